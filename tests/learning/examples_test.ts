/** Examples: from tables, between the two sets of labels, and their checks. */

import assert from "node:assert/strict";
import { examplesOf, plusMinus } from "../../lib/learning/examples.ts";
import { XOR } from "../../lib/logic/gates.ts";
import { truthTable } from "../../lib/logic/truth_table.ts";

Deno.test("examplesOf() lists the rows that ask for something, in order", () => {
  assert.deepEqual(examplesOf(truthTable("0-1-")), [
    { x: [0, 0], y: 0 },
    { x: [1, 0], y: 1 },
  ]);
});

Deno.test("plusMinus() is t = 2y − 1", () => {
  assert.deepEqual(plusMinus(examplesOf(XOR)).map(({ y }) => y), [
    -1,
    1,
    1,
    -1,
  ]);
});

Deno.test("plusMinus() refuses labels that are ±1 already", () => {
  assert.throws(() => plusMinus(plusMinus(examplesOf(XOR))), {
    name: "ValueError",
    message:
      "Cannot change labels 0, 1 to -1, 1: labels must be 0 or 1, but that of example 1 is -1",
  });
});

Deno.test("examplesOf() wants a table, plusMinus() wants examples", () => {
  assert.throws(() => examplesOf([0, 1, 1, 0] as never), {
    name: "ValueError",
    message:
      "Cannot make examples of a table: the table must be a TruthTable, but it is an array of 4; write truthTable([0, 1, 1, 0])",
  });
  assert.throws(() => plusMinus(XOR as never), {
    name: "ShapeError",
    message:
      "Cannot change labels 0, 1 to -1, 1: the examples must be a list, but they are a TruthTable; write examplesOf(XOR)",
  });
});
