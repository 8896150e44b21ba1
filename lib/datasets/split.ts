/** Splits: examples to learn from, and others, never seen before, to be judged by. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { Random } from "../random.ts";
import { checkCount, checkNames, checkOptions } from "../shape.ts";
import { checkDataSet } from "./check_data_set.ts";
import { ClassificationSet } from "./classification_set.ts";
import type { DataSet } from "./data_set.ts";

/** How examples are split. */
export type SplitOptions = {
  /** The share of the examples to test on: 0.25 for a quarter. */
  readonly test: number;
  /** The share to choose by: when to stop, how many units. If not said, there is no such part. */
  readonly validation?: number;
  /** The same seed gives the same split on every machine. */
  readonly seed: number;
  /** Whether each part has its share of every class. If not said, yes where there are classes. */
  readonly stratified?: boolean;
};

/** The two parts of a data set; no example is in two of them. */
export type Split<Data extends DataSet> = {
  /** What is learned from. */
  readonly train: Data;
  /** What is looked at once, at the end. */
  readonly test: Data;
};

/** The same with a part to choose by, so that the test part stays unseen. */
export type SplitInThree<Data extends DataSet> = Split<Data> & {
  /** What decides between models. */
  readonly validation: Data;
};

/**
 * Splits a data set at random.
 *
 * The parts have `share · examples` examples, rounded. In a stratified split the test
 * and validation parts also have, of every class, its share to within one example: by
 * chance alone a small class could be missing where it is asked for.
 *
 * @param data what to split
 * @param options shares, seed
 * @returns the parts, each in random order
 * @throws {ShapeError} if a part would be empty, or a class has fewer examples than there are parts
 * @throws {ValueError} if a share is not between 0 and 1, or they leave nothing to learn from
 *
 * @example A quarter of each species
 * ```ts
 * import assert from "node:assert/strict";
 * import { iris } from "nets/datasets";
 * const { train, test } = split(iris().classification({ target: "species" }), { test: 0.2, seed: 7 });
 * assert.deepEqual(train.counts(), { setosa: 40, versicolor: 40, virginica: 40 });
 * assert.deepEqual(test.counts(), { setosa: 10, versicolor: 10, virginica: 10 });
 * ```
 */
export function split<Data extends DataSet>(
  data: Data,
  options: SplitOptions & { readonly validation: number },
): SplitInThree<Data>;
/** The same into two parts. */
export function split<Data extends DataSet>(
  data: Data,
  options: SplitOptions,
): Split<Data>;
export function split<Data extends DataSet>(
  data: Data,
  options: SplitOptions,
): Split<Data> | SplitInThree<Data> {
  checkDataSet("split a data set", data);
  const action = `split ${data.name}`;
  checkOptions(action, options, "split(data, { test: 0.25, seed: 7 })");
  checkNames(action, ["test", "validation", "seed", "stratified"], options);
  const { test, validation, seed } = options;
  checkCount(action, "the seed", seed, 0);
  const shares = validation === undefined ? [test] : [test, validation];
  checkShares(action, shares);
  const strata = strataOf(action, data, options, shares.length + 1);
  const parts = dealt(
    new Random(seed).shuffle(data.x.map((_, i) => i)),
    quotasOf(strata.sizes, shares),
    strata.of,
  );
  checkNoneEmpty(action, parts.map((part) => part.length), data.length);
  const [first, second, third] = parts.map((part) => data.take(part) as Data);
  return validation === undefined
    ? { train: second, test: first }
    : { train: third, validation: second, test: first };
}

/** Which group an example belongs to, and how large the groups are. */
type Strata = {
  readonly sizes: readonly number[];
  readonly of: (example: number) => number;
};

function strataOf(
  action: string,
  data: DataSet,
  { stratified }: SplitOptions,
  parts: number,
): Strata {
  if (!(data instanceof ClassificationSet)) {
    if (stratified) {
      throw new ValueError(
        action,
        "only a set with classes can be stratified, but this one has targets; leave stratified out",
      );
    }
    return { sizes: [data.length], of: () => 0 };
  }
  if (stratified === false) return { sizes: [data.length], of: () => 0 };
  for (const [name, count] of Object.entries(data.counts())) {
    if (count === 0 || count >= parts) continue;
    throw new ShapeError(
      action,
      `each class must have an example for each of the ${parts} parts, but ${name} has ${count}; write stratified: false, or leave the class out`,
    );
  }
  return {
    sizes: data.classes.map((name) => data.counts()[name]),
    of: (i) => data.y[i],
  };
}

/** Hands out examples in order: to the first part that still needs one of its stratum, else to the last. */
function dealt(
  order: readonly number[],
  quotas: readonly number[][],
  stratumOf: (example: number) => number,
): number[][] {
  const parts: number[][] = [...quotas, 0].map(() => []);
  for (const i of order) {
    const part = quotas.findIndex((quota) => quota[stratumOf(i)]-- > 0);
    parts.at(part)!.push(i); // -1, where no part needs it, is the last
  }
  return parts;
}

/** For each part but the last, how many examples of each stratum it gets. */
function quotasOf(
  sizes: readonly number[],
  [test, validation]: readonly number[],
): number[][] {
  const first = quotas(sizes, test);
  if (validation === undefined) return [first];
  const left = sizes.map((size, stratum) => size - first[stratum]);
  return [first, quotas(sizes, validation, left)];
}

/**
 * `share` of each size, rounded so that they add up to that share of them all: the
 * largest remainders are rounded up, where there is room.
 */
function quotas(
  sizes: readonly number[],
  share: number,
  room = sizes,
): number[] {
  const exact = sizes.map((size) => size * share);
  const quota = exact.map(Math.floor);
  const missing = Math.round(sum(sizes) * share) - sum(quota);
  exact
    .map((e, stratum) => ({ stratum, remainder: e - quota[stratum] }))
    .filter(({ stratum }) => quota[stratum] < room[stratum])
    .sort((a, b) => b.remainder - a.remainder)
    .slice(0, missing)
    .forEach(({ stratum }) => quota[stratum]++);
  return quota;
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

function checkShares(action: string, shares: readonly number[]): void {
  const bad = shares.find((share) =>
    !(Number.isFinite(share) && share > 0 && share < 1)
  );
  if (bad !== undefined) {
    throw new ValueError(
      action,
      `a share must be between 0 and 1, but one is ${written(bad)}`,
    );
  }
  if (sum(shares) < 1) return;
  throw new ValueError(
    action,
    `test and validation must leave something to learn from, but together they are ${
      sum(shares)
    }`,
  );
}

function checkNoneEmpty(
  action: string,
  sizes: readonly number[],
  examples: number,
): void {
  if (sizes.every((size) => size > 0)) return;
  throw new ShapeError(
    action,
    `every part must have an example, but of ${examples} they would get ${
      sizes.join(", ")
    }`,
  );
}
