/** Least squares: the weights with which a linear unit comes nearest to its targets. */

import { ValueError } from "../errors.ts";
import type { Example } from "./examples.ts";
import { checkTargets, lossOf } from "./linear_unit.ts";
import type { WeightsAndBias } from "./trace.ts";

/** The best weights and bias, and what is left. */
export type LeastSquares = WeightsAndBias & {
  /** J at these weights: no others have a smaller one. */
  readonly loss: number;
};

/**
 * The weights and the bias at which `J = (1/N) Σ ½ (y − w · x − b)²` is least, found at once and
 * not step by step.
 *
 * There every error is at right angles to every input, `Σ (y − z) x = 0` and `Σ (y − z) = 0`:
 * the normal equations of C. F. Gauss (1809), solved here by his elimination. They are formed
 * and solved in floats: good for the small examples of a lecture, while inputs that almost
 * follow from one another lose twice the digits that they must.
 *
 * @param examples at least one more than there are inputs, with any targets y
 * @throws {ShapeError} for no examples, or lists that differ in length
 * @throws {ValueError} for a number that is not finite, or an input that follows from the
 * others, for then more than one choice is best
 *
 * @example The nearest that a linear unit comes to AND
 * ```ts
 * import assert from "node:assert/strict";
 * import { AND, examplesOf } from "nets";
 * assert.deepEqual(leastSquares(examplesOf(AND)), { weights: [0.5, 0.5], bias: -0.25, loss: 1 / 32 });
 * ```
 */
export function leastSquares(examples: readonly Example[]): LeastSquares {
  const action = "find the least squares";
  checkTargets(action, examples);
  const rows = examples.map(({ x }) => [1, ...x]); // the bias first
  const products = rows[0].map((_, i) => [
    ...rows[0].map((_, j) => total(rows.map((row) => row[i] * row[j]))),
    total(rows.map((row, k) => row[i] * examples[k].y)),
  ]);
  const [bias, ...weights] = solved(action, products);
  return { weights, bias, loss: lossOf(examples, { weights, bias }) };
}

/** Gauss's elimination, row by row, then the unknowns from the last to the first. */
function solved(action: string, equations: number[][]): number[] {
  const n = equations.length, diagonal = equations.map((row, i) => row[i]);
  for (let i = 0; i < n; i++) {
    // What is left of an input's square after all that those before it explain.
    if (!(equations[i][i] > 1e-10 * diagonal[i])) {
      throw new ValueError(
        action,
        `no input may follow from the others, but input ${i} is a weighted sum of a constant and those before it; leave it out, or add examples`,
      );
    }
    for (let k = i + 1; k < n; k++) {
      const factor = equations[k][i] / equations[i][i];
      for (let j = i; j <= n; j++) equations[k][j] -= factor * equations[i][j];
    }
  }
  const unknowns: number[] = Array(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    const known = total(unknowns.map((u, j) => u * equations[i][j]));
    unknowns[i] = (equations[i][n] - known) / equations[i][i];
  }
  return unknowns;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0);
}
