/** One line and four rows: what can be had, and that three of four is the most for XOR. */

import assert from "node:assert/strict";
import {
  rightRows,
  rowsTried,
} from "../../../lib/interactive/xor_board/rows.ts";
import { ALL_TWO_INPUT, AND, XNOR, XOR } from "../../../lib/logic/gates.ts";
import { thresholdUnit } from "../../../lib/logic/threshold_unit.ts";
import type { TruthTable } from "../../../lib/logic/truth_table.ts";

/** The lecture's 13 values of each number. */
const GRID = Array.from({ length: 13 }, (_, i) => i / 2 - 3);
const LINES = GRID.flatMap((w1) =>
  GRID.flatMap((w2) =>
    GRID.map((threshold) => ({ weights: [w1, w2], threshold }))
  )
);
const most = (gate: TruthTable) =>
  Math.max(...LINES.map((line) => rightRows(rowsTried(gate, line))));

Deno.test("rowsTried() gets three rows of XOR and XNOR right at most, on all 2,197 units of the lecture", () => {
  assert.equal(LINES.length, 2197);
  assert.deepEqual([most(XOR), most(XNOR)], [3, 3]);
});

Deno.test("rowsTried() gets all four rows of the other 14 gates right with some unit of the grid", () => {
  const possible = ALL_TWO_INPUT.filter((gate) =>
    LINES.some((line) => rightRows(rowsTried(gate, line)) === 4)
  );
  assert.deepEqual(
    possible,
    ALL_TWO_INPUT.filter((gate) => gate !== XOR && gate !== XNOR),
  );
});

Deno.test("rowsTried() says of each row what the threshold unit says", () => {
  for (const line of LINES.filter((_, i) => i % 7 === 0)) {
    assert.deepEqual(
      rowsTried(XOR, line).map(({ says }) => says),
      thresholdUnit(line).table().outputs,
    );
  }
});

Deno.test("rowsTried() puts the numbers into what each row asks", () => {
  const rows = rowsTried(XOR, { weights: [1.5, -2], threshold: -0.25 });
  assert.deepEqual(
    rows.map(({ asks, numbers, right }) => [asks, numbers, right]),
    [
      ["0 < \\theta", "0 < −0.25", false],
      ["w_2 \\ge \\theta", "−2 ≥ −0.25", false],
      ["w_1 \\ge \\theta", "1.5 ≥ −0.25", true],
      ["w_1 + w_2 < \\theta", "1.5 − 2 < −0.25", true],
    ],
  );
});

Deno.test("rowsTried() counts a sum that equals the threshold as firing, decimals too", () => {
  for (const [w1, w2, threshold] of [[0.1, 0.2, 0.3], [0.7, 0.1, 0.8]]) {
    const rows = rowsTried(AND, { weights: [w1, w2], threshold });
    assert.equal(rows[3].says, 1);
  }
});
