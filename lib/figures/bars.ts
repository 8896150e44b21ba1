/** Numbers as bars from zero: what is large and what is small at a glance. */

import { ValueError } from "../errors.ts";
import { checkFinite } from "../shape.ts";
import { checkSome } from "./checks.ts";
import { draw, type Figure, figure, type Mark, path } from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { spoken } from "./math_runs.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";

/** One bar: what it is called, and a number that is not negative. */
export type Bar = { readonly name: string; readonly value: number };

/** What bars show. */
export type BarsOptions = {
  /** The name of the bar that is talked about: black. */
  readonly focus?: string | undefined;
  /** What the numbers are, above the bars, with their unit. */
  readonly what?: string | undefined;
  /** The whole that a bar is a part of, an outline as wide as all the others: written as "14 of 16". */
  readonly of?: number | readonly number[] | undefined;
  /** Width in px. Default 560. */
  readonly width?: number | undefined;
  readonly caption?: string | undefined;
};

/** A bar with its length, as a share of the longest there can be, and what is written at its end. */
type Row = Bar & {
  readonly length: number;
  readonly text: string;
  /** The length of its whole; 0 without one. */
  readonly outline: number;
};

const ROW = 38;

/**
 * Horizontal bars, each with its name on the left and its number at its end.
 *
 * @param items names and numbers
 * @param options which is talked about; a whole to compare with
 * @returns the picture; its alt text lists names and numbers
 * @throws {ShapeError} if there is none
 * @throws {ValueError} if a number is negative or not finite, or all are 0 with nothing to compare with
 *
 * @example Three probabilities
 * ```ts
 * import assert from "node:assert/strict";
 * const chart = bars([{ name: "cat", value: 0.55 }, { name: "dog", value: 0.45 }]);
 * assert.equal(chart.getAttribute("aria-label"), "Bars: cat 0.55, dog 0.45.");
 * ```
 */
export function bars(items: readonly Bar[], options: BarsOptions = {}): Figure {
  const { focus, what, width = 560 } = options;
  const rows = rowsOf(items, options);
  const left = 20 + Math.max(...rows.map(({ name }) => labelWidth(name, 17)));
  const end = Math.max(...rows.map(({ text }) => labelWidth(text) * 1.06));
  const room = width - left - end - 26;
  const top = what ? 34 : 10;
  const bottom = top + rows.length * ROW;
  const pairs = rows.map(({ name, text }) => `${spoken(name)} ${text}`);
  const above = { anchor: "start", fill: palette.greyText } as const;
  return figure(
    {
      width,
      height: bottom + 10,
      alt: `Bars${what ? ` of ${what}` : ""}: ${pairs.join(", ")}.`,
      caption: options.caption,
    },
    ...(what ? [label(what, left, 18, above)] : []),
    ...rows.flatMap((row, i) =>
      barMarks(row, left, top + i * ROW, room, row.name === focus)
    ),
    path([[left, top], [left, bottom]], {
      stroke: palette.ink,
      "stroke-width": 1.5,
    }),
  );
}

/** Checks the numbers and measures each against its whole, or all against the largest. */
function rowsOf(items: readonly Bar[], { of }: BarsOptions): Row[] {
  const action = "draw bars";
  const values = items.map(({ value }) => value);
  const wholes = values.map((_, i) => typeof of === "number" ? of : of?.[i]);
  checkSome(action, items, "one");
  checkFinite(action, "values", values);
  checkFinite(action, "wholes", wholes.map((whole) => whole ?? 0));
  const lengths = values.map((value, i) => value / (wholes[i] ?? 1));
  const longest = Math.max(
    ...lengths,
    ...wholes.map((whole) => whole === undefined ? 0 : 1),
  );
  if (longest === 0 || Math.min(...lengths) < 0) {
    throw new ValueError(
      action,
      `no value may be negative and one at least must differ from 0, but they are ${
        values.join(", ")
      }`,
    );
  }
  return items.map((item, i) => ({
    ...item,
    length: lengths[i] / longest,
    text: decimal(item.value) +
      (wholes[i] === undefined ? "" : ` of ${decimal(wholes[i])}`),
    outline: wholes[i] === undefined ? 0 : 1 / longest,
  }));
}

/** A bar on its outline if it is a part, its name on the left and its number at its end. */
function barMarks(
  { name, length, text, outline }: Row,
  x: number,
  y: number,
  room: number,
  bold: boolean,
): Mark[] {
  const fill = bold ? palette.ink : palette.grey;
  const [top, height, middle] = [y + 6, ROW - 12, y + ROW / 2];
  const whole = draw("rect", {
    x,
    y: top,
    width: outline * room,
    height,
    fill: palette.paper,
    stroke: palette.grey,
    "stroke-width": 1.5,
  });
  return [
    ...(outline ? [whole] : []),
    draw("rect", {
      x,
      y: top,
      width: length * room,
      height,
      fill,
      stroke: fill,
      "stroke-width": 2,
    }),
    label(name, x - 10, middle, { anchor: "end", size: 17, bold }),
    label(text, x + Math.max(outline, length) * room + 9, middle, {
      anchor: "start",
      bold,
    }),
  ];
}
