/** Along axes that are so long that a GPU reduces them in parts, and so large that they need a grid of workgroups. */

import assert from "node:assert/strict";
import { axesOn } from "../../lib/webgpu/axes.ts";
import { Random } from "../../lib/random.ts";
import { onDevice } from "./on_gpu.ts";

/** Axes in the middle that take one stage, two and three; among and beside others. */
const LONG = [
  [1, 129, 1],
  [2, 513, 3],
  [3, 8193, 1],
  [1, 1025, 70],
  [1, 100_003, 1],
  [1, 16_500, 2],
] as const;

const at = (outer: number, length: number, inner: number) =>
  Array.from(
    { length: outer * inner },
    (_, i) =>
      Array.from(
        { length },
        (_, j) => (Math.floor(i / inner) * length + j) * inner + i % inner,
      ),
  );

onDevice(
  "sum along a long axis is as exact as along a short one",
  async ({ home }) => {
    const { sum } = axesOn(home);
    for (const [outer, length, inner] of LONG) {
      const chance = new Random(length);
      const x = Float32Array.from(
        { length: outer * length * inner },
        () => chance.normal(),
      );
      const found = await home.read(
        sum(home.write(x), [outer, length, inner], [outer, 1, inner]),
      );
      at(outer, length, inner).forEach((pile, i) => {
        const wanted = pile.reduce((total, j) => total + x[j], 0);
        const scale = pile.reduce((total, j) => total + Math.abs(x[j]), 0);
        assert.ok(
          Math.abs(found[i] - wanted) <= 2e-6 * scale,
          `[${outer}, ${length}, ${inner}]: ${found[i]} is not ${wanted}`,
        );
      });
    }
  },
);

onDevice(
  "sum and argMax give back the rooms that they need in between",
  ({ home, pool }) => {
    const { sum, argMax } = axesOn(home);
    home.begin(); // so that nothing is given back because nobody holds it
    const a = home.write(new Float32Array(10_000)), inUse = pool.size.inUse;
    sum(a, [10_000], []);
    argMax(a, 1, 10_000, 1);
    assert.equal(pool.size.inUse, inUse + 2 * 64);
    home.end([]);
    return Promise.resolve();
  },
);

onDevice("sum of a million equal numbers loses nothing", async ({ home }) => {
  const x = new Float32Array(1e6).fill(0.1);
  const [found] = await home.read(axesOn(home).sum(home.write(x), [1e6], []));
  assert.ok(Math.abs(found / (1e6 * x[0]) - 1) < 2e-6, `${found}`);
});

onDevice(
  "max along a long axis finds the last number as well as the first, and NaN among all",
  async ({ home }) => {
    const { max } = axesOn(home);
    for (const [outer, length, inner] of LONG) {
      const piles = at(outer, length, inner), large = [outer, length, inner];
      const x = new Float32Array(outer * length * inner).fill(-7);
      piles.forEach((pile, i) => x[pile[i % 2 === 0 ? length - 1 : 0]] = i);
      const least = await home.read(
        max(home.write(x), large, [outer, 1, inner]),
      );
      assert.deepEqual([...least], piles.map((_, i) => i));
      x[piles[0][length - 2]] = NaN;
      const found = await home.read(
        max(home.write(x), large, [outer, 1, inner]),
      );
      assert.deepEqual([...found], piles.map((_, i) => i === 0 ? NaN : i));
    }
  },
);

onDevice(
  "argMax along a long axis finds the first of the largest, whichever part it is in; 0 and −0 are equal",
  async ({ home }) => {
    const { argMax } = axesOn(home);
    for (const [outer, length, inner] of LONG) {
      const piles = at(outer, length, inner);
      const first = piles.map((_, i) => (i * 37 + length - 2) % (length - 1));
      const x = new Float32Array(outer * length * inner).fill(-7);
      piles.forEach((pile, i) => {
        x[pile[first[i]]] = -0;
        x[pile[first[i] + 1]] = 0;
        x[pile[length - 1]] = 0;
      });
      const found = argMax(home.write(x), outer, length, inner);
      assert.deepEqual([...await home.read(found)], first);
      piles.forEach((pile) => x[pile[length - 1]] = NaN);
      const nan = argMax(home.write(x), outer, length, inner);
      assert.deepEqual([...await home.read(nan)], piles.map(() => length - 1));
    }
  },
);

onDevice(
  "max and argMax know NaN by whatever bits, also negative ones",
  async ({ home }) => {
    const { max, argMax } = axesOn(home),
      x = Float32Array.of(3, 1, Infinity, 2);
    for (const bits of [0x7f800001, 0x7fc00000, 0xff800001, 0xffffffff]) {
      new Uint32Array(x.buffer)[1] = bits;
      const a = home.write(x.slice());
      assert.deepEqual([...await home.read(max(a, [4], []))], [NaN]);
      assert.deepEqual([...await home.read(argMax(a, 1, 4, 1))], [1]);
    }
  },
);

onDevice(
  "expand and sum work beyond the most workgroups along one axis",
  async ({ home }) => {
    const { expand, sum } = axesOn(home), rows = 1_400_001; // 3 · 1,400,001 > 64 · 65,535
    const row = home.write(Float32Array.of(1, 2, 3));
    const large = expand(row, [3], [rows, 3]);
    assert.deepEqual([...await home.read(sum(large, [rows, 3], [3]))], [
      rows,
      2 * rows,
      3 * rows,
    ]);
    const sums = await home.read(sum(large, [rows, 3], [rows, 1]));
    assert.ok(sums.length === rows && sums.every((total) => total === 6));
  },
);

onDevice(
  "expand, sum and max of equal numbers that are known run nothing",
  async ({ home, commands }) => {
    const { expand, sum, max } = axesOn(home), half = home.constant(1, 0.5);
    const halves = expand(half, [1], [3, 4]);
    const results = [
      halves,
      sum(halves, [3, 4], [4]),
      max(halves, [3, 4], [3, 1]),
      sum(home.constant(0, Infinity), [3, 0], [3, 1]),
      max(home.constant(0, 1), [3, 0], [3, 1]),
    ];
    assert.deepEqual(
      await Promise.all(results.map(async (a) => [...await home.read(a)])),
      [
        new Array(12).fill(0.5),
        new Array(4).fill(1.5),
        new Array(3).fill(0.5),
        [0, 0, 0],
        new Array(3).fill(-Infinity),
      ],
    );
    assert.equal(commands.counts.dispatches, 0);
  },
);
