import assert from "node:assert/strict";
import { BACKENDS } from "../support/backends.ts";
import { gradients, step, type Tensor, tensor, variable } from "nets/tensor";

for (const { name, backend } of BACKENDS) {
  const on = { backend };

  Deno.test(`step() on ${name} gives what it returns, in its structure, without history`, async () => {
    const x = tensor([1, 2, 3], on);
    const result = step(() => {
      const y = x.mul(2);
      return { y, sums: [y.sum(), x.sum()], count: 3, nothing: undefined };
    }, on);
    assert.deepEqual(await result.y.nested(), [2, 4, 6]);
    assert.deepEqual(
      await Promise.all(result.sums.map((s) => s.item())),
      [12, 6],
    );
    assert.equal(result.count, 3);
    assert.equal(result.nothing, undefined);
    assert.deepEqual(await gradients(result.y.sum(), x).nested(), [0, 0, 0]);
  });

  Deno.test(`step() on ${name}: what it kept stays right while other steps go on`, async () => {
    const x = tensor([[1, 2], [3, 4]], on);
    const kept = step(() => x.matmul(x), on);
    for (let i = 0; i < 50; i++) {
      step(() => x.mul(i).matmul(x).add(i).sum(), on);
    }
    assert.deepEqual(await kept.nested(), [[7, 10], [15, 22]]);
    assert.deepEqual(await x.nested(), [[1, 2], [3, 4]]);
  });

  Deno.test(`step() on ${name}: a tensor that is left behind cannot be used`, () => {
    const left: Tensor[] = [];
    step(() => {
      left.push(tensor([1, 2], on).mul(3));
    }, on);
    assert.throws(() => left[0].add(1), {
      name: "ValueError",
      message:
        "Cannot use a tensor [2] of a step that has ended: what a step makes goes when it ends; " +
        "return it from the step, and use what step() gives back",
    });
    assert.equal(String(left[0]), "Tensor [2]");
  });

  Deno.test(`step() on ${name}: the same tensor twice, a reshaped one, and one from outside`, async () => {
    const x = tensor([1, 2, 3, 4], on);
    const [a, b, c, d] = step(() => {
      const y = x.add(1);
      return [y, y, y.reshape([2, 2]), x];
    }, on);
    assert.deepEqual(await a.nested(), [2, 3, 4, 5]);
    assert.equal(a, b);
    assert.deepEqual(await c.nested(), [[2, 3], [4, 5]]);
    assert.equal(d, x);
  });

  Deno.test(`step() on ${name} within a step is part of it, and a variable belongs to none`, async () => {
    const x = tensor([1, 2], on);
    let kept = x;
    const sum = step(() => {
      const inner = step(() => x.mul(5), on);
      kept = variable(inner.add(1));
      return inner.sum();
    }, on);
    assert.equal(await sum.item(), 15);
    assert.deepEqual(await kept.nested(), [6, 11]);
  });

  Deno.test(`step() on ${name} that throws leaves the next one whole`, async () => {
    const x = tensor([1, 2], on);
    assert.throws(() =>
      step(() => {
        x.mul(2);
        throw new Error("in the middle");
      }, on), { message: "in the middle" });
    const y = x.mul(4);
    assert.deepEqual(await y.nested(), [4, 8]);
    assert.equal(await step(() => x.sum(), on).item(), 3);
  });

  Deno.test(`step() on ${name} refuses to wait`, () => {
    assert.throws(() => step(async () => await tensor(1, on).item(), on), {
      name: "ValueError",
      message:
        "Cannot run a step: it must be computed at once, but its function is async; wait before it or after it",
    });
  });
}
