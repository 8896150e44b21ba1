/** Laws of windows that slide over images. */

import fc from "fast-check";
import type { Windows } from "../../../lib/tensor/backend.ts";
import { dot, type Law, magnitudes, sample } from "./bench.ts";
import { indicesOf, placeOf } from "./shapes.ts";

/** Windows that fit, of all kinds: wider than their stride, and narrower; beyond the edge altogether. */
const windows: fc.Arbitrary<Windows> = fc.record({
  examples: fc.integer({ min: 0, max: 2 }),
  channels: fc.integer({ min: 1, max: 3 }),
  height: fc.integer({ min: 1, max: 9 }),
  width: fc.integer({ min: 1, max: 9 }),
  kernelHeight: fc.integer({ min: 1, max: 5 }),
  kernelWidth: fc.integer({ min: 1, max: 5 }),
  stride: fc.integer({ min: 1, max: 3 }),
  padding: fc.integer({ min: 0, max: 2 }),
}).filter((w) =>
  w.height + 2 * w.padding >= w.kernelHeight &&
  w.width + 2 * w.padding >= w.kernelWidth
).map((w) => ({
  ...w,
  rows: 1 + Math.floor((w.height + 2 * w.padding - w.kernelHeight) / w.stride),
  columns: 1 + Math.floor((w.width + 2 * w.padding - w.kernelWidth) / w.stride),
}));

/** For each entry of the matrix of windows, the place of its pixel, or undefined beyond the edge. */
function pixels(w: Windows): (number | undefined)[] {
  const { examples, channels, height, width, rows, columns } = w;
  return indicesOf([
    examples,
    rows,
    columns,
    channels,
    w.kernelHeight,
    w.kernelWidth,
  ]).map(([example, row, column, channel, y, x]) => {
    const line = row * w.stride + y - w.padding;
    const dot = column * w.stride + x - w.padding;
    const inside = 0 <= line && line < height && 0 <= dot && dot < width;
    return inside
      ? placeOf([example, channel, line, dot], [
        examples,
        channels,
        height,
        width,
      ])
      : undefined;
  });
}

const imageSize = (w: Windows) => w.examples * w.channels * w.height * w.width;

/** The laws, by their names. */
export const WINDOW_LAWS: Record<string, Law> = {
  "unfold writes every window as a row, with zeros beyond the edge": (bench) =>
    bench.forAll([windows], async (chance, w) => {
      const x = sample(chance, imageSize(w));
      const wanted = pixels(w).map((place) =>
        place === undefined ? 0 : x[place]
      );
      await bench.expect(
        bench.backend.unfold(bench.give(x), w),
        wanted,
        wanted.map(() => 0),
      );
    }),

  "fold adds every window back to its pixels": (bench) =>
    bench.forAll([windows], async (chance, w) => {
      const places = pixels(w), x = sample(chance, places.length);
      const wanted = new Array<number>(imageSize(w)).fill(0);
      const scale = new Array<number>(imageSize(w)).fill(0);
      places.forEach((place, i) => {
        if (place === undefined) return;
        wanted[place] += x[i];
        scale[place] += Math.abs(x[i]);
      });
      await bench.expect(
        bench.backend.fold(bench.give(x), w),
        wanted,
        scale,
      );
    }),

  "unfold and fold are adjoint: ⟨unfold x, y⟩ = ⟨x, fold y⟩": (bench) =>
    bench.forAll([windows], async (chance, w) => {
      const x = sample(chance, imageSize(w));
      const y = sample(chance, pixels(w).length);
      const { backend } = bench;
      const [unfolded, folded] = await bench.both(
        backend.unfold(bench.give(x), w),
        backend.fold(bench.give(y), w),
      );
      const scale = dot(magnitudes(unfolded), magnitudes(y));
      bench.near(dot(unfolded, y), dot(x, folded), scale, "⟨unfold x, y⟩");
    }),
};
