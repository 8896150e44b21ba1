/** The simple recurrent layer: it hears the input, and what it said itself the time before. */

import { written } from "../describe.ts";
import { checkCount } from "../shape.ts";
import { linear as fused, product } from "../tensor/products.ts";
import type { Tensor } from "../tensor/tensor.ts";
import {
  checkLayerOptions,
  type FirstWeights,
  ownChance,
  weightsOf,
  zerosOf,
} from "./first_weights.ts";
import { xavierUniform } from "./initial.ts";
import { checkStep, SequenceLayer, zeroState } from "./sequence.ts";

/** What a recurrent layer learns; the same at every time. */
export type RecurrentParameters = {
  /** `W`, `[units, inputs]`, from the input. */
  readonly inputWeight: Tensor;
  /** `U`, `[units, units]`, from the state before. */
  readonly stateWeight: Tensor;
  /** `b`, `[units]` */
  readonly bias: Tensor;
};

/** A recurrent layer; its state is `h`, `[examples, units]`. Made by {@linkcode recurrent}. */
export class Recurrent extends SequenceLayer<RecurrentParameters, Tensor> {
  /** Made by {@linkcode recurrent}. @ignore */
  constructor(readonly parameters: RecurrentParameters) {
    super();
  }

  get inputs(): number {
    return this.parameters.inputWeight.shape[1];
  }

  get units(): number {
    return this.parameters.inputWeight.shape[0];
  }

  describe(): string {
    return `recurrent ${this.inputs} → ${this.units}`;
  }

  start(x: Tensor): Tensor {
    return zeroState(x, this.units);
  }

  step(x: Tensor, state: Tensor): Tensor {
    const { inputWeight, stateWeight, bias } = this.parameters;
    checkStep(this.applying(x.shape), x, this.inputs, state, this.units);
    const heard = fused(x, inputWeight, bias);
    return heard.add(product(state, stateWeight, false, true)).tanh();
  }

  protected shown(state: Tensor): Tensor {
    return state;
  }

  protected replaced(parameters: RecurrentParameters): Recurrent {
    return new Recurrent(parameters);
  }
}

/**
 * A layer with a memory: `h(t) = tanh(W x(t) + U h(t − 1) + b)`, from `h = 0`.
 *
 * Unrolled in time it is a network as deep as the sequence is long, with the same weights in each
 * layer; so slopes shrink or grow by about the same factor at every step, and what is long ago is
 * hard to learn. J. L. Elman, "Finding structure in time", Cognitive Science 14, 1990.
 *
 * @param inputs how many numbers there are at each time: `x` is `[examples, time, inputs]`
 * @param units how many come out: `[examples, time, units]`, the state at every time
 * @param options chance or a seed, and what else is not as usual
 * @throws {ValueError} if there is no chance, or a size is no count
 *
 * @example One step is the formula
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const cell = recurrent(1, 1, { seed: 1 }).with({
 *   inputWeight: tensor([[1]]),
 *   stateWeight: tensor([[2]]),
 *   bias: tensor([0]),
 * });
 * const h = await cell.output(tensor([[[0.5], [0]]])).nested() as number[][][];
 * assert.ok(Math.abs(h[0][0][0] - Math.tanh(0.5)) < 1e-6);
 * assert.ok(Math.abs(h[0][1][0] - Math.tanh(2 * Math.tanh(0.5))) < 1e-6);
 * ```
 */
export function recurrent(
  inputs: number,
  units: number,
  options: FirstWeights,
): Recurrent {
  const action = `build recurrent ${written(inputs)} → ${written(units)}`;
  checkCount(action, "the number of inputs", inputs, 1);
  checkCount(action, "the number of units", units, 1);
  checkLayerOptions(action, options, "recurrent(3, 8, { seed: 1 })");
  const { initial = xavierUniform, backend } = options;
  const chance = ownChance(action, options);
  const drawn = (from: number) =>
    weightsOf([units, from], { inputs: from, units }, initial, chance, backend);
  return new Recurrent({
    inputWeight: drawn(inputs),
    stateWeight: drawn(units),
    bias: zerosOf([units], backend),
  });
}
