import assert from "node:assert/strict";
import { averagePool, maxPool } from "nets/nn";
import { tensor } from "nets/tensor";

const image = tensor([[[[1, 2, 7], [3, 6, 0], [9, 9, 9]]]]);

Deno.test("maxPool and averagePool look at each number once, and not at what is left over", async () => {
  assert.deepEqual(await maxPool(2).output(image).nested(), [[[[6]]]]);
  assert.deepEqual(await averagePool(2).output(image).nested(), [[[[3]]]]);
});

Deno.test("maxPool and averagePool slide by their stride", async () => {
  const stride = 1;
  assert.deepEqual(
    await maxPool(2, { stride }).output(image).nested(),
    [[[[6, 7], [9, 9]]]],
  );
  assert.deepEqual(
    await averagePool(2, { stride }).output(image).nested(),
    [[[[3, 3.75], [6.75, 6]]]],
  );
});

Deno.test("maxPool says what it is, and what does not fit", () => {
  assert.equal(String(maxPool(2)), "max pool 2 × 2");
  assert.equal(
    String(averagePool(3, { stride: 2 })),
    "average pool 3 × 3, stride 2",
  );
  assert.throws(() => maxPool(4).output(image), {
    message:
      "Cannot apply max pool 4 × 4 to [1, 1, 3, 3]: a window must fit into an image, but its height is 4, and that of the image 3",
  });
  assert.throws(() => maxPool(3, 1 as never), {
    message:
      "Cannot build max pool 3: the options must be a record, as in maxPool(2, { stride: 1 }), but they are the number 1",
  });
  assert.throws(() => maxPool(3, { padding: 1 } as never), {
    message:
      "Cannot build max pool 3: its options must be among stride, but one is padding",
  });
  assert.throws(() => averagePool(0), {
    message:
      "Cannot build average pool 0: the size must be a whole number, 1 or more, but it is 0",
  });
});
