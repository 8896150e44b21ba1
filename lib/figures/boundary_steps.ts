/**
 * A line on the move: the plane after each update of a unit that learns, as small pictures.
 *
 * @module
 */

import {
  area,
  type Figure,
  figure,
  type Mark,
  path,
  rectangle,
} from "./document.ts";
import {
  corners,
  fires,
  firingPart,
  type Line,
  lineOf,
  visiblePart,
} from "./half_plane.ts";
import { label } from "./label.ts";
import {
  type LearningTrace,
  type Update,
  updatesOf,
} from "./learning_trace.ts";
import { classMark, focusRing } from "./marks.ts";
import { counted, decimal, pair } from "./numbers.ts";
import { palette } from "./palette.ts";
import { type Box, boxAbout, type Point } from "./placement.ts";
import type { ClassPoint } from "./unit_square_data.ts";

/** What boundary steps show. */
export type BoundaryStepsOptions = {
  /** Pictures in a row. Default 4. */
  readonly columns?: number | undefined;
  readonly caption?: string | undefined;
};

const ACTION = "draw a line on the move";
const [PANEL, GAP, HEAD] = [164, 16, 48];

/** How many pictures there are at most. */
const MOST = 12;

/**
 * The line after each update, for at most 12 of them, the first and the last among them;
 * the example that caused the update has a black ring.
 *
 * @param trace the steps of a unit with two weights
 * @param options pictures in a row
 * @returns the picture; its alt text gives weights and mistakes at the start and the end
 * @throws {ShapeError} if there is no step, or there are not two weights
 *
 * @example One update
 * ```ts
 * import assert from "node:assert/strict";
 * const [before, after] = [{ weights: [0, 0], bias: 0 }, { weights: [1, 1], bias: -1 }];
 * const picture = boundarySteps({ steps: [{ before, after, x: [0, 0], target: 0 }] });
 * assert.equal(
 *   picture.getAttribute("aria-label"),
 *   "The line of a unit at the start and after each of 1 update. Start: w = (0, 0), b = 0, 1 of 1 examples wrong. " +
 *     "Update 1: w = (1, 1), b = −1, 0 of 1 examples wrong.",
 * );
 * ```
 */
export function boundarySteps(
  trace: LearningTrace,
  { columns = 4, caption }: BoundaryStepsOptions = {},
): Figure {
  const updates = updatesOf(trace, ACTION);
  const points = examplesOf(trace);
  const box = boxAbout(
    [[0, 0], [1, 1], ...points.map(({ x }) => x)],
    (side) => 0.4 * side,
  );
  const last = updates.length - 1;
  const count = Math.min(MOST, updates.length);
  const shown = Array.from(
    { length: count },
    (_, k) => Math.round(k * last / Math.max(1, count - 1)),
  );
  const across = Math.max(2, Math.min(columns, count));
  return figure(
    {
      width: across * (PANEL + GAP) + GAP,
      height: Math.ceil(count / columns) * (PANEL + HEAD + GAP) + 8,
      alt: stepsAlt(updates, points),
      caption,
    },
    ...shown.flatMap((i, k) => {
      const x = GAP + (k % columns) * (PANEL + GAP);
      const y = Math.floor(k / columns) * (PANEL + HEAD + GAP);
      return panel(updates[i], i, points, box, [x, y]);
    }),
  );
}

/** The different examples of a trace. */
function examplesOf({ steps }: LearningTrace): ClassPoint[] {
  const points = steps.map(({ x, target }): ClassPoint => ({
    x,
    y: target > 0 ? 1 : 0,
  }));
  return [...new Map(points.map((point) => [point.x.join(), point])).values()];
}

function lineAt({ weights, bias }: Update): Line {
  return lineOf({ weights, bias }, ["x_1", "x_2"]);
}

/** One picture: its number and weights above, then the plane. */
function panel(
  update: Update,
  i: number,
  points: readonly ClassPoint[],
  box: Box,
  [left, top]: Point,
): Mark[] {
  const at = ([x, y]: readonly number[]): Point => [
    left + PANEL * (x - box.left) / (box.right - box.left),
    top + HEAD + PANEL * (box.bottom - y) / (box.bottom - box.top),
  ];
  const middle = left + PANEL / 2;
  const line = lineAt(update);
  const shade = firingPart(corners(box), line).map(at);
  const part = visiblePart(line, box)?.map(at);
  const [a, b, bias] = [...update.weights, update.bias].map((x) =>
    decimal(x, 2)
  );
  const name = i === 0 ? "start" : `update ${i}`;
  const numbers = `$w$ = (${a}, ${b}), $b$ = ${bias}`;
  return [
    label(name, middle, top + 14, { size: 15, bold: true }),
    label(numbers, middle, top + 35, { size: 14 }),
    ...(shade.length > 2 ? [area(shade, { fill: palette.blueTint })] : []),
    rectangle([middle, top + HEAD + PANEL / 2], PANEL, PANEL, {
      fill: "none",
      stroke: palette.grey,
    }),
    ...(part ? [path(part, { stroke: palette.ink, "stroke-width": 3 })] : []),
    ...points.map(({ x, y }) => classMark(y, at(x), 7.5)),
    ...(update.example ? [focusRing(at(update.example), 12.5)] : []),
  ];
}

/** Start and end in numbers, and what lies between if it is little. */
function stepsAlt(
  updates: readonly Update[],
  points: readonly ClassPoint[],
): string {
  const last = updates.length - 1;
  const say = (i: number) => {
    const line = lineAt(updates[i]);
    const wrong = points.filter(({ x, y }) =>
      (fires(line, [x[0], x[1]]) ? 1 : 0) !== y
    );
    return `${i === 0 ? "Start" : `Update ${i}`}: w = ${
      pair(updates[i].weights)
    }, b = ${
      decimal(updates[i].bias)
    }, ${wrong.length} of ${points.length} examples wrong.`;
  };
  const told = last <= MOST ? [...updates.keys()] : [0, last];
  return `The line of a unit at the start and after each of ${
    counted(last, "update")
  }. ${told.map(say).join(" ")}`;
}
