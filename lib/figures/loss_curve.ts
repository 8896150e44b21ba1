/**
 * How a loss, or anything else that is measured again and again, goes on.
 *
 * @module
 */

import { endNames, endText, type Series } from "./curve_ends.ts";
import { circle, draw, type Figure, type Mark, path } from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { type Losses, namedLosses } from "./loss_series.ts";
import { spoken } from "./math_runs.ts";
import { decimal, superscript, threeDigits } from "./numbers.ts";
import { palette } from "./palette.ts";
import type { Point } from "./placement.ts";
import { drawn, type Frame, plot } from "./plot.ts";

/** What a loss curve shows. */
export type LossCurveOptions = {
  /** What is measured. Default `loss`. */
  readonly what?: string | undefined;
  /** What is counted. Default `epoch`. */
  readonly step?: string | undefined;
  /** The number of the first step. Default 0, or the epoch of the first report. */
  readonly start?: number | undefined;
  /** How many steps lie between two values. Default 1. */
  readonly every?: number | undefined;
  /** Powers of ten on the vertical axis. Default false. */
  readonly log?: boolean | undefined;
  readonly caption?: string | undefined;
};

/** How a line is drawn. */
type Stroke = {
  readonly stroke: string;
  readonly width: number;
  readonly disc: number;
  readonly dashes?: string | undefined;
};

/** The line that is talked about, black and thick. */
const FOCUS: Stroke = { stroke: palette.ink, width: 3.5, disc: 5 };

/** A line to compare it with. */
const BESIDE: Stroke = { stroke: palette.grey, width: 2.5, disc: 4 };

/** Such a line that lies under the other from end to end: wide enough to be seen on both sides of it. */
const EDGE: Stroke = { stroke: palette.grey, width: 10, disc: 8.5 };

const DASHES = ["9 5", "2 4", "12 4 2 4", "5 3"];

/**
 * One curve, or several to compare, the last of them black; each is named at its end,
 * with its last value. One that goes the way of the last from end to end is seen as its edge.
 *
 * @param losses numbers, named series of numbers, or the `history` of a training
 * @param options what is measured and counted
 * @returns the picture; its alt text gives the first, lowest and last value of each series
 * @throws {ShapeError} if there is nothing to draw
 * @throws {ValueError} if a number is not finite, or not positive on a logarithmic axis
 *
 * @example A loss that falls
 * ```ts
 * import assert from "node:assert/strict";
 * const curve = lossCurve([0.5, 0.25, 0.125]);
 * assert.equal(curve.getAttribute("aria-label"), "Loss: from 0.5 at epoch 0 down to 0.125 at epoch 2.");
 * ```
 *
 * @example Of a training, `lossCurve(run.history)`
 * ```ts
 * import assert from "node:assert/strict";
 * const history = [{ epoch: 1, loss: 0.5 }, { epoch: 2, loss: 0.25 }];
 * const curve = lossCurve(history);
 * assert.equal(curve.getAttribute("aria-label"), "Loss: from 0.5 at epoch 1 down to 0.25 at epoch 2.");
 * ```
 */
export function lossCurve(
  losses: Losses,
  options: LossCurveOptions = {},
): Figure {
  const { what = "loss", step = "epoch", every = 1, log = false } = options;
  const { series: all, start: first } = namedLosses(losses, what, log);
  const { start = first } = options;
  const values = all.flatMap((one) => one.values);
  const steps = Math.max(1, ...all.map((one) => one.values.length - 1));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const floor = log ? least : Math.min(0, least);
  const names = all.map((one) => endText(one, all.length > 1));
  return plot({
    alt: lossAlt(all, what, (i) => `at ${step} ${start + every * i}`),
    caption: options.caption,
    height: 320,
    marginTop: 40,
    marginLeft: log ? 72 : tickRoom(most),
    marginRight: 22 + Math.max(...names.map((name) => labelWidth(name) * 1.08)),
    x: {
      domain: [start, start + every * steps],
      label: null,
      ticks: Math.min(steps, 7),
      tickFormat: (n: number) => decimal(n),
    },
    y: {
      type: log ? "log" : "linear",
      domain: [floor, most === floor ? floor + 1 : most],
      label: null,
      grid: true,
      nice: true,
      ticks: log ? powersOfTen(floor, most) : valueTicks(values),
      tickFormat: (n: number) => log ? powerText(n) : decimal(n, 6),
    },
    marks: [drawn((frame) => {
      const at = (value: number, i: number): Point => [
        frame.x(start + every * i),
        frame.y(value),
      ];
      const lines = all.map((one) => one.values.map(at));
      const last = lines[lines.length - 1];
      return [
        ...axisNames(what, step, frame),
        ...lines.map((line, i) =>
          line === last
            ? curve(line, FOCUS)
            : isCovered(line, last)
            ? curve(line, EDGE)
            : curve(line, { ...BESIDE, dashes: DASHES[i % DASHES.length] })
        ),
        ...endNames(lines.map((line) => line[line.length - 1]), names, frame),
      ];
    })],
  });
}

