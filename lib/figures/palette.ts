/**
 * The colours of every picture in the course, by what they mean.
 *
 * Blue and vermilion are those of Okabe and Ito (2008), which people with any common
 * form of colour blindness tell apart; yet no picture relies on them: class 1 is a
 * filled disc and class 0 an open ring, a negative weight is dashed.
 *
 * @module
 */

/**
 * Colour by role. Text is only ever set in `ink`, `blueText`, `vermilionText`, `greyText`
 * or, on a filled disc, in `paper`: each of these has a contrast of 4.5 : 1 or more
 * with what it stands on.
 *
 * @example Firing is blue, resting is vermilion
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(palette.blue, "#0072B2");
 * assert.equal(palette.vermilion, "#D55E00");
 * ```
 */
export const palette = {
  /** What everything is drawn on, in light and dark pages alike. */
  paper: "#FFFFFF",
  /** Text, axes, and the unit or path being talked about. */
  ink: "#1A1A1A",
  /** Class 1, a positive weight, a unit that fires. */
  blue: "#0072B2",
  /** Blue dark enough to be read as text, on the tint too. */
  blueText: "#005F96",
  /** The side of a line where the unit fires. */
  blueTint: "#DCEBF5",
  /** Class 0, a negative weight, a unit at rest. */
  vermilion: "#D55E00",
  /** Vermilion dark enough to be read as text. */
  vermilionText: "#A84800",
  /** Everything that is not being talked about. */
  grey: "#8C8C8C",
  /** Grey dark enough to be read as text. */
  greyText: "#595959",
  /** Grid lines and the like. */
  greyTint: "#DEDEDE",
} as const;

/** The name of a role in {@link palette}. */
export type Role = keyof typeof palette;

/** How a negative weight's line is dashed, in px: it can be told from a positive one without colour. */
export const DASH = "7 5";

/** How the letters of names (x, w, ŷ) are set: much as in the formulas of the text. */
export const SERIF = "serif";

/** How words and numbers are set. */
export const SANS =
  "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/** The smallest size of any text, in px. */
export const SMALLEST_TEXT = 14;
