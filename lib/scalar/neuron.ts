/** One neuron on Values: the sum of its weighted inputs and its bias, bent by an activation. */

import { ValueError } from "../errors.ts";
import { checkLength, checkList, checkOptions } from "../shape.ts";
import { type Activation, checkActivation } from "./activation.ts";
import { sigmoid } from "./activations.ts";
import { subscript } from "./names.ts";
import { ValueRow } from "./value_row.ts";
import { dotOfRows } from "./sums.ts";
import { Value, value } from "./value.ts";

/** What a neuron is made of. Numbers become Values; Values are taken as they are. */
export type NeuronOptions = {
  /** `[inputs]`, at least one. */
  readonly weights: readonly (Value | number)[];
  /** None if not said. */
  readonly bias?: Value | number | undefined;
  /** The sigmoid if not said. */
  readonly activation?: Activation | undefined;
};

/** A neuron's parameters by name: what `gradients` and `descend` take. */
export type NeuronParameters = {
  readonly weights: readonly Value[];
  readonly bias?: Value;
};

/**
 * A neuron: `a = g(z)` with `z = w·x + b`.
 *
 * @example The gradient of a neuron's output
 * ```ts
 * import assert from "node:assert/strict";
 * import { identity } from "./activations.ts";
 * import { gradients } from "./gradients.ts";
 * const unit = neuron({ weights: [2, -1], bias: 0.5, activation: identity });
 * const a = unit.output([3, 4]);
 * assert.equal(a.data, 2.5);
 * assert.deepEqual(gradients(a, unit.parameters), { weights: [3, 4], bias: 1 });
 * ```
 */
export class Neuron {
  readonly #row: ValueRow;

  /** Made by {@linkcode neuron}. */
  constructor(
    readonly weights: readonly Value[],
    readonly bias: Value | undefined,
    readonly activation: Activation,
  ) {
    this.#row = new ValueRow(weights, bias);
  }

  /** Its weights, and its bias if it has one. */
  get parameters(): NeuronParameters {
    const { weights, bias } = this;
    return bias === undefined ? { weights } : { weights, bias };
  }

  /**
   * The weighted sum `z = w·x + b`, before the activation.
   *
   * @param x `[inputs]`
   * @throws {ShapeError} if there are more or fewer inputs than weights
   */
  score(x: readonly (Value | number)[]): Value {
    return this.scoreOf(new ValueRow(x));
  }

  /**
   * The same for a row that several neurons hear.
   *
   * @ignore
   */
  scoreOf(x: ValueRow): Value {
    const n = this.weights.length, given = x.values;
    if (given?.length !== n) {
      const action = `apply a neuron with ${n} ${
        n === 1 ? "weight" : "weights"
      }`;
      checkList(action, "inputs", given, n);
      checkLength(action, "inputs", given, n);
    }
    return dotOfRows(this.#row, x);
  }

  /**
   * What the neuron says: `g(z)`.
   *
   * @param x `[inputs]`
   * @throws {ShapeError} if there are more or fewer inputs than weights
   */
  output(x: readonly (Value | number)[]): Value {
    return this.score(x).apply(this.activation);
  }
}

/**
 * Makes a neuron.
 *
 * @param options its weights, its bias if it has one, its activation
 * @throws {ShapeError} if there are no options, or the weights are no list
 * @throws {ValueError} if there are no weights, one of them is no number, or the activation is none
 *
 * @example A sigmoid neuron that is nearly AND
 * ```ts
 * import assert from "node:assert/strict";
 * const and = neuron({ weights: [20, 20], bias: -30 });
 * assert.ok(and.output([1, 1]).data > 0.99 && and.output([0, 1]).data < 0.01);
 * ```
 */
export function neuron(options: NeuronOptions): Neuron {
  const action = "build a neuron";
  checkOptions(action, options, "neuron({ weights: [1, 1], bias: -1.5 })");
  const { weights, bias, activation = sigmoid } = options;
  checkList(action, "weights", weights);
  checkActivation(action, "activation", activation);
  if (weights.length === 0) {
    throw new ValueError(
      action,
      "it must have at least one weight, but it has none",
    );
  }
  return new Neuron(
    weights.map((w, j) => asValue(w, () => `w${subscript(j + 1)}`)),
    bias === undefined ? undefined : asValue(bias, () => "b"),
    activation,
  );
}

/** A given Value as it is; a number as a new Value with that name. */
export function asValue(x: Value | number, name: () => string): Value {
  return x instanceof Value ? x : value(x, name());
}
