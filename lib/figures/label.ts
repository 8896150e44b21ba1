/**
 * Names as mathematics sets them: `w_{11}^{[1]}` with its indices, `\hat{y}` with its hat.
 *
 * @module
 */

import { draw, type Mark, rectangle } from "./document.ts";
import { type Run, runs } from "./math_runs.ts";
import { palette, SERIF, SMALLEST_TEXT } from "./palette.ts";

/** How a label is set. */
export type LabelStyle = {
  /** Size of the letters in px; indices are smaller, but never under 14 px. Default 16. */
  readonly size?: number | undefined;
  /** Where `x` is in the label. Default: its middle. */
  readonly anchor?: "start" | "end" | undefined;
  /** Colour of the text. Default ink. */
  readonly fill?: string | undefined;
  /** Bold: the thing talked about. */
  readonly bold?: boolean | undefined;
  /** Italic words and numbers: a slope. */
  readonly italic?: boolean | undefined;
  /** A patch of paper behind it, so that lines there do not disturb. Default false. */
  readonly halo?: boolean | undefined;
};

/** The size that every picture sets at its root, and labels need not repeat. */
export const TEXT = 16;

const INDEX = 0.78; // size of an index relative to its letter

/** The size of the indices of letters of this size. */
function indexSize(size: number): number {
  return Math.max(SMALLEST_TEXT, Math.round(size * INDEX));
}

/**
 * Sets a label, its letters' middle at height `y`.
 *
 * @param text plain text, or a name as LaTeX writes it: `x_1`, `\hat{y}`, `w_{11}^{[1]}`; `$…$` inside plain text
 * @param x where it is, in px; which part of it is there, says `anchor`
 * @param y height of the middle of its letters
 */
export function label(
  text: string,
  x: number,
  y: number,
  style: LabelStyle = {},
): Mark {
  const size = style.size ?? TEXT;
  const mark = draw("text", {
    x,
    y: y + 0.35 * size,
    "font-size": size === TEXT ? undefined : size,
    "text-anchor": style.anchor,
    fill: style.fill,
    "font-weight": style.bold ? 600 : undefined,
    "font-style": style.italic ? "italic" : undefined,
  });
  mark.append(...spans(runs(text), size));
  return style.halo
    ? draw("g", {}, patch(text, x, y, size, style.anchor), mark)
    : mark;
}

/** A piece of paper the size of the label. */
function patch(
  text: string,
  x: number,
  y: number,
  size: number,
  anchor?: "start" | "end",
): Mark {
  const width = labelWidth(text, size);
  const middle = anchor === "start"
    ? x + width / 2
    : anchor === "end"
    ? x - width / 2
    : x;
  const fill = palette.paper;
  return rectangle([middle, y], width + 4, 1.12 * size, { fill });
}

/** The runs as tspans; an index above an index goes back to where that one began. */
function spans(found: readonly Run[], size: number): (Mark | string)[] {
  let height = 0; // how far we are below the line
  return found.map(({ text, level, italic }, i) => {
    const target = size * { base: 0, sub: 0.22, sup: -0.4 }[level];
    const dy = target - height;
    height = target;
    if (level === "base" && !italic && dy === 0) return text;
    const below = found[i - 1];
    const stacked = level === "sup" && below?.level === "sub";
    return draw("tspan", {
      dx: stacked ? -0.56 * indexSize(size) * below.text.length : undefined,
      dy: dy || undefined,
      "font-size": level === "base"
        ? italic ? size * 1.15 : undefined
        : indexSize(size),
      "font-family": italic ? SERIF : undefined,
      "font-style": italic ? "italic" : undefined,
    }, text);
  });
}

/** Widths of characters in em, for a wide face: what fits here fits everywhere. */
function em(character: string): number {
  if (/[.,:;|!'il\u0302\u0304 ]/.test(character)) return 0.34;
  if (/[()\[\]rtfjI1]/.test(character)) return character === "1" ? 0.64 : 0.42;
  if (/[mMW%]/.test(character)) return 1;
  if (/[w−+=≥≤→≈]/.test(character)) return 0.86;
  return /\p{Lu}/u.test(character) ? 0.76 : 0.64;
}

/** About how wide a label is, in px: never less than it is in DejaVu Sans, a wide face. */
export function labelWidth(text: string, size = TEXT): number {
  let width = 0;
  let before: Run | undefined;
  for (const run of runs(text)) {
    const scale = run.level === "base"
      ? size * (run.italic ? 1.15 : 1)
      : indexSize(size);
    const own = [...run.text].reduce((sum, c) => sum + em(c), 0) * scale;
    if (run.level === "sup" && before?.level === "sub") {
      width += Math.max(0, own - 0.56 * indexSize(size) * before.text.length);
    } else width += own;
    before = run;
  }
  return width;
}
