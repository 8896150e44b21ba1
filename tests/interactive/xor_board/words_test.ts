/** The board in sentences. */

import assert from "node:assert/strict";
import { rowsMapped } from "../../../lib/interactive/xor_board/features.ts";
import { rowsTried } from "../../../lib/interactive/xor_board/rows.ts";
import { settled } from "../../../lib/interactive/xor_board/state.ts";
import {
  best,
  boardAlt,
  equation,
  landed,
  score,
  together,
  verdict,
} from "../../../lib/interactive/xor_board/words.ts";
import { AND, XNOR, XOR } from "../../../lib/logic/gates.ts";
import { firstFrame } from "../../../lib/interactive/xor_board/first_frame.ts";

Deno.test("score() counts, and names the rows that are wrong", () => {
  const of = (threshold: number) =>
    score(rowsTried(XOR, { weights: [1, 1], threshold }));
  assert.equal(of(0.5), "3 of 4 rows right; wrong: 11.");
  assert.equal(of(3), "2 of 4 rows right; wrong: 01 and 10.");
  assert.equal(
    score(rowsTried(AND, { weights: [1, 1], threshold: 2 })),
    "4 of 4 rows right.",
  );
});

Deno.test("equation() says so where there is no line", () => {
  assert.equal(
    equation({ weights: [1, -2], threshold: 0.5 }),
    "x₁ − 2x₂ = 0.5",
  );
  assert.equal(
    equation({ weights: [0, 0], threshold: 1 }),
    "no line, for both weights are 0",
  );
});

Deno.test("best() says at the price of which rows", () => {
  assert.equal(best(2, []), "Best so far: 2 of 4.");
  assert.equal(best(3, ["11"]), "Best so far: 3 of 4, giving up row 11.");
  assert.equal(
    best(3, ["00", "01", "11"]),
    "Best so far: 3 of 4, giving up one of rows 00, 01 and 11.",
  );
  assert.equal(best(4, ["11"]), "Best so far: all 4.");
});

Deno.test("together() says which points are drawn beside where they land", () => {
  assert.equal(
    together(rowsMapped(settled({}))),
    "01 and 10 land together and are drawn side by side.",
  );
  const [x1, x2] = [[1, 0], [0, 1]].map((weights) => ({
    weights,
    threshold: 0.5,
  }));
  assert.equal(together(rowsMapped(settled({ hidden: [x1, x2] }))), "");
});

Deno.test("landed() says where the points go, and whether a line separates them", () => {
  const places =
    "The hidden units send 00 to (1, 0), 01 to (1, 1), 10 to (1, 1) and 11 to (0, 1).";
  const rows = rowsMapped(settled({}));
  assert.equal(
    landed(rows, true),
    `${places} There a line separates the classes.`,
  );
  assert.equal(
    landed(rows, false),
    `${places} There, too, no line separates the classes.`,
  );
});

Deno.test("verdict() has weights, or 0 > 0", () => {
  assert.equal(
    verdict(XNOR),
    "No unit computes XNOR: what its rows ask for adds up to 0 > 0.",
  );
  assert.equal(
    verdict(AND),
    "One unit computes AND: weights 1 and 1, threshold 2.",
  );
});

Deno.test("firstFrame() says in alt text and caption what is seen, and nothing of what only a script can do", () => {
  const of = (state: Parameters<typeof settled>[0]) => {
    const picture = firstFrame(settled(state));
    return [
      picture.getAttribute("aria-label"),
      picture.getAttribute("data-caption"),
    ];
  };
  const line =
    "XOR fires at 01 and 10. One unit, x₁ + x₂ = 0.5: 3 of 4 rows right; wrong: 11.";
  assert.deepEqual(of({}), [
    line,
    "One line, four rows of XOR: 3 of 4 rows right; wrong: 11. " +
    "The unit fires on the shaded side; a black ring marks a row that is wrong.",
  ]);
  assert.deepEqual(of({ part: "proof" }), [
    `${line} No unit computes XOR: what its rows ask for adds up to 0 > 0.`,
    "No unit computes XOR: what its rows ask for adds up to 0 > 0.",
  ]);
  assert.match(
    of({ part: "features", t: 1 })[1]!,
    /There a line separates the classes\. 01 and 10 land together/,
  );
});

Deno.test("boardAlt() says of a gate that never fires that it does not", () => {
  const board = settled({ gate: "FALSE" });
  assert.equal(
    boardAlt(board, rowsTried(board.gate, board.line), rowsMapped(board), true),
    "FALSE fires nowhere. One unit, x₁ + x₂ = 0.5: 1 of 4 rows right; wrong: 01, 10 and 11.",
  );
});
