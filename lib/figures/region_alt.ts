/** Decision regions in sentences. */

import { counted, decimal, pair } from "./numbers.ts";
import type { Box, Point } from "./placement.ts";
import type { ClassPoint } from "./unit_square_data.ts";

/** How large the region of class 1 is, and which examples are wrong. */
export function regionsAlt(
  loops: readonly (readonly Point[])[],
  { left, right, top, bottom }: Box,
  points: readonly ClassPoint[],
  wrong: readonly ClassPoint[],
): string {
  const areas = loops.map(signedArea); // that of a hole has the other sign
  const total = areas.reduce((a, b) => a + b, 0);
  const share = Math.abs(total) / ((right - left) * (bottom - top));
  const regions = areas.filter((area) => area * total > 0).length;
  const sides = [[left, right], [top, bottom]].map(([from, to], i) =>
    `${["x₁", "x₂"][i]} from ${decimal(from)} to ${decimal(to)}`
  );
  const plane = `The plane of ${sides.join(" and ")}.`;
  const predicted = share > 0 && share < 0.9999
    ? `Class 1 is predicted in ${Math.round(100 * share)} % of it, in ${
      counted(regions, "region")
    }.`
    : `Class ${share > 0 ? 1 : 0} is predicted everywhere.`;
  return [plane, predicted, ...examplesAlt(points, wrong)].join(" ");
}

function examplesAlt(
  points: readonly ClassPoint[],
  wrong: readonly ClassPoint[],
): string[] {
  if (!points.length) return [];
  const right = points.length - wrong.length;
  const few = wrong.slice(0, 6).map(({ x, y }) =>
    `${pair(x)}, which is of class ${y}`
  );
  const others = wrong.length > 6 ? ["and others"] : [];
  const mistakes = wrong.length
    ? `; wrong: ${[...few, ...others].join("; ")}`
    : "";
  return [
    `Of ${counted(points.length, "example")} ${right} ${
      right === 1 ? "is" : "are"
    } right${mistakes}.`,
  ];
}

/** The area inside a loop, negative if it runs the other way round. */
function signedArea(loop: readonly Point[]): number {
  return loop.reduce((sum, [x, y], i) => {
    const [nx, ny] = loop[(i + 1) % loop.length];
    return sum + (x * ny - nx * y) / 2;
  }, 0);
}
