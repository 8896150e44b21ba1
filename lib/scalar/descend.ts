/** Gradient descent: parameters take a step down their slopes. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { checkFinite, checkOptions } from "../shape.ts";
import { mapStructure, type Nested } from "../structure.ts";
import { VALUE, type Value, value } from "./value.ts";

/**
 * `w − rate · ∂loss/∂w` for every parameter, all at once.
 *
 * The old parameters stay as they were; the new ones are fresh, and have the same names.
 *
 * @param parameters a Value, or arrays and records of Values
 * @param gradients the same structure of numbers, as {@linkcode gradients} returns it
 * @param options `rate`: how long a step is, for a slope of 1
 * @returns the same structure of new Values
 * @throws {ShapeError} if the two structures differ, or there are no options
 * @throws {ValueError} if the rate is not a finite number
 *
 * @example One step down a parabola
 * ```ts
 * import assert from "node:assert/strict";
 * import { value } from "./value.ts";
 * import { gradients } from "./gradients.ts";
 * const w = value(3, "w"), loss = w.pow(2);
 * assert.equal(descend(w, gradients(loss, w), { rate: 0.25 }).data, 1.5);
 * ```
 */
export function descend<S extends Nested<Value>>(
  parameters: S,
  gradients: Nested<number>,
  options: { readonly rate: number },
): S {
  checkOptions("descend", options, "descend(w, slopes, { rate: 0.1 })");
  const { rate } = options;
  checkFinite("descend", "rates", [rate]);
  return mapStructure(
    "descend",
    VALUE,
    (w, slope) => step(w as Value, slope, rate),
    parameters,
    gradients,
  ) as S;
}

function step(w: Value, slope: unknown, rate: number): Value {
  if (typeof slope !== "number") {
    throw new ValueError(
      "descend",
      `every slope must be a number, but that of ${w} is ${written(slope)}`,
    );
  }
  return value(w.data - rate * slope, w.name);
}
