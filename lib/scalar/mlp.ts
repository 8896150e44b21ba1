/** The multi-layer perceptron on Values: layers, each fed by the one before. */

import { whatIs } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import type { Random } from "../random.ts";
import {
  checkLength,
  checkList,
  checkOptions,
  checkRecord,
  formatShape,
} from "../shape.ts";
import { type Activation, checkActivation } from "./activation.ts";
import { identity, sigmoid } from "./activations.ts";
import { forwardPass, type PlainLayer } from "./backprop.ts";
import { type Layer, layer, type LayerParameters } from "./layer.ts";
import { subscript, unitName } from "./names.ts";
import { checkParameters, checkSizes } from "./mlp_checks.ts";
import { asValue } from "./neuron.ts";
import { constant, Value } from "./value.ts";

/** What a network is made of. */
export type MlpOptions = {
  /** Of the hidden layers; the sigmoid if not said. */
  readonly activation?: Activation | undefined;
  /** Of the last layer; the identity if not said. */
  readonly output?: Activation | undefined;
  /** `W` of layers 1…L, each `[units, inputs]`. Random if not said; then `chance` is needed, else not allowed. */
  readonly weights?:
    | readonly (readonly (readonly (Value | number)[])[])[]
    | undefined;
  /** `b` of layers 1…L. If not said: zeros with random weights, none with given ones. `false`: none. */
  readonly biases?:
    | readonly (readonly (Value | number)[])[]
    | false
    | undefined;
  /** Where random weights come from. */
  readonly chance?: Random | undefined;
};

/** A network's parameters: a record of layers, `layer1` to `layerL`. */
export type MlpParameters = { readonly [layer: string]: LayerParameters };

/** Every number of a forward pass as a named Value. `z` and `a` hold layers 1…L at 0…L−1. */
export type MlpPass = {
  /** The inputs; given as numbers, they are named `x_1`, `x_2`, … */
  readonly x: readonly Value[];
  readonly z: readonly (readonly Value[])[];
  readonly a: readonly (readonly Value[])[];
  /** The last layer's `a`: ŷ. */
  readonly output: readonly Value[];
};

/**
 * A multi-layer perceptron: `a[l] = g(W[l] a[l−1] + b[l])`, from the inputs `a[0] = x` to `ŷ = a[L]`.
 *
 * A network never changes: training makes new ones with {@linkcode Mlp.with}.
 *
 * @example One step of gradient descent
 * ```ts
 * import assert from "node:assert/strict";
 * import { Random } from "../random.ts";
 * import { descend } from "./descend.ts";
 * import { gradients } from "./gradients.ts";
 * import { halfSquare } from "./losses.ts";
 * const net = mlp([2, 3, 1], { chance: new Random(7) });
 * const lossOf = (network: Mlp) => halfSquare.on(network.output([1, 0])[0], 1);
 * const slopes = gradients(lossOf(net), net.parameters);
 * const better = net.with(descend(net.parameters, slopes, { rate: 0.1 }));
 * assert.ok(lossOf(better).data < lossOf(net).data);
 * ```
 */
export class Mlp {
  /** Made by {@linkcode mlp}. */
  constructor(readonly layers: readonly Layer[]) {}

  /** How wide each layer is, the inputs first: `[2, 2, 1]`. */
  get sizes(): readonly number[] {
    return [this.layers[0].inputs, ...this.layers.map((l) => l.neurons.length)];
  }

  /** All parameters by name: `{ layer1: { weight, bias }, … }`, as `gradients` and `descend` take them. */
  get parameters(): MlpParameters {
    return Object.fromEntries(
      this.layers.map((l, i) => [`layer${i + 1}`, l.parameters]),
    );
  }

  /** How many parameters there are. */
  get parameterCount(): number {
    return this.layers.flatMap((l) => l.neurons).reduce(
      (sum, { weights, bias }) => sum + weights.length + (bias ? 1 : 0),
      0,
    );
  }

  /** The layers in plain numbers, for `forwardPass` and `backwardPass`. */
  get plain(): readonly PlainLayer[] {
    const data = (x: Value) => x.data;
    return this.layers.map(({ activation, parameters: { weight, bias } }) => ({
      weight: weight.map((row) => row.map(data)),
      bias: bias?.map(data),
      activation,
    }));
  }

  /**
   * ŷ as Values, to make a loss of.
   *
   * @param x `[inputs]`
   * @returns `[outputs]`
   * @throws {ShapeError} if `x` does not fit the first layer
   */
  output(x: readonly (Value | number)[]): Value[] {
    this.#check(x);
    const inputs = x.map((x) => x instanceof Value ? x : constant(x));
    return this.layers.reduce((a, layer) => layer.output(a), inputs);
  }

  /**
   * ŷ in plain numbers.
   *
   * @param x `[inputs]`
   * @returns `[outputs]`
   * @throws {ShapeError} if `x` does not fit the first layer
   * @throws {ValueError} if an input is not a finite number
   */
  predict(x: readonly number[]): number[] {
    this.#check(x);
    return [...forwardPass(this.plain, x).a[this.layers.length]];
  }

