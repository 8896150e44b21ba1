/** Numbers as bars from zero: what is large and what is small at a glance. */

import { ShapeError, ValueError } from "../errors.ts";
import { checkFinite } from "../shape.ts";
import {
  draw,
  type Figure,
  figure,
  lineThrough,
  type Mark,
} from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { spoken } from "./math_runs.ts";
import { signStroke } from "./marks.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";

/** One bar. */
export type Bar = { readonly name: string; readonly value: number };

/** What bars show. */
export type BarsOptions = {
  /** The name of the bar that is talked about: black. */
  readonly focus?: string | undefined;
  /** Bars in blue and vermilion by the sign of their numbers. Default: only if one is negative. */
  readonly signed?: boolean | undefined;
  /** What the numbers are, above the bars, with their unit. */
  readonly what?: string | undefined;
  /** The whole that a bar is a part of, an outline as wide as all the others: written as "14 of 16". */
  readonly of?: number | readonly number[] | undefined;
  /** Decimals. Default 3. */
  readonly digits?: number | undefined;
  /** Width in px. Default 560. */
  readonly width?: number | undefined;
  readonly caption?: string | undefined;
};

const ROW = 38;

/**
 * Horizontal bars, each with its name on the left and its number at its end.
 *
 * @param items names and numbers
 * @param options which is talked about; a whole to compare with
 * @returns the picture; its alt text lists names and numbers
 * @throws {ShapeError} if there is none
 * @throws {ValueError} if a number is not finite, or all of them are 0 with nothing to compare with
 *
 * @example Three probabilities
 * ```ts
 * import assert from "node:assert/strict";
 * const chart = bars([{ name: "cat", value: 0.55 }, { name: "dog", value: 0.45 }]);
 * assert.equal(chart.getAttribute("aria-label"), "Bars: cat 0.55, dog 0.45.");
 * ```
 */
export function bars(items: readonly Bar[], options: BarsOptions = {}): Figure {
  const { focus, what, digits = 3, width = 560 } = options;
  const action = "draw bars";
  if (!items.length) {
    throw new ShapeError(
      action,
      "there must be one at least, but there is none",
    );
  }
  checkFinite(action, "values", items.map(({ value }) => value));
  const whole = items.map((_, i) =>
    typeof options.of === "number" ? options.of : options.of?.[i]
  );
  checkFinite(action, "wholes", whole.map((n) => n ?? 0));
  const lengths = items.map(({ value }, i) =>
    whole[i] === undefined ? value : value / whole[i]
  );
  const all = [0, ...lengths, ...whole.map((n) => n === undefined ? 0 : 1)];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (low === high) {
    throw new ValueError(
      action,
      "one value at least must differ from 0, but all are 0",
    );
  }
  const signed = options.signed ?? low < 0;
  const text = items.map(({ value }, i) =>
    decimal(value, digits) +
    (whole[i] === undefined ? "" : ` of ${decimal(whole[i], digits)}`)
  );
  const left = 20 + Math.max(...items.map(({ name }) => labelWidth(name, 17)));
  const end = 14 + Math.max(...text.map((t) => labelWidth(t, 16) * 1.06));
  const room = width - left - end - 12 - (low < 0 ? end : 0);
  const x = (value: number) =>
    left + (low < 0 ? end : 0) + ((value - low) / (high - low)) * room;
  const top = what ? 34 : 10;
  const bar = ({ name, value }: Bar, i: number): Mark[] => {
    const y = top + i * ROW;
    const on = name === focus;
    const fill = on
      ? palette.ink
      : signed
      ? signStroke(value).stroke
      : palette.grey;
    const length = lengths[i];
    const far = whole[i] === undefined ? length : Math.max(length, 1);
    return [
      ...(whole[i] === undefined ? [] : [draw("rect", {
        x: x(0),
        y: y + 6,
        width: x(1) - x(0),
        height: ROW - 12,
        fill: palette.paper,
        stroke: palette.grey,
        "stroke-width": 1.5,
      })]),
      draw("rect", {
        x: Math.min(x(0), x(length)),
        y: y + 6,
        width: Math.abs(x(length) - x(0)),
        height: ROW - 12,
        fill: value < 0 && !on ? palette.paper : fill,
        stroke: fill,
        "stroke-width": 2,
        "stroke-dasharray": value < 0 && !on ? "7 5" : undefined,
      }),
      label(name, left - 10, y + ROW / 2, {
        anchor: "end",
        size: 17,
        bold: on,
      }),
      label(text[i], x(far) + (value < 0 ? -9 : 9), y + ROW / 2, {
        anchor: value < 0 ? "end" : "start",
        size: 16,
        bold: on,
      }),
    ];
  };
  const pairs = items.map(({ name }, i) => `${spoken(name)} ${text[i]}`);
  return figure(
    {
      width,
      height: top + items.length * ROW + 10,
      alt: `Bars${what ? ` of ${what}` : ""}: ${pairs.join(", ")}.`,
      caption: options.caption,
    },
    ...(what
      ? [
        label(what, x(0), 18, {
          anchor: "start",
          size: 16,
          fill: palette.greyText,
        }),
      ]
      : []),
    ...items.flatMap(bar),
    draw("path", {
      d: lineThrough([[x(0), top], [x(0), top + items.length * ROW]]),
      stroke: palette.ink,
      "stroke-width": 1.5,
    }),
  );
}
