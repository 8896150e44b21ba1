import assert from "node:assert/strict";
import fc from "fast-check";
import { fires, lineOf } from "../../lib/figures/half_plane.ts";
import {
  type BoardPoint,
  boardScales,
  halfPlaneBoard,
  type HalfPlaneBoardOptions,
} from "../../lib/interactive/half_plane_board.ts";

const corners: readonly BoardPoint[] = [[0, 0], [0, 1], [1, 0], [1, 1]]
  .map((x) => ({ x, y: 0 }));
const source = (options: HalfPlaneBoardOptions) =>
  halfPlaneBoard({ points: corners, ...options }).outerHTML;
const count = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].length;
const half = fc.integer({ min: -6, max: 6 }).map((n) => n / 2);

/** The corners of the shaded part, in the plane. */
function shaded(text: string): number[][] {
  const d = /<path d="([^"]*)Z" fill="#DCEBF5"/.exec(text)?.[1] ?? "";
  const { fromPx } = boardScales();
  return [...d.matchAll(/[ML]([\d.-]+),([\d.-]+)/g)].map(([, x, y]) => [
    ...fromPx([Number(x), Number(y)]),
  ]);
}

/** Whether a point lies in a convex polygon, not on its edge. */
function isInside(polygon: readonly number[][], [x, y]: readonly number[]) {
  const sides = polygon.map(([ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length];
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  });
  return sides.length > 0 &&
    (sides.every((s) => s > 1e-3) || sides.every((s) => s < -1e-3));
}

Deno.test("boardScales() lead to px and back, with x₂ upwards", () => {
  const coordinate = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(fc.property(coordinate, coordinate, (x, y) => {
    const { toPx, fromPx } = boardScales({ domain: [-5, 5], width: 300 });
    const [backX, backY] = fromPx(toPx([x, y]));
    assert.ok(Math.abs(backX - x) + Math.abs(backY - y) < 1e-9);
  }));
  const { toPx, frame, step } = boardScales();
  assert.ok(toPx([0, 1])[1] < toPx([0, 0])[1]);
  assert.deepEqual(toPx([-0.5, -0.5]), [frame.left, frame.bottom]);
  assert.equal(Math.round(toPx([1, 0])[0] - toPx([0, 0])[0] - step), 0);
});

Deno.test("boardScales() say that there is no room", () => {
  assert.throws(() => boardScales({ width: 40 }), {
    name: "ValueError",
    message:
      "Cannot draw a board: it must show a part of the plane in more than 61 px, but it is to show -0.5 to 1.5 in 40",
  });
  assert.throws(() => boardScales({ domain: [1, 1] }), { name: "ValueError" });
});

Deno.test("halfPlaneBoard() shades where the unit fires", () => {
  const tie = fc.constantFrom("fire", "rest");
  fc.assert(fc.property(half, half, half, tie, (a, b, threshold, tie) => {
    const unit = { weights: [a, b], threshold, tie } as const;
    const polygon = shaded(source({ lines: [unit] }));
    const line = lineOf(unit, ["x_1", "x_2"]);
    for (const x of [-0.47, 0.21, 0.77, 1.38]) {
      for (const y of [-0.41, 0.33, 0.69, 1.46]) {
        const score = a * x + b * y - threshold;
        if (Math.abs(score) < 0.05 && (a !== 0 || b !== 0)) continue;
        assert.equal(isInside(polygon, [x, y]), fires(line, [x, y]));
      }
    }
  }));
});

Deno.test("halfPlaneBoard() shades nothing that no line decides, and ends the lines there", () => {
  const unit = { weights: [0, 1], threshold: 0.5 };
  const part = shaded(source({ lines: [unit], decided: { right: 0.5 } }));
  assert.equal(Math.max(...part.map(([x]) => Math.round(x * 100))), 50);
  const whole = source({ lines: [unit] });
  const cut = source({ lines: [unit], decided: { right: 0.5, bottom: 0.25 } });
  assert.equal(count(whole, /M[^"]*" stroke="#1A1A1A" stroke-width="3"/g), 1);
  assert.equal(count(cut, /stroke="#1A1A1A"/g), 0);
  assert.equal(count(cut, /fill-opacity="0.5"/g), 2);
  assert.equal(count(whole, /fill-opacity/g), 0);
});

Deno.test("halfPlaneBoard() shades several lines only if it is asked to", () => {
  const lines = [{ weights: [1, 1], threshold: 0.5 }, {
    weights: [-1, -1],
    threshold: -1.5,
  }];
  assert.equal(shaded(source({ lines })).length, 0);
  const both = shaded(source({ lines, shade: "and" }));
  assert.ok(isInside(both, [1, 0]) && isInside(both, [0, 1]));
  assert.ok(!isInside(both, [0, 0]) && !isInside(both, [1, 1]));
});

Deno.test("halfPlaneBoard() can be taken hold of by every line that is seen", () => {
  const lines = [{ weights: [1, 1], threshold: 0.5, name: "h_1" }, {
    weights: [1, 1],
    threshold: 9,
    name: "h_2",
  }, { weights: [1, -1], threshold: 0, quiet: true }];
  const text = source({ lines, handles: true });
  assert.deepEqual(
    [...text.matchAll(/data-line="(\d)"/g)].map(([, i]) => i),
    ["0", "2"],
  );
  assert.doesNotMatch(source({ lines }), /data-line|transparent/);
});

Deno.test("halfPlaneBoard() puts a black ring about what is wrong, and says it", () => {
  const points = [
    { x: [0, 0], y: 0, name: "a" },
    { x: [1, 0], y: 1, name: "b", wrong: true },
    { x: [1, 1], y: null, focus: true },
  ] as const;
  const text = source({ points });
  assert.equal(count(text, /<circle[^>]*stroke="#1A1A1A"/g), 1);
  assert.match(text, />b: wrong</);
  assert.equal(count(text, /stroke-dasharray="2 4"/g), 1);
});

Deno.test("halfPlaneBoard() gives points of one class at one place all their names", () => {
  const text = source({
    axes: ["h_1", "h_2"],
    points: [
      { x: [1, 0], y: 1, name: "01" },
      { x: [1, 0.001], y: 1, name: "10" },
      { x: [1, 0], y: 0, name: "11" },
    ],
  });
  assert.match(text, />01, 10</);
  assert.match(text, />11</);
  assert.equal(count(text, /<circle/g), 2);
});

Deno.test("halfPlaneBoard() names a unit that cannot be drawn", () => {
  assert.throws(() => source({ lines: [{ weights: [1], threshold: 0 }] }), {
    name: "ShapeError",
    message:
      "Cannot draw the line of a unit: it takes 2 weights, but 1 was given",
  });
});
