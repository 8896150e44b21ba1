/** Curves and their names at their right ends. */

import type { Mark } from "./document.ts";
import { label } from "./label.ts";
import { threeDigits } from "./numbers.ts";
import { palette } from "./palette.ts";
import type { Point } from "./placement.ts";
import type { Frame } from "./plot.ts";

/** One curve: its numbers, and what it is called. */
export type Series = {
  readonly name: string;
  /** One number for each step, the first for step 0 (or `start`). */
  readonly values: readonly number[];
};

/** What stands at a curve's end: its last value, and its name if there are several. */
export function endText({ name, values }: Series, several: boolean): string {
  const last = threeDigits(values[values.length - 1]);
  return several ? `${name}: ${last}` : last;
}

/** Each name beside its curve's last point, pushed apart where they would touch; the last in black. */
export function endNames(
  points: readonly Point[],
  names: readonly string[],
  frame: Frame,
): Mark[] {
  const ends = points.map((at, i) => ({ i, at, y: 0 }))
    .sort((a, b) => a.at[1] - b.at[1]);
  let lowest = frame.top - 14;
  for (const end of ends) lowest = end.y = Math.max(end.at[1], lowest + 20);
  let highest = frame.bottom + 20;
  for (const end of ends.reverse()) {
    highest = end.y = Math.min(end.y, highest - 20);
  }
  return ends.map(({ i, at: [x], y }) => {
    const bold = i === points.length - 1;
    const fill = bold ? palette.ink : palette.greyText;
    return label(names[i], x + 12, y, {
      anchor: "start",
      bold,
      fill,
      halo: true,
    });
  });
}
