/** A loop waits for a device that is behind, in training and in evaluating, and hands nothing over meanwhile. */

import assert from "node:assert/strict";
import { evaluate, halfSquare, toBackend, train } from "nets/nn";
import { type Backend, loops } from "nets/tensor";
import { ROWS, small } from "./small_training.ts";

/** Loops that are behind each third time they are asked, and count what is handed over while they are. */
function behind() {
  const seen = { asked: 0, waits: 0, meanwhile: 0, steps: 0 };
  let isBehind = false;
  const backend: Backend = {
    ...loops(),
    name: "behind",
    peek: () => undefined,
    begin() {
      seen.steps++;
      if (isBehind) seen.meanwhile++;
    },
    keepUp() {
      if (++seen.asked % 3 !== 0) return undefined;
      seen.waits++;
      isBehind = true;
      return new Promise((come) =>
        setTimeout(() => {
          isBehind = false;
          come();
        }, 2)
      );
    },
  };
  return { backend, seen };
}

Deno.test("train: waits before a batch for a device that is behind", async () => {
  const { backend, seen } = behind();
  await train(small(), { ...small.options, epochs: 4, backend });
  assert.equal(seen.asked, 4 * 3);
  assert.equal(seen.waits, 4);
  assert.equal(seen.meanwhile, 0);
});

Deno.test("evaluate: waits between its parts for a device that is behind", async () => {
  const { backend, seen } = behind();
  const net = await toBackend(small(), backend);
  await evaluate(net, { ...ROWS, loss: halfSquare, batchSize: 1 });
  assert.equal(seen.asked, 10);
  assert.equal(seen.waits, 3);
  assert.equal(seen.meanwhile, 0);
});
