/**
 * Windows that slide over images, as rows of a matrix; beyond the edge there are zeros.
 *
 *   images   [examples, channels, height, width]
 *   matrix   [examples * rows * columns, channels * kernelHeight * kernelWidth]
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

/** Every line of every window: as far as it lies inside its image it is copied, or added back. */
@inline
function each(
  unfold: bool, entry: usize, images: usize, examples: i32, channels: i32, height: i32, width: i32,
  kernelHeight: i32, kernelWidth: i32, stride: i32, padding: i32, rows: i32, columns: i32,
): void {
  for (let example = 0; example < examples; example++) {
    for (let row = 0; row < rows; row++) {
      const top = row * stride - padding;
      for (let column = 0; column < columns; column++) {
        const left = column * stride - padding;
        const from = max(0, -left), to = min(kernelWidth, width - left);
        for (let channel = 0; channel < channels; channel++) {
          const image = images + ((example * channels + channel) * height * width + left) * 4;
          for (let y = top; y < top + kernelHeight; y++) {
            const line = image + y * width * 4;
            const inside = y >= 0 && y < height;
            if (unfold) copyLine(entry, line, inside ? from : kernelWidth, inside ? to : kernelWidth, kernelWidth);
            else if (inside) addLine(line, entry, from, to);
            entry += kernelWidth * 4;
          }
        }
      }
    }
  }
}

/** Pixels from `from` to `to`, zeros before and after them, `length` numbers in all. */
@inline
function copyLine(entry: usize, line: usize, from: i32, to: i32, length: i32): void {
  let x = 0;
  for (; x < min(from, length); x++) store<f32>(entry + x * 4, 0);
  for (; x < to; x++) store<f32>(entry + x * 4, load<f32>(line + x * 4));
  for (; x < length; x++) store<f32>(entry + x * 4, 0);
}

@inline
function addLine(line: usize, entry: usize, from: i32, to: i32): void {
  for (let x = from; x < to; x++) {
    store<f32>(line + x * 4, load<f32>(line + x * 4) + load<f32>(entry + x * 4));
  }
}
