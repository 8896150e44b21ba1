/** What a metric is, and which class an output stands for. */

import { whatIs } from "../describe.ts";
import { ShapeError } from "../errors.ts";
import { checkFunction, checkRecord } from "../shape.ts";

/** One number for each example, or a row of numbers. */
export type PlainRows = readonly number[] | readonly (readonly number[])[];

/** What a metric is told of the network. */
export type MetricOptions = {
  /** From where on a single output stands for class 1: ½ if the network ends in a sigmoid, else 0. */
  readonly threshold?: number;
};

/** How good predictions are, as one number. */
export type Metric = (
  predicted: PlainRows,
  targets: PlainRows,
  options: MetricOptions,
) => number;

/**
 * The class that each row of outputs stands for: with several outputs that of the largest (the first
 * of equals), with one whether it is `threshold` or more.
 *
 * @param outputs `[examples, outputs]`; or class numbers `[examples]`, which stay as they are
 * @param options `threshold`: 0 if not said, as for logits; for chances, 0.5
 * @returns class numbers from 0
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(classesOf([[0.2, 3, -1], [5, 0, 0]]), [1, 0]);
 * assert.deepEqual(classesOf([[-2.5], [0.3]]), [0, 1]);
 * assert.deepEqual(classesOf([[0.3], [0.7]], { threshold: 0.5 }), [0, 1]);
 * ```
 */
export function classesOf(
  outputs: PlainRows,
  { threshold = 0 }: MetricOptions = {},
): number[] {
  return Array.from(outputs, (row: number | readonly number[]) => {
    if (typeof row === "number") return row;
    if (row.length === 1) return row[0] >= threshold ? 1 : 0;
    let largest = 0;
    for (let k = 1; k < row.length; k++) {
      if (row[k] > row[largest]) largest = k;
    }
    return largest;
  });
}

/**
 * The class numbers of targets: numbers as they are, also in rows of one, but −1 is class 0; of rows of
 * chances, the most likely.
 */
export function classesOfTargets(targets: PlainRows): number[] {
  return classesOf(
    Array.from(
      targets,
      (row: number | readonly number[]) =>
        typeof row === "number" || row.length > 1 ? row : row[0],
    ) as PlainRows,
  ).map((k) => k === -1 ? 0 : k);
}

/**
 * Checks that metrics have names, and are functions.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ShapeError} if they are no record
 * @throws {ValueError} if one is no function
 */
export function checkMetrics(action: string, metrics: unknown): void {
  if (metrics === undefined) return;
  checkRecord(action, "metrics", metrics, "metrics: { accuracy }");
  for (const [name, f] of Object.entries(metrics as object)) {
    checkFunction(action, `the metric ${name}`, f);
  }
}

/** All numbers of rows, one after the other. */
export function flat(rows: PlainRows): number[] {
  return (rows as readonly (number | readonly number[])[]).flat();
}

/**
 * Checks that there are as many predictions as targets, and at least one.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ShapeError} if not
 */
export function checkPairs(
  action: string,
  predicted: unknown,
  targets: unknown,
): void {
  const lists = { predictions: predicted, targets };
  for (const [what, list] of Object.entries(lists)) {
    if (Array.isArray(list) || ArrayBuffer.isView(list)) continue;
    throw new ShapeError(
      action,
      `the ${what} must be a list, but they are ${whatIs(list)}`,
    );
  }
  const [n, m] = [predicted, targets].map((list) =>
    (list as ArrayLike<unknown>).length
  );
  if (n === m && n > 0) return;
  throw new ShapeError(
    action,
    n === m
      ? "there must be a prediction, but there is none"
      : `there must be one target for each prediction, but there are ${n} predictions and ${m} targets`,
  );
}
