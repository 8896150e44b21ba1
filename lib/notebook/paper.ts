/**
 * The paper that everything in a cell stands on: both colours are set, so that it
 * reads the same in a light and in a dark notebook.
 *
 * Styles are written on each element. A style sheet in an output would restyle the
 * whole notebook page.
 *
 * @module
 */

import { palette } from "../figures/palette.ts";
import { type Html, markup } from "./markup.ts";

/** The colours of the figures, by what they are for on paper; text in each has a contrast of 4.5 or more. */
export const PAPER = {
  page: palette.paper,
  ink: palette.ink,
  grey: palette.greyText,
  line: palette.greyTint,
  shade: "#F2F2F2",
  /** Positive, firing, passed. */
  blue: palette.blue,
  /** Negative, resting, not yet. */
  vermilion: palette.vermilionText,
} as const;

/** The declarations that make an element a sheet. */
export const SHEET =
  `background:${PAPER.page};color:${PAPER.ink};font-family:system-ui,sans-serif;` +
  "font-size:15px;line-height:1.45;padding:10px 14px;border-radius:6px;margin:2px 0;";

/**
 * A sheet of paper with something on it.
 *
 * @param content what stands on it
 * @param style more declarations, written after the paper's own
 * @returns a `div` with its own background and text colour
 */
export function paper(content: Html, style = ""): Html {
  return markup`<div style="${SHEET}${style}">${content}</div>`;
}
