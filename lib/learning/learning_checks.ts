/** The checks of what learning needs beside examples: a rate, and a place to begin. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { checkFinite, checkLength, checkList } from "../shape.ts";
import type { WeightsAndBias } from "./trace.ts";

/**
 * Checks that a rate is a finite number above 0.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ValueError} if it is not
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkRate("learn", 0), {
 *   message: "Cannot learn: the rate must be a finite number above 0, but it is 0",
 * });
 * ```
 */
export function checkRate(action: string, rate: number): void {
  if (Number.isFinite(rate) && rate > 0) return;
  throw new ValueError(
    action,
    `the rate must be a finite number above 0, but it is ${written(rate)}`,
  );
}

/**
 * Where a unit begins: what was given, checked, or zero.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param inputs how many weights there must be
 * @throws {ShapeError} if there are more or fewer
 * @throws {ValueError} if a number is not finite
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(checkedStart("learn", 2, undefined), { weights: [0, 0], bias: 0 });
 * ```
 */
export function checkedStart<N = number>(
  action: string,
  inputs: number,
  start: WeightsAndBias<N> | undefined,
): WeightsAndBias<N | number> {
  if (start === undefined) return { weights: Array(inputs).fill(0), bias: 0 };
  checkList(action, "start weights", start.weights);
  checkLength(action, "start weights", start.weights, inputs);
  checkFinite(action, "start weights", start.weights.map(plain));
  if (Number.isFinite(plain(start.bias))) return start;
  throw new ValueError(
    action,
    `the start bias must be a finite number, but it is ${written(start.bias)}`,
  );
}

/** A fraction as a number; anything else, a text too, as it is. */
function plain(value: unknown): unknown {
  return value instanceof Object ? Number(value) : value;
}
