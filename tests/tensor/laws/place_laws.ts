/** Laws of numbers that only change places. */

import fc from "fast-check";
import { ValueError } from "../../../lib/errors.ts";
import { dot, type Law, magnitudes, sample } from "./bench.ts";
import { indicesOf, parts, placeOf, shapes, sizeOf, sizes } from "./shapes.ts";

/** A shape, and an order of its axes. */
const orders = fc.oneof(
  shapes,
  fc.tuple(sizes, sizes, sizes).map((axes): number[] => axes), // of two, an order is its own inverse
).chain((shape) => {
  const axes = shape.map((_, axis) => axis);
  return fc.shuffledSubarray(axes, { minLength: axes.length })
    .map((order) => ({ shape, order }));
});

/** Numbers that only move are not rounded. */
const exactly = (wanted: readonly number[]) => wanted.map(() => 0);

/** The laws, by their names. */
export const PLACE_LAWS: Record<string, Law> = {
  "permute puts axis order[i] in the place of axis i": (bench) =>
    bench.forAll([orders], async (chance, { shape, order }) => {
      const x = sample(chance, sizeOf(shape));
      const turned = order.map((axis) => shape[axis]);
      const wanted = indicesOf(turned).map((index) => {
        const source: number[] = [];
        order.forEach((axis, i) => source[axis] = index[i]);
        return x[placeOf(source, shape)];
      });
      await bench.expect(
        bench.backend.permute(bench.give(x), shape, order),
        wanted,
        exactly(wanted),
      );
    }),

  "permute by the inverse order leads back": (bench) =>
    bench.forAll([orders], async (chance, { shape, order }) => {
      const x = sample(chance, sizeOf(shape));
      const turned = order.map((axis) => shape[axis]);
      const inverse = shape.map((_, axis) => order.indexOf(axis));
      const there = bench.backend.permute(bench.give(x), shape, order);
      await bench.expect(
        bench.backend.permute(there, turned, inverse),
        x,
        exactly(x),
      );
    }),

  "slice takes the part that begins at starts": (bench) =>
    bench.forAll([parts], async (chance, { whole, starts, part }) => {
      const x = sample(chance, sizeOf(whole));
      const wanted = indicesOf(part).map((index) =>
        x[placeOf(index.map((i, axis) => starts[axis] + i), whole)]
      );
      await bench.expect(
        bench.backend.slice(bench.give(x), whole, starts, part),
        wanted,
        exactly(wanted),
      );
    }),

  "pad puts a part into zeros": (bench) =>
    bench.forAll([parts], async (chance, { whole, starts, part }) => {
      const x = sample(chance, sizeOf(part));
      const wanted = new Array<number>(sizeOf(whole)).fill(0);
      indicesOf(part).forEach((index, i) => {
        const there = index.map((j, axis) => starts[axis] + j);
        wanted[placeOf(there, whole)] = x[i];
      });
      await bench.expect(
        bench.backend.pad(bench.give(x), part, starts, whole),
        wanted,
        exactly(wanted),
      );
    }),

  "slice and pad are adjoint: ⟨slice x, y⟩ = ⟨x, pad y⟩": (bench) =>
    bench.forAll([parts], async (chance, { whole, starts, part }) => {
      const x = sample(chance, sizeOf(whole));
      const y = sample(chance, sizeOf(part));
      const { backend } = bench;
      const [cut, padded] = await bench.both(
        backend.slice(bench.give(x), whole, starts, part),
        backend.pad(bench.give(y), part, starts, whole),
      );
      const scale = dot(magnitudes(cut), magnitudes(y));
      bench.near(dot(cut, y), dot(x, padded), scale, "⟨slice x, y⟩");
    }),

  "concat puts parts side by side": (bench) =>
    bench.forAll(
      [sizes, fc.array(sizes, { minLength: 1, maxLength: 4 })],
      async (chance, outer, lengths) => {
        const parts = lengths.map((length) => sample(chance, outer * length));
        const wanted = Array.from(
          { length: outer },
          (_, o) =>
            parts.flatMap((part, p) =>
              part.slice(o * lengths[p], (o + 1) * lengths[p])
            ),
        ).flat();
        await bench.expect(
          bench.backend.concat(
            parts.map((part) => bench.give(part)),
            outer,
            lengths,
          ),
          wanted,
          exactly(wanted),
        );
      },
    ),

  "gather takes the rows that are named, one twice if it is named twice": (
    bench,
  ) =>
    bench.forAll(
      [fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), sizes],
      async (chance, rows, width, count) => {
        const x = sample(chance, rows * width);
        const indices = Array.from(
          { length: count },
          () => chance.integer(rows),
        );
        const wanted = indices.flatMap((row) =>
          x.slice(row * width, (row + 1) * width)
        );
        await bench.expect(
          bench.backend.gather(bench.give(x), width, bench.give(indices)),
          wanted,
          exactly(wanted),
        );
      },
    ),

  "scatter adds rows to where they are named: ⟨gather x, y⟩ = ⟨x, scatter y⟩": (
    bench,
  ) =>
    bench.forAll(
      [fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), sizes],
      async (chance, rows, width, count) => {
        const x = sample(chance, rows * width);
        const y = sample(chance, count * width);
        const indices = Array.from(
          { length: count },
          () => chance.integer(rows),
        );
        const { backend } = bench, named = bench.give(indices);
        const wanted = new Array<number>(rows * width).fill(0);
        const scale = new Array<number>(rows * width).fill(0);
        y.forEach((yi, i) => {
          const place = indices[Math.floor(i / width)] * width + i % width;
          wanted[place] += yi;
          scale[place] += Math.abs(yi);
        });
        const scattered = backend.scatter(bench.give(y), width, named, rows);
        await bench.expect(scattered, wanted, scale);
        const [taken, added] = await bench.both(
          backend.gather(bench.give(x), width, named),
          scattered,
        );
        bench.near(
          dot(taken, y),
          dot(x, added),
          dot(magnitudes(taken), magnitudes(y)),
          "⟨gather x, y⟩",
        );
      },
    ),

  "gather and scatter of no rows, or of rows without width, are nothing":
    async (
      bench,
    ) => {
      const { backend } = bench, none = bench.give([]);
      const a = bench.give([1, 2, 3, 4]);
      await bench.expect(backend.gather(a, 2, none), []);
      await bench.expect(backend.gather(none, 0, bench.give([0, 1])), []);
      await bench.expect(backend.scatter(none, 2, none, 3), [0, 0, 0, 0, 0, 0]);
      await bench.expect(backend.scatter(none, 0, bench.give([0, 1]), 2), []);
    },

  "gather and scatter say which index is no row": async (bench) => {
    const a = bench.give([1, 2, 3, 4, 5, 6]);
    for (const index of [3, -1, 0.5, NaN, Infinity]) {
      const indices = bench.give([0, index]);
      const expected = new ValueError(
        "take rows by their indices",
        `each must be a whole number from 0 to 2, but index 1 is ${index}`,
      );
      await bench.refuses(
        () => bench.backend.gather(a, 2, indices),
        expected,
      );
      await bench.refuses(
        () => bench.backend.scatter(bench.give([1, 1]), 1, indices, 3),
        expected,
      );
    }
    const none = bench.give([]);
    const nothing = new ValueError(
      "take rows by their indices",
      "there are none to take",
    );
    await bench.refuses(
      () => bench.backend.gather(none, 2, bench.give([0])),
      nothing,
    );
    await bench.refuses(
      () => bench.backend.scatter(bench.give([1]), 1, bench.give([0]), 0),
      nothing,
    );
    await bench.unchanged();
  },
};
