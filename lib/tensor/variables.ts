/** Tensors that stay in their place and are changed there: what training works on. */

import { ShapeError } from "../errors.ts";
import { formatShape, sameShape } from "../shape.ts";
import type { Update } from "./backend.ts";
import { StoredNumbers } from "./stored_numbers.ts";
import { Tensor } from "./tensor.ts";

/**
 * A copy that {@linkcode assign} and {@linkcode optimise} may change.
 *
 * It is the one exception to "a tensor never changes", and for training loops alone: what was computed
 * from it before a change does not know of the change.
 */
export function variable(x: Tensor): Tensor {
  return outsideSteps(() =>
    new Tensor(x.shape, x.backend.variable(x.numbers), x.backend)
  );
}

/** A copy of a variable's numbers as they are now, as a tensor that never changes. */
export function snapshot(x: Tensor): Tensor {
  return new Tensor(x.shape, x.backend.map("scale", x.numbers, 1), x.backend);
}

/** Puts the numbers of `x` in the place of a variable's. @throws {ShapeError} if the shapes differ */
export function assign(to: Tensor, x: Tensor): void {
  if (!sameShape(to.shape, x.shape)) {
    throw new ShapeError(
      `put ${formatShape(x.shape)} in the place of ${formatShape(to.shape)}`,
      "the shapes must be the same",
    );
  }
  to.backend.assign(to.numbers, x.numbers);
}

/** Gives the memory of a variable back; it may not be used any more. */
export function release(x: Tensor): void {
  x.backend.release(x.numbers);
}

/**
 * One step of an optimiser: changes a variable, and the state that its rule needs.
 *
 * @param update the rule, with its rates
 * @param parameter a variable
 * @param slope of the loss with respect to it, in the same shape
 * @param state variables of the same shape: none, one or two, as the rule says
 */
export function optimise(
  update: Update,
  parameter: Tensor,
  slope: Tensor,
  state: readonly Tensor[],
): void {
  if (!sameShape(parameter.shape, slope.shape)) {
    throw new ShapeError(
      `move a parameter ${formatShape(parameter.shape)} by slopes ${
        formatShape(slope.shape)
      }`,
      "the shapes must be the same",
    );
  }
  parameter.backend.optimise(
    update,
    parameter.numbers,
    slope.numbers,
    state.map((s) => s.numbers),
  );
}

/**
 * Adds `factor` times the numbers of `x` to those of a variable, in their place.
 *
 * @throws {ShapeError} if the shapes differ
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "./given_tensor.ts";
 * const total = variable(tensor([1, 2]));
 * accumulate(total, tensor([10, 20]), 3);
 * assert.deepEqual(await total.nested(), [31, 62]);
 * ```
 */
export function accumulate(to: Tensor, x: Tensor, factor = 1): void {
  optimise({ rule: "sgd", rate: -factor, decay: 0 }, to, x, []);
}

/** A variable belongs to no step, even if one is going on. */
function outsideSteps<Result>(f: () => Result): Result {
  const { inStep } = StoredNumbers;
  StoredNumbers.inStep = undefined;
  try {
    return f();
  } finally {
    StoredNumbers.inStep = inStep;
  }
}
