/**
 * The paper that everything in a cell stands on: both colours are set, so that it
 * reads the same in a light and in a dark notebook.
 *
 * Styles are written on each element. A style sheet in an output would restyle the
 * whole notebook page.
 *
 * @module
 */

import { type Html, markup } from "./markup.ts";

/** Colours on paper, from Okabe and Ito's palette; each is legible on `page` (contrast ≥ 4.5). */
export const PAPER = {
  page: "#ffffff",
  ink: "#1a1a1a",
  grey: "#595959",
  line: "#c8c8c8",
  shade: "#f2f2f2",
  /** Positive, firing, passed. */
  blue: "#0072b2",
  /** Negative, resting, not yet. */
  vermilion: "#b84a00",
} as const;

/** The face of the text on paper. */
export const FONT =
  "font-family:system-ui,sans-serif;font-size:15px;line-height:1.45";

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

/** The declarations that make an element a sheet. */
export const SHEET = `background:${PAPER.page};color:${PAPER.ink};${FONT};` +
  "padding:10px 14px;border-radius:6px;margin:2px 0;";
