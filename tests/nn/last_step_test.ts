import assert from "node:assert/strict";
import { lastStep, recurrent } from "nets/nn";
import { DOUBLE, inputsOf } from "../support/gradient_check.ts";

Deno.test("lastStep of a recurrent layer is its last state", async () => {
  const layer = recurrent(2, 3, { seed: 1, backend: DOUBLE });
  const [x] = inputsOf([[2, 4, 2]], 6);
  assert.deepEqual(
    await lastStep.output(layer.output(x)).nested(),
    await layer.states(x).at(-1)!.nested(),
  );
});

Deno.test("lastStep takes sequences", () =>
  assert.throws(() => lastStep.shapeAfter([2, 3]), {
    message:
      "Cannot apply last step to [2, 3]: it must be [examples, time, features], but it is [2, 3]",
  }));
