/** Where a press of a key leads on a slide. */

import assert from "node:assert/strict";
import { slideStops, stopOf } from "../../../lib/classroom/page/slide_stops.ts";

const layout = { text: 1, figures: 1, columns: 1 } as const;
const steps = [["text"], ["more", "code"], ["end"]];
/** Text on two pages, code and its output on two more. */
const cells = ["text", "text", "more", "code", "code", "end"];
const pages = [[0, 1], [1, 4], [4, 6]].map(([from, to]) => ({
  from,
  to,
  layout,
}));
const stops = slideStops(steps, cells, pages, (cell) => cell === "code");

Deno.test("slideStops() stops at each step, and at each page on which a step goes on", () => {
  assert.deepEqual(
    stops.map(({ page, step, cell, part }) => [page, step, cell, part]),
    [
      [0, 0, "text", 0],
      [1, 0, "text", 1],
      [1, 1, "code", 0],
      [2, 1, "code", 1],
      [2, 2, "end", 0],
    ],
  );
});

Deno.test("stopOf() finds a cell and its part, and what appears together with another cell", () => {
  assert.equal(stopOf(stops, steps, "text"), 0);
  assert.equal(stopOf(stops, steps, "text", 1), 1);
  assert.equal(stopOf(stops, steps, "code", 1), 3);
  assert.equal(stopOf(stops, steps, "more"), 2);
  assert.equal(stopOf(stops, steps, "elsewhere"), -1);
});

Deno.test("stopOf() takes the last part where another window had more of them", () => {
  assert.equal(stopOf(stops, steps, "code", 7), 3);
});