/** About five ticks, and none between whole numbers when only they are counted. */
function valueTicks(values: readonly number[]): number {
  const most = Math.max(...values);
  return values.every(Number.isInteger) && most < 5 && most > 0 ? most : 5;
}

/** A power of ten as a tick: in full from a thousandth to a thousand. */
function powerText(n: number): string {
  const exponent = Math.round(Math.log10(n));
  return Math.abs(exponent) <= 3 ? decimal(n) : `10${superscript(exponent)}`;
}

/** Room for the ticks of the vertical axis: about a fifth of the highest value, written out. */
function tickRoom(most: number): number {
  const step = 10 ** Math.floor(Math.log10(most / 5 || 1));
  return Math.max(
    64,
    24 + labelWidth(decimal(most + step, 6)),
    24 + labelWidth(decimal(step, 6)),
  );
}

/** At most eight powers of ten from one number to another. */
function powersOfTen(from: number, to: number): number[] {
  const [low, high] = [Math.floor(Math.log10(from)), Math.ceil(Math.log10(to))];
  const step = Math.max(1, Math.ceil((high - low) / 7));
  const count = Math.floor((high - low) / step) + 1;
  return Array.from({ length: count }, (_, i) => 10 ** (low + i * step));
}

/** What is measured, above the vertical axis; what is counted, under the other. */
function axisNames(what: string, step: string, frame: Frame): Mark[] {
  const { left, right, top, bottom } = frame;
  const fill = palette.greyText;
  return [
    label(what, left - 10, top - 22, { anchor: "start", fill }),
    label(step, (left + right) / 2, bottom + 40, { fill }),
  ];
}

/** Whether a line would not be seen under another. */
function isCovered(line: readonly Point[], by: readonly Point[]): boolean {
  return line.length === by.length &&
    line.every(([, y], i) => Math.abs(y - by[i][1]) < 2);
}

/** A line; short series have a disc at each value. */
function curve(
  line: readonly Point[],
  { stroke, width, disc, dashes }: Stroke,
): Mark {
  const points = thinned(line);
  const discs = line.length <= 24 ? points : points.slice(-1);
  return draw(
    "g",
    { fill: stroke },
    path(points, {
      fill: "none",
      stroke,
      "stroke-width": width,
      "stroke-linejoin": "round",
      "stroke-dasharray": dashes,
    }),
    ...discs.map((point) => circle(point, disc, {})),
  );
}

/** The highest and lowest of those points that fall together, if there are many. */
function thinned(points: readonly Point[]): readonly Point[] {
  if (points.length <= 240) return points;
  const size = points.length / 120;
  const kept = Array.from({ length: 120 }, (_, i) => {
    const part = points.slice(Math.floor(i * size), Math.floor((i + 1) * size));
    const low = part.reduce((a, b) => b[1] < a[1] ? b : a);
    const high = part.reduce((a, b) => b[1] > a[1] ? b : a);
    return [low, high];
  }).flat();
  const chosen = new Set([points[0], ...kept, points[points.length - 1]]);
  return points.filter((point) => chosen.has(point));
}

/** The picture in sentences. */
function lossAlt(
  all: readonly Series[],
  what: string,
  when: (i: number) => string,
): string {
  return all.map(({ name, values }) => {
    const end = values.length - 1;
    const [first, last, least] = [values[0], values[end], Math.min(...values)];
    const way = last < first ? "down " : last > first ? "up " : "";
    const subject = capital(spoken(what)) +
      (all.length > 1 ? `, ${spoken(name)}` : "");
    const path = end === 0
      ? `${threeDigits(first)} ${when(0)}`
      : `from ${threeDigits(first)} ${when(0)} ${way}to ${threeDigits(last)} ${
        when(end)
      }`;
    const lowest = least < Math.min(first, last)
      ? `; the lowest is ${threeDigits(least)} ${when(values.indexOf(least))}`
      : "";
    return `${subject}: ${path}${lowest}.`;
  }).join(" ");
}

/** A word with a capital letter; a symbol as it is. */
function capital(text: string): string {
  return /^[a-z]{2}/.test(text) ? text[0].toUpperCase() + text.slice(1) : text;
}
