/** Laws of repeating along axes, and of its opposite. */

import fc from "fast-check";
import { dot, type Law, magnitudes, sample } from "./bench.ts";
import { indicesOf, sizeOf, sourceOf, stretches } from "./shapes.ts";

const few = fc.integer({ min: 1, max: 9 });

/** For each place of the small table, all that lies over it in the large one. */
function piles(
  values: readonly number[],
  large: readonly number[],
  small: readonly number[],
): number[][] {
  const piles = Array.from({ length: sizeOf(small) }, (): number[] => []);
  indicesOf(large).forEach((index, i) =>
    piles[sourceOf(index, small)].push(values[i])
  );
  return piles;
}

const total = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

/** The laws, by their names. */
export const AXIS_LAWS: Record<string, Law> = {
  "expand repeats each number wherever its axis has size 1": (bench) =>
    bench.forAll([stretches], async (chance, { small, large }) => {
      const x = sample(chance, sizeOf(small));
      await bench.expect(
        bench.backend.expand(bench.give(x), small, large),
        indicesOf(large).map((index) => x[sourceOf(index, small)]),
        indicesOf(large).map(() => 0),
      );
    }),

  "sum adds what expand repeats": (bench) =>
    bench.forAll([stretches], async (chance, { small, large }) => {
      const x = sample(chance, sizeOf(large));
      await bench.expect(
        bench.backend.sum(bench.give(x), large, small),
        piles(x, large, small).map(total),
        piles(magnitudes(x), large, small).map(total),
      );
    }),

  "expand and sum are adjoint: ⟨expand x, y⟩ = ⟨x, sum y⟩": (bench) =>
    bench.forAll([stretches], async (chance, { small, large }) => {
      const x = sample(chance, sizeOf(small));
      const y = sample(chance, sizeOf(large));
      const [wide, narrow] = await bench.both(
        bench.backend.expand(bench.give(x), small, large),
        bench.backend.sum(bench.give(y), large, small),
      );
      const scale = dot(magnitudes(wide), magnitudes(y));
      bench.near(dot(wide, y), dot(x, narrow), scale, "⟨expand x, y⟩");
    }),

  "sum of many numbers loses no more than a few": async (bench) => {
    const x = Array.from({ length: 4099 }, () => Math.fround(0.1));
    const a = bench.give(x), wanted = 4099 * x[0];
    // ten times the bound: that a device adds in some other order is its own affair
    const scale = [10 * wanted];
    await bench.expect(bench.backend.sum(a, [4099], []), [wanted], scale);
    await bench.expect(bench.backend.sum(a, [4099, 1], [1]), [wanted], scale);
  },

  "sum keeps NaN and infinities in their own pile": async (bench) => {
    const x = [NaN, 1, 2, Infinity, 1, 2, Infinity, -Infinity, 2, 1, 1, 1];
    await bench.expect(
      bench.backend.sum(bench.give(x), [4, 3], [4, 1]),
      [NaN, Infinity, NaN, 3],
    );
    await bench.expect(
      bench.backend.sum(bench.give(x), [3, 4], [4]),
      [NaN, 4, Infinity, NaN],
    );
  },

  "max finds the largest of what sum would add": (bench) =>
    bench.forAll([stretches], async (chance, { small, large }) => {
      const x = sample(chance, sizeOf(large)).map((xi) =>
        chance.integer(40) === 0 ? NaN : xi < -2 ? -Infinity : xi
      );
      await bench.expect(
        bench.backend.max(bench.give(x), large, small),
        piles(x, large, small).map((pile) =>
          pile.some(Number.isNaN) ? NaN : pile.toSorted((a, b) => b - a)[0] ??
            -Infinity
        ),
        piles(x, large, small).map(() => 0),
      );
    }),

  "argMax finds where the first largest stands, and NaN is largest": (bench) =>
    bench.forAll(
      [few, fc.integer({ min: 1, max: 20 }), few],
      async (chance, outer, length, inner) => {
        const x = sample(chance, outer * length * inner).map((xi) =>
          chance.integer(40) === 0 ? NaN : xi < -2 ? -Infinity : xi
        );
        const wanted = indicesOf([outer, inner]).map(([o, i]) => {
          const line = Array.from(
            { length },
            (_, j) => x[(o * length + j) * inner + i],
          );
          const nan = line.findIndex(Number.isNaN);
          return nan >= 0 ? nan : line.indexOf(Math.max(...line));
        });
        await bench.expect(
          bench.backend.argMax(bench.give(x), outer, length, inner),
          wanted,
          wanted.map(() => 0),
        );
      },
    ),
};
