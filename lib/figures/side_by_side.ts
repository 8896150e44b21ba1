/** Several pictures as one: side by side, or in rows. */

import { ShapeError } from "../errors.ts";
import { checkLength } from "../shape.ts";
import { type Figure, figure, type Mark } from "./document.ts";
import { label } from "./label.ts";

/** How pictures are put together. */
export type SideBySideOptions = {
  /** A line above each picture. */
  readonly titles?: readonly string[] | undefined;
  /** How many pictures there are in a row. Default: all. */
  readonly columns?: number | undefined;
  /** px between pictures. Default 12. */
  readonly gap?: number | undefined;
  /** Default: the alt texts of the pictures, one after the other. */
  readonly alt?: string | undefined;
  readonly caption?: string | undefined;
};

/**
 * Puts pictures beside each other, their tops in line.
 *
 * @param figures in reading order; they are copied, not moved
 * @param options titles, columns
 * @returns one picture as wide as all together; its alt text is theirs, with the titles before them
 * @throws {ShapeError} if there is no picture, or there are not as many titles as pictures
 *
 * @example Two in a row
 * ```ts
 * import assert from "node:assert/strict";
 * import { figure } from "./document.ts";
 * const [a, b] = ["A.", "B."].map((alt) => figure({ width: 100, height: 50, alt }));
 * const both = sideBySide([a, b], { titles: ["one", "two"] });
 * assert.equal(both.getAttribute("width"), "212");
 * assert.equal(both.getAttribute("aria-label"), "one: A. two: B.");
 * ```
 */
export function sideBySide(
  figures: readonly Figure[],
  options: SideBySideOptions = {},
): Figure {
  const { titles, gap = 12, columns = figures.length } = options;
  const action = "put pictures side by side";
  if (!figures.length) {
    throw new ShapeError(
      action,
      "there must be one at least, but there is none",
    );
  }
  if (titles) checkLength(action, "titles", titles, figures.length);
  const size = (side: "width" | "height") =>
    figures.map((one) => Number(one.getAttribute(side)));
  const [widths, heights] = [size("width"), size("height")];
  const count = Math.ceil(figures.length / columns);
  const inColumn = (c: number) =>
    Math.max(...widths.filter((_, i) => i % columns === c));
  const inRow = (r: number) =>
    Math.max(...heights.slice(r * columns, (r + 1) * columns)) +
    (titles ? 30 : 0);
  const lefts = starts(
    Array.from(
      { length: Math.min(columns, figures.length) },
      (_, c) => inColumn(c),
    ),
    gap,
  );
  const tops = starts(Array.from({ length: count }, (_, r) => inRow(r)), gap);
  const marks = figures.flatMap((one, i): Mark[] => {
    const [x, y] = [lefts[i % columns], tops[Math.floor(i / columns)]];
    return [
      ...(titles
        ? [
          label(titles[i], x + widths[i] / 2, y + 16, { size: 17, bold: true }),
        ]
        : []),
      copyAt(one, x, y + (titles ? 30 : 0)),
    ];
  });
  const alt = options.alt ??
    figures.map((one, i) =>
      `${titles ? `${titles[i]}: ` : ""}${one.getAttribute("aria-label")}`
    ).join(" ");
  return figure({
    width: lefts[lefts.length - 1] - gap,
    height: tops[tops.length - 1] - gap,
    alt,
    caption: options.caption,
  }, ...marks);
}

/** Where each begins, and after the last where the next would. */
function starts(sizes: readonly number[], gap: number): number[] {
  const at = [0];
  for (const size of sizes) at.push(at[at.length - 1] + size + gap);
  return at;
}

/** A copy of a picture as a part of another. */
function copyAt(one: Figure, x: number, y: number): Mark {
  const copy = (one as Figure & { cloneNode(deep: boolean): Mark }).cloneNode(
    true,
  );
  for (const name of ["xmlns", "role", "aria-label", "data-caption"]) {
    copy.removeAttribute(name);
  }
  copy.setAttribute("x", String(x));
  copy.setAttribute("y", String(y));
  return copy;
}
