/**
 * A line on the move: the plane after each update of a unit that learns, as small pictures.
 *
 * @module
 */

import { checkLength } from "../shape.ts";
import {
  draw,
  type Figure,
  figure,
  lineThrough,
  type Mark,
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
import { type LearningPath, type Update, updatesOf } from "./learning_path.ts";
import { classMark } from "./marks.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";
import type { Box, Point } from "./placement.ts";
import type { ClassPoint } from "./unit_square_data.ts";

/** What boundary steps show. */
export type BoundaryStepsOptions = {
  /** The examples, in every picture. Default: those of the trace. */
  readonly points?: readonly ClassPoint[] | undefined;
  /** How many pictures at most: the first and last, and others spaced evenly. Default 12. */
  readonly most?: number | undefined;
  /** Pictures in a row. Default 4. */
  readonly columns?: number | undefined;
  readonly caption?: string | undefined;
};

const [PANEL, GAP, HEAD] = [164, 16, 48];

/**
 * The line after each update; the example that caused the update has a black ring.
 *
 * @param path a trace, or the weights and bias at each moment; two weights
 * @param options the examples; how many pictures
 * @returns the picture; its alt text gives weights and mistakes at the start and the end
 * @throws {ShapeError} if there is no moment, or there are not two weights
 *
 * @example One update
 * ```ts
 * import assert from "node:assert/strict";
 * const moments = [{ weights: [0, 0], bias: 0 }, { weights: [1, 1], bias: -1 }];
 * const steps = boundarySteps(moments, { points: [{ x: [0, 0], y: 0 }, { x: [1, 1], y: 1 }] });
 * assert.equal(
 *   steps.getAttribute("aria-label"),
 *   "The line of a unit at the start and after each of 1 update. Start: w = (0, 0), b = 0, 1 of 2 examples wrong. " +
 *     "Update 1: w = (1, 1), b = −1, 0 of 2 examples wrong.",
 * );
 * ```
 */
export function boundarySteps(
  path: LearningPath,
  options: BoundaryStepsOptions = {},
): Figure {
  const { most = 12, columns = 4 } = options;
  const action = "draw a line on the move";
  const updates = updatesOf(path, action);
  for (const { weights } of updates) checkLength(action, "weights", weights, 2);
  const points = options.points ?? examplesOf(path);
  const last = updates.length - 1;
  const count = Math.min(most, updates.length);
  const shown = Array.from(
    { length: count },
    (_, k) => count === 1 ? 0 : Math.round(k * last / (count - 1)),
  );
  const box = boxOf(points);
  const across = Math.min(columns, count);
  return figure(
    {
      width: Math.max(across * (PANEL + GAP) + GAP, 2 * (PANEL + GAP) + GAP),
      height: Math.ceil(count / columns) * (PANEL + HEAD + GAP) + 8,
      alt: stepsAlt(updates, points),
      caption: options.caption,
    },
    ...shown.flatMap((i, k) => {
      const x = GAP + (k % columns) * (PANEL + GAP);
      const y = Math.floor(k / columns) * (PANEL + HEAD + GAP);
      return panel(updates[i], i, points, box, [x, y]);
    }),
  );
}

/** The different examples of a trace. */
function examplesOf(path: LearningPath): ClassPoint[] {
  const found = new Map<string, ClassPoint>();
  for (const { x, target } of "steps" in path ? path.steps : []) {
    if (x && target !== undefined) {
      found.set(x.join(), { x, y: target > 0 ? 1 : 0 });
    }
  }
  return [...found.values()];
}

/** The part of the plane that all pictures show. */
function boxOf(points: readonly ClassPoint[]): Box {
  const range = (axis: 0 | 1) => {
    const all = points.map(({ x }) => x[axis]);
    const [low, high] = [Math.min(0, ...all), Math.max(1, ...all)];
    return [low - 0.4 * (high - low), high + 0.4 * (high - low)];
  };
  const [[left, right], [top, bottom]] = [range(0), range(1)];
  return { left, right, top, bottom };
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
  [x0, y0]: Point,
): Mark[] {
  const at = ([x, y]: readonly number[]): Point => [
    x0 + PANEL * (x - box.left) / (box.right - box.left),
    y0 + HEAD + PANEL * (box.bottom - y) / (box.bottom - box.top),
  ];
  const line = lineAt(update);
  const shade = firingPart(corners(box), line);
  const part = visiblePart(line, box);
  const middle = x0 + PANEL / 2;
  const { weights: [a, b], bias } = update;
  const marks: Mark[] = [
    label(i === 0 ? "start" : `update ${i}`, middle, y0 + 14, {
      size: 15,
      bold: true,
    }),
    label(
      `$w$ = (${decimal(a, 2)}, ${decimal(b, 2)}), $b$ = ${decimal(bias, 2)}`,
      middle,
      y0 + 35,
      { size: 14 },
    ),
  ];
  if (shade.length > 2) {
    marks.push(
      draw("path", {
        d: lineThrough(shade.map(at), true),
        fill: palette.blueTint,
      }),
    );
  }
  marks.push(
    draw("rect", {
      x: x0,
      y: y0 + HEAD,
      width: PANEL,
      height: PANEL,
      fill: "none",
      stroke: palette.grey,
    }),
  );
  if (part) {
    marks.push(
      draw("path", {
        d: lineThrough(part.map(at)),
        stroke: palette.ink,
        "stroke-width": 3,
      }),
    );
  }
  for (const { x, y } of points) marks.push(classMark(y, ...at(x), 7.5));
  if (update.example) {
    const [cx, cy] = at(update.example.x);
    marks.push(
      draw("circle", {
        cx,
        cy,
        r: 12.5,
        fill: "none",
        stroke: palette.ink,
        "stroke-width": 3,
      }),
    );
  }
  return marks;
}

/** Start and end in numbers, and what lies between if it is little. */
function stepsAlt(
  updates: readonly Update[],
  points: readonly ClassPoint[],
): string {
  const n = updates.length - 1;
  const say = (i: number) => {
    const line = lineAt(updates[i]);
    const wrong =
      points.filter(({ x, y }) =>
        y !== null && (fires(line, [x[0], x[1]]) ? 1 : 0) !== y
      ).length;
    const { weights, bias } = updates[i];
    const mistakes = points.length
      ? `, ${wrong} of ${points.length} examples wrong`
      : "";
    return `${i === 0 ? "Start" : `Update ${i}`}: w = (${
      weights.map((w) => decimal(w)).join(", ")
    }), b = ${decimal(bias)}${mistakes}.`;
  };
  const told = n <= 12 ? updates.map((_, i) => i) : [0, n];
  return `The line of a unit at the start and after each of ${n} update${
    n === 1 ? "" : "s"
  }. ${told.map(say).join(" ")}`;
}
