/** A smooth curve through points. */

import type { Point } from "./placement.ts";

/** The curve of Catmull and Rom (1974) as the `d` of a path; a straight line between two points. */
export function smoothPath(points: readonly Point[]): string {
  const say = (values: readonly number[]) =>
    values.map((value) => Math.round(value * 10) / 10).join();
  const start = `M${say(points[0])}`;
  if (points.length === 2) return `${start}L${say(points[1])}`;
  const pieces = points.slice(1).map(([x2, y2], i) => {
    const [x1, y1] = points[i];
    const [x0, y0] = points[i - 1] ?? points[i];
    const [x3, y3] = points[i + 2] ?? points[i + 1];
    return `C${
      say([
        x1 + (x2 - x0) / 6,
        y1 + (y2 - y0) / 6,
        x2 - (x3 - x1) / 6,
        y2 - (y3 - y1) / 6,
        x2,
        y2,
      ])
    }`;
  });
  return start + pieces.join("");
}
