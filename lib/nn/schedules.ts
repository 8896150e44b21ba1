/** Schedules: how long a step is, as a function of how many came before. */

import { ValueError } from "../errors.ts";
import { written } from "../describe.ts";
import { checkCount, checkNames, checkOptions } from "../shape.ts";

/** The rate of the update that follows `k` others: the first has `k = 0`. */
export type Schedule = (k: number) => number;

/**
 * The same rate for ever.
 *
 * @throws {ValueError} if it is not a finite number above 0
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(constantRate(0.1)(1000), 0.1);
 * ```
 */
export function constantRate(rate: number): Schedule {
  checkAbove("make a schedule", "the rate", rate);
  return () => rate;
}

/**
 * `c₁ / (k + c₂)`: rates whose sum is infinite and the sum of whose squares is not, as H. Robbins and
 * S. Monro asked for ("A stochastic approximation method", 1951): so the way is long enough to come
 * to the minimum from anywhere, and the noise of single examples dies out.
 *
 * @param options `c1` above 0; `c2` above 0, about how many updates pass before the rate is halved
 * @throws {ValueError} if one is not a finite number above 0
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const rate = reciprocal({ c1: 2, c2: 20 });
 * assert.deepEqual([rate(0), rate(20)], [0.1, 0.05]);
 * ```
 */
export function reciprocal(
  options: { readonly c1: number; readonly c2: number },
): Schedule {
  const action = "make a reciprocal schedule";
  checkOptions(action, options, "reciprocal({ c1: 2, c2: 20 })");
  checkNames(action, ["c1", "c2"], options);
  const { c1, c2 } = options;
  checkAbove(action, "c1", c1);
  checkAbove(action, "c2", c2);
  return (k) => c1 / (k + c2);
}

/**
 * `rate · factor^⌊k / every⌋`: the same for a while, then a fraction of it.
 *
 * @param options the first `rate`; `factor`, ½ if not said; `every` how many updates it is taken
 * @throws {ValueError} if the rate or the factor is not above 0, or `every` is no whole number above 0
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const rate = stepDecay({ rate: 1, every: 10 });
 * assert.deepEqual([rate(0), rate(9), rate(10), rate(20)], [1, 1, 0.5, 0.25]);
 * ```
 */
export function stepDecay(
  options: {
    readonly rate: number;
    readonly every: number;
    readonly factor?: number;
  },
): Schedule {
  const action = "make a schedule of steps";
  checkOptions(action, options, "stepDecay({ rate: 0.1, every: 100 })");
  checkNames(action, ["rate", "every", "factor"], options);
  const { rate, every, factor = 0.5 } = options;
  checkAbove(action, "the rate", rate);
  checkAbove(action, "the factor", factor);
  checkCount(action, "the length of a stair", every, 1);
  return (k) => rate * factor ** Math.floor(k / every);
}

/**
 * `least + ½ (rate − least) (1 + cos(π k / steps))`: slow at first, fast in the middle, and so slow at
 * the end that the weights settle; from `steps` on it is `least`. Half a wave of I. Loshchilov and
 * F. Hutter, "SGDR: stochastic gradient descent with warm restarts" (2017).
 *
 * With `warmUp`, the rate first rises in a line through as many updates, the last of which has the full
 * rate, and the half wave fills the rest: at the start, slopes are large and adaptive rules have seen
 * too few of them (P. Goyal and others, "Accurate, large minibatch SGD", 2017).
 *
 * @param options the largest `rate`; `steps` how many updates there will be in all; `least`, 0 if not
 *   said; `warmUp`, 0 if not said
 * @throws {ValueError} if the rate is not above 0, `least` is below 0 or above the rate, or the counts
 *   are no whole numbers, or the warm-up is not shorter than all
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const rate = cosine({ rate: 1, steps: 12, warmUp: 2 });
 * assert.deepEqual([rate(0), rate(1), rate(2), rate(7), rate(12)], [0.5, 1, 1, 0.5, 0]);
 * ```
 */
export function cosine(
  options: {
    readonly rate: number;
    readonly steps: number;
    readonly least?: number;
    readonly warmUp?: number;
  },
): Schedule {
  const action = "make a cosine schedule";
  checkOptions(action, options, "cosine({ rate: 0.1, steps: 1000 })");
  checkNames(action, ["rate", "steps", "least", "warmUp"], options);
  const { rate, steps, least = 0, warmUp = 0 } = options;
  checkAbove(action, "the rate", rate);
  checkCount(action, "the number of steps", steps, 1);
  checkCount(action, "the length of the warm-up", warmUp, 0);
  checkBetween(action, "the least rate", least, rate);
  checkBetween(action, "the length of the warm-up", warmUp, steps - 1);
  return (k) => {
    if (k < warmUp) return rate * (k + 1) / warmUp;
    const share = Math.min(1, (k - warmUp) / (steps - warmUp));
    return least + (rate - least) * (1 + Math.cos(Math.PI * share)) / 2;
  };
}

/**
 * Checks that a number is finite and above 0.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param what its name, with its article
 * @throws {ValueError} if it is anything else
 */
export function checkAbove(action: string, what: string, x: unknown): void {
  if (Number.isFinite(x) && x as number > 0) return;
  throw new ValueError(
    action,
    `${what} must be a finite number above 0, but it is ${written(x)}`,
  );
}

/**
 * Checks that a number is from 0 to `most`.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param what its name, with its article
 * @throws {ValueError} if it is anything else
 */
export function checkBetween(
  action: string,
  what: string,
  x: unknown,
  most: number,
): void {
  if (typeof x === "number" && x >= 0 && x <= most) return;
  throw new ValueError(
    action,
    `${what} must be a number${
      most === Infinity ? ", 0 or more" : ` from 0 to ${most}`
    }, but it is ${written(x)}`,
  );
}
