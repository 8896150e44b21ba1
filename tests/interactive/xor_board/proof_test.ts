/** The answer of the board to who gives up: checked by the part of the library that trusts nothing. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  answerFor,
  holds,
  leftFor,
  type ProofStep,
} from "../../../lib/interactive/xor_board/proof.ts";
import {
  rightRows,
  rowsTried,
} from "../../../lib/interactive/xor_board/rows.ts";
import { ALL_TWO_INPUT, XNOR, XOR } from "../../../lib/logic/gates.ts";
import { separability } from "../../../lib/logic/separability.ts";
import { verifySeparability } from "../../../lib/logic/separability_check.ts";
import type { TruthTable } from "../../../lib/logic/truth_table.ts";

const stepsOf = (gate: TruthTable): readonly ProofStep[] => {
  const answer = answerFor(gate);
  return answer.possible ? [] : answer.steps;
};

Deno.test("answerFor() finds a unit that is right in all rows exactly where separability() says there is one", () => {
  for (const gate of ALL_TWO_INPUT) {
    const answer = answerFor(gate);
    assert.equal(answer.possible, separability(gate).separable, String(gate));
    if (answer.possible) {
      assert.equal(rightRows(rowsTried(gate, answer.unit)), 4, String(gate));
    }
  }
  assert.deepEqual(
    ALL_TWO_INPUT.filter((gate) => !answerFor(gate).possible),
    [XOR, XNOR],
  );
});

Deno.test("answerFor() proves the rest by steps that the exact check accepts", () => {
  for (const gate of [XOR, XNOR]) {
    const steps = stepsOf(gate);
    const multipliers = gate.rows().map(({ x }) =>
      steps.find((step) => step.x.join() === x.join())?.times ?? 0
    );
    const check = verifySeparability(gate, { separable: false, multipliers });
    assert.deepEqual(check, { valid: true, reasons: [] });
    assert.deepEqual(multipliers, [1, 1, 1, 1]);
  }
});

Deno.test("answerFor() adds XOR's rows up to 0 > 0, as section 3 of the lecture does", () => {
  assert.deepEqual(
    stepsOf(XOR).map(({ says, sumSays }) => [says, sumSays]),
    [
      ["\\theta > 0", "\\theta > 0"],
      ["w_2 − \\theta \\ge 0", "w_2 > 0"],
      ["w_1 − \\theta \\ge 0", "w_1 + w_2 − \\theta > 0"],
      ["\\theta − w_1 − w_2 > 0", "0 > 0"],
    ],
  );
  assert.equal(stepsOf(XNOR).at(-1)?.sumSays, "0 > 0");
});

Deno.test("holds() refuses steps of which one is missing, forged, or not strict", () => {
  const steps = stepsOf(XOR);
  assert.equal(holds(steps), true);
  steps.forEach((_, i) => assert.equal(holds(steps.toSpliced(i, 1)), false));
  assert.equal(holds([]), false);
  assert.equal(holds(steps.map((step) => ({ ...step, times: -1 }))), false);
  assert.equal(holds(steps.map((step) => ({ ...step, y: 1 }))), false);
});

const tenths = fc.oneof(
  fc.integer({ min: -2, max: 2 }), // ties are common among these
  fc.integer({ min: -100_000, max: 100_000 }).map((n) => n / 10_000),
);
const line = fc.record({
  weights: fc.tuple(tenths, tenths),
  threshold: tenths,
});

Deno.test("leftFor() adds up to 0 for every line, and tells which rows are right", () =>
  fc.assert(
    fc.property(line, fc.constantFrom(XOR, XNOR), (line, gate) => {
      const left = stepsOf(gate).map((step) => leftFor(step, line));
      assert.equal(left.reduce((sum, { value }) => sum + value, 0), 0);
      assert.deepEqual(
        left.map(({ holds }) => holds),
        rowsTried(gate, line).map(({ right }) => right),
      );
    }),
  ));
