/** Every operation on tensors, with shapes and numbers on which it may be tried. */

import fc from "fast-check";
import type { Random } from "../../lib/random.ts";
import {
  averagePool,
  concat,
  conv2d,
  crossEntropyOf,
  linearOf,
  maxPool,
  type Shape,
  stack,
  type Tensor,
  tensor,
} from "nets/tensor";
import type { Computed, Domain } from "./gradient_check.ts";

/** An operation to try. */
export type Operation = {
  readonly f: Computed;
  /** Shapes of its operands; sizes 1, odd ones, and none at all where it takes them. */
  readonly shapes: fc.Arbitrary<readonly Shape[]>;
  readonly domain?: Domain;
};

/** Away from 0, where some functions have a corner or a pole. */
const OFF_ZERO: Domain = (chance: Random) =>
  (chance.uniform() < 0.5 ? -1 : 1) * chance.uniform(0.3, 2);

const POSITIVE: Domain = (chance: Random) => chance.uniform(0.3, 2);

/** Sums of their products are sixteenths: with 1/32 added, never near 0. */
const QUARTERS: Domain = (chance: Random) => (chance.integer(17) - 8) / 4;

/** All different by far more than a small step, in a random order: for what depends on which is larger. */
const APART: Domain = (chance: Random) =>
  (chance.integer(4001) - 2000) / 1000 + chance.uniform(-2e-4, 2e-4);

const size = fc.integer({ min: 0, max: 4 });
const some = fc.integer({ min: 1, max: 5 });

/** A shape of at most three axes, some of them empty. */
const shape = fc.array(size, { maxLength: 3 });

/** A shape with at least one number. */
const filled = fc.array(some, { minLength: 1, maxLength: 3 });

/** Two shapes that stretch to each other: some axes of each left out or 1. */
const stretching: fc.Arbitrary<readonly Shape[]> = fc.tuple(
  shape,
  fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  fc.integer({ min: 0, max: 3 }),
).map(([all, first, second, left]) => [
  all.map((n, i) => first[i] ? 1 : n),
  all.map((n, i) => second[i] ? 1 : n).slice(Math.min(left, all.length)),
]);

const one = shape.map((s) => [s]);
const oneFilled = filled.map((s) => [s]);

const images = fc.tuple(some, some, some, some, some)
  .map(([n, channels, height, width, filters]) => [
    [n, channels, height + 1, width + 1],
    [filters, channels, 2, Math.min(3, width + 1)],
    [filters],
  ]);

const pooled = fc.tuple(some, some, some, some)
  .map(([n, channels, height, width]) => [[
    n,
    channels,
    height + 1,
    width + 1,
  ]]);

/** Class numbers that a test can foretell. */
function labels(like: Tensor): Tensor {
  const [examples, classes] = like.shape;
  const numbers = Array.from({ length: examples }, (_, i) => (7 * i) % classes);
  return tensor(Float32Array.from(numbers), { backend: like.backend });
}

