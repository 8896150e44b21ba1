/** Embedding: things that are numbered become vectors that are learned. */

import { written } from "../describe.ts";
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
import type { OpenShape } from "./open_shape.ts";

/** One row for each thing. */
export type EmbeddingParameters = {
  /** `[count, width]` */
  readonly table: Tensor;
};

/** A table of vectors. Made by {@linkcode embedding}. */
export class Embedding extends BaseLayer<EmbeddingParameters> {
  /** Made by {@linkcode embedding}. @ignore */
  constructor(readonly parameters: EmbeddingParameters) {
    super();
  }

  /** How many things there are. */
  get count(): number {
    return this.parameters.table.shape[0];
  }

  /** How many numbers stand for each. */
  get width(): number {
    return this.parameters.table.shape[1];
  }

  describe(): string {
    return `embedding ${this.count} → ${this.width}`;
  }

  shapeAfter(x: OpenShape): OpenShape {
    return [...x, this.width];
  }

  protected compute(x: Tensor): Tensor {
    return this.parameters.table.gather(x);
  }

  protected replaced(parameters: EmbeddingParameters): Embedding {
    return new Embedding(parameters);
  }
}

/**
 * Row `i` of a table for every number `i`: letters, words, anything that is numbered from 0.
 *
 * The same as a linear layer without biases on one-hot rows, at the cost of a look into a table;
 * only rows that were looked up get a slope. Rows are normally distributed with deviation 1 at first.
 *
 * @param count how many things there are
 * @param width how many numbers stand for each: `[…]` becomes `[…, width]`
 * @param options chance or a seed, and what else is not as usual
 * @throws {ValueError} if there is no chance, or a size is no count
 *
 * @example Three letters, each as two numbers
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const letters = embedding(3, 2, { seed: 1 })
 *   .with({ table: tensor([[0, 0], [0, 1], [1, 1]]) });
 * assert.deepEqual(await letters.output(tensor([2, 0])).nested(), [[1, 1], [0, 0]]);
 * ```
 */
export function embedding(
  count: number,
  width: number,
  options: FirstWeights,
): Embedding {
  const action = `build embedding ${written(count)} → ${written(width)}`;
  checkCount(action, "the number of things", count, 1);
  checkCount(action, "the width", width, 1);
  checkLayerOptions(action, options, "embedding(26, 8, { seed: 1 })");
  const table = weightsOf(
    [count, width],
    { inputs: count, units: width },
    options.initial ?? normal(1),
    ownChance(action, options),
    options.backend,
  );
  return new Embedding({ table });
}
