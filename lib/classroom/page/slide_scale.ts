/** How large things are on a slide, from the size of the window. */

/** How large things are where the slide is shown. */
export type SheetScale = {
  /** The natural size, as a multiple of the size in the reading view. */
  readonly natural: number;
  /** The smallest share of the natural size. */
  readonly smallest: number;
};

/** The room for which the sizes were chosen: a projector that is not the newest. */
const WIDTH = 1024, HEIGHT = 768;

/** Text for the last row: this much larger than in the reading view, where code has 16 px. */
const LARGER = 1.1;

/** Code is never smaller than this, in px. */
const SMALLEST = 14;

/**
 * The sizes for a window.
 *
 * Text grows with the window, for a class sees all of it at the same distance.
 *
 * @param width of the window, in px
 * @param height of the window, in px
 * @param zoom how much larger the reader wants everything
 *
 * @example On a wall of 1920 × 1080 all is larger by a good third
 * ```ts
 * import assert from "node:assert/strict";
 * const small = slideScale(1024, 768), large = slideScale(1920, 1080);
 * assert.equal((large.natural / small.natural).toFixed(2), "1.41");
 * assert.equal((small.natural * small.smallest * 16).toFixed(1), "14.1");
 * ```
 */
export function slideScale(
  width: number,
  height: number,
  zoom = 1,
): SheetScale {
  const share = Math.min(width / WIDTH, height / HEIGHT);
  const inWindow = LARGER * Math.min(Math.max(share, 0.8), 4) * zoom;
  const natural = Math.max(inWindow, SMALLEST / 16);
  return { natural, smallest: Math.max(0.8, SMALLEST / 16 / natural) };
}
