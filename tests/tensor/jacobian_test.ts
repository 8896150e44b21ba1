import assert from "node:assert/strict";
import { softmaxJacobian } from "nets";
import { gradients, jacobian, loops, tensor } from "nets/tensor";

const double = { backend: loops({ precision: "double" }) };

Deno.test("jacobian() of a softmax is the formula's", async () => {
  const z = [0.2, -1.3, 2.5];
  const x = tensor(z, double);
  const slopes = await jacobian(x.softmax(), x).nested() as number[][];
  for (const [i, row] of softmaxJacobian(z).entries()) {
    for (const [j, slope] of row.entries()) {
      assert.ok(Math.abs(slopes[i][j] - slope) < 1e-15);
    }
  }
});

Deno.test("jacobian() of a matrix product is the matrix", async () => {
  const w = tensor([[1, 2], [3, 4], [5, 6]]), x = tensor([[7], [8]]);
  const slopes = jacobian(w.matmul(x), x);
  assert.deepEqual(slopes.shape, [3, 1, 2, 1]);
  assert.deepEqual(await slopes.reshape([3, 2]).nested(), await w.nested());
});

Deno.test("jacobian() of a gradient is the Hessian, which is symmetric", async () => {
  const x = tensor([0.3, -0.8, 1.1], double);
  const y = x.square().sum().mul(x.sin().sum()).exp();
  const rows = await jacobian(gradients(y, x), x).nested() as number[][];
  for (const [i, row] of rows.entries()) {
    for (const [j, slope] of row.entries()) {
      assert.ok(Math.abs(slope - rows[j][i]) < 1e-12);
    }
  }
});

Deno.test("jacobian() is 0 where nothing depends, and empty of nothing", async () => {
  assert.deepEqual(
    await jacobian(tensor([1, 2]), tensor([3])).nested(),
    [[0], [0]],
  );
  assert.deepEqual(jacobian(tensor([]), tensor([1, 2])).shape, [0, 2]);
});
