/**
 * The numbers that weights have before anything is learned.
 *
 * They must differ, for units with equal weights get equal slopes and stay equal for ever; so they
 * are drawn by chance. And they must be neither large nor small: a layer of `n` inputs adds `n`
 * products, so weights of variance `v` make the variance of its sums `n v` times that of its
 * inputs. Through twenty layers signals explode or die unless `n v` is about 1. What that asks for
 * depends on the activation; the initialisers below are the known answers.
 *
 * @module
 */

import { ValueError } from "../errors.ts";
import type { Random } from "../random.ts";

/** How many numbers meet in one sum of a layer, going forward and going back. */
export type Fans = {
  /** `fan in`: how many inputs a unit hears. */
  readonly inputs: number;
  /** `fan out`: how many units hear an input. */
  readonly units: number;
};

/** Draws one weight. */
export type Initial = (chance: Random, fans: Fans) => number;

/**
 * All 0: right for biases. For weights of more than one layer nothing is learned from it, for all
 * units stay the same.
 */
export const zeros: Initial = () => 0;

/** All `c`. @throws {ValueError} if `c` is not a finite number */
export function constant(c: number): Initial {
  checkNumber("constant", c, -Infinity);
  return () => c;
}

/** From `−a` to `a`, each number equally likely. @throws {ValueError} if `a` is below 0 */
export function uniform(a: number): Initial {
  checkNumber("uniform", a, 0);
  return (chance) => chance.uniform(-a, a);
}

/** Normally distributed about 0. @throws {ValueError} if the standard deviation is below 0 */
export function normal(deviation: number): Initial {
  checkNumber("normal", deviation, 0);
  return (chance) => chance.normal(0, deviation);
}

/**
 * `U(−a, a)` with `a = √(6 / (inputs + units))`, so that the variance is `2 / (inputs + units)`: for
 * sigmoid, tanh and no activation.
 *
 * Signals keep their variance going forward if it is `1 / inputs`, and slopes going back if it is
 * `1 / units`; this is the compromise. It takes the activation for linear near 0 with slope 1.
 * X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural
 * networks", AISTATS 2010 ("Xavier" is Glorot's first name).
 */
export const xavierUniform: Initial = (chance, { inputs, units }) => {
  const a = Math.sqrt(6 / (inputs + units));
  return chance.uniform(-a, a);
};

/** The same variance as {@linkcode xavierUniform}, normally distributed. */
export const xavierNormal: Initial = (chance, { inputs, units }) =>
  chance.normal(0, Math.sqrt(2 / (inputs + units)));

/**
 * Normally distributed with variance `2 / inputs`: for ReLU.
 *
 * A ReLU lets half of its sums through, and so half of their mean square: the variance must be
 * twice as large for signals to keep their size. K. He, X. Zhang, S. Ren, J. Sun, "Delving deep
 * into rectifiers", ICCV 2015.
 */
export const heNormal: Initial = (chance, { inputs }) =>
  chance.normal(0, Math.sqrt(2 / inputs));

/** The same variance as {@linkcode heNormal}, from `U(−a, a)` with `a = √(6 / inputs)`. */
export const heUniform: Initial = (chance, { inputs }) => {
  const a = Math.sqrt(6 / inputs);
  return chance.uniform(-a, a);
};

/**
 * `U(−a, a)` with `a = 1 / √inputs`: what PyTorch does for linear layers and convolutions, and there
 * for biases too. Its variance `1 / (3 inputs)` is smaller than any of the above.
 *
 * PyTorch writes it as `kaiming_uniform_(a=√5)`, which is the same for weights.
 */
export const torchUniform: Initial = (chance, { inputs }) => {
  const a = 1 / Math.sqrt(inputs);
  return chance.uniform(-a, a);
};

function checkNumber(name: string, x: number, least: number): void {
  if (Number.isFinite(x) && x >= least) return;
  throw new ValueError(
    `initialise by ${name}(${x})`,
    `it must be a finite number${
      least === 0 ? ", 0 or more" : ""
    }, but it is ${x}`,
  );
}
