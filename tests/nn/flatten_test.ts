import assert from "node:assert/strict";
import { flatten } from "nets/nn";
import { tensor } from "nets/tensor";

Deno.test("flatten lays each example out row by row", async () => {
  const x = tensor([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]);
  assert.deepEqual(
    await flatten.output(x).nested(),
    [[1, 2, 3, 4], [5, 6, 7, 8]],
  );
});

Deno.test("flatten of no examples, and of single numbers", () => {
  const none = tensor(new Float32Array(0), { shape: [0, 2, 3] });
  assert.deepEqual(flatten.output(none).shape, [0, 6]);
  assert.deepEqual(flatten.output(tensor([1, 2])).shape, [2, 1]);
});

Deno.test("flatten foretells as much of a shape as is known", () => {
  assert.deepEqual(flatten.shapeAfter(["…", 4]), ["examples", "features"]);
  assert.deepEqual(flatten.shapeAfter(["examples", 8, "height", 4]), [
    "examples",
    "features",
  ]);
  assert.deepEqual(flatten.shapeAfter(["examples", 8, 2, 4]), ["examples", 64]);
});
