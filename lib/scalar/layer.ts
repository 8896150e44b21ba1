/** A layer: neurons side by side that hear the same inputs. */

import { ShapeError, ValueError } from "../errors.ts";
import { checkList, checkOptions } from "../shape.ts";
import { type Activation, checkActivation } from "./activation.ts";
import { sigmoid } from "./activations.ts";
import { unitName, weightName } from "./names.ts";
import { asValue, Neuron } from "./neuron.ts";
import { ValueRow } from "./value_row.ts";
import type { Value } from "./value.ts";

/** What a layer is made of. Numbers become Values; Values are taken as they are. */
export type LayerOptions = {
  /** `W`, `[units, inputs]`: row i holds the weights into unit i. */
  readonly weight: readonly (readonly (Value | number)[])[];
  /** `b`, `[units]`; none if not said. */
  readonly bias?: readonly (Value | number)[] | undefined;
  /** The sigmoid if not said. */
  readonly activation?: Activation | undefined;
  /** Its number in the network, for the names: `w_{12}^{[1]}`. 1 if not said. */
  readonly number?: number | undefined;
};

/** A layer's parameters by name: `W` and, if there are biases, `b`. */
export type LayerParameters = {
  readonly weight: readonly (readonly Value[])[];
  readonly bias?: readonly Value[];
};

/**
 * A layer: `a = g(z)` with `z = W x + b`.
 *
 * @example Two neurons hear the same two inputs
 * ```ts
 * import assert from "node:assert/strict";
 * import { relu } from "./activations.ts";
 * const two = layer({ weight: [[1, 1], [1, -1]], activation: relu });
 * assert.deepEqual(two.output([1, 2]).map((a) => a.data), [3, 0]);
 * assert.equal(two.parameters.weight[1][0].name, "w_{21}^{[1]}");
 * ```
 */
export class Layer {
  /** Made by {@linkcode layer}. */
  constructor(
    readonly neurons: readonly Neuron[],
    readonly activation: Activation,
  ) {}

  /** How many inputs each neuron hears. */
  get inputs(): number {
    return this.neurons[0].weights.length;
  }

  /** `W`, and `b` if there are biases. */
  get parameters(): LayerParameters {
    const weight = this.neurons.map(({ weights }) => weights);
    const bias = this.neurons.flatMap(({ bias }) => bias ?? []);
    return bias.length === 0 ? { weight } : { weight, bias };
  }

  /**
   * The weighted sums `z = W x + b`, before the activation.
   *
   * @param x `[inputs]`
   * @returns `[units]`
   * @throws {ShapeError} if `x` does not fit
   */
  score(x: readonly (Value | number)[]): Value[] {
    const row = new ValueRow(x); // listed once for all neurons
    return this.neurons.map((neuron) => neuron.scoreOf(row));
  }

  /**
   * What each neuron says: `g(z)`.
   *
   * @param x `[inputs]`
   * @returns `[units]`
   * @throws {ShapeError} if `x` does not fit
   */
  output(x: readonly (Value | number)[]): Value[] {
    const row = new ValueRow(x), g = this.activation;
    return this.neurons.map((neuron) => neuron.scoreOf(row).apply(g));
  }
}

/**
 * Makes a layer. Its parameters are named as in the house notation: `w_{ij}^{[l]}` leads from
 * input j to unit i of layer l.
 *
 * @param options weights, biases if there are any, and the activation
 * @throws {ShapeError} if there are no options, rows differ in length, or there is not a bias for
 * each unit
 * @throws {ValueError} if there is no weight, one of them is no number, or the activation is none
 *
 * @example Three units that hear two inputs
 * ```ts
 * import assert from "node:assert/strict";
 * const three = layer({ weight: [[1, 2], [3, 4], [5, 6]], bias: [0, 0, 0] });
 * assert.equal(three.inputs, 2);
 * assert.equal(three.output([0, 0])[2].data, 0.5);
 * ```
 */
export function layer(options: LayerOptions): Layer {
  checkOptions(
    "build a layer",
    options,
    "layer({ weight: [[1, 1], [1, -1]] })",
  );
  const { weight, bias, activation = sigmoid, number = 1 } = options;
  checkLayer(weight, bias, number);
  checkActivation(`build layer ${number}`, "activation", activation);
  const neurons = weight.map((row, i) =>
    new Neuron(
      row.map((w, j) => asValue(w, () => weightName(i + 1, j + 1, number))),
      bias && asValue(bias[i], () => unitName("b", i + 1, number)),
      activation,
    )
  );
  return new Layer(neurons, activation);
}

function checkLayer(
  weight: LayerOptions["weight"],
  bias: LayerOptions["bias"],
  number: number,
): void {
  const action = `build layer ${number}`;
  checkList(action, "weights", weight);
  weight.forEach((row, i) =>
    checkList(action, `weights of unit ${i + 1}`, row)
  );
  if (bias !== undefined) checkList(action, "biases", bias);
  const inputs = weight[0]?.length ?? 0;
  if (inputs === 0) {
    throw new ValueError(
      action,
      "it must have at least one weight, but it has none",
    );
  }
  const odd = weight.findIndex((row) => row.length !== inputs);
  if (odd >= 0) {
    throw new ShapeError(
      action,
      `every row of weights must have ${inputs} as row 1 does, but row ${
        odd + 1
      } has ${weight[odd].length}`,
    );
  }
  if (bias !== undefined && bias.length !== weight.length) {
    throw new ShapeError(
      action,
      `it must have a bias for each of its ${weight.length} units, but it has ${bias.length}`,
    );
  }
}
