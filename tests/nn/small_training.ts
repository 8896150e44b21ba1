/** A small network and ten examples, for tests of what happens around the learning. */

import {
  type EpochReport,
  halfSquare,
  type Layer,
  linear,
  namedParameters,
  sequential,
  sgd,
} from "nets/nn";

/** Ten points, and whether they lie in the upper half. */
export const ROWS: {
  readonly x: readonly (readonly number[])[];
  readonly y: readonly (readonly number[])[];
} = {
  x: Array.from({ length: 10 }, (_, i) => [Math.sin(i), Math.cos(2 * i)]),
  y: Array.from({ length: 10 }, (_, i) => [Math.cos(2 * i) > 0 ? 1 : 0]),
};

/** The network, always the same at first. */
export const small = Object.assign(
  () =>
    sequential(
      linear(2, 4, { seed: 1, activation: "tanh" }),
      linear(4, 1, { seed: 2 }),
    ),
  {
    options: {
      ...ROWS,
      loss: halfSquare,
      optimiser: sgd({ rate: 0.1 }),
      epochs: 20,
      batchSize: 4,
      seed: 1,
    },
  },
);

/** All numbers of a network, one after the other. */
export async function numbersOf(net: Layer): Promise<number[]> {
  const all: number[] = [];
  for (const [, parameter] of namedParameters(net)) {
    all.push(...await parameter.read());
  }
  return all;
}

/** A report without what a clock says. */
export function plain(report: EpochReport): Omit<EpochReport, "seconds"> {
  const { seconds: _, ...others } = report;
  return others;
}