  /**
   * ŷ and everything on the way to it, each named in the house notation (`z_{1}^{[2]}`), for
   * formulas and pictures. For training, {@linkcode Mlp.output} is faster.
   *
   * @param x `[inputs]`
   * @throws {ShapeError} if `x` does not fit the first layer
   */
  forward(x: readonly (Value | number)[]): MlpPass {
    this.#check(x);
    const inputs = x.map((x, j) => asValue(x, () => `x${subscript(j + 1)}`));
    const z: Value[][] = [], a: Value[][] = [];
    for (const [l, layer] of this.layers.entries()) {
      const name = (letter: string, i: number) =>
        unitName(letter, i + 1, l + 1);
      z.push(
        layer.score(l === 0 ? inputs : a[l - 1])
          .map((sum, i) => sum.named(name("z", i))),
      );
      a.push(
        z[l].map((sum, i) => sum.apply(layer.activation).named(name("a", i))),
      );
    }
    const output = a[a.length - 1];
    output.forEach((y, i) =>
      y.named(output.length === 1 ? "\\hat{y}" : `\\hat{y}${subscript(i + 1)}`)
    );
    return { x: inputs, z, a, output };
  }

  /**
   * A network of the same build with other parameters.
   *
   * @param parameters the structure of {@linkcode Mlp.parameters}
   * @throws {ShapeError} if a layer is missing, or its parameters do not fit
   */
  with(parameters: MlpParameters): Mlp {
    const action = `exchange the parameters of a ${
      this.sizes.join("-")
    } network`;
    checkRecord(action, "parameters", parameters, "net.parameters");
    return new Mlp(this.layers.map(({ activation, neurons }, i) => {
      const given = parameters[`layer${i + 1}`];
      const [units, inputs] = [neurons.length, neurons[0].weights.length];
      if (
        given?.weight?.length !== units || given.weight[0]?.length !== inputs
      ) {
        throw new ShapeError(
          action,
          `the weight of layer${i + 1} must be ${
            formatShape([units, inputs])
          }, but it is ${
            given?.weight
              ? formatShape([given.weight.length, given.weight[0]?.length ?? 0])
              : "not there"
          }`,
        );
      }
      return layer({ ...given, activation, number: i + 1 });
    }));
  }

  #check(x: readonly (Value | number)[]): void {
    const inputs = this.layers[0].inputs;
    if (Array.isArray(x) && x.length === inputs) return;
    const action = `run a ${this.sizes.join("-")} network`;
    checkList(action, "inputs", x, inputs);
    checkLength(action, "inputs", x, inputs);
  }
}

/**
 * Makes a multi-layer perceptron.
 *
 * Random weights are normal with deviation `1/√inputs`, so that a sum of many inputs is as large
 * as a sum of few (Y. LeCun and others, "Efficient BackProp", 1998). Given numbers become Values,
 * which let NaN and infinities flow; only `predict` and `backwardPass`, which count in plain
 * numbers, refuse them among the inputs.
 *
 * @param sizes how wide each layer is, the inputs first: `[2, 2, 1]`
 * @param options the activations, and given parameters or `chance`
 * @throws {ShapeError} if the sizes are no list, or given weights or biases do not fit them
 * @throws {ValueError} if a size is not a whole number above 0, an activation is none, or there
 * are neither weights nor chance, or both
 *
 * @example A network whose weights are written out
 * ```ts
 * import assert from "node:assert/strict";
 * import { step } from "./activations.ts";
 * const xor = mlp([2, 2, 1], {
 *   activation: step,
 *   output: step,
 *   weights: [[[-1, -1], [1, 1]], [[1, 1]]],
 *   biases: [[1, -1], [-2]],
 * });
 * assert.deepEqual([[0, 0], [0, 1], [1, 0], [1, 1]].flatMap((x) => xor.predict(x)), [0, 1, 1, 0]);
 * assert.equal(xor.parameterCount, 9);
 * ```
 */
export function mlp(
  sizes: readonly number[],
  options: MlpOptions = {},
): Mlp {
  checkSizes(sizes);
  const action = `build a ${sizes.join("-")} network`;
  checkOptions(action, options, "mlp([2, 2, 1], { chance: new Random(1) })");
  const { activation = sigmoid, output = identity, chance } = options;
  checkActivation(action, "activation", activation);
  checkActivation(action, "output's activation", output);
  if (options.weights && chance) {
    throw new ValueError(
      action,
      "it must have weights or chance, but it has both; leave one out",
    );
  }
  const weights = options.weights ?? randomWeights(sizes, chance);
  const biases = options.biases ??
    (options.weights ? false : sizes.slice(1).map((n) => zeros(n)));
  checkParameters(sizes, weights, biases);
  return new Mlp(weights.map((weight, l) =>
    layer({
      weight,
      bias: biases ? biases[l] : undefined,
      activation: l === weights.length - 1 ? output : activation,
      number: l + 1,
    })
  ));
}

const zeros = (n: number): number[] => new Array(n).fill(0);

function randomWeights(
  sizes: readonly number[],
  chance: Random | undefined,
): number[][][] {
  if (chance === undefined) {
    throw new ValueError(
      `build a ${sizes.join("-")} network`,
      "it must have weights or chance, but it has neither; add { chance: new Random(1) }",
    );
  }
  if (typeof chance.normal !== "function") {
    throw new ValueError(
      `build a ${sizes.join("-")} network`,
      `chance must be a Random, but it is ${
        whatIs(chance)
      }; write new Random(1)`,
    );
  }
  return sizes.slice(1).map((units, l) =>
    Array.from(
      { length: units },
      () => zeros(sizes[l]).map(() => chance.normal(0, sizes[l] ** -0.5)),
    )
  );
}
