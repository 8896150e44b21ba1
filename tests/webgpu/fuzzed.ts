/** Operations with random shapes: of 1, of primes, of fours, of nothing. */

import fc from "fast-check";
import type {
  Activated,
  Backend,
  Numbers,
  Update,
  Windows,
} from "../../lib/tensor/backend.ts";
import { Random } from "../../lib/random.ts";
import { sample } from "../tensor/laws/bench.ts";
import { sizeOf } from "../tensor/laws/shapes.ts";
import { MAPS, ZIPS } from "./cases.ts";

/** One operation on operands of one seed. */
export type Fuzzed = {
  /**
   * Computes it.
   *
   * @param changed what is done to the operands before: their magnitudes show what is added up
   */
  readonly run: (
    backend: Backend,
    changed: (x: number[]) => number[],
  ) => readonly Numbers[];
  /** What is added up besides the operands. */
  readonly around: number;
};

const seed = fc.nat({ max: 2 ** 20 });
const size = fc.oneof(
  { weight: 3, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.constantFrom(2, 3, 7, 13, 31, 61, 67, 131) },
  { weight: 3, arbitrary: fc.constantFrom(4, 8, 16, 64, 68) },
  { weight: 3, arbitrary: fc.integer({ min: 2, max: 40 }) },
);
const some = size.filter((n) => n > 0);
const length = fc.oneof(size, fc.integer({ min: 0, max: 3000 }));

const shape = fc.array(size, { maxLength: 4 })
  .filter((shape) => sizeOf(shape) <= 4000);

/** A shape, and which of its axes are left or 1. */
const stretched = fc.tuple(
  shape,
  fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  fc.nat({ max: 4 }),
).map(([large, ones, without]) => ({
  large,
  small: large.map((n, axis) => ones[axis] ? 1 : n).slice(
    Math.min(without, large.length),
  ),
}));

/** A shape, and a part of it. */
const cut = fc.array(
  fc.tuple(size, fc.nat({ max: 4 }), fc.nat({ max: 4 })),
  { maxLength: 4 },
).map((axes) => ({
  part: axes.map(([n]) => n),
  starts: axes.map(([, before]) => before),
  whole: axes.map(([n, before, after]) => before + n + after),
})).filter(({ whole }) => sizeOf(whole) <= 4000);

const windows: fc.Arbitrary<Windows> = fc.record({
  examples: fc.integer({ min: 0, max: 3 }),
  channels: fc.integer({ min: 1, max: 5 }),
  height: fc.integer({ min: 1, max: 17 }),
  width: fc.integer({ min: 1, max: 17 }),
  kernelHeight: fc.integer({ min: 1, max: 5 }),
  kernelWidth: fc.integer({ min: 1, max: 5 }),
  stride: fc.integer({ min: 1, max: 3 }),
  padding: fc.integer({ min: 0, max: 2 }),
}).filter((w) =>
  w.height + 2 * w.padding >= w.kernelHeight &&
  w.width + 2 * w.padding >= w.kernelWidth
).map((w) => ({
  ...w,
  rows: 1 + Math.floor((w.height + 2 * w.padding - w.kernelHeight) / w.stride),
  columns: 1 + Math.floor((w.width + 2 * w.padding - w.kernelWidth) / w.stride),
}));

/** What writes numbers of one seed. */
type Given = (size: number) => Numbers;

/** An operation whose operands come one after the other, and its sizes. */
function fuzzed<Sizes>(
  sizes: fc.Arbitrary<Sizes>,
  compute: (b: Backend, given: Given, sizes: Sizes) => readonly Numbers[],
  around = 0,
): fc.Arbitrary<Fuzzed> {
  return fc.record({ seed, sizes }).map(({ seed, sizes }) => ({
    around,
    run: (b, changed) => {
      const chance = new Random(seed);
      const given = (size: number) =>
        b.write(Float32Array.from(changed(sample(chance, size))));
      return compute(b, given, sizes);
    },
    toString: () => JSON.stringify({ seed, sizes }),
  }));
}

/** Indices, which have no sign. */
function indicesOf(b: Backend, count: number, rows: number): Numbers {
  const chance = new Random(count);
  const indices = Array.from({ length: count }, () => chance.integer(rows));
  return b.write(Float32Array.from(indices));
}

const table = fc.record({ rows: some, width: some, count: size })
  .filter(({ rows, width, count }) => width * Math.max(rows, count) <= 4000);

const updates: fc.Arbitrary<Update> = fc.constantFrom<Update>(
  { rule: "sgd", rate: 0.1, decay: 0.1 },
  { rule: "momentum", rate: 0.1, decay: 0.1, momentum: 0.9, nesterov: true },
  { rule: "rmsprop", rate: 0.1, decay: 0, smoothing: 0.9, epsilon: 0.1 },
  {
    rule: "adam",
    rate: 0.1,
    decay: 0.1,
    decoupled: true,
    beta1: 0.9,
    beta2: 0.99,
    epsilon: 0.1,
    t: 2,
  },
);
const REMEMBERED = { sgd: 0, momentum: 1, rmsprop: 1, adam: 2 } as const;

