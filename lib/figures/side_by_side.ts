/** Several pictures as one: side by side, or in rows. */

import { checkLength } from "../shape.ts";
import { checkSome } from "./checks.ts";
import { type Figure, figure, type Mark } from "./document.ts";
import { label } from "./label.ts";

const GAP = 12; // px

/** How pictures are put together. */
export type SideBySideOptions = {
  /** A line above each picture. */
  readonly titles?: readonly string[] | undefined;
  /** How many pictures there are in a row. Default: all. */
  readonly columns?: number | undefined;
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
  const { titles, columns = figures.length, caption } = options;
  const action = "put pictures side by side";
  checkSome(action, figures, "one");
  if (titles) checkLength(action, "titles", titles, figures.length);
  const head = titles ? 30 : 0;
  const sizes = figures.map((one) => ({
    width: Number(one.getAttribute("width")),
    height: Number(one.getAttribute("height")) + head,
  }));
  const lefts = starts(sizes, "width", (i) => i % columns);
  const tops = starts(sizes, "height", (i) => Math.floor(i / columns));
  const marks = figures.flatMap((one, i): Mark[] => {
    const [x, y] = [lefts[i % columns], tops[Math.floor(i / columns)]];
    const copy = copyAt(one, x, y + head);
    if (!titles) return [copy];
    const middle = x + sizes[i].width / 2;
    return [label(titles[i], middle, y + 16, { size: 17, bold: true }), copy];
  });
  return figure({
    width: lefts[lefts.length - 1] - GAP,
    height: tops[tops.length - 1] - GAP,
    alt: figures.map((one, i) =>
      `${titles ? `${titles[i]}: ` : ""}${one.getAttribute("aria-label")}`
    ).join(" "),
    caption,
  }, ...marks);
}

/** Where each column or row begins, and after the last where the next would: each has room for its largest picture. */
function starts(
  sizes: readonly Readonly<Record<"width" | "height", number>>[],
  side: "width" | "height",
  place: (i: number) => number,
): number[] {
  const largest: number[] = [];
  sizes.forEach((size, i) => {
    largest[place(i)] = Math.max(largest[place(i)] ?? 0, size[side]);
  });
  const at = [0];
  for (const size of largest) at.push(at[at.length - 1] + size + GAP);
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
