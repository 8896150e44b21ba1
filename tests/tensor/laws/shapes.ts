/** Shapes by chance, and the places of a table in order, straight from the definition. */

import fc from "fast-check";
import type { Shape } from "../../../lib/shape.ts";

/** Sizes of axes: often 1, sometimes 0, odd and even, longer than a vector register. */
export const sizes: fc.Arbitrary<number> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 8, arbitrary: fc.integer({ min: 2, max: 5 }) },
  { weight: 2, arbitrary: fc.constantFrom(7, 9, 16, 17) },
);

/** Shapes of up to four axes. */
export const shapes: fc.Arbitrary<number[]> = fc.array(sizes, { maxLength: 4 })
  .filter((shape) => sizeOf(shape) < 3000);

/** A shape, and one that stretches to it: with 1s, and without some of the first axes. */
export const stretches: fc.Arbitrary<{ small: number[]; large: number[] }> =
  shapes.chain((large) =>
    fc.record({
      ones: fc.array(fc.boolean(), {
        minLength: large.length,
        maxLength: large.length,
      }),
      without: fc.integer({ min: 0, max: large.length }),
    }).map(({ ones, without }) => ({
      large,
      small: large.map((size, axis) => ones[axis] ? 1 : size).slice(without),
    }))
  );

/** A shape, and a part of it. */
export const parts: fc.Arbitrary<
  { whole: number[]; starts: number[]; part: number[] }
> = fc.array(
  fc.tuple(sizes, fc.nat({ max: 3 }), fc.nat({ max: 3 })),
  { maxLength: 4 },
).map((axes) => ({
  part: axes.map(([size]) => size),
  starts: axes.map(([, before]) => before),
  whole: axes.map(([size, before, after]) => before + size + after),
})).filter(({ whole }) => sizeOf(whole) < 3000);

/** How many numbers a table holds. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** The indices of a table, the last changing fastest. */
export function indicesOf(shape: Shape): number[][] {
  return shape.reduce<number[][]>(
    (before, size) =>
      before.flatMap((index) =>
        Array.from({ length: size }, (_, i) => [...index, i])
      ),
    [[]],
  );
}

/** Where an index stands in memory: each axis counts what all later ones hold. */
export function placeOf(index: readonly number[], shape: Shape): number {
  return index.reduce((place, i, axis) => place * shape[axis] + i, 0);
}

/** Where the number stands that is repeated at `index` of a larger table. */
export function sourceOf(index: readonly number[], small: Shape): number {
  const own = index.slice(index.length - small.length);
  return placeOf(own.map((i, axis) => small[axis] === 1 ? 0 : i), small);
}
