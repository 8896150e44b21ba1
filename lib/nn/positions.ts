/** Positions: where in the sequence a thing stands, added to what it is. */

import { written } from "../describe.ts";
import { ShapeError } from "../errors.ts";
import { checkCount } from "../shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import {
  checkLayerOptions,
  type FirstWeights,
  ownChance,
  weightsOf,
} from "./first_weights.ts";
import { normal } from "./initial.ts";
import { BaseLayer } from "./layer.ts";
import { type OpenShape, withAxes, withLast } from "./open_shape.ts";
import { SEQUENCES } from "./sequence.ts";

/** One row for each place. */
export type PositionsParameters = {
  /** `[length, width]` */
  readonly table: Tensor;
};

/** Vectors of places. Made by {@linkcode positions}. */
export class Positions extends BaseLayer<PositionsParameters> {
  /** Made by {@linkcode positions}. @ignore */
  constructor(readonly parameters: PositionsParameters) {
    super();
  }

  describe(): string {
    const [length, width] = this.parameters.table.shape;
    return `positions ${length} × ${width}`;
  }

  shapeAfter(x: OpenShape): OpenShape {
    const action = this.applying(x);
    const [length, width] = this.parameters.table.shape;
    const sequences = withAxes(action, x, SEQUENCES);
    const [, time] = sequences;
    if (typeof time === "number" && time > length) {
      throw new ShapeError(
        action(),
        `a sequence must not be longer than the ${length} places of its table, but it has ${time}`,
      );
    }
    return withLast(action, sequences, "features", width, width);
  }

  protected compute(x: Tensor): Tensor {
    return x.add(this.parameters.table.slice(0, x.shape[1]));
  }

  protected replaced(parameters: PositionsParameters): Positions {
    return new Positions(parameters);
  }
}

/**
 * Adds row `t` of a learned table to what stands at place `t`. Attention alone does not know the order
 * of what it hears; with this it can tell first from last.
 *
 * @param length of the longest sequence
 * @param width how many numbers stand at each place: `[examples, time, width]` in and out
 * @param options chance or a seed, and what else is not as usual; normally distributed with
 * deviation 0.1 if not said
 * @throws {ValueError} if there is no chance, or a size is no count
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const places = positions(3, 1, { seed: 1 }).with({ table: tensor([[0], [10], [20]]) });
 * assert.deepEqual(await places.output(tensor([[[1], [1]]])).nested(), [[[1], [11]]]);
 * ```
 */
export function positions(
  length: number,
  width: number,
  options: FirstWeights,
): Positions {
  const action = `build positions ${written(length)} × ${written(width)}`;
  checkCount(action, "the length", length, 1);
  checkCount(action, "the width", width, 1);
  checkLayerOptions(action, options, "positions(32, 8, { seed: 1 })");
  const table = weightsOf(
    [length, width],
    { inputs: length, units: width },
    options.initial ?? normal(0.1),
    ownChance(action, options),
    options.backend,
  );
  return new Positions({ table });
}
