import assert from "node:assert/strict";
import { tensor } from "nets/tensor";
import { namedTensors } from "../../lib/nn/named_tensors.ts";

Deno.test("namedTensors() says where there is no tensor, and which name stands twice", () => {
  assert.throws(() => namedTensors("save parameters", { a: 3 as never }), {
    name: "ShapeError",
    message:
      "Cannot save parameters: a must be a Tensor, or an array or record of such, but it is 3",
  });
  const a = tensor(1);
  assert.throws(
    () => namedTensors("save parameters", { "a.b": a, a: { b: a } }),
    {
      name: "ValueError",
      message:
        'Cannot save parameters: each parameter must have its own name, but there are two called "a.b"; leave the dots out of names',
    },
  );
});
