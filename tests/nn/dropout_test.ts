import assert from "node:assert/strict";
import { dropout, linear, Masks, type Mode, sequential } from "nets/nn";
import { gradients, tensor } from "nets/tensor";
import { BACKENDS } from "../support/backends.ts";

const training = (seed: number): Mode => ({
  training: true,
  masks: new Masks(seed),
});
const ones = (n: number) => tensor(new Float32Array(n).fill(1));

Deno.test("dropout changes nothing but in training", () => {
  const x = ones(4), half = dropout(0.5);
  assert.equal(half.output(x), x);
  const mode = { training: false, masks: new Masks(1) };
  assert.equal(half.output(x, mode), x);
  assert.deepEqual(mode.masks.next(), new Masks(1).next()); // and draws nothing
  assert.equal(dropout(0).output(x, training(1)), x);
});

Deno.test("dropout keeps the mean, and as many numbers as it says", async () => {
  const n = 40_000;
  for (const rate of [0.1, 0.5, 0.9]) {
    const y = await dropout(rate).output(ones(n), training(5)).read();
    const kept = y.filter((v) => v !== 0);
    for (const v of kept) assert.equal(v, Math.fround(1 / (1 - rate)));
    // Five standard deviations of the binomial distribution.
    const off = Math.abs(kept.length - n * (1 - rate));
    assert.ok(off < 5 * Math.sqrt(n * rate * (1 - rate)), `${kept.length}`);
  }
});

Deno.test("dropout lets slopes through where it let numbers through, by the same factor", async () => {
  const x = ones(100), y = dropout(0.3).output(x, training(2));
  const slopes = gradients(y.sum(), x);
  assert.deepEqual(await slopes.nested(), await y.nested());
});

Deno.test("dropout draws another mask each time, and the same ones from the same seed", async () => {
  const net = sequential(dropout(0.5), dropout(0.5));
  const run = async (mode: Mode) => await net.output(ones(64), mode).nested();
  const mode = training(8);
  const first = await run(mode), second = await run(mode);
  assert.notDeepEqual(first, second);
  const again = training(8);
  assert.deepEqual([await run(again), await run(again)], [first, second]);
  // Two layers have two masks: only a quarter is left, not a half.
  const kept = (first as number[]).filter((v) => v !== 0).length;
  assert.ok(kept > 4 && kept < 28, `${kept}`);
});

Deno.test("dropout drops the same units on every backend", async () => {
  const masks = await Promise.all(BACKENDS.map(({ backend }) => {
    const x = tensor(new Float32Array(33).fill(1), { backend });
    return dropout(0.4).output(x, training(4)).nested();
  }));
  for (const mask of masks) assert.deepEqual(mask, masks[0]);
});

Deno.test("dropout is heard by layers in a sequence in a sequence", async () => {
  const net = sequential({
    inner: sequential({ drop: dropout(0.5) }),
    out: linear(8, 1, { seed: 1 }),
  });
  const x = ones(8).reshape([1, 8]);
  assert.notDeepEqual(
    await net.output(x, training(1)).nested(),
    await net.output(x).nested(),
  );
});

Deno.test("dropout says what rates there are", () => {
  for (const rate of [1, -0.1, NaN]) {
    assert.throws(() => dropout(rate), {
      message:
        `Cannot build dropout: the rate must be from 0 to below 1, but it is ${rate}`,
    });
  }
});
