/** Strides: how far apart the neighbours along each axis lie in memory. */

import type { Shape } from "../../shape.ts";

/** How many numbers a table of this shape has; `[]` has one. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

/**
 * The strides of a table that lies row after row.
 *
 * @example Two rows of three: the next row is three further, the next column one
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(stridesOf([2, 3]), [3, 1]);
 * ```
 */
export function stridesOf(shape: Shape): number[] {
  const strides = shape.map(() => 1);
  for (let axis = shape.length - 2; axis >= 0; axis--) {
    strides[axis] = strides[axis + 1] * shape[axis + 1];
  }
  return strides;
}

/**
 * Strides that walk through a table of shape `small` as if it were repeated to fill `large`:
 * along an axis that is repeated one stays in place, with a stride of 0.
 *
 * @example A row under itself
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(repeatedStrides([3], [2, 3]), [0, 1]);
 * ```
 */
export function repeatedStrides(small: Shape, large: Shape): number[] {
  const missing = large.length - small.length;
  const strides = stridesOf(small);
  return large.map((_, axis) => {
    const own = axis - missing;
    return own < 0 || small[own] === 1 ? 0 : strides[own];
  });
}

/**
 * Walks through a table of shape `shape`, row after row, and through a second one by its strides.
 *
 * Axes that can be walked as one are first made one, so that a run is as long as it can be.
 *
 * @param start where in the second table the walk begins
 * @param visit told of each run: where it begins here, where in the second table, how many numbers
 *   it has, and the stride in the second table
 */
export function eachRun(
  shape: Shape,
  strides: readonly number[],
  start: number,
  visit: (here: number, there: number, length: number, stride: number) => void,
): void {
  if (shape.includes(0)) return;
  const [sizes, steps] = merged(shape, strides);
  const length = sizes.pop() ?? 1, stride = steps.pop() ?? 0;
  const index = sizes.map(() => 0);
  for (let here = 0, there = start;; here += length) {
    visit(here, there, length, stride);
    // as a counter of kilometres: the last digit turns, and at its end the one before it
    let axis = sizes.length - 1;
    for (; axis >= 0; axis--) {
      there += steps[axis];
      if (++index[axis] < sizes[axis]) break;
      there -= steps[axis] * sizes[axis];
      index[axis] = 0;
    }
    if (axis < 0) return;
  }
}

/** The same walk with fewer axes. */
function merged(
  shape: Shape,
  strides: readonly number[],
): [sizes: number[], strides: number[]] {
  const sizes: number[] = [], steps: number[] = [];
  shape.forEach((size, axis) => {
    if (size === 1) return;
    const last = sizes.length - 1;
    if (last >= 0 && steps[last] === strides[axis] * size) {
      sizes[last] *= size;
      steps[last] = strides[axis];
    } else {
      sizes.push(size);
      steps.push(strides[axis]);
    }
  });
  return [sizes, steps];
}
