import assert from "node:assert/strict";
import {
  concat,
  conv2d,
  crossEntropyOf,
  drawn,
  linearOf,
  loops,
  maxPool,
  stack,
  Tensor,
  tensor,
} from "nets/tensor";
import { BACKENDS } from "../support/backends.ts";

/** Called as cells call it, which know no types. */
type Loose = (...args: readonly unknown[]) => unknown;

Deno.test("Tensor: shapes that do not fit are named, with the axis and the remedy", () => {
  const x = tensor([[1, 2, 3], [4, 5, 6]]);
  const cases: [() => unknown, string][] = [
    [
      () => x.add(tensor([1, 2, 3, 4])),
      "Cannot add [2, 3] and [4]: sizes on axis 1 must be equal or 1, but they are 3 and 4",
    ],
    [
      () => x.matmul(x),
      "Cannot multiply [2, 3] by [2, 3]: the inner sizes must be equal, but 3 is not 2",
    ],
    [
      () => x.matmul(tensor([1, 2, 3])),
      "Cannot multiply [2, 3] by [3]: a matrix must have 2 axes, but one has 1; reshape a row to [1, n], a column to [n, 1]",
    ],
    [
      () => linearOf(x, tensor([[1, 2]]), tensor([0])),
      "Cannot apply a linear layer to [2, 3]: its last axis must hold the 2 inputs of weight [1, 2], but it has 3",
    ],
    [
      () => linearOf(x, tensor([[1, 2, 3]]), tensor([0, 0])),
      "Cannot apply a linear layer to [2, 3]: its bias must be [1], one for each unit, but it is [2]",
    ],
    [
      () => x.reshape([4, -1]),
      "Cannot reshape [2, 3] to [4, -1]: it must hold 6 numbers, but it holds multiples of 4",
    ],
    [
      () => x.reshape([-1, -1]),
      "Cannot reshape [2, 3] to [-1, -1]: only one size may be -1",
    ],
    [
      () => (x as unknown as { reshape: Loose }).reshape(3, 2),
      "Cannot reshape [2, 3]: the sizes must be a list, but they are the number 3; write [3, …]",
    ],
    [
      () => x.permute([0, 0]),
      "Cannot permute [2, 3]: the order must name each of the axes 0 to 1 once, but it is [0, 0]",
    ],
    [
      () => x.slice(1, 3),
      "Cannot slice [2, 3] from 1 to 3: both must lie in order between 0 and 2, the size of axis 0",
    ],
    [
      () => x.at(3, 1),
      "Cannot take part 3 of [2, 3]: axis 1 has 3, which are counted from 0",
    ],
    [
      () => x.sum([0, 0]),
      "Cannot sum [2, 3]: each axis must be named once, but axis 0 is there twice",
    ],
    [
      () => tensor([]).max(),
      "Cannot take the largest of [0]: there must be a number, but there is none",
    ],
    [
      () => tensor([]).mean(),
      "Cannot take the mean of [0]: there must be a number, but there is none",
    ],
    [
      () => concat([x, tensor([[1, 2]])]),
      "Cannot concatenate [2, 3] and [1, 2] along axis 0: all other sizes must be equal",
    ],
    [
      () => stack([x, tensor([1, 2, 3])]),
      "Cannot stack [2, 3] and [3]: all must have the same shape",
    ],
    [
      () => (tensor as Loose)([1, 2, 3, 4], [2, 2]),
      "Cannot make a tensor: the options must be a record, as in tensor(values, { shape: [2, 2] }), but they are an array of 2",
    ],
    [
      () => stack([]),
      "Cannot concatenate tensors: there must be one, but there is none",
    ],
    [
      () => x.expandTo([3]),
      "Cannot expand [2, 3] to [3]: only axes of size 1 can be repeated",
    ],
    [
      () => x.scatter([0], 2),
      "Cannot scatter [2, 3] by indices [1]: there must be one index for each row",
    ],
    [
      () => tensor(1).gather([0]),
      "Cannot gather rows of []: a single number has no rows",
    ],
    [
      () => maxPool(x, 2),
      "Cannot take the largest of windows of [2, 3]: the images must be [examples, channels, height, width], but they have 2 axes",
    ],
    [
      () => conv2d(tensor([[[[1]]]]), tensor([[[[1, 2]]]])),
      "Cannot convolve [1, 1, 1, 1] with [1, 1, 1, 2]: a window must fit into an image, but 1 × 2 is larger than 1 × 1",
    ],
    [
      () => crossEntropyOf(x, tensor([0, 1, 2])),
      "Cannot take the cross-entropy of logits [2, 3]: the labels must be [2], one class number for each example, but they are [3]",
    ],
  ];
  for (const [wrong, message] of cases) {
    assert.throws(wrong, { name: "ShapeError", message });
  }
});

