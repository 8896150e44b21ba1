/** Statistics: by hand, of features and of targets. */

import assert from "node:assert/strict";
import { RegressionSet } from "../../lib/datasets/regression_set.ts";
import { statistics } from "../../lib/datasets/statistics.ts";

const line = new RegressionSet({
  name: "line",
  features: ["x"],
  targets: ["y"],
  x: [[1], [3], [1], [3]],
  y: [[-2], [-2], [-2], [6]],
});

Deno.test("statistics() has mean, deviation, least and largest of features and targets", () => {
  assert.deepEqual(statistics(line), [
    { name: "x", mean: 2, deviation: 1, least: 1, largest: 3 },
    { name: "y", mean: 0, deviation: Math.sqrt(12), least: -2, largest: 6 },
  ]);
});

Deno.test("statistics() of anything but a data set are refused", () => {
  // @ts-expect-error: cells are not type-checked
  assert.throws(() => statistics([[1]]), {
    message:
      "Cannot compute statistics: the data must be a ClassificationSet or a RegressionSet, but it is an array of 1",
  });
});

Deno.test("statistics() of no examples is NaN", () => {
  const [{ mean, deviation, least, largest }] = statistics(line.take([]));
  assert.deepEqual([mean, deviation, least, largest], [NaN, NaN, NaN, NaN]);
});
