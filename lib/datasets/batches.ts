/** Batches: the examples of an epoch, a few at a time. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import type { Random } from "../random.ts";
import { checkCount } from "../shape.ts";

/** How an epoch is cut into batches. */
export type BatchOptions = {
  /** What shuffles the examples first; without it they come in order. */
  readonly random?: Random;
  /** What becomes of a last batch that is smaller than the others. If not said, it is kept. */
  readonly last?: "keep" | "drop";
};

/**
 * The places of the examples of one epoch, batch by batch: every example once, or, if a
 * smaller last batch is dropped, at most once.
 *
 * @param examples how many there are
 * @param size how many a batch has: 1 for stochastic descent, all for plain descent
 * @param options whether to shuffle, and what becomes of a smaller last batch
 * @returns `⌈examples / size⌉` batches; `⌊examples / size⌋` if the last is dropped
 * @throws {ValueError} if a number is not a whole number from 1 on
 *
 * @example 1,000 examples, 50 at a time: 20 updates an epoch
 * ```ts
 * import assert from "node:assert/strict";
 * import { Random } from "nets";
 * assert.equal(batches(1000, 50, { random: new Random(7) }).length, 20);
 * assert.deepEqual(batches(5, 2), [[0, 1], [2, 3], [4]]);
 * assert.deepEqual(batches(5, 2, { last: "drop" }), [[0, 1], [2, 3]]);
 * ```
 */
export function batches(
  examples: number,
  size: number,
  options: BatchOptions = {},
): number[][] {
  const action = "make batches";
  checkCount(action, "the number of examples", examples, 1);
  checkCount(action, "the size of a batch", size, 1);
  const { random, last = "keep" } = options;
  if (last !== "keep" && last !== "drop") {
    throw new ValueError(
      action,
      `last must be "keep" or "drop", but it is ${written(last)}`,
    );
  }
  const inOrder = Array.from({ length: examples }, (_, i) => i);
  const order = random ? random.shuffle(inOrder) : inOrder;
  const count = last === "drop"
    ? Math.floor(examples / size)
    : Math.ceil(examples / size);
  return Array.from(
    { length: count },
    (_, batch) => order.slice(batch * size, (batch + 1) * size),
  );
}