/** By name. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  add: { f: (a, b) => a.add(b), shapes: stretching },
  sub: { f: (a, b) => a.sub(b), shapes: stretching },
  mul: { f: (a, b) => a.mul(b), shapes: stretching },
  div: { f: (a, b) => a.div(b), shapes: stretching, domain: OFF_ZERO },
  pow: { f: (a, b) => a.pow(b), shapes: stretching, domain: POSITIVE },
  "pow by a number": { f: (a) => a.pow(3), shapes: one },
  "add a number": { f: (a) => a.add(1.5).mul(a), shapes: one },
  "mul by a number": { f: (a) => a.mul(-2.5).mul(a), shapes: one },
  "div by a number": { f: (a) => a.div(3).mul(a), shapes: one },
  neg: { f: (a) => a.neg().mul(a), shapes: one },
  exp: { f: (a) => a.exp(), shapes: one },
  log: { f: (a) => a.log(), shapes: one, domain: POSITIVE },
  sqrt: { f: (a) => a.sqrt(), shapes: one, domain: POSITIVE },
  square: { f: (a) => a.square(), shapes: one },
  abs: { f: (a) => a.abs().mul(a), shapes: one, domain: OFF_ZERO },
  sin: { f: (a) => a.sin(), shapes: one },
  cos: { f: (a) => a.cos(), shapes: one },
  tanh: { f: (a) => a.tanh(), shapes: one },
  sigmoid: { f: (a) => a.sigmoid(), shapes: one },
  softplus: { f: (a) => a.softplus(), shapes: one },
  relu: { f: (a) => a.relu().mul(a), shapes: one, domain: OFF_ZERO },
  leakyRelu: {
    f: (a) => a.leakyRelu(0.1).mul(a),
    shapes: one,
    domain: OFF_ZERO,
  },
  maximum: {
    f: (a, b) => a.maximum(b).mul(a),
    shapes: stretching,
    domain: APART,
  },
  minimum: {
    f: (a, b) => a.minimum(b).mul(a),
    shapes: stretching,
    domain: APART,
  },
  where: {
    f: (a, b) => a.greater(0).where(a.mul(b), b.square()),
    shapes: stretching,
    domain: OFF_ZERO,
  },
  sum: { f: (a) => a.square().sum(), shapes: one },
  "sum of one axis": { f: (a) => a.square().sum(0), shapes: oneFilled },
  "sum that keeps axes": {
    f: (a) => a.sum(-1, { keep: true }).mul(a),
    shapes: oneFilled,
  },
  mean: { f: (a) => a.square().mean(-1), shapes: oneFilled },
  variance: { f: (a) => a.variance(-1), shapes: oneFilled },
  max: {
    f: (a) => a.max(-1, { keep: true }).mul(a),
    shapes: oneFilled,
    domain: APART,
  },
  min: { f: (a) => a.min(0).square(), shapes: oneFilled, domain: APART },
  logSumExp: { f: (a) => a.logSumExp(-1), shapes: oneFilled },
  softmax: { f: (a) => a.softmax(), shapes: oneFilled },
  logSoftmax: { f: (a) => a.logSoftmax(0), shapes: oneFilled },
  reshape: { f: (a) => a.reshape([a.size]).square(), shapes: one },
  permute: {
    f: (a) => a.permute([...a.shape.keys()].reverse()).square(),
    shapes: one,
  },
  transpose: {
    f: (a) => a.transpose().square(),
    shapes: fc.tuple(size, size, size).map((s) => [s]),
  },
  slice: {
    f: (a) => a.slice(1, undefined, -1).square(),
    shapes: oneFilled,
  },
  at: { f: (a) => a.at(-1).square(), shapes: oneFilled },
  pad: { f: (a) => a.pad(1, 2, -1).square(), shapes: oneFilled },
  gather: {
    f: (a) => a.gather([0, a.shape[0] - 1, 0]).square(),
    shapes: oneFilled,
  },
  scatter: {
    f: (a) => a.scatter(Array(a.shape[0]).fill(1), 3).square(),
    shapes: oneFilled,
  },
  concat: {
    f: (a, b) => concat([a, b, a], 1).square(),
    shapes: fc.tuple(size, size, size, size)
      .map(([n, k, l, rest]) => [[n, k, rest], [n, l, rest]]),
  },
  stack: {
    f: (a) => stack([a, a.square()]).square(),
    shapes: one,
  },
  matmul: {
    f: (a, b) => a.matmul(b),
    shapes: fc.tuple(size, size, size).map(([m, k, n]) => [[m, k], [k, n]]),
  },
  "matmul of many": {
    f: (a, b) => a.matmul(b),
    shapes: fc.tuple(some, some, size, some)
      .map(([count, m, k, n]) => [[count, m, k], [2, 1, k, n]]),
  },
  linear: {
    f: (x, w, b) => linearOf(x, w, b),
    shapes: fc.tuple(size, size, size).map((
      [m, k, n],
    ) => [[m, k], [n, k], [n]]),
  },
  "linear with relu": {
    f: (x, w, b) => linearOf(x, w, b.add(1 / 32), "relu").mul(0.5),
    shapes: fc.tuple(some, some, some).map((
      [m, k, n],
    ) => [[2, m, k], [n, k], [n]]),
    domain: QUARTERS,
  },
  "linear with tanh": {
    f: (x, w, b) => linearOf(x, w, b, "tanh"),
    shapes: fc.tuple(some, some, some).map((
      [m, k, n],
    ) => [[m, k], [n, k], [n]]),
  },
  "linear with sigmoid": {
    f: (x, w, b) => linearOf(x, w, b, "sigmoid"),
    shapes: fc.tuple(some, some, some).map((
      [m, k, n],
    ) => [[m, k], [n, k], [n]]),
  },
  conv2d: { f: (x, w, b) => conv2d(x, w, b), shapes: images },
  "conv2d with stride and padding": {
    f: (x, w, b) => conv2d(x, w, b, { stride: 2, padding: 1 }),
    shapes: images,
  },
  maxPool: { f: (x) => maxPool(x, 2), shapes: pooled, domain: APART },
  averagePool: { f: (x) => averagePool(x, 2, 1), shapes: pooled },
  crossEntropy: {
    f: (z) => crossEntropyOf(z, labels(z)),
    shapes: fc.tuple(some, some).map((s) => [s]),
  },
};
