/**
 * Optimisers: how a slope becomes a step. PyTorch's formulas, with `g` the slope, `w` the parameter,
 * η the rate and λ the decay.
 *
 * An optimiser is a description and remembers nothing: what its rule has to remember of each
 * parameter lies with the training that uses it, so one description serves many.
 *
 * @module
 */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { checkNames, checkOptions } from "../shape.ts";
import type { Update } from "../tensor/backend.ts";
import { checkAbove, checkBetween, type Schedule } from "./schedules.ts";

/** A rule of descent with its settings. */
export type Optimiser = {
  readonly name: string;
  /** η, or what it is at each update. */
  readonly rate: number | Schedule;
  /** How many numbers it remembers of each number of a parameter. */
  readonly slots: number;
  /** The step number `t`, from 1, at a rate, as a backend takes it. */
  update(t: number, rate: number): Update;
};

/** The rate that every optimiser needs. */
type Rate = {
  /** η, or what it is at each update: `cosine({ rate: 0.1, steps: 1000 })`. */
  readonly rate: number | Schedule;
};

/** How much of each weight is added to its slope, λ; 0 if not said. */
type Decay = { readonly decay?: number };

/**
 * Stochastic gradient descent: `w ← w − η g`, with `g` from one batch.
 *
 * With `momentum` μ a step is a sum of old slopes, `v ← μ v + g`, `w ← w − η v`: across a valley they
 * cancel, along it they add up, to `1/(1 − μ)` times the step (B. T. Polyak, "Some methods of speeding up
 * the convergence of iteration methods", 1964). With `nesterov` the slope counts once more,
 * `w ← w − η (g + μ v)`, as if it were taken where the momentum leads (Y. Nesterov, 1983; in this form
 * I. Sutskever and others, "On the importance of initialization and momentum", 2013). With `decay` λ,
 * `g ← g + λ w` comes first: the slope of `(λ/2) w²`.
 *
 * @param options `rate`; `momentum` from 0 to 1, `nesterov` and `decay` if wanted
 * @throws {ShapeError} if there are no options
 * @throws {ValueError} if the rate is no schedule and not above 0, or another number is out of its range
 *
 * @example One step with the slope 2
 * ```ts
 * import assert from "node:assert/strict";
 * import { optimise, tensor, variable } from "nets/tensor";
 * const w = variable(tensor([1])), rule = sgd({ rate: 0.25 });
 * optimise(rule.update(1, 0.25), w, tensor([2]), []);
 * assert.deepEqual(await w.nested(), [0.5]);
 * ```
 */
export function sgd(
  options: Rate & Decay & {
    readonly momentum?: number;
    readonly nesterov?: boolean;
  },
): Optimiser {
  const action = "make the optimiser sgd";
  checkOptions(action, options, "sgd({ rate: 0.1 })");
  checkNames(action, ["rate", "momentum", "nesterov", "decay"], options);
  const { rate, momentum = 0, nesterov = false, decay = 0 } = options;
  checkCommon(action, rate, decay);
  checkBetween(action, "the momentum", momentum, 1);
  if (nesterov && momentum === 0) {
    throw new ValueError(
      action,
      "Nesterov's step needs a momentum above 0, but it is 0; add momentum: 0.9",
    );
  }
  return Object.freeze({
    name: "sgd",
    rate,
    slots: momentum === 0 ? 0 : 1,
    update: (_t: number, rate: number): Update =>
      momentum === 0
        ? { rule: "sgd", rate, decay }
        : { rule: "momentum", rate, decay, momentum, nesterov },
  });
}

/**
 * `v ← α v + (1 − α) g²`, `w ← w − η g / (√v + ε)`: each parameter gets steps of about η, however steep
 * it is there, for it is measured by its own slopes (G. Hinton, "Neural networks for machine learning",
 * lecture 6e, 2012). With `decay` λ, `g ← g + λ w` comes first.
 *
 * @param options `rate`; `smoothing` α (0.99), `epsilon` ε (1e-8), `decay` λ (0)
 * @throws {ShapeError} if there are no options
 * @throws {ValueError} if a number is out of its range
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(rmsProp({ rate: 0.01 }).update(1, 0.01), {
 *   rule: "rmsprop", rate: 0.01, decay: 0, smoothing: 0.99, epsilon: 1e-8,
 * });
 * ```
 */
