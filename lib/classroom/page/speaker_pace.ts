/** Whether a talk keeps to its plan: the minutes that the notebook plans for each place, against the clock. */

import type { CellView } from "../presenter/protocol.ts";

/** What is planned for the place where a lecture is; all in minutes. */
export type Plan = {
  /** From the beginning of the talk to the beginning of this section, and to its end. */
  readonly from: number;
  readonly to: number;
  /** To this place, if every cell of the section takes as long as the others. */
  readonly here: number;
};

/**
 * What the notebook plans for a place.
 *
 * A cell that says minutes begins a section that takes them.
 *
 * @param cells of the lecture, in order
 * @param id of the cell where it is
 * @returns nothing before the first cell that says minutes
 *
 * @example In the middle of the second section
 * ```ts
 * import assert from "node:assert/strict";
 * const cells = [{ id: "a", minutes: 5 }, { id: "b", minutes: 8 }, { id: "c" }];
 * assert.deepEqual(planAt(cells as never, "c"), { from: 5, to: 13, here: 9 });
 * ```
 */
export function planAt(
  cells: readonly CellView[],
  id: string,
): Plan | undefined {
  const at = cells.findIndex((cell) => cell.id === id);
  const begins = cells.findLastIndex(({ minutes }, i) =>
    i <= at && minutes !== undefined
  );
  if (begins < 0) return undefined;
  const after = cells.findIndex(({ minutes }, i) =>
    i > at && minutes !== undefined
  );
  const ends = after < 0 ? cells.length : after;
  const from = cells.slice(0, begins).reduce(
    (sum, { minutes = 0 }) => sum + minutes,
    0,
  );
  const { minutes = 0 } = cells[begins];
  const here = from + minutes * (at - begins) / (ends - begins);
  return { from, to: from + minutes, here };
}

/**
 * How the clock stands to the plan, in words.
 *
 * @param elapsed milliseconds of the talk
 * @param planned minutes after which this place is planned
 *
 * @example Less than a minute is nothing to worry about
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(pace(10 * 60_000, 7), "3 min behind");
 * assert.equal(pace(5 * 60_000, 7.1), "2 min ahead");
 * assert.equal(pace(7 * 60_000, 7.9), "on time");
 * ```
 */
export function pace(elapsed: number, planned: number): string {
  const late = Math.trunc(elapsed / 60_000 - planned);
  if (late === 0) return "on time";
  return `${Math.abs(late)} min ${late > 0 ? "behind" : "ahead"}`;
}

/**
 * A time as a clock shows it.
 *
 * @param ms milliseconds
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(clockText(65_400), "1:05");
 * assert.equal(clockText(3_725_000), "1:02:05");
 * ```
 */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (part: number) => String(part).padStart(2, "0");
  const [hours, minutes] = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
  ];
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}
