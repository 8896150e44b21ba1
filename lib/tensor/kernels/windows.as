/**
 * Windows that slide over images, as rows of a matrix; beyond the edge there are zeros.
 *
 *   images   [examples, channels, height, width]
 *   matrix   [examples * rows * columns, channels * kernelHeight * kernelWidth]
 *
 * One line of a window is a run of numbers in both. Windows side by side are taken together, so that
 * a row of them is three loops: those that begin before the image, those inside, those that end after it.
 */

const UNFOLD = true, FOLD = false;

/** Every window becomes a row of the matrix. */
export function unfold(
  matrix: usize, images: usize, examples: i32, channels: i32, height: i32, width: i32,
  kernelHeight: i32, kernelWidth: i32, stride: i32, padding: i32, rows: i32, columns: i32,
): void {
  each(UNFOLD, matrix, images, examples, channels, height, width, kernelHeight, kernelWidth, stride, padding, rows, columns);
}

/** The rows of the matrix are added to the pixels they were taken from. */
export function fold(
  images: usize, matrix: usize, examples: i32, channels: i32, height: i32, width: i32,
  kernelHeight: i32, kernelWidth: i32, stride: i32, padding: i32, rows: i32, columns: i32,
): void {
  memory.fill(images, 0, examples * channels * height * width * 4);
  each(FOLD, matrix, images, examples, channels, height, width, kernelHeight, kernelWidth, stride, padding, rows, columns);
}

/** Every line of every row of windows. */
@inline
function each(
  unfold: bool, matrix: usize, images: usize, examples: i32, channels: i32, height: i32, width: i32,
  kernelHeight: i32, kernelWidth: i32, stride: i32, padding: i32, rows: i32, columns: i32,
): void {
  const window: usize = channels * kernelHeight * kernelWidth * 4;
  // windows from the first to the last lie inside from the left edge to the right one
  const first = min(columns, (padding + stride - 1) / stride);
  const last = max(first, min(columns, width + padding < kernelWidth ? 0 : (width + padding - kernelWidth) / stride + 1));
  for (let example = 0; example < examples; example++) {
    for (let row = 0; row < rows; row++) {
      let entry = matrix;
      for (let channel = 0; channel < channels; channel++) {
        const image = images + (example * channels + channel) * height * width * 4;
        for (let y = 0; y < kernelHeight; y++) {
          const line = row * stride - padding + y;
          if (line >= 0 && line < height) {
            const from = image + line * width * 4;
            edge(unfold, entry, window, from, width, kernelWidth, stride, padding, 0, first);
            inside(unfold, entry + first * window, window, from + (first * stride - padding) * 4, kernelWidth, stride * 4, last - first);
            edge(unfold, entry, window, from, width, kernelWidth, stride, padding, last, columns);
          } else if (unfold) {
            for (let column = 0; column < columns; column++) clear(entry + column * window, kernelWidth);
          }
          entry += kernelWidth * 4;
        }
      }
      matrix += columns * window;
    }
  }
}

/** A line of `count` windows that lie inside: the usual lengths have loops of their own. */
function inside(
  unfold: bool, entry: usize, window: usize, pixel: usize, length: i32, step: usize, count: i32,
): void {
  if (unfold) {
    if (length == 2) copyRuns(2, entry, window, pixel, length, step, count);
    else if (length == 3) copyRuns(3, entry, window, pixel, length, step, count);
    else if (length == 5) copyRuns(5, entry, window, pixel, length, step, count);
    else copyRuns(0, entry, window, pixel, length, step, count);
  } else if (step >= <usize>length * 4) {
    if (length == 2) addRuns(2, entry, window, pixel, length, step, count);
    else addRuns(0, entry, window, pixel, length, step, count);
  } else {
    // windows that overlap: number by number, or they would wait for each other's sums
    for (let x = 0; x < length; x++) addRuns(1, entry + x * 4, window, pixel + x * 4, 1, step, count);
  }
}

/** @param known the length, if it is known when this is compiled, else 0 */
@inline
function copyRuns(
  known: i32, entry: usize, window: usize, pixel: usize, length: i32, step: usize, count: i32,
): void {
  for (let column = 0; column < count; column++) {
    if (known == 2) store<u64>(entry, load<u64>(pixel));
    else if (known == 3) {
      store<u64>(entry, load<u64>(pixel)); store<u32>(entry, load<u32>(pixel, 8), 8);
    } else if (known == 5) {
      v128.store(entry, v128.load(pixel)); store<u32>(entry, load<u32>(pixel, 16), 16);
    } else {
      for (let x = 0; x < length; x++) store<f32>(entry + x * 4, load<f32>(pixel + x * 4));
    }
    pixel += step; entry += window;
  }
}

/** The same, added to the pixels. */
@inline
function addRuns(
  known: i32, entry: usize, window: usize, pixel: usize, length: i32, step: usize, count: i32,
): void {
  for (let column = 0; column < count; column++) {
    if (known == 1) store<f32>(pixel, load<f32>(pixel) + load<f32>(entry));
    else if (known == 2) {
      v128.store64_lane(pixel, f32x4.add(v128.load64_zero(pixel), v128.load64_zero(entry)), 0);
    } else {
      for (let x = 0; x < length; x++) {
        store<f32>(pixel + x * 4, load<f32>(pixel + x * 4) + load<f32>(entry + x * 4));
      }
    }
    pixel += step; entry += window;
  }
}

/** Windows that reach beyond the edge: only what lies inside is copied, or added back. */
function edge(
  unfold: bool, entry: usize, window: usize, line: usize, width: i32, length: i32,
  stride: i32, padding: i32, begin: i32, end: i32,
): void {
  for (let column = begin; column < end; column++) {
    const left = column * stride - padding, at = entry + column * window;
    for (let x = 0; x < length; x++) {
      const isInside = left + x >= 0 && left + x < width, pixel = line + (left + x) * 4;
      if (unfold) store<f32>(at + x * 4, isInside ? load<f32>(pixel) : 0);
      else if (isInside) store<f32>(pixel, load<f32>(pixel) + load<f32>(at + x * 4));
    }
  }
}

@inline
function clear(entry: usize, length: i32): void {
  for (let x = 0; x < length; x++) store<f32>(entry + x * 4, 0);
}