Deno.test("Tensor: what is no tensor, or lives elsewhere, is named", () => {
  const x = tensor([1, 2]);
  const elsewhere = tensor([1, 2], {
    backend: loops({ precision: "double" }),
  });
  assert.throws(() => x.add([1, 2] as unknown as Tensor), {
    name: "ValueError",
    message:
      "Cannot add [2] and an array of 2: an operand must be a Tensor or a number; write tensor([…])",
  });
  assert.throws(() => x.add(undefined as unknown as Tensor), {
    message:
      "Cannot add [2] and nothing: an operand must be a Tensor or a number",
  });
  assert.throws(
    () => new (Tensor as unknown as new (x: unknown) => Tensor)([1]),
    {
      name: "ValueError",
      message:
        "Cannot make a Tensor with new: it must have a backend, but there is none; write tensor([[1, 2], [3, 4]])",
    },
  );
  assert.throws(() => (drawn as Loose)([2], { seed: 1 }), {
    name: "ValueError",
    message:
      "Cannot draw a tensor: what draws a number must be a function, but it is an object",
  });
  assert.throws(() => x.add(elsewhere), {
    name: "ValueError",
    message: /^Cannot add tensors of two backends: both must live on one/,
  });
  const [plain, exact] = [loops(), loops({ precision: "double" })].map((
    backend,
  ) => tensor([[1]], { backend }));
  assert.throws(() => plain.matmul(exact), {
    name: "ValueError",
    message:
      "Cannot multiply the matrices of tensors of two backends: both must live on one, but the first is on loops, " +
      "and the second on another loops; move one with (await x.to(backend))",
  });
  assert.throws(() => Number(x), {
    name: "ValueError",
    message:
      "Cannot use + - * / < > on a Tensor: they take plain numbers; write a.add(b), a.less(b), or (await a.item()) for a single number",
  });
});

Deno.test("Tensor.item() wants one number, and Tensor.to() moves it", async () => {
  await assert.rejects(tensor([1, 2]).item(), {
    message:
      "Cannot read one number of [2]: it holds 2; sum it first, or read all with .nested()",
  });
  const moved = await tensor([0.5]).to(loops({ precision: "double" }));
  assert.equal(await moved.item(), 0.5);
});

for (const { name, backend } of BACKENDS) {
  const on = { backend };
  const numbers = async (t: Tensor) => [...await t.read()];

  Deno.test(`Tensor on ${name}: NaN and infinities flow on as in the arithmetic of floats`, async () => {
    const x = tensor([NaN, Infinity, -Infinity, 0], on);
    assert.deepEqual(await numbers(x.add(1)), [NaN, Infinity, -Infinity, 1]);
    assert.deepEqual(await numbers(x.relu()), [NaN, Infinity, 0, 0]);
    assert.deepEqual(await numbers(x.mul(0)), [NaN, NaN, NaN, 0]);
    assert.deepEqual(await numbers(x.exp()), [NaN, Infinity, 0, 1]);
    assert.deepEqual(await numbers(x.tanh()), [NaN, 1, -1, 0]);
    assert.deepEqual(await numbers(x.sigmoid()), [NaN, 1, 0, 0.5]);
    assert.deepEqual(await numbers(x.sqrt()), [NaN, Infinity, NaN, 0]);
    assert.deepEqual(await numbers(x.log()), [NaN, Infinity, NaN, -Infinity]);
    assert.deepEqual(await numbers(x.maximum(1)), [NaN, Infinity, 1, 1]);
    assert.deepEqual(await numbers(x.minimum(1)), [NaN, 1, -Infinity, 0]);
    assert.deepEqual(await numbers(x.greater(0)), [0, 1, 0, 0]);
    assert.deepEqual(await numbers(x.equal(x)), [0, 1, 1, 1]);
    assert.deepEqual(await numbers(x.max()), [NaN]);
    assert.deepEqual(await numbers(x.argMax()), [0]);
    assert.deepEqual(await numbers(x.sum()), [NaN]);
  });

  Deno.test(`Tensor on ${name}: logits of ±1000 do not overflow`, async () => {
    const z = tensor([[1000, 0, -1000], [-1000, -1000, -1000]], on);
    const third = Math.fround(1 / 3);
    assert.deepEqual(await z.softmax().nested(), [
      [1, 0, 0],
      [third, third, third],
    ]);
    const lost = await numbers(crossEntropyOf(z, tensor([2, 0], on)));
    assert.equal(lost[0], 2000);
    assert.ok(Math.abs(lost[1] - Math.log(3)) < 1e-6);
    const bent = await numbers(tensor([1000, -1000, 0], on).softplus());
    assert.deepEqual(bent.slice(0, 2), [1000, 0]);
    assert.ok(Math.abs(bent[2] - Math.LN2) < 1e-7);
    const total = await tensor([1000, 1000], on).logSumExp().item();
    assert.ok(Math.abs(total - (1000 + Math.LN2)) < 1e-4);
    assert.equal(
      await tensor([-Infinity, -Infinity], on).logSumExp().item(),
      -Infinity,
    );
  });

  Deno.test(`Tensor on ${name}: an index that is no row is named, at the latest when something is read`, async () => {
    const x = tensor([[1], [2]], on);
    await assert.rejects(async () => await x.gather([0, 2]).read(), {
      name: "ValueError",
      message:
        "Cannot take rows by their indices: each must be a whole number from 0 to 1, but index 1 is 2",
    });
    await assert.rejects(
      async () => await x.scatter([0, -1], 2).read(),
      /index 1 is -1$/,
    );
    await assert.rejects(
      async () => await x.gather([0.5]).read(),
      /index 0 is 0.5$/,
    );
    await assert.rejects(
      async () =>
        await crossEntropyOf(tensor([[1, 2]], on), tensor([2], on)).read(),
      /label 0 is 2; classes are counted from 0/,
    );
  });
}
