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

export function endText({ name, values }: Series, several: boolean): string {
  const last = threeDigits(values[values.length - 1]);
  return several ? `${name}: ${last}` : last;
}

/** Each name beside its curve's last point, pushed apart where they would touch. */
export function endNames(
  all: readonly Series[],
  names: readonly string[],
  focus: Series,
  at: (i: number, value: number) => Point,
  frame: Frame,
): Mark[] {
  const ends = all.map(({ values }, i) => ({
    i,
    at: at(values.length - 1, values[values.length - 1]),
    y: 0,
  })).sort((a, b) => a.at[1] - b.at[1]);
  let lowest = frame.top - 14;
  for (const end of ends) lowest = end.y = Math.max(end.at[1], lowest + 20);
  let highest = frame.bottom + 20;
  for (const end of ends.reverse()) {
    highest = end.y = Math.min(end.y, highest - 20);
  }
  return ends.map(({ i, at: [x], y }) =>
    label(names[i], x + 12, y, {
      anchor: "start",
      size: 16,
      bold: all[i] === focus,
      fill: all[i] === focus ? palette.ink : palette.greyText,
      halo: true,
    })
  );
}
