/**
 * Observable Plot in the course's own dress: our document, fonts and colours, and alt text that must be given.
 *
 * @module
 */

import * as Plot from "@observablehq/plot";
import { ValueError } from "../errors.ts";
import {
  described,
  document,
  draw,
  type Figure,
  type Mark,
  px,
} from "./document.ts";
import { TEXT } from "./label.ts";
import { palette, SANS } from "./palette.ts";
import type { Box } from "./placement.ts";

/** Options of Plot, with alt text, and a caption if there is something to look for. */
export type PlotPicture = Plot.PlotOptions & {
  /** What the chart shows, in sentences with its numbers. */
  readonly alt: string;
  /** What to look for, under the picture. */
  readonly caption?: string | undefined;
};

/**
 * A chart by Observable Plot as one self-contained picture.
 *
 * Everything of `Plot.plot` can be used except what makes a page around the chart
 * (legend, title, subtitle): series are labelled directly.
 *
 * @param options those of `Plot.plot`, and `alt`
 * @throws {ValueError} if there is no alt text, or a legend or title is asked for
 *
 * @example Three points
 * ```ts
 * import assert from "node:assert/strict";
 * import * as Plot from "@observablehq/plot";
 * const chart = plot({
 *   alt: "Loss falls from 3 to 1.",
 *   marks: [Plot.lineY([3, 2, 1])],
 * });
 * assert.equal(chart.getAttribute("aria-label"), "Loss falls from 3 to 1.");
 * assert.throws(() => plot({ alt: "", marks: [] }), {
 *   message: "Cannot draw a figure: it must have alt text, but `alt` is empty; say in a sentence what it shows",
 * });
 * ```
 */
export function plot({ alt, caption, ...options }: PlotPicture): Figure {
  const chart = Plot.plot({
    width: 640,
    height: 380,
    marginLeft: 64,
    marginRight: 28,
    marginTop: 36,
    marginBottom: 52,
    ...options,
    document,
  } as Plot.PlotOptions) as unknown as Mark;
  if (chart.localName !== "svg") {
    throw new ValueError(
      "draw a plot",
      "it must be one picture, but a legend, title or subtitle makes it a page; label the marks directly",
    );
  }
  return described(dressed(chart), alt, caption);
}

/** The chart without its style sheet, on paper, in our fonts, with short numbers. */
function dressed(chart: Mark): Mark {
  for (const sheet of [...chart.querySelectorAll("style")]) sheet.remove();
  const names = new Map<string, string>();
  for (const mark of [chart, ...chart.querySelectorAll("*")]) {
    mark.removeAttribute("class");
    for (const attribute of [...mark.attributes]) {
      attribute.value = plainer(attribute.value, names);
    }
  }
  const [width, height] = ["width", "height"].map((side) =>
    Number(chart.getAttribute(side))
  );
  chart.prepend(draw("rect", { width, height, fill: palette.paper }));
  chart.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  chart.setAttribute("fill", palette.ink);
  chart.setAttribute("font-family", SANS);
  chart.setAttribute("font-size", `${TEXT}`);
  return chart;
}

/** An attribute's value with our colours, at most 2 decimals, and names that count from 1 in every picture. */
function plainer(value: string, names: Map<string, string>): string {
  return value
    .replaceAll("currentColor", palette.ink)
    .replaceAll("var(--plot-background)", palette.paper)
    .replace(/-?\d+\.\d{3,}(e-?\d+)?/g, (number) => px(Number(number)))
    .replace(/plot-clip-\d+/g, (name) => {
      if (!names.has(name)) names.set(name, `clip-${names.size + 1}`);
      return names.get(name)!;
    });
}

/** Where a chart's own marks are drawn: data to px, and the frame's edges in px. */
export type Frame = Box & {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
};

/** A mark of our own for Plot: drawn with the chart's scales, between its other marks. */
export function drawn(marks: (frame: Frame) => readonly Mark[]): Plot.Markish {
  const render = (
    _index: unknown,
    { x, y }: Frame,
    _channels: unknown,
    size: Readonly<Record<string, number>>,
  ): Mark =>
    draw(
      "g",
      {},
      ...marks({
        x,
        y,
        left: size.marginLeft,
        right: size.width - size.marginRight,
        top: size.marginTop,
        bottom: size.height - size.marginBottom,
      }),
    );
  return render as unknown as Plot.Markish;
}
