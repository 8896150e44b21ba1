/** The LSTM: a recurrent layer with a memory of its own, guarded by gates. */

import { written } from "../describe.ts";
import { checkCount } from "../shape.ts";
import { linear as fused, product } from "../tensor/products.ts";
import { concat } from "../tensor/places.ts";
import type { Tensor } from "../tensor/tensor.ts";
import {
  checkLayerOptions,
  type FirstWeights,
  onesOf,
  ownChance,
  weightsOf,
  zerosOf,
} from "./first_weights.ts";
import { xavierUniform } from "./initial.ts";
import { checkStep, SequenceLayer, zeroState } from "./sequence.ts";

/**
 * What an LSTM learns; the same at every time. Rows belong to the input gate, the forget gate, the
 * candidate and the output gate, `units` rows each: PyTorch's order.
 */
export type LstmParameters = {
  /** `W`, `[4 units, inputs]`, from the input. */
  readonly inputWeight: Tensor;
  /** `U`, `[4 units, units]`, from the hidden state before. */
  readonly stateWeight: Tensor;
  /** `b`, `[4 units]`; PyTorch has two, which are added. */
  readonly bias: Tensor;
};

/** What an LSTM carries along, both `[examples, units]`. */
export type LstmState = {
  /** `h`, what it says. */
  readonly hidden: Tensor;
  /** `c`, what it remembers. */
  readonly cell: Tensor;
};

/** An LSTM layer. Made by {@linkcode lstm}. */
export class Lstm extends SequenceLayer<LstmParameters, LstmState> {
  /** Made by {@linkcode lstm}. @ignore */
  constructor(readonly parameters: LstmParameters) {
    super();
  }

  get inputs(): number {
    return this.parameters.inputWeight.shape[1];
  }

  get units(): number {
    return this.parameters.stateWeight.shape[1];
  }

  describe(): string {
    return `lstm ${this.inputs} → ${this.units}`;
  }

  start(x: Tensor): LstmState {
    const zero = zeroState(x, this.units);
    return { hidden: zero, cell: zero };
  }

  step(x: Tensor, { hidden, cell }: LstmState): LstmState {
    const { inputWeight, stateWeight, bias } = this.parameters, n = this.units;
    checkStep(this.applying(x.shape), x, this.inputs, hidden, n);
    const sums = fused(x, inputWeight, bias)
      .add(product(hidden, stateWeight, false, true));
    const part = (k: number) => sums.slice(k * n, (k + 1) * n, 1);
    const lets = part(0).sigmoid(), keeps = part(1).sigmoid();
    const candidate = part(2).tanh(), tells = part(3).sigmoid();
    const next = keeps.mul(cell).add(lets.mul(candidate));
    return { hidden: tells.mul(next.tanh()), cell: next };
  }

  protected shown({ hidden }: LstmState): Tensor {
    return hidden;
  }

  protected replaced(parameters: LstmParameters): Lstm {
    return new Lstm(parameters);
  }
}

/**
 * A long short-term memory. With gates `i`, `f`, `o` `= σ(W x(t) + U h(t − 1) + b)` and a candidate
 * `g = tanh(…)`, each with rows of its own in `W`, `U` and `b`:
 *
 * `c(t) = f ∘ c(t − 1) + i ∘ g`, and `h(t) = o ∘ tanh c(t)`, from `h = c = 0`.
 *
 * The memory `c` is passed on by a sum, not through weights: while `f` is near 1 its slope neither
 * shrinks nor grows, so what is long ago can be learned. S. Hochreiter, J. Schmidhuber, "Long
 * short-term memory", Neural Computation 9, 1997; with the forget gate of F. Gers, J. Schmidhuber,
 * F. Cummins, "Learning to forget", 2000. Its bias is 1 at first, all others 0, so that an untrained
 * memory keeps more than half (R. Jozefowicz, W. Zaremba, I. Sutskever, ICML 2015).
 *
 * @param inputs how many numbers there are at each time: `x` is `[examples, time, inputs]`
 * @param units how many come out: `[examples, time, units]`, the hidden state at every time
 * @param options chance or a seed, and what else is not as usual
 * @throws {ValueError} if there is no chance, or a size is no count
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const memory = lstm(1, 4, { seed: 1 });
 * assert.deepEqual(memory.output(tensor([[[1], [0], [0]]])).shape, [1, 3, 4]);
 * ```
 */
export function lstm(
  inputs: number,
  units: number,
  options: FirstWeights,
): Lstm {
  const action = `build lstm ${written(inputs)} → ${written(units)}`;
  checkCount(action, "the number of inputs", inputs, 1);
  checkCount(action, "the number of units", units, 1);
  checkLayerOptions(action, options, "lstm(3, 8, { seed: 1 })");
  const { initial = xavierUniform, backend } = options;
  const chance = ownChance(action, options);
  // Each gate is a layer of `units`, so the fans are those of one gate.
  const drawn = (from: number) =>
    weightsOf(
      [4 * units, from],
      { inputs: from, units },
      initial,
      chance,
      backend,
    );
  return new Lstm({
    inputWeight: drawn(inputs),
    stateWeight: drawn(units),
    bias: concat([
      zerosOf([units], backend),
      onesOf([units], backend),
      zerosOf([2 * units], backend),
    ]).detach(),
  });
}
