/** What an activation is: a function of one number that knows its own slope. */

import { whatIs } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { checkFunction, checkOptions } from "../shape.ts";

/** Where the values of an activation lie: its bounds, and the same as LaTeX. */
export type Range = {
  readonly low: number;
  readonly high: number;
  /** The set as a reader writes it: `"(0, 1)"` leaves out the ends, `"[0, \\infty)"` has its first. */
  readonly latex: string;
};

/**
 * An activation `a = g(z)`: called like a function, and knowing its slope and its names.
 *
 * @example An activation is a function with a slope
 * ```ts
 * import assert from "node:assert/strict";
 * import { sigmoid } from "./activations.ts";
 * assert.equal(sigmoid(0), 0.5);
 * assert.equal(sigmoid.slope(0), 0.25);
 * ```
 */
export type Activation = ((z: number) => number) & {
  /** A short name, fit for a table or a saved file: `"sigmoid"`. */
  readonly id: string;
  /** The derivative `g'(z)`. */
  slope(z: number): number;
  /** `g(z)` as an expression in `z` that mathjs reads; a kink is written `condition ? … : …`. */
  readonly formula: string;
  /** `g(z)` as LaTeX. */
  readonly latex: string;
  /** `g'(z)` as LaTeX. */
  readonly latexSlope: string;
  /** Where the values lie. */
  readonly range: Range;
};

/**
 * Makes an activation out of a function, its slope and its names.
 *
 * @param g the function
 * @param about its slope, its names and its range
 * @throws {ShapeError} if nothing is said about it
 * @throws {ValueError} if `g` or its slope is not a function
 *
 * @example A square as activation
 * ```ts
 * import assert from "node:assert/strict";
 * const square = activation((z) => z * z, {
 *   id: "square",
 *   slope: (z) => 2 * z,
 *   formula: "z^2",
 *   latex: "z^2",
 *   latexSlope: "2z",
 *   range: { low: 0, high: Infinity, latex: "[0, \\infty)" },
 * });
 * assert.equal(square(3), 9);
 * assert.equal(square.slope(3), 6);
 * ```
 */
export function activation(
  g: (z: number) => number,
  about: Pick<Activation, keyof Activation>,
): Activation {
  const action = "make an activation";
  checkOptions(
    action,
    about,
    "activation((z) => z * z, { slope: (z) => 2 * z, … })",
  );
  checkFunction(action, "it", g);
  checkFunction(action, "its slope", about.slope);
  return Object.freeze(Object.assign((z: number) => g(z), about));
}

/**
 * Checks that a value is an activation, which a bare function is not: it has no slope.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param what the activation's part in it
 * @throws {ValueError} if it is anything else
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkActivation("build a neuron", "activation", Math.tanh), {
 *   message: "Cannot build a neuron: the activation must be one of the library or made by activation(g, { slope, … }), but it is a function without a slope",
 * });
 * ```
 */
export function checkActivation(
  action: string,
  what: string,
  g: unknown,
): asserts g is Activation {
  const isFunction = typeof g === "function";
  if (isFunction && typeof (g as Activation).slope === "function") return;
  throw new ValueError(
    action,
    `the ${what} must be one of the library or made by activation(g, { slope, … }), but it is ${
      isFunction ? "a function without a slope" : whatIs(g)
    }`,
  );
}
