/** The gradient: the slopes of a loss with respect to whatever is asked for. */

import { checkValue } from "./check_value.ts";
import { mapStructure, type Nested, type Replaced } from "../structure.ts";
import { Slopes } from "./sweep.ts";
import { VALUE, type Value } from "./value.ts";

/** A structure of Values with a number in the place of each. */
export type Gradients<S> = Replaced<S, Value, number>;

/**
 * The slopes `∂loss / ∂x` for each `x` that is asked for, in one walk back from the loss.
 *
 * The walk costs a small multiple of what computing the loss did, however many slopes are asked
 * for. Gradients are returned, not stored: there is nothing to set to zero, and asking
 * twice gives the same. Where the loss does not depend on an `x`, its slope is 0.
 *
 * @param loss what is to become small: one number
 * @param wrt a Value, or arrays and records of Values: parameters, inputs, numbers in between
 * @returns the same structure, with the slope in the place of each Value
 * @throws {ValueError} if `loss` is not a Value
 * @throws {ShapeError} if there is anything but Values in `wrt`
 *
 * @example d(x·y + x) / dx = y + 1
 * ```ts
 * import assert from "node:assert/strict";
 * import { value } from "./value.ts";
 * const x = value(2), y = value(3), loss = x.mul(y).add(x);
 * assert.deepEqual(gradients(loss, { x, y }), { x: 4, y: 2 });
 * assert.equal(gradients(loss, x), 4);
 * ```
 */
export function gradients<const S extends Nested<Value>>(
  loss: Value,
  wrt: S,
): Gradients<S> {
  checkValue("take gradients", "loss", loss);
  const slopes = new Slopes(loss);
  try {
    return mapStructure(
      "take gradients",
      VALUE,
      (x) => slopes.of(x as Value),
      wrt,
    ) as Gradients<S>;
  } finally {
    slopes.done();
  }
}
