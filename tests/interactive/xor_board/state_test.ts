/** The state of the board: what it takes, what it refuses, and that its line makes the same board. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  readStateLine,
  stateLine,
} from "../../../lib/interactive/state_line.ts";
import {
  gateOf,
  round,
  settled,
  stateOf,
  type XorBoardState,
} from "../../../lib/interactive/xor_board/state.ts";
import { ALL_TWO_INPUT, XOR } from "../../../lib/logic/gates.ts";

const number = fc.double({ min: -1000, max: 1000, noNaN: true });
const unit = fc.record({
  weights: fc.tuple(number, number),
  threshold: number,
});
const state = fc.record({
  gate: fc.constantFrom(...ALL_TWO_INPUT.map(String)),
  line: unit,
  part: fc.constantFrom("try", "proof", "features"),
  step: fc.integer({ min: 0, max: 4 }),
  hidden: fc.tuple(unit, unit),
  output: unit,
  kind: fc.constantFrom("step", "sigmoid"),
  t: fc.double({ min: 0, max: 1, noNaN: true }),
}, { requiredKeys: [] }) as fc.Arbitrary<XorBoardState>;

Deno.test("stateOf() says in a line what settled() makes the same board of", () =>
  fc.assert(
    fc.property(state, (state) => {
      const board = settled(state);
      const line = stateLine("xorBoard", stateOf(board));
      assert.deepEqual(settled(readStateLine("xorBoard", line)), board);
    }),
  ));

Deno.test("stateOf() leaves out what is as in the lecture", () =>
  assert.deepEqual(stateOf(settled({})), {
    gate: "XOR",
    line: { weights: [1, 1], threshold: 0.5 },
  }));

Deno.test("gateOf() knows names and outputs", () => {
  assert.equal(gateOf("0110"), XOR);
  for (const gate of ALL_TWO_INPUT) assert.equal(gateOf(String(gate)), gate);
});

Deno.test("settled() rounds to what a line can hold", () => {
  const { t, line } = settled({
    t: 1 / 3,
    line: { weights: [2 / 3, -1 / 3], threshold: 1e-9 },
  });
  assert.deepEqual([t, ...line.weights, line.threshold], [
    0.3333,
    0.6667,
    -0.3333,
    0,
  ]);
});

Deno.test("round() leaves four decimals, and no negative zero", () =>
  assert.deepEqual([0.123456, -0.00001, 2].map(round), [0.1235, 0, 2]));

Deno.test("settled() says what is wrong with a state", () => {
  const refused: readonly (readonly [unknown, string])[] = [
    [
      { gate: "NXOR" },
      `the gate must be one of ${
        ALL_TWO_INPUT.join(", ")
      }, or four outputs as in "0110", but it is "NXOR"`,
    ],
    [
      { line: { weights: [1], threshold: 0 } },
      "it takes 2 weights of line, but 1 was given",
    ],
    [
      { line: { weights: [1, 1] } },
      "the threshold of line must be a number from -1000 to 1000, but it is undefined",
    ],
    [
      { output: { weights: [1, 1001], threshold: 0 } },
      "the weight 2 of output must be a number from -1000 to 1000, but it is 1001",
    ],
    [
      { hidden: [{ weights: [1, 1], threshold: 0 }] },
      "there must be two hidden units, but it is given [an object]",
    ],
    [
      { part: "end" },
      'the part must be "try" or "proof" or "features", but it is "end"',
    ],
    [{ kind: 1 }, 'the kind must be "step" or "sigmoid", but it is 1'],
    [{ step: 5 }, "the step must be a number from 0 to 4, but it is 5"],
    [{ t: -1 }, "the way t must be a number from 0 to 1, but it is -1"],
  ];
  for (const [state, reason] of refused) {
    assert.throws(() => settled(state as XorBoardState), {
      message: `Cannot show the XOR board: ${reason}`,
    });
  }
});
