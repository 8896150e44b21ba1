/** What all generated sets are asked: how many examples, how much noise, from which seed. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { Random } from "../random.ts";
import { checkCount, checkNames, checkOptions } from "../shape.ts";

/** How a set is generated. */
export type GeneratedOptions = {
  /** The same seed gives the same examples on every machine. */
  readonly seed: number;
  /** How many. If not said, 200. */
  readonly examples?: number;
  /** The standard deviation of what is added to each coordinate. If not said, 0: exact geometry. */
  readonly noise?: number;
};

/** What chance decides, in streams of their own: more noise does not move the points it is added to. */
export type Chance = {
  readonly examples: number;
  readonly places: Random;
  /** A point, each coordinate moved by normal noise. */
  readonly blur: (point: readonly number[]) => readonly number[];
};

/**
 * Checks the options, and makes what the generators draw from.
 *
 * @param what the set's name, for errors: `"moons"`
 * @param options what was asked for
 * @param own `noise` is what there is if none is asked for, `names` are the options of this set alone
 * @throws {ShapeError} if the options are missing
 * @throws {ValueError} if one is not such a number, or has a name that nobody reads
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => chanceOf("moons", { seed: 1, noise: -1 }), {
 *   message: "Cannot generate moons: noise must be a number from 0 on, but it is -1",
 * });
 * ```
 */
export function chanceOf(
  what: string,
  options: GeneratedOptions,
  own: { readonly noise?: number; readonly names?: readonly string[] } = {},
): Chance {
  const action = `generate ${what}`;
  checkOptions(action, options, "{ examples: 200, noise: 0.1, seed: 7 }");
  checkNames(
    action,
    ["seed", "examples", "noise", ...own.names ?? []],
    options,
  );
  const { seed, examples = 200, noise = own.noise ?? 0 } = options;
  checkCount(action, "the seed", seed, 0);
  checkCount(action, "the number of examples", examples, 1);
  checkNoise(action, noise);
  const places = new Random(seed), noises = places.stream(1);
  return {
    examples,
    places,
    blur: (point) =>
      noise === 0 ? point : point.map((x) => noises.normal(x, noise)),
  };
}

/**
 * Checks a standard deviation.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ValueError} if it is negative, or no finite number
 */
export function checkNoise(action: string, noise: number): void {
  if (Number.isFinite(noise) && noise >= 0) return;
  throw new ValueError(
    action,
    `noise must be a number from 0 on, but it is ${written(noise)}`,
  );
}
