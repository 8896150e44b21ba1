/** Regression sets: one target or several, and what is none. */

import assert from "node:assert/strict";
import { RegressionSet } from "../../lib/datasets/regression_set.ts";

const line = new RegressionSet({
  name: "line",
  features: ["x"],
  targets: ["y", "z"],
  x: [[0], [1], [2]],
  y: [[3, 0], [5, 1], [7, 4]],
});

Deno.test("RegressionSet says what it is in one line, in a cell as well", () => {
  const text = "line: 3 examples of 1 feature (x) with 2 targets (y, z)";
  assert.equal(String(line), text);
  assert.equal(Deno.inspect(line), text);
});

Deno.test("RegressionSet.take() takes examples with their targets", () => {
  const { x, y, length } = line.take([2, 0]);
  assert.deepEqual([x, y, length], [[[2], [0]], [[7, 4], [3, 0]], 2]);
  assert.throws(() => line.take([3]), {
    message:
      "Cannot take examples of line: an index must be a whole number from 0 to 2, but one is 3",
  });
});

Deno.test("RegressionSet is not made of rows that do not match", () => {
  assert.throws(() => line.with({ y: [[3, 0], [5, 1]] }), {
    message:
      "Cannot make the data set line: each example must have its targets, but there are 3 examples and 2 rows of targets",
  });
  assert.throws(() => line.with({ y: [[3, 0], [5], [7, 4]] }), {
    message:
      "Cannot make the data set line: example 2 must have 2 targets, but it has 1",
  });
  assert.throws(() => line.with({ x: [[0], [1, 2], [2]] }), {
    message:
      "Cannot make the data set line: example 2 must have 1 feature, but it has 2",
  });
  assert.throws(() => line.with({ y: [[3, 0], [5, Infinity], [7, 4]] }), {
    message:
      "Cannot make the data set line: targets must be finite numbers, but z of example 2 is Infinity",
  });
  // @ts-expect-error: cells are not type-checked
  assert.throws(() => line.with({ y: [3, 5, 7] }), {
    message:
      "Cannot make the data set line: the targets of example 1 must be a list, but they are the number 3; write [3, …]",
  });
});
