/** Taking a picture apart: its texts with size, colour and box, and the extent of its marks. */

import { labelWidth } from "../../lib/figures/label.ts";
import { palette } from "../../lib/figures/palette.ts";
import type { Box } from "../../lib/figures/placement.ts";
import type { Figure } from "nets/figures";

interface Element extends Figure {
  readonly localName: string;
  readonly textContent: string;
  readonly children: Iterable<Element>;
}

/** Attributes that children inherit, and where the element's own coordinates begin. */
type Context = {
  x: number;
  y: number;
  size: number;
  fill: string;
  anchor: string;
  bold: boolean;
};

/** A text of a picture; its box is about as wide as in a narrow face. */
export type Text = { content: string; sizes: number[]; fill: string; box: Box };

/** A point of a shape's outline. */
export type Corner = { mark: string; x: number; y: number };

/** All texts and all corners of shapes, in the picture's own coordinates. */
export function anatomy(figure: Figure): { texts: Text[]; corners: Corner[] } {
  const texts: Text[] = [];
  const corners: Corner[] = [];
  const walk = (element: Element, outer: Context) => {
    const get = (name: string) => element.getAttribute(name);
    const number = (name: string) => Number(get(name) ?? 0);
    const [, tx, ty] =
      /translate\(([-\d.]+),([-\d.]+)\)/.exec(get("transform") ?? "") ??
        [, "0", "0"];
    const nested = element.localName === "svg"
      ? [number("x"), number("y")]
      : [0, 0];
    const here: Context = {
      x: outer.x + Number(tx) + nested[0],
      y: outer.y + Number(ty) + nested[1],
      size: Number(get("font-size") ?? outer.size),
      fill: get("fill") ?? outer.fill,
      anchor: get("text-anchor") ?? outer.anchor,
      bold: outer.bold || get("font-weight") !== null,
    };
    if (element.localName === "text") {
      return void texts.push(textOf(element, here));
    }
    for (const [x, y] of cornersOf(element)) {
      corners.push({
        mark: element.outerHTML.slice(0, 90),
        x: here.x + x,
        y: here.y + y,
      });
    }
    for (const child of element.children) walk(child, here);
  };
  walk(figure as Element, {
    x: 0,
    y: 0,
    size: 16,
    fill: palette.ink,
    anchor: "start",
    bold: false,
  });
  return { texts, corners };
}

function textOf(
  element: Element,
  { x, y, size, fill, anchor, bold }: Context,
): Text {
  const spans = [...element.children];
  const em = (value: string | null) =>
    value?.endsWith("em") ? parseFloat(value) * size : Number(value ?? 0);
  const width = 0.84 * labelWidth(element.textContent, size) *
    (bold ? 1.05 : 1);
  const left = x + em(element.getAttribute("x")) -
    (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
  const base = y + em(element.getAttribute("y"));
  return {
    content: element.textContent,
    sizes: [
      size,
      ...spans.flatMap((span) =>
        span.getAttribute("font-size") === null
          ? []
          : [Number(span.getAttribute("font-size"))]
      ),
    ],
    fill,
    box: {
      left,
      right: left + width,
      top: base - 0.72 * size,
      bottom: base + 0.1 * size,
    },
  };
}

/** The corners of a shape: the ends of a circle's diameters, of a rectangle, and every point of a path. */
function cornersOf(element: Element): [number, number][] {
  const [x, y, cx, cy, r, width, height] = [
    "x",
    "y",
    "cx",
    "cy",
    "r",
    "width",
    "height",
  ].map((name) => Number(element.getAttribute(name) ?? 0));
  if (element.localName === "circle") {
    return [[cx - r, cy - r], [cx + r, cy + r]];
  }
  if (element.localName === "rect") return [[x, y], [x + width, y + height]];
  if (element.localName !== "path") return [];
  const numbers =
    (element.getAttribute("d") ?? "").match(/-?[\d.]+/g)?.map(Number) ?? [];
  return Array.from(
    { length: Math.floor(numbers.length / 2) },
    (_, i) => [numbers[2 * i], numbers[2 * i + 1]],
  );
}

/** The contrast of two colours (WCAG 2): 1 to 21. */
export function contrast(a: string, b: string): number {
  const light = (colour: string) => {
    const [r, g, b] = [1, 3, 5].map((i) =>
      parseInt(colour.slice(i, i + 2), 16) / 255
    )
      .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [light(a), light(b)].sort((p, q) => p - q);
  return (high + 0.05) / (low + 0.05);
}
