import assert from "node:assert/strict";
import { positions } from "nets/nn";
import { tensor } from "nets/tensor";

Deno.test("positions adds the same row to the same place of every example", async () => {
  const layer = positions(3, 2, { seed: 1 })
    .with({ table: tensor([[1, 2], [3, 4], [5, 6]]) });
  const x = tensor([[[0, 0], [0, 0]], [[10, 10], [10, 10]]]);
  assert.deepEqual(await layer.output(x).nested(), [
    [[1, 2], [3, 4]],
    [[11, 12], [13, 14]],
  ]);
});

Deno.test("positions says when a sequence is too long or too wide", () => {
  const layer = positions(2, 3, { seed: 1 });
  assert.throws(() => layer.shapeAfter([1, 3, 3]), {
    message:
      "Cannot apply positions 2 × 3 to [1, 3, 3]: a sequence must not be longer than the 2 places of its table, but it has 3",
  });
  assert.throws(() => layer.shapeAfter([1, 2, 4]), {
    message:
      "Cannot apply positions 2 × 3 to [1, 2, 4]: its last axis must hold 3 features, but it holds 4",
  });
});
