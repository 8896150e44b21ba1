/** Every operation at NaN, infinities, zeros and thousands. */

import type { Activated, Backend, Numbers } from "../../lib/tensor/backend.ts";
import { type Case, MAPS, ZIPS } from "./cases.ts";

const oo = Infinity;
const EXTREMES = [NaN, oo, -oo, 0, 1, -1, 2.5, 1000, -1000, 1e-3, 20, -20];

/** Each with each. */
const PAIRS = EXTREMES.flatMap((x) => EXTREMES.map((y) => [x, y] as const));

const written = (b: Backend, values: readonly number[]): Numbers =>
  b.write(Float32Array.from(values));

/** A table of ones in which some numbers are extreme. */
function ones(size: number, extremes: Readonly<Record<number, number>>) {
  return Array.from({ length: size }, (_, i) => extremes[i] ?? 1);
}

/** The cases, but for products. */
export const EXTREME_CASES: readonly Case[] = [
  ...MAPS.map((f): Case => ({
    name: `map ${f} at extremes`,
    run: (b) => [1.5, -1, 0, 3].map((c) => b.map(f, written(b, EXTREMES), c)),
  })),
  ...ZIPS.map((f): Case => ({
    name: `zip ${f} at extremes`,
    run: (b) => {
      const x = written(b, PAIRS.map(([x]) => x));
      return [b.zip(f, x, written(b, PAIRS.map(([, y]) => y)))];
    },
  })),
  {
    name: "where at extremes",
    run: (b) => {
      const x = written(b, EXTREMES);
      return [b.where(x, x, written(b, EXTREMES.map(() => 7)))];
    },
  },
  ...[[9, 70], [70, 9], [1, 700]].map(([rows, columns]): Case => ({
    name: `max and argMax of [${rows}, ${columns}] at extremes`,
    run: (b) => {
      const x = written(
        b,
        Array.from(
          { length: rows * columns },
          (_, i) => i % 89 === 5 ? NaN : i % 7 === 0 ? -oo : -(i % 13),
        ),
      );
      return [
        b.max(x, [rows, columns], [columns]),
        b.max(x, [rows, columns], [rows, 1]),
        b.max(b.map("scale", x, 0), [rows, columns], []),
        b.max(b.map("negate", x), [rows, columns], [columns]), // of NaN with the other sign
        b.argMax(b.map("negate", x), 1, rows, columns),
        b.argMax(x, rows, columns, 1),
        b.argMax(x, 1, rows, columns),
      ];
    },
  })),
  {
    name:
      "max of what is −∞ everywhere, and argMax of zeros with and without a sign",
    run: (b) => [
      b.max(written(b, Array(9).fill(-oo)), [3, 3], [3]),
      b.argMax(written(b, [-1, -0, 0, -0, 0, -1]), 2, 3, 1),
    ],
  },
  ...[3, 70].map((classes): Case => ({
    name: `crossEntropy of ${classes} classes at extremes`,
    run: (b) => {
      const rows = [
        [1000, -1000, 0],
        [-1000, 1000, 0],
        [0, -oo, 0],
        [0, NaN, 0],
        [NaN, 0, 0],
        [5, 5, 5],
      ].map((row) => Array.from({ length: classes }, (_, i) => row[i] ?? -9));
      const { losses, slopes } = b.crossEntropy(
        written(b, rows.flat()),
        written(b, [1, 0, 0, 0, 1, 2]),
        rows.length,
        classes,
      );
      return [losses, slopes];
    },
  })),
];

/** The cases of kernels that multiply. */
export const EXTREME_PRODUCTS: readonly Case[] = [
  ...(["relu", "tanh", "sigmoid"] as Activated[]).map((g): Case => ({
    name: `linear and ${g} at extremes, of sums that are split`,
    run: (b) => {
      const m = EXTREMES.length, k = 1030, n = 2;
      const values = new Array<number>(m * k).fill(0);
      EXTREMES.forEach((x, i) => values[i * k + 7 * i] = x);
      const weight = written(b, new Array<number>(n * k).fill(1));
      const bias = written(b, [0, -0.5]);
      return [b.linear(written(b, values), weight, bias, { m, k, n }, g)];
    },
  })),
  ...[false, true].map((transposeB): Case => ({
    name: `matmul at extremes, ${transposeB ? "transposed" : "not transposed"}`,
    run: (b) => {
      const x = written(b, ones(7 * 5, { 11: NaN, 23: oo }));
      const y = written(b, ones(5 * 9, { 33: 0, 19: 0 }));
      return [b.matmul(x, y, { m: 7, k: 5, n: 9, transposeB })];
    },
  })),
  ...(["identity", "relu", "tanh", "sigmoid"] as Activated[]).map((
    g,
  ): Case => ({
    name: `linear and ${g} at extremes`,
    run: (b) => {
      const x = written(b, EXTREMES), one = written(b, [1, 1]);
      const sizes = { m: EXTREMES.length, k: 1, n: 2 };
      return [b.linear(x, one, written(b, [0, -0.5]), sizes, g)];
    },
  })),
];
