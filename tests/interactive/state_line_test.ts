/** States as lines: there and back, and nothing but data. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { readStateLine, stateLine } from "../../lib/interactive/state_line.ts";

const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
    fc.boolean(),
    fc.string(),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-z]\w{0,5}$/), tie("value"), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value;
const state = fc.dictionary(fc.stringMatching(/^[a-z]\w{0,5}$/), value, {
  noNullPrototype: true,
});

Deno.test("readStateLine() reads what stateLine() wrote", () =>
  fc.assert(
    fc.property(
      state,
      (state) =>
        assert.deepEqual(
          readStateLine("board", stateLine("board", state)),
          state,
        ),
    ),
  ));

Deno.test("stateLine() is TypeScript that makes the same state", () =>
  fc.assert(
    fc.property(state, (state) => {
      const board = (given: unknown) => given;
      const made = new Function("board", `return ${stateLine("board", state)}`);
      assert.deepEqual(made(board), state);
    }),
  ));

Deno.test("readStateLine() takes the line as it stands in a cell", () => {
  const expected = { weights: [1, -0.5], tie: "rest" };
  for (
    const line of [
      'await show(board({ weights: [1, -0.5], tie: "rest" }));',
      'board({"weights": [1, -0.5], "tie": "rest",})',
      '{ weights: [1, -0.5,], tie: "rest" }',
    ]
  ) assert.deepEqual(readStateLine("board", line), expected);
});

Deno.test("readStateLine() runs nothing: what is no data is refused", () => {
  const message =
    "Cannot read the line: it must look like board({ … }) with numbers, lists and texts in it, but it does not";
  for (
    const line of [
      "board(alert(1))",
      "board({ a: 1 + 1 })",
      "board([1])",
      "{",
      "board({ a: `x` })",
    ]
  ) assert.throws(() => readStateLine("board", line), { message });
});
