/** Windows that slide over images, as rows of a matrix: what makes a convolution a matrix product. */

import type { Floats, Windows } from "../backend.ts";

/** Every window of the images `a` as a row of `out`. */
export function unfold(a: Floats, windows: Windows, out: Floats): void {
  eachWindowRow(windows, (pixel, entry, length) => {
    for (let i = 0; i < length; i++) out[entry + i] = a[pixel + i];
  });
}

/** Adds the rows `a` back to the pixels they were taken from, in the images `out`. */
export function fold(a: Floats, windows: Windows, out: Floats): void {
  const sums = new Float64Array(out.length);
  eachWindowRow(windows, (pixel, entry, length) => {
    for (let i = 0; i < length; i++) sums[pixel + i] += a[entry + i];
  });
  out.set(sums);
}

/**
 * Every horizontal line of every window, as far as it lies inside its image.
 *
 * @param visit told of the line's first pixel, where it stands in the matrix, and how long it is
 */
function eachWindowRow(
  windows: Windows,
  visit: (pixel: number, entry: number, length: number) => void,
): void {
  const { examples, channels, height, width } = windows;
  const { kernelHeight, kernelWidth, stride, padding, rows, columns } = windows;
  let entry = 0;
  for (let example = 0; example < examples; example++) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const left = column * stride - padding;
        const from = Math.max(0, -left);
        const length = Math.min(kernelWidth, width - left) - from;
        for (let channel = 0; channel < channels; channel++) {
          const image = (example * channels + channel) * height;
          for (let y = 0; y < kernelHeight; y++, entry += kernelWidth) {
            const line = row * stride - padding + y;
            if (line < 0 || line >= height) continue;
            visit((image + line) * width + left + from, entry + from, length);
          }
        }
      }
    }
  }
}
