/** Decision regions in sentences. */

import { spoken } from "./math_runs.ts";
import { counted, decimal } from "./numbers.ts";
import type { Box, Point } from "./placement.ts";
import type { ClassPoint } from "./unit_square_data.ts";

/** The picture in sentences. */
export function regionsAlt(
  loops: readonly (readonly Point[])[],
  box: Box,
  axes: readonly [string, string],
  points: readonly ClassPoint[],
  wrong: readonly ClassPoint[],
): string {
  const areas = loops.map(area);
  const whole = (box.right - box.left) * (box.bottom - box.top);
  const share = Math.abs(areas.reduce((a, b) => a + b, 0)) / whole;
  const regions =
    areas.filter((a) => a * Math.sign(areas.reduce((x, y) => x + y, 0)) > 0)
      .length;
  const [x, y] = axes.map(spoken);
  let text = `The plane of ${x} from ${decimal(box.left)} to ${
    decimal(box.right)
  } and ${y} from ${decimal(box.top)} to ${decimal(box.bottom)}. `;
  if (share > 0 && share < 0.9999) {
    text += `Class 1 is predicted in ${Math.round(100 * share)} % of it, in ${
      counted(regions, "region")
    }.`;
  } else text += `Class ${share > 0 ? 1 : 0} is predicted everywhere.`;
  if (points.length) {
    const right = points.length - wrong.length;
    text += ` Of ${counted(points.length, "example")} ${right} ${
      right === 1 ? "is" : "are"
    } right`;
    const where = wrong.slice(0, 6).map((p) =>
      `(${decimal(p.x[0])}, ${decimal(p.x[1])}), which is of class ${p.y}`
    );
    text += wrong.length
      ? `; wrong: ${where.join("; ")}${wrong.length > 6 ? "; and others" : ""}.`
      : ".";
  }
  return text;
}

/** The area inside a loop, negative if it runs the other way round. */
function area(loop: readonly Point[]): number {
  return loop.reduce((sum, [x, y], i) => {
    const [nx, ny] = loop[(i + 1) % loop.length];
    return sum + (x * ny - nx * y) / 2;
  }, 0);
}
