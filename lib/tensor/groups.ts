/** Axes taken together: kernels know three of them, or a few, and tensors have any number. */

import type { Shape } from "../shape.ts";

/** Neighbouring axes as one. */
export type Group = { readonly size: number; readonly repeated: boolean };

/**
 * The axes of a table, neighbours with the same fate taken together: whether they are repeated, when a
 * table of shape `small` is stretched to `large`, or stay. Axes of size 1 are left out.
 *
 * @example A row for each of two times three tables of four rows
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(groupsOf([5], [2, 3, 4, 5]), [{ size: 24, repeated: true }, { size: 5, repeated: false }]);
 * ```
 */
export function groupsOf(small: Shape, large: Shape): Group[] {
  const groups: { size: number; repeated: boolean }[] = [];
  const missing = large.length - small.length;
  for (let axis = 0; axis < large.length; axis++) {
    const size = large[axis];
    if (size === 1) continue;
    const repeated = axis < missing || small[axis - missing] === 1;
    const last = groups[groups.length - 1];
    if (last?.repeated === repeated) last.size *= size;
    else groups.push({ size, repeated });
  }
  return groups;
}

/** One axis, to be repeated or to be summed, between those before it and those after it. */
export type MiddleAxis = {
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
};

/**
 * The steps of a reduction from a table of shape `large` to one of shape `small`: the innermost axes
 * first, since they leave the least to do. To repeat is the same the other way round.
 *
 * @returns at least one: where nothing is to be done, a step along an axis of size 1, which copies
 *
 * @example The sum over the first and the last of three axes
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(reductionSteps([1, 3, 1], [2, 3, 4]), [
 *   { outer: 6, length: 4, inner: 1 },
 *   { outer: 1, length: 2, inner: 3 },
 * ]);
 * ```
 */
export function reductionSteps(small: Shape, large: Shape): MiddleAxis[] {
  const groups = groupsOf(small, large), steps: MiddleAxis[] = [];
  let inner = 1;
  for (let i = groups.length - 1; i >= 0; i--) {
    const { size, repeated } = groups[i];
    if (repeated) {
      let outer = 1;
      for (let before = 0; before < i; before++) outer *= groups[before].size;
      steps.push({ outer, length: size, inner });
    } else inner *= size;
  }
  return steps.length > 0 ? steps : [{ outer: 1, length: 1, inner }];
}

/** The most axes of a box: with 32 that are longer than 1 there is no memory that holds it. */
export const MOST_AXES = 32;

/** An axis of a box that is copied: how many, and how far apart they stand on both sides. */
export type BoxAxis = {
  readonly size: number;
  readonly to: number;
  readonly from: number;
};

/**
 * The axes of a box with those taken together that can be walked as one.
 *
 * @param to strides where it is copied to, `from` where it is copied from
 *
 * @example A table that lies row after row on both sides is one long row
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(boxOf([2, 3], [3, 1], [3, 1]), [{ size: 6, to: 1, from: 1 }]);
 * ```
 */
export function boxOf(
  shape: Shape,
  to: readonly number[],
  from: readonly number[],
): BoxAxis[] {
  const box: BoxAxis[] = [];
  shape.forEach((size, axis) => {
    if (size === 1) return;
    const next = { size, to: to[axis], from: from[axis] };
    const last = box[box.length - 1];
    if (last?.to === next.to * size && last.from === next.from * size) {
      box[box.length - 1] = { ...next, size: last.size * size };
    } else box.push(next);
  });
  return box;
}
