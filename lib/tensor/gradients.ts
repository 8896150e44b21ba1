/** The gradient: the slopes of a loss with respect to tensors, by one walk back. */

import { ShapeError } from "../errors.ts";
import { formatShape } from "../shape.ts";
import { mapStructure, type Nested, type Replaced } from "../structure.ts";
import { expandTo } from "./broadcast.ts";
import { checkTensor, Tensor } from "./tensor.ts";

/** What structures of parameters are made of. */
export const TENSOR = {
  called: "a Tensor",
  is: (x: unknown) => x instanceof Tensor,
};

/**
 * The slopes `∂loss / ∂x` for each tensor `x` that is asked for, in its shape.
 *
 * The walk goes back from the loss, and only where something that is asked for lies. Slopes are
 * tensors that remember how they were made, so they can be differentiated again. Gradients are
 * returned, not stored: there is nothing to set to zero. Where the loss does not depend on an `x`,
 * its slopes are 0.
 *
 * @param loss what is to become small: one number
 * @param wrt a Tensor, or arrays and records of Tensors: parameters, inputs, what lies in between
 * @returns the same structure, with the slopes in the place of each Tensor
 * @throws {ShapeError} if `loss` is more than one number, or there is anything but Tensors in `wrt`
 * @throws {ValueError} if `loss` is not a Tensor
 *
 * @example d(Σ x²)/dx = 2x
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "./given_tensor.ts";
 * const x = tensor([1, 2, 3]);
 * const slopes = gradients(x.square().sum(), { x });
 * assert.deepEqual(await slopes.x.nested(), [2, 4, 6]);
 * ```
 */
export function gradients<const S extends Nested<Tensor>>(
  loss: Tensor,
  wrt: S,
): Replaced<S, Tensor, Tensor> {
  checkTensor("take gradients", "the loss", loss);
  if (loss.size !== 1) {
    throw new ShapeError(
      `take gradients of ${formatShape(loss.shape)}`,
      `the loss must be one number, but it holds ${loss.size}; sum it first, or take its mean`,
    );
  }
  const asked: Tensor[] = [];
  mapStructure("take gradients", TENSOR, (x) => asked.push(x as Tensor), wrt);
  const slopes = sweep(loss, expandTo(loss.constant(1), loss.shape), asked);
  return mapStructure(
    "take gradients",
    TENSOR,
    (x) => slopes.get(x as Tensor) ?? zeros(x as Tensor),
    wrt,
  ) as Replaced<S, Tensor, Tensor>;
}

/**
 * The chain rule, from `output` with slope `seed` back to the tensors that are asked for.
 *
 * @returns the slope of each tensor on the way
 */
export function sweep(
  output: Tensor,
  seed: Tensor,
  asked: readonly Tensor[],
): ReadonlyMap<Tensor, Tensor> {
  const nodes = madeFrom(output);
  const onTheWay = new Set(asked);
  for (const node of nodes) {
    if (node.links.some(([operand]) => onTheWay.has(operand))) {
      onTheWay.add(node);
    }
  }
  const slopes = new Map([[output, seed]]);
  for (const node of nodes.reverse()) {
    const g = slopes.get(node);
    if (g === undefined) continue;
    for (const [operand, slope] of node.links) {
      if (!onTheWay.has(operand)) continue;
      const share = slope(g), others = slopes.get(operand);
      slopes.set(operand, others === undefined ? share : others.add(share));
    }
  }
  return slopes;
}

/** The tensor and all that it was made from, in the order of making: no recursion, for graphs are deep. */
function madeFrom(output: Tensor): Tensor[] {
  const found = new Set([output]);
  for (const node of found) {
    for (const [operand] of node.links) found.add(operand); // a set is walked as it grows
  }
  return [...found].sort((a, b) => a.order - b.order);
}

/** Zeros of the shape of `x`. */
function zeros(x: Tensor): Tensor {
  return expandTo(x.constant(0), x.shape);
}
