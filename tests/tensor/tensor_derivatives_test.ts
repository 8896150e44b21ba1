/** Every operation on tensors has the derivative that small steps measure. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { Tensor } from "nets/tensor";
import {
  assertGradient,
  assertSecondGradient,
  inputsOf,
} from "../support/gradient_check.ts";
import { OPERATIONS } from "../support/operations.ts";

const seeds = fc.integer({ min: 0, max: 1e6 });

for (const [name, { f, shapes, domain }] of Object.entries(OPERATIONS)) {
  const at = domain === undefined ? {} : { domain };
  Deno.test(`Tensor: ${name} has the slopes that small steps measure, twice`, () =>
    fc.assert(
      fc.asyncProperty(shapes, seeds, async (all, seed) => {
        const inputs = inputsOf(all, seed, at);
        await assertGradient(f, inputs);
        if (inputs.every((x) => x.size <= 12)) {
          await assertSecondGradient(f, inputs);
        }
      }),
      { numRuns: 12 },
    ));
}

Deno.test("Tensor: a wrong derivative is caught", async () => {
  const wrong = (x: Tensor) =>
    x.made(x.shape, x.exp().numbers, [x, (g) => g.mul(x)]);
  await assert.rejects(
    assertGradient(wrong, inputsOf([[3]], 1)),
    /input 0, place 0: the slope is .*, small steps measure/,
  );
});

Deno.test("Tensor: every method that makes a tensor is among the operations tried", () => {
  const tried = Object.keys(OPERATIONS).map((name) => name.split(" ")[0]);
  const constants = ["argMax", "greater", "less", "equal", "oneHot"];
  const others = ["made", "constant", "detach", "to", "expandTo", "sumTo"];
  const missing = Object.getOwnPropertyNames(Tensor.prototype)
    .filter((name) => name !== "constructor")
    .filter((name) => ![...tried, ...constants, ...others].includes(name));
  assert.deepEqual(missing, []);
});
