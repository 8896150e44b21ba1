import assert from "node:assert/strict";
import fc from "fast-check";
import { type NestedNumbers, tensor } from "nets/tensor";
import { nested } from "../../lib/tensor/nested_numbers.ts";

Deno.test("tensor() reads what nested() writes", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 }),
      async (shape) => {
        const size = shape.reduce((a, b) => a * b, 1);
        const numbers = Float32Array.from({ length: size }, (_, i) => i);
        const x = tensor(nested(numbers, shape));
        assert.deepEqual(x.shape, shape);
        assert.deepEqual(await x.read(), numbers);
      },
    ),
  ));

Deno.test("tensor() takes typed arrays in a shape, and leaves them alone", async () => {
  const floats = Float32Array.of(1, 2, 3, 4), bytes = Uint8Array.of(7, 255);
  const x = tensor(floats, { shape: [2, 2] });
  floats[0] = 100;
  assert.deepEqual(await x.nested(), [[1, 2], [3, 4]]);
  assert.deepEqual(await tensor(bytes).nested(), [7, 255]);
});

Deno.test("tensor() says where rows differ, and what is no number", () => {
  const cases: [unknown, string][] = [
    [
      [[1, 2], [3]],
      "Cannot make a tensor: rows must be equally long, but the first has 2 numbers and [1] has 1",
    ],
    [
      [[1, 2], 3],
      "Cannot make a tensor: rows must be equally long, but the first has 2 numbers and [1] is the number 3",
    ],
    [
      [1, [2]],
      "Cannot make a tensor: rows must be equally deep, but [1] is an array of 1",
    ],
    [
      [1, "2"],
      'Cannot make a tensor: there must be nothing but numbers, but [1] is the text "2"',
    ],
    [
      undefined,
      "Cannot make a tensor: there must be nothing but numbers, but it is nothing",
    ],
  ];
  for (const [values, message] of cases) {
    assert.throws(() => tensor(values as NestedNumbers), { message });
  }
  assert.throws(() => tensor([1, 2, 3], { shape: [2, 2] }), {
    name: "ShapeError",
    message:
      "Cannot make a tensor [2, 2]: it must be given 4 numbers, but it was given 3",
  });
});
