/** The numbers behind the stepper: the passes and updates of the library, from a state. */

import { ValueError } from "../../errors.ts";
import type { Activation } from "../../scalar/activation.ts";
import { identity, relu, sigmoid, tanh } from "../../scalar/activations.ts";
import { type BackwardPass, backwardPass } from "../../scalar/backprop.ts";
import { descend } from "../../scalar/descend.ts";
import { halfSquare, type Loss, squaredError } from "../../scalar/losses.ts";
import { type Mlp, mlp } from "../../scalar/mlp.ts";
import type { ActivationName, LossName, StepperState } from "./state.ts";

/** An activation in formulas: the library's, and the sign it is written with. */
export type Function = {
  readonly g: Activation;
  /** `σ`, `ReLU`; none for the identity. */
  readonly sign: string;
  /** As LaTeX, with its prime: `\sigma'`. */
  readonly prime: string;
};

/** The activations by name. */
export const FUNCTIONS: Readonly<Record<ActivationName, Function>> = {
  sigmoid: { g: sigmoid, sign: "σ", prime: "\\sigma'" },
  tanh: { g: tanh, sign: "tanh", prime: "tanh'" },
  relu: { g: relu, sign: "ReLU", prime: "ReLU'" },
  identity: { g: identity, sign: "", prime: "" },
};

/** The losses by name. */
export const LOSSES: Readonly<Record<LossName, Loss>> = {
  halfSquare,
  squaredError,
};

/** The iteration that is shown. */
export type Run = {
  readonly net: Mlp;
  readonly pass: BackwardPass;
  /** The network after its update. */
  readonly next: Mlp;
  /** The loss before each update so far, this iteration's last. */
  readonly losses: readonly number[];
};

/** The function of a layer: 1…L. */
export function functionOf(
  { sizes, activation, output }: StepperState,
  layer: number,
): Function {
  return FUNCTIONS[layer === sizes.length - 1 ? output : activation];
}

/**
 * Runs all iterations up to the one that the state is at.
 *
 * @throws {ValueError} if the numbers grow beyond all bounds
 */
export function runOf(state: StepperState): Run {
  let net = mlp(state.sizes, {
    weights: state.weights,
    biases: state.biases ?? false,
    activation: FUNCTIONS[state.activation].g,
    output: FUNCTIONS[state.output].g,
  });
  const losses: number[] = [];
  for (let done = 0;; done++) {
    const pass = backwardPass(net, state.x, state.y, LOSSES[state.loss]);
    const next = updated(net, pass, state.rate);
    losses.push(pass.loss);
    checkAllFinite(pass, next, done + 1);
    if (done >= (state.iteration ?? 0)) return { net, pass, next, losses };
    net = next;
  }
}

/** One step of descent, all parameters at once. */
function updated(net: Mlp, { dW, db }: BackwardPass, rate: number): Mlp {
  const slopes = Object.fromEntries(
    net.layers.map(({ parameters }, l) => [
      `layer${l + 1}`,
      parameters.bias ? { weight: dW[l], bias: db[l] } : { weight: dW[l] },
    ]),
  );
  return net.with(descend(net.parameters, slopes, { rate }));
}

function checkAllFinite(pass: BackwardPass, next: Mlp, iteration: number) {
  const after = next.plain.flatMap(({ weight, bias }) => [weight, bias ?? []]);
  const all = [pass.loss, pass.z, pass.delta, pass.dW, after].flat(4);
  if (all.every((x) => Number.isFinite(x))) return;
  throw new ValueError(
    `run iteration ${iteration}`,
    "all numbers must stay finite, but they grow beyond all bounds; use a smaller rate",
  );
}
