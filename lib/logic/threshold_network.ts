/** Layers of threshold units: every unit of a layer takes all outputs of the layer before. */

import { written } from "../describe.ts";
import { ShapeError } from "../errors.ts";
import { checkLength, checkList, checkNumbers } from "../shape.ts";
import { type Bit, type Bits } from "./bits.ts";
import type { ThresholdUnit } from "./threshold_unit.ts";

/**
 * A feed-forward network of threshold units. Make one with {@linkcode thresholdNetwork};
 * a {@linkcode Region} makes its own.
 */
export class ThresholdNetwork {
  /** The units by layer, without the inputs; the last layer gives the outputs. */
  readonly layers: readonly (readonly ThresholdUnit[])[];
  /** The widths n₀, n₁, …: how many inputs, then how many units in each layer. */
  readonly sizes: readonly number[];

  /**
   * Checks that each layer fits the one before.
   *
   * @param layers see {@linkcode thresholdNetwork}
   * @throws {ShapeError} if a layer is empty or a unit does not fit the layer before
   */
  constructor(layers: readonly (readonly ThresholdUnit[])[]) {
    const action = "build a threshold network";
    checkList(action, "layers", layers);
    layers.forEach((layer, l) =>
      checkList(action, `units of layer ${l + 1}`, layer)
    );
    if (layers.length === 0 || layers.some((layer) => layer.length === 0)) {
      throw new ShapeError(
        action,
        "every layer must have at least 1 unit, but one has none",
      );
    }
    this.layers = Object.freeze(
      layers.map((layer) => Object.freeze([...layer])),
    );
    this.sizes = [layers[0][0].inputs, ...layers.map((layer) => layer.length)];
    this.layers.forEach((layer, l) =>
      layer.forEach((unit, i) =>
        checkLength(
          `connect unit ${i + 1} of layer ${l + 1} to ${this.sizes[l]} wires`,
          "wires",
          { length: this.sizes[l] },
          unit.inputs,
        )
      )
    );
  }

  /**
   * What every unit says: one list of bits for each layer.
   *
   * @param x `[n₀]` finite numbers
   * @throws {ShapeError | ValueError} if they are not that many finite numbers
   */
  run(x: readonly number[]): readonly Bits[] {
    checkNumbers(
      `run a threshold network on ${written(x)}`,
      "inputs",
      x,
      this.sizes[0],
    );
    const said: Bits[] = [];
    for (const layer of this.layers) {
      said.push(layer.map((unit) => unit(said.at(-1) ?? x)));
    }
    return said;
  }

  /**
   * What the first output unit says.
   *
   * @param x `[n₀]` finite numbers
   */
  classify(x: readonly number[]): Bit {
    return this.run(x).at(-1)![0];
  }
}

/**
 * A network of threshold units in layers.
 *
 * @param layers for each layer its units; those of the first take the inputs, the others
 * as many inputs as the layer before has units (a weight of 0 stands for no connection)
 * @returns the network, to be run on `[n₀]` numbers
 * @throws {ShapeError} if a layer is empty or a unit does not fit the layer before
 *
 * @example Between 1 and 2 on the line of numbers
 * ```ts
 * import assert from "node:assert/strict";
 * import { thresholdUnit } from "nets";
 * const unit = (weights: number[], threshold: number) => thresholdUnit({ weights, threshold });
 * const between = thresholdNetwork([[unit([1], 1), unit([-1], -2)], [unit([1, 1], 2)]]);
 * assert.deepEqual(between.run([1.5]), [[1, 1], [1]]);
 * assert.equal(between.classify([2.5]), 0);
 * ```
 */
export function thresholdNetwork(
  layers: readonly (readonly ThresholdUnit[])[],
): ThresholdNetwork {
  return new ThresholdNetwork(layers);
}
