/**
 * The problem that all contenders solve, after the demo of micrograd (A. Karpathy, 2020): 100 points of
 * two moons, a network of 2-16-16-1 units with ReLU, hinge loss and a little weight decay over all
 * points at once, 100 steps of gradient descent.
 */

import { Random } from "../../../lib/random.ts";

export const SIZES: readonly number[] = [2, 16, 16, 1];
export const STEPS = 100;
export const DECAY = 1e-4;
export const rateAt = (step: number): number => 1 - 0.9 * step / STEPS;

/** Two half circles, one inside the other's opening, with some noise; labels 1 and −1. */
export const MOONS: readonly { x: readonly number[]; y: number }[] = (() => {
  const chance = new Random(1), half = 50, noise = 0.1;
  return Array.from({ length: 2 * half }, (_, i) => {
    const angle = Math.PI * (i % half) / (half - 1);
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const at = i < half ? [x, y] : [1 - x, 0.5 - y];
    return {
      x: at.map((c) => c + chance.normal(0, noise)),
      y: i < half ? -1 : 1,
    };
  });
})();

/** `[layers][units][inputs]`, uniform between −1 and 1. */
export function startWeights(): number[][][] {
  const chance = new Random(2);
  return SIZES.slice(1).map((units, l) =>
    Array.from(
      { length: units },
      () => Array.from({ length: SIZES[l] }, () => chance.uniform(-1, 1)),
    )
  );
}

/** `[layers][units]`, zeros. */
export function startBiases(): number[][] {
  return SIZES.slice(1).map((units) => new Array(units).fill(0));
}

/** A way to solve it: begins afresh, and then takes steps, each of which says the loss before it. */
export type Contender = {
  start(): (step: number) => number | Promise<number>;
};
