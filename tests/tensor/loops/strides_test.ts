/** eachRun(): the walk through a table by strides takes every number once, in long runs. */

import assert from "node:assert/strict";
import {
  eachRun,
  repeatedStrides,
  stridesOf,
} from "../../../lib/tensor/loops/strides.ts";

/** Every visit of a walk. */
function runs(shape: number[], strides: number[], start = 0): number[][] {
  const visits: number[][] = [];
  eachRun(shape, strides, start, (...visit) => visits.push(visit));
  return visits;
}

Deno.test("eachRun makes one run of axes that lie one after the other", () => {
  assert.deepEqual(runs([2, 3, 4], stridesOf([2, 3, 4])), [[0, 0, 24, 1]]);
  assert.deepEqual(runs([2, 1, 3], [5, 9, 1]), [[0, 0, 3, 1], [3, 5, 3, 1]]);
});

Deno.test("eachRun stays in place along a repeated axis", () => {
  const strides = repeatedStrides([2, 1], [2, 3]);
  assert.deepEqual(strides, [1, 0]);
  assert.deepEqual(runs([2, 3], strides), [[0, 0, 3, 0], [3, 1, 3, 0]]);
});

Deno.test("eachRun visits a single number once, and an empty table never", () => {
  assert.deepEqual(runs([], [], 4), [[0, 4, 1, 0]]);
  assert.deepEqual(runs([1, 1], [7, 7], 4), [[0, 4, 1, 0]]);
  assert.deepEqual(runs([2, 0], [0, 1]), []);
});
