/** Summaries: by hand, of features and of targets. */

import assert from "node:assert/strict";
import { RegressionSet } from "../../lib/datasets/regression_set.ts";
import { summary } from "../../lib/datasets/summary.ts";

const line = new RegressionSet({
  name: "line",
  features: ["x"],
  targets: ["y"],
  x: [[1], [3], [1], [3]],
  y: [[-2], [-2], [-2], [6]],
});

Deno.test("summary() has mean, deviation, least and largest of features and targets", () => {
  assert.deepEqual(summary(line), [
    { name: "x", mean: 2, deviation: 1, least: 1, largest: 3 },
    { name: "y", mean: 0, deviation: Math.sqrt(12), least: -2, largest: 6 },
  ]);
});

Deno.test("summary() of no examples is NaN", () => {
  const [{ mean, deviation, least, largest }] = summary(line.take([]));
  assert.deepEqual([mean, deviation, least, largest], [NaN, NaN, NaN, NaN]);
});