/** All operations but products, by their names. */
export const FUZZED: Readonly<Record<string, fc.Arbitrary<Fuzzed>>> = {
  map: fuzzed(
    fc.record({ n: length, c: fc.constantFrom(0.5, 2, -1) }),
    (b, given, { n, c }) => {
      const x = given(n);
      return MAPS.filter((f) => f !== "power").map((f) => b.map(f, x, c));
    },
    4,
  ),
  zip: fuzzed(length, (b, given, n) => {
    const x = given(n), y = given(n);
    const smooth = ZIPS.filter((f) => f !== "power" && f !== "divide");
    return smooth.map((f) => b.zip(f, x, y));
  }, 4),
  "map and zip by powers": fuzzed(length, (b, given, n) => {
    const x = b.map("shift", b.map("abs", given(n)), 0.5);
    const y = b.map("tanh", given(n));
    return [
      b.map("power", x, 1.5),
      b.zip("power", x, y),
      b.zip("divide", y, x),
    ];
  }, 4),
  where: fuzzed(
    length,
    (b, given, n) => [b.where(given(n), given(n), given(n))],
  ),
  expand: fuzzed(stretched, (b, given, { large, small }) => [
    b.expand(given(sizeOf(small)), small, large),
  ]),
  sum: fuzzed(stretched, (b, given, { large, small }) => [
    b.sum(given(sizeOf(large)), large, small),
  ]),
  max: fuzzed(stretched, (b, given, { large, small }) => [
    b.max(given(sizeOf(large)), large, small),
  ]),
  argMax: fuzzed(
    fc.tuple(some, some, some).filter((sizes) => sizeOf(sizes) <= 4000),
    (b, given, [outer, length, inner]) => [
      b.argMax(given(outer * length * inner), outer, length, inner),
    ],
  ),
  permute: fuzzed(
    shape.chain((shape) =>
      fc.shuffledSubarray(shape.map((_, i) => i), { minLength: shape.length })
        .map((order) => ({ shape, order }))
    ),
    (b, given, { shape, order }) => [
      b.permute(given(sizeOf(shape)), shape, order),
    ],
  ),
  "slice and pad": fuzzed(cut, (b, given, { whole, starts, part }) => [
    b.slice(given(sizeOf(whole)), whole, starts, part),
    b.pad(given(sizeOf(part)), part, starts, whole),
  ]),
  concat: fuzzed(
    fc.tuple(size, fc.array(size, { minLength: 1, maxLength: 4 })),
    (b, given, [outer, lengths]) => [
      b.concat(lengths.map((n) => given(outer * n)), outer, lengths),
    ],
  ),
  "gather and scatter": fuzzed(table, (b, given, { rows, width, count }) => {
    const indices = indicesOf(b, count, rows);
    return [
      b.gather(given(rows * width), width, indices),
      b.scatter(given(count * width), width, indices, rows),
    ];
  }),
  "unfold and fold": fuzzed(windows, (b, given, w) => {
    const pixels = w.examples * w.channels * w.height * w.width;
    const seen = w.examples * w.rows * w.columns * w.channels *
      w.kernelHeight * w.kernelWidth;
    return [b.unfold(given(pixels), w), b.fold(given(seen), w)];
  }),
  crossEntropy: fuzzed(
    fc.record({ rows: size, classes: some }),
    (b, given, { rows, classes }) => {
      const labels = indicesOf(b, rows, classes), z = given(rows * classes);
      const { losses, slopes } = b.crossEntropy(z, labels, rows, classes);
      return [losses, slopes];
    },
    8,
  ),
  optimise: fuzzed(
    fc.record({ n: length, update: updates }),
    (b, given, { n, update }) => {
      const w = b.variable(given(n));
      const state = Array.from(
        { length: REMEMBERED[update.rule] },
        () => b.variable(b.map("square", given(n))),
      );
      b.optimise(update, w, given(n), state);
      return [w, ...state];
    },
    4,
  ),
  uniform: fuzzed(
    fc.record({ n: length, seed: fc.nat(), stream: fc.nat({ max: 99 }) }),
    (b, _, { n, seed, stream }) => [b.uniform(n, seed, stream)],
  ),
};

/** Products, by their names. */
export const PRODUCTS_FUZZED: Readonly<Record<string, fc.Arbitrary<Fuzzed>>> = {
  matmul: fuzzed(
    fc.record({
      m: size,
      k: size,
      n: size,
      transposeA: fc.boolean(),
      transposeB: fc.boolean(),
      count: fc.constantFrom(1, 1, 3),
    }),
    (b, given, product) => {
      const { m, k, n, count } = product;
      return [b.matmul(given(count * m * k), given(count * k * n), product)];
    },
  ),
  linear: fuzzed(
    fc.record({
      m: size,
      k: size,
      n: size,
      activated: fc.constantFrom<Activated>(
        "identity",
        "relu",
        "tanh",
        "sigmoid",
      ),
    }),
    (b, given, { activated, ...sizes }) => {
      const { m, k, n } = sizes;
      const x = given(m * k), w = given(n * k), bias = given(n);
      // the activation tames errors, but what is added up is the sum before it
      return [b.linear(x, w, bias, sizes, activated)];
    },
    32,
  ),
};
