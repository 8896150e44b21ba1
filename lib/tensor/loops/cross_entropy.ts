/** The cross-entropy of a softmax, with its slope. */

import type { Floats } from "../backend.ts";
import { notAClass } from "../indices.ts";

/**
 * `losses[i] = −ln softmax(z)` at the right class of row `i`; `slopes` is `softmax(z)` less 1 there.
 *
 * The largest number of a row is first taken away from all of it, which changes no softmax, so that
 * no power of e is above 1. A row with NaN or +∞ has the loss NaN; the loss of a right class at −∞
 * is ∞.
 *
 * @param logits `[rows, classes]`
 * @param labels `[rows]`, the number of the right class, from 0
 * @throws {ValueError} if a label is not a class
 */
export function crossEntropy(
  logits: Floats,
  labels: Floats,
  rows: number,
  classes: number,
  losses: Floats,
  slopes: Floats,
): void {
  for (let row = 0; row < rows; row++) {
    const right = labels[row];
    if (!Number.isInteger(right) || right < 0 || right >= classes) {
      throw notAClass(row, right, classes);
    }
    const start = row * classes;
    let largest = -Infinity;
    for (let j = 0; j < classes; j++) {
      largest = Math.max(largest, logits[start + j]);
    }
    let sum = 0;
    for (let j = 0; j < classes; j++) {
      sum += Math.exp(logits[start + j] - largest);
    }
    losses[row] = Math.log(sum) - (logits[start + right] - largest);
    for (let j = 0; j < classes; j++) {
      const softmax = Math.exp(logits[start + j] - largest) / sum;
      slopes[start + j] = softmax - (j === right ? 1 : 0);
    }
  }
}
