/** A unit square in sentences: what is wanted, and what each line does. */

import { fires, type Line } from "./half_plane.ts";
import type { ClassLabel } from "./marks.ts";
import { spoken } from "./math_runs.ts";
import { listed, pair } from "./numbers.ts";
import { type ClassPoint, isWrong, type Square } from "./unit_square_data.ts";

/** The picture in sentences. */
export function squareAlt(square: Square): string {
  const { points, lines, shade } = square;
  const wrong = points.filter((point) => isWrong(square, point));
  const sentences = [
    ...wantedAlt(square),
    ...lines.map((line) => lineAlt(line, points)),
    ...(lines.length > 1 && shade === "and"
      ? ["Shaded is where all units fire."]
      : []),
    ...(wrong.length ? [`Wrong: ${where(wrong)}.`] : []),
  ];
  return sentences.map((s) => s[0].toUpperCase() + s.slice(1)).join(" ");
}

function where(points: readonly ClassPoint[]): string {
  const places = points.map(({ x, name }) =>
    `${name ? `${name} at ` : ""}${pair(x)}`
  );
  return listed(places) || "no point";
}

function wantedAlt({ points, wanted, axes }: Square): string[] {
  if (!wanted) return [];
  const of = (y: ClassLabel) => points.filter((point) => point.y === y);
  const plane = axes.join() === "x_1,x_2"
    ? ""
    : `In the plane of ${listed(axes.map(spoken))}: `;
  return [
    `${plane}class 1 is wanted at ${where(of(1))}, class 0 at ${where(of(0))}.`,
    ...(of(null).length ? [`${where(of(null))} may be either.`] : []),
  ];
}

function lineAlt(line: Line, points: readonly ClassPoint[]): string {
  const [on, off] = [true, false].map((side) =>
    points.filter(({ x }) => fires(line, [x[0], x[1]]) === side)
  );
  if (Math.hypot(...line.weights) === 0) {
    return `Both weights are 0: there is no line, and the unit ${
      on.length ? "fires" : "rests"
    } everywhere.`;
  }
  const equation = spoken(line.equation);
  const what = line.name ? `${spoken(line.name)}, ${equation},` : equation;
  return `The line ${what} leaves ${where(on)} on the side that fires; ${
    where(off)
  } rest${off.length === 1 ? "s" : ""}.`;
}
