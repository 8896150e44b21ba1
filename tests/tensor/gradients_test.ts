import assert from "node:assert/strict";
import { gradients, loops, type Tensor, tensor } from "nets/tensor";
import { gradients as slopesOfValues, value } from "nets";

Deno.test("gradients() gives a structure of slopes for a structure of tensors", async () => {
  const layer = { weight: tensor([[1, 2]]), bias: tensor([3]) };
  const x = tensor([[5], [7]]);
  const loss = x.mul(layer.weight).add(layer.bias).sum();
  const slopes = gradients(loss, [layer, x]);
  assert.deepEqual(await slopes[0].weight.nested(), [[12, 12]]);
  assert.deepEqual(await slopes[0].bias.nested(), [4]);
  assert.deepEqual(await slopes[1].nested(), [[3], [3]]);
});

Deno.test("gradients() adds up the ways to a tensor that is used twice", async () => {
  const x = tensor(3);
  assert.equal(await gradients(x.mul(x).add(x), x).item(), 7);
});

Deno.test("gradients() are 0 where the loss does not depend on a tensor", async () => {
  const x = tensor([1, 2]), other = tensor([[3, 4]]);
  assert.deepEqual(await gradients(x.sum(), other).nested(), [[0, 0]]);
  assert.deepEqual(await gradients(x.detach().sum(), x).nested(), [0, 0]);
});

Deno.test("gradients() can be taken of a tensor in between", async () => {
  const x = tensor(2), y = x.square(), loss = y.mul(3);
  assert.equal(await gradients(loss, y).item(), 3);
});

Deno.test("gradients() of gradients: (x³)'' = 6x, (x³)''' = 6", async () => {
  const x = tensor(2);
  const first = gradients(x.pow(3), x);
  const second = gradients(first, x);
  const third = gradients(second, x);
  assert.deepEqual(
    await Promise.all([first, second, third].map((t) => t.item())),
    [12, 12, 6],
  );
});

Deno.test("gradients() survives a graph of 100,000 steps", async () => {
  const x = tensor(0);
  let y: Tensor = x;
  for (let i = 0; i < 100_000; i++) y = y.add(1);
  assert.equal(await gradients(y, x).item(), 1);
});

Deno.test("gradients() computes nothing towards what is not asked for", () => {
  const backend = loops();
  let products = 0;
  const counted = {
    ...backend,
    matmul: (...all: Parameters<typeof backend.matmul>) => {
      products++;
      return backend.matmul(...all);
    },
  };
  const x = tensor([[1, 2]], { backend: counted });
  const w = tensor([[3], [4]], { backend: counted });
  gradients(x.matmul(w).sum(), w);
  assert.equal(products, 2); // forward, and the slope for w
});

Deno.test("gradients() of tensors are those of Values", async () => {
  const numbers = [0.5, 0.3, -0.7];
  const [a, b, c] = numbers.map((x) => value(x));
  const y = a.mul(b).tanh().add(c.sigmoid().div(a)).sub(b.exp());
  const slopes = slopesOfValues(y, [a, b, c]);
  const double = { backend: loops({ precision: "double" }) };
  const [p, q, r] = numbers.map((x) => tensor(x, double));
  const z = p.mul(q).tanh().add(r.sigmoid().div(p)).sub(q.exp());
  for (const [i, g] of gradients(z, [p, q, r]).entries()) {
    assert.ok(Math.abs(await g.item() - slopes[i]) < 1e-14);
  }
});

Deno.test("gradients() says what is wrong with a loss", () => {
  assert.throws(() => gradients(tensor([1, 2]), tensor(1)), {
    name: "ShapeError",
    message:
      "Cannot take gradients of [2]: the loss must be one number, but it holds 2; sum it first, or take its mean",
  });
  assert.throws(() => gradients(3 as unknown as Tensor, tensor(1)), {
    name: "ValueError",
    message:
      "Cannot take gradients: the loss must be a Tensor, but it is the number 3; write tensor(3)",
  });
  assert.throws(
    () => gradients(tensor(1), { w: 3 } as unknown as Tensor),
    {
      message:
        "Cannot take gradients: w must be a Tensor, or an array or record of such, but it is 3",
    },
  );
});
