import assert from "node:assert/strict";
import { embedding, linear } from "nets/nn";
import { gradients, tensor } from "nets/tensor";

Deno.test("embedding is a linear layer without biases on one-hot rows", async () => {
  const layer = embedding(4, 3, { seed: 1 });
  const same = linear(4, 3, { seed: 1, bias: false })
    .with({ weight: layer.parameters.table.transpose() });
  const words = tensor([[3, 0], [1, 3]]);
  assert.deepEqual(
    await layer.output(words).nested(),
    await same.output(words.oneHot(4)).nested(),
  );
});

Deno.test("embedding gives slopes to the rows that were looked up, as often as they were", async () => {
  const layer = embedding(4, 1, { seed: 1 });
  const loss = layer.output(tensor([3, 0, 3])).sum();
  const { table } = gradients(loss, layer.parameters);
  assert.deepEqual(await table.nested(), [[1], [0], [0], [2]]);
});

Deno.test("embedding says what is not in its table", () =>
  assert.throws(() => embedding(4, 2, { seed: 1 }).output(tensor([0, 4])), {
    message:
      "Cannot take rows by their indices: each must be a whole number from 0 to 3, but index 1 is 4",
  }));
