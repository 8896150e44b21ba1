/** How large a frame with an output is on a slide: the same in all layouts of the slide. */

/** A size in px of the frame itself, and how much larger it is shown. */
export type FrameSize = {
  readonly width: number;
  /** At most: what is higher scrolls inside. */
  readonly height: number;
  readonly zoom: number;
};

/** The room on a wall of 1280 × 720, for which figures that answer are made. */
const WIDTH = 1178, HEIGHT = 653;

/** What stands beside and around a frame, in px. */
const BESIDE = 44, AROUND = 8;

/**
 * The size of frames on a slide.
 *
 * What stands in a frame has text of 14 px and more: it is never shown smaller.
 *
 * @param width of the sheet, in px
 * @param height of the sheet, in px
 * @param natural how much larger than in the reading view things are by nature
 *
 * @example On a larger wall the same is larger
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(frameSize(942, 699, 1.1).zoom, 1);
 * const wall = frameSize(1178, 653, 1), twice = frameSize(2356, 1306, 2);
 * assert.deepEqual([wall.zoom, twice.zoom], [1, 2]);
 * assert.equal(wall.width, twice.width);
 * ```
 */
export function frameSize(
  width: number,
  height: number,
  natural: number,
): FrameSize {
  const zoom = Math.max(1, Math.min(width / WIDTH, height / HEIGHT));
  return {
    width: Math.floor((width - BESIDE * natural) / zoom),
    height: Math.floor((height - AROUND) / zoom),
    zoom,
  };
}
