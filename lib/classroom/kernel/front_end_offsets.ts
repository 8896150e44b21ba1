/** Places in a cell: Jupyter counts code points, TypeScript counts UTF-16 units. */

/**
 * UTF-16 units before a place that was counted in code points.
 *
 * @example A wheel is one code point, and two units
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(unitsBefore("🎡.x", 2), 3);
 * ```
 */
export function unitsBefore(code: string, points: number): number {
  let units = 0;
  for (const point of code) {
    if (points-- <= 0) break;
    units += point.length;
  }
  return units;
}

/**
 * Code points before a place that was counted in UTF-16 units.
 *
 * @example Back again
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(pointsBefore("🎡.x", 3), 2);
 * ```
 */
export function pointsBefore(code: string, units: number): number {
  return [...code.slice(0, units)].length;
}
