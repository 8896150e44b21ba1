/** A Madaline, many Adalines: a layer of units that say −1 or 1, and one unit that hears them. */

import { written } from "../describe.ts";
import { checkList, checkNumbers, checkRecord } from "../shape.ts";
import { scoreOf } from "./linear_unit.ts";
import type { WeightsAndBias } from "./trace.ts";

/** The units of both layers. */
export type Madaline = {
  /** The first layer, which hears the inputs: at least one unit. */
  readonly units: readonly WeightsAndBias[];
  /** The unit that hears the first layer, with a weight for each of its units. */
  readonly output: WeightsAndBias;
};

/** What every unit of a Madaline makes of one input. */
export type MadalinePass = {
  /** `[units]` z of the first layer. */
  readonly scores: readonly number[];
  /** `[units]` what they say: 1 if z ≥ 0, else −1. */
  readonly said: readonly number[];
  /** z of the output unit, from what they say. */
  readonly score: number;
  /** The answer: 1 if that z ≥ 0, else −1. */
  readonly prediction: number;
};

/**
 * `sᵢ = sign(wᵢ · x + bᵢ)`, then `ŷ = sign(v · s + c)`, where the sign of 0 is 1.
 *
 * @param madaline its units
 * @param x `[inputs]` finite numbers
 * @throws {ShapeError | ValueError} if it is no Madaline, or x are not so many finite numbers
 *
 * @example Two units and an OR make XOR: one fires for 01, the other for 10
 * ```ts
 * import assert from "node:assert/strict";
 * const units = [{ weights: [-1, 1], bias: -0.5 }, { weights: [1, -1], bias: -0.5 }];
 * const xor = { units, output: { weights: [1, 1], bias: 1 } };
 * assert.deepEqual(runMadaline(xor, [0, 1]).said, [1, -1]);
 * assert.equal(runMadaline(xor, [0, 1]).prediction, 1);
 * assert.equal(runMadaline(xor, [1, 1]).prediction, -1);
 * ```
 */
export function runMadaline(
  madaline: Madaline,
  x: readonly number[],
): MadalinePass {
  const action = `run a Madaline on ${written(x)}`;
  checkRecord(action, "units", madaline, "{ units: […], output: … }");
  checkList(action, "units", madaline.units);
  checkNumbers(action, "inputs", x, madaline.units[0].weights.length);
  return passThrough(madaline, x);
}

/**
 * The same without the checks.
 *
 * @ignore
 */
export function passThrough(
  { units, output }: Madaline,
  x: readonly number[],
): MadalinePass {
  const scores = units.map((unit) => scoreOf(unit, x));
  const said = scores.map(signOf), score = scoreOf(output, said);
  return { scores, said, score, prediction: signOf(score) };
}

/**
 * 1, or −1 below 0.
 *
 * @ignore
 */
export function signOf(z: number): number {
  return z >= 0 ? 1 : -1;
}
