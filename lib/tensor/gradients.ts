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
  const slopeOf = sweep(loss, expandTo(loss.constant(1), loss.shape), asked);
  return mapStructure(
    "take gradients",
    TENSOR,
    (x) => slopeOf(x as Tensor) ?? zeros(x as Tensor),
    wrt,
  ) as Replaced<S, Tensor, Tensor>;
}

/**
 * The chain rule, from `output` with slope `seed` back to the tensors that are asked for.
 *
 * @returns tells the slope of each tensor on the way, and nothing of others
 */
export function sweep(
  output: Tensor,
  seed: Tensor,
  asked: readonly Tensor[],
): (x: Tensor) => Tensor | undefined {
  const visits = new Map<Tensor, Visit>();
  const order = madeFrom(output, visits);
  for (const x of asked) {
    const visit = visits.get(x);
    if (visit !== undefined) visit.isOnTheWay = true;
  }
  for (const visit of order) {
    visit.isOnTheWay ||= visit.operands.some((operand) => operand.isOnTheWay);
  }
  visits.get(output)!.slope = seed;
  for (let i = order.length - 1; i >= 0; i--) {
    const { node, operands, slope: g } = order[i];
    if (g === undefined) continue;
    for (let j = 0; j < operands.length; j++) {
      const operand = operands[j];
      if (!operand.isOnTheWay) continue;
      const share = node.links[j][1](g);
      operand.slope = operand.slope?.add(share) ?? share;
    }
  }
  return (x) => visits.get(x)?.slope;
}

/** A tensor on the walk back. */
type Visit = {
  readonly node: Tensor;
  readonly operands: Visit[];
  /** Whether something that is asked for lies behind it. */
  isOnTheWay: boolean;
  slope: Tensor | undefined;
};

/** The tensor and all that it was made from, in the order of making: no recursion, for graphs are deep. */
function madeFrom(output: Tensor, visits: Map<Tensor, Visit>): Visit[] {
  const all: Visit[] = [];
  const visited = (node: Tensor): Visit => {
    const before = visits.get(node);
    if (before !== undefined) return before;
    const visit = { node, operands: [], isOnTheWay: false, slope: undefined };
    visits.set(node, visit);
    all.push(visit);
    return visit;
  };
  visited(output);
  for (const { node, operands } of all) { // it is walked as it grows
    for (const [operand] of node.links) operands.push(visited(operand));
  }
  return all.sort((a, b) => a.node.order - b.node.order);
}

/** Zeros of the shape of `x`. */
function zeros(x: Tensor): Tensor {
  return expandTo(x.constant(0), x.shape);
}
