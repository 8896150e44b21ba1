/** What becomes of the shape of images when windows slide over them. */

import { ShapeError } from "../errors.ts";
import { type OpenShape, withAxes } from "./open_shape.ts";

/** How images are laid out. */
const IMAGES = ["examples", "channels", "height", "width"];

/** Windows as a layer knows them. */
export type SlidingWindows = {
  /** Height and width. */
  readonly size: readonly [number, number];
  readonly stride: number;
  readonly padding: number;
};

/**
 * The shape of images after windows slid over them: `⌊(size + 2 padding − window) / stride⌋ + 1` of
 * them below and beside each other.
 *
 * @param action what is being done, as it reads after "Cannot"; asked for only then
 * @returns with the channels of `x`
 * @throws {ShapeError} if these are no images, or no window fits into one
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const windows = { size: [3, 3], stride: 1, padding: 0 } as const;
 * assert.deepEqual(
 *   imagesAfter(() => "slide", [32, 1, 28, "width"], windows),
 *   [32, 1, 26, "width"],
 * );
 * ```
 */
export function imagesAfter(
  action: () => string,
  x: OpenShape,
  { size, stride, padding }: SlidingWindows,
): OpenShape {
  const [examples, channels, ...sides] = withAxes(action, x, IMAGES);
  const after = sides.map((side, axis) => {
    if (typeof side !== "number") return side;
    const places = Math.floor((side + 2 * padding - size[axis]) / stride) + 1;
    if (places >= 1) return places;
    throw new ShapeError(
      action(),
      `a window must fit into an image, but its ${IMAGES[axis + 2]} is ${
        size[axis]
      }, and that of the image ${side + 2 * padding}`,
    );
  });
  return [examples, channels, ...after];
}