export function rmsProp(
  options: Rate & Decay & {
    readonly smoothing?: number;
    readonly epsilon?: number;
  },
): Optimiser {
  const action = "make the optimiser rmsProp";
  checkOptions(action, options, "rmsProp({ rate: 0.01 })");
  checkNames(action, ["rate", "smoothing", "epsilon", "decay"], options);
  const { rate, smoothing = 0.99, epsilon = 1e-8, decay = 0 } = options;
  checkCommon(action, rate, decay);
  checkBetween(action, "the smoothing", smoothing, 1);
  checkAbove(action, "epsilon", epsilon);
  return Object.freeze({
    name: "rmsProp",
    rate,
    slots: 1,
    update: (_t: number, rate: number): Update => ({
      rule: "rmsprop",
      rate,
      decay,
      smoothing,
      epsilon,
    }),
  });
}

/** What Adam and AdamW are told. */
type AdamOptions = Rate & Decay & {
  /** How much of the mean slope is kept, 0.9 if not said. */
  readonly beta1?: number;
  /** How much of the mean square is kept, 0.999 if not said. */
  readonly beta2?: number;
  /** Keeps the divisor above 0; 1e-8 if not said. */
  readonly epsilon?: number;
};

/**
 * `m ← β₁ m + (1 − β₁) g`, `v ← β₂ v + (1 − β₂) g²`,
 * `w ← w − η m̂ / (√v̂ + ε)` with `m̂ = m / (1 − β₁ᵗ)` and `v̂ = v / (1 − β₂ᵗ)`.
 *
 * Momentum and RMSProp together; the divisions make up for means that begin at 0
 * (D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015). With `decay` λ,
 * `g ← g + λ w` comes first, and is then divided like a slope; {@linkcode adamW} does it better.
 *
 * @param options `rate`, often 0.001; `beta1` (0.9), `beta2` (0.999), `epsilon` (1e-8), `decay` (0)
 * @throws {ShapeError} if there are no options
 * @throws {ValueError} if a number is out of its range
 *
 * @example The first step is η long, whatever the slope
 * ```ts
 * import assert from "node:assert/strict";
 * import { optimise, tensor, variable } from "nets/tensor";
 * const w = variable(tensor([1, 1])), [m, v] = [variable(tensor([0, 0])), variable(tensor([0, 0]))];
 * optimise(adam({ rate: 0.5 }).update(1, 0.5), w, tensor([100, -0.01]), [m, v]);
 * const [down, up] = await w.read();
 * assert.ok(Math.abs(down - 0.5) < 1e-6 && Math.abs(up - 1.5) < 1e-6);
 * ```
 */
export function adam(options: AdamOptions): Optimiser {
  return adamLike("adam", options, 0);
}

/**
 * {@linkcode adam} whose decay is not mixed into the slope: `w ← w − η λ w` comes first, for
 * every weight alike (I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", 2019).
 *
 * @param options as of `adam`, with `decay` 0.01 if not said
 * @throws {ShapeError} if there are no options
 * @throws {ValueError} if a number is out of its range
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(adamW({ rate: 0.001 }).name, "adamW");
 * ```
 */
export function adamW(options: AdamOptions): Optimiser {
  return adamLike("adamW", options, 0.01);
}

function adamLike(
  name: "adam" | "adamW",
  options: AdamOptions,
  usualDecay: number,
): Optimiser {
  const action = `make the optimiser ${name}`;
  checkOptions(action, options, `${name}({ rate: 0.001 })`);
  checkNames(action, ["rate", "beta1", "beta2", "epsilon", "decay"], options);
  const { rate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
  const { decay = usualDecay } = options;
  checkCommon(action, rate, decay);
  checkBelowOne(action, "beta1", beta1);
  checkBelowOne(action, "beta2", beta2);
  checkAbove(action, "epsilon", epsilon);
  const decoupled = name === "adamW";
  return Object.freeze({
    name,
    rate,
    slots: 2,
    update: (t: number, rate: number): Update => ({
      rule: "adam",
      rate,
      decay,
      decoupled,
      beta1,
      beta2,
      epsilon,
      t,
    }),
  });
}

function checkCommon(action: string, rate: unknown, decay: unknown): void {
  if (typeof rate !== "function") checkAbove(action, "the rate", rate);
  checkBetween(action, "the decay", decay, Infinity);
}

/** At 1 the correction would divide by 0. */
function checkBelowOne(action: string, what: string, x: unknown): void {
  if (typeof x === "number" && 0 <= x && x < 1) return;
  throw new ValueError(
    action,
    `${what} must be from 0 to below 1, but it is ${written(x)}`,
  );
}
