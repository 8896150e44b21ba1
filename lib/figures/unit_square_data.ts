/** What a unit square shows, as plain data, checked at its door. */

import { ShapeError, ValueError } from "../errors.ts";
import { checkFinite } from "../shape.ts";
import { type Boundary, fires, type Line, lineOf } from "./half_plane.ts";
import { labelWidth } from "./label.ts";
import type { ClassLabel } from "./marks.ts";
import type { Point } from "./placement.ts";

/** A point with its class, and the name it is labelled with. */
export type ClassPoint = {
  /** Where it is: two numbers. */
  readonly x: readonly number[];
  /** Its class; `null`: does not matter. */
  readonly y: ClassLabel;
  readonly name?: string | undefined;
};

/** What a unit square shows. */
export type UnitSquareOptions = {
  /** The wanted outputs for 00, 01, 10, 11, or a truth table. Without it: what the unit computes. */
  readonly table?:
    | { readonly outputs: readonly ClassLabel[] }
    | readonly ClassLabel[]
    | undefined;
  /** Points instead of a table: hidden activations as features, say. */
  readonly points?: readonly ClassPoint[] | undefined;
  /** The unit whose line is drawn. */
  readonly unit?: Boundary | undefined;
  /** Several units; each line has an arrow to the side that fires. */
  readonly units?: readonly Boundary[] | undefined;
  /** With several units: whether the region where all of them fire is shaded. Default: none. */
  readonly shade?: "and" | "none" | undefined;
  /** Names of the axes. Default `x_1` and `x_2`. */
  readonly axes?: readonly [string, string] | undefined;
  /** What is shown of each axis. Default: the points, and a margin. */
  readonly domain?: readonly [number, number] | undefined;
  /** Width in px; the height is the same. Default 400. */
  readonly width?: number | undefined;
  readonly caption?: string | undefined;
};

export type Square = {
  readonly points: readonly ClassPoint[];
  readonly lines: readonly Line[];
  readonly shade: "and" | "none";
  readonly axes: readonly [string, string];
  readonly domain: readonly [number, number];
  readonly wanted: boolean;
  readonly width: number;
  /** Whether the only line's equation stands above the square: beside the line there is no room. */
  readonly above: boolean;
};

/** Checks the options at the door and fills in what was not said. */
export function settled(options: UnitSquareOptions): Square {
  const axes = options.axes ?? ["x_1", "x_2"];
  const given = options.units ?? (options.unit ? [options.unit] : []);
  const lines = given.map((unit) => lineOf(unit, axes));
  if (!lines.length && !options.table && !options.points) {
    throw new ValueError(
      "draw a unit square",
      "it must be given a unit, a table or points, but there is none of them",
    );
  }
  const shade = options.shade ?? (lines.length === 1 ? "and" : "none");
  const base = { lines, shade, axes };
  const width = options.width ?? 400;
  const points = options.points ??
    rows(options.table, (x) => prediction(base, x));
  for (const { x } of points) {
    checkFinite("draw a unit square", "coordinates", x);
  }
  const all = points.flatMap(({ x }) => [x[0], x[1]]);
  const [low, high] = [Math.min(0, ...all), Math.max(1, ...all)];
  const margin = 0.38 * (high - low);
  return {
    ...base,
    points,
    domain: options.domain ?? [low - margin, high + margin],
    wanted: Boolean(options.table ?? options.points),
    width,
    above: lines.length === 1 &&
      (width < 340 ||
        labelWidth(lines[0].name ?? lines[0].equation) > 0.36 * width),
  };
}

/** The rows of a table as points, in the order 00, 01, 10, 11. */
function rows(
  table: UnitSquareOptions["table"],
  computed: (x: Point) => ClassLabel,
): ClassPoint[] {
  const outputs = table && ("outputs" in table ? table.outputs : table);
  if (outputs && outputs.length !== 4) {
    throw new ShapeError(
      "draw a unit square",
      `the table must have 4 rows (two inputs), but it has ${outputs.length}`,
    );
  }
  const inputs: Point[] = [[0, 0], [0, 1], [1, 0], [1, 1]];
  return inputs.map((x, i) => ({ x, y: outputs ? outputs[i] : computed(x) }));
}

/** What the shaded units say together; `null` if they say nothing together. */
function prediction(
  { lines, shade }: Pick<Square, "lines" | "shade">,
  x: Point,
): ClassLabel {
  if (shade === "none" || !lines.length) return null;
  return lines.every((line) => fires(line, x)) ? 1 : 0;
}

/** Whether the shaded units get a point wrong. */
export function isWrong(square: Square, { x, y }: ClassPoint): boolean {
  const answer = prediction(square, [x[0], x[1]]);
  return answer !== null && y !== null && answer !== y;
}
