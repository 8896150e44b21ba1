import assert from "node:assert/strict";
import {
  type GateBenchState,
  readBench,
} from "../../../lib/interactive/gate_bench/bench_state.ts";
import { benchAnswer } from "../../../lib/interactive/gate_bench/bench_unit.ts";
import {
  challengeSentence,
  comparison,
  condition,
  lineEquation,
  rowSentence,
  spokenName,
  squareSentence,
} from "../../../lib/interactive/gate_bench/bench_words.ts";

/** A bench, what it answers, and its rows. */
function at(state: GateBenchState) {
  const bench = readBench(state);
  const answer = benchAnswer(bench);
  return { bench, answer, rows: answer.rows };
}

Deno.test("comparison() puts a row's numbers in", () => {
  const { bench, rows } = at({});
  assert.deepEqual(rows.map((row) => comparison(bench, row)), [
    "1·0 + 1·0 = 0 < 2",
    "1·0 + 1·1 = 1 < 2",
    "1·1 + 1·0 = 1 < 2",
    "1·1 + 1·1 = 2 ≥ 2",
  ]);
});

Deno.test("comparison() writes minus signs between products, and > and ≤ where ties rest", () => {
  const { bench, rows } = at({
    weights: [-1.5, -2],
    threshold: -2,
    tie: "rest",
  });
  assert.deepEqual(rows.map((row) => comparison(bench, row)), [
    "−1.5·0 − 2·0 = 0 > −2",
    "−1.5·0 − 2·1 = −2 ≤ −2",
    "−1.5·1 − 2·0 = −1.5 > −2",
    "−1.5·1 − 2·1 = −3.5 ≤ −2",
  ]);
});

Deno.test("comparison() says who has a veto, and leaves that input out of the sum", () => {
  const { bench, rows } = at({ inhibition: [2], threshold: 1 });
  assert.deepEqual(rows.map((row) => comparison(bench, row)), [
    "1·0 = 0 < 1",
    "x₂ has a veto",
    "1·1 = 1 ≥ 1",
    "x₂ has a veto",
  ]);
  const both = at({ inhibition: [1, 2] });
  assert.deepEqual(both.rows.map((row) => comparison(both.bench, row)), [
    "0 < 2",
    "x₂ has a veto",
    "x₁ has a veto",
    "x₁ and x₂ have a veto",
  ]);
});

Deno.test("comparison() never says that a number is more or less than itself", () => {
  const { bench, rows } = at({ weights: [0.1, 0.2], threshold: 0.3 });
  assert.equal(0.1 + 0.2 - 0.3, 5.551115123125783e-17);
  assert.equal(
    comparison(bench, rows[3]),
    "0.1·1 + 0.2·1 = 0.3 + 6·10⁻¹⁷ ≥ 0.3",
  );
  const below = at({ weights: [1, 1.9999], threshold: 2 });
  assert.equal(
    comparison(below.bench, below.rows[1]),
    "1·0 + 2·1 = 2 − 1·10⁻⁴ < 2",
  );
});

Deno.test("rowSentence() explains firing, resting, ties and vetoes", () => {
  const { bench, rows } = at({});
  assert.equal(
    rowSentence(bench, rows[2]),
    "(1, 0): 1·1 + 1·0 = 1 < 2, so the unit rests.",
  );
  assert.equal(
    rowSentence(bench, rows[3]),
    "(1, 1): 1·1 + 1·1 = 2 ≥ 2, a tie: ≥ lets it fire.",
  );
  const rest = at({ tie: "rest" });
  assert.equal(
    rowSentence(rest.bench, rest.rows[3]),
    "(1, 1): 1·1 + 1·1 = 2 ≤ 2, a tie: > lets it rest.",
  );
  const veto = at({ inhibition: [1] });
  assert.equal(
    rowSentence(veto.bench, veto.rows[3]),
    "(1, 1): x₁ has a veto, so the unit rests, whatever the sum.",
  );
});

Deno.test("condition() and lineEquation() are the same formula with another sign", () => {
  const { bench, answer } = at({ weights: [1, -0.5], threshold: 0.5 });
  assert.equal(condition(bench, answer), "$x_1 − 0.5x_2 \\ge 0.5$");
  assert.equal(lineEquation(bench, answer), "$x_1 − 0.5x_2 = 0.5$");
  const veto = at({ inhibition: [2], tie: "rest", threshold: 0 });
  assert.equal(condition(veto.bench, veto.answer), "$x_1 > 0$ and $x_2 = 0$");
  assert.equal(lineEquation(veto.bench, veto.answer), "$x_1 = 0$");
  const none = at({ weights: [0, 3], inhibition: [2] });
  assert.equal(lineEquation(none.bench, none.answer), undefined);
});

Deno.test("squareSentence() says where it fires, what a veto does, and what is wrong", () => {
  const { bench, answer } = at({ inhibition: [1], threshold: 1, goal: "OR" });
  assert.equal(
    squareSentence(bench, answer),
    "The line x₂ = 1. (0, 1) fires; (0, 0), (1, 0) and (1, 1) rest. " +
      "At rest by a veto: (1, 0) and (1, 1). Wrong: (1, 0) and (1, 1).",
  );
  const zero = at({ weights: [0, 0], threshold: 0 });
  assert.equal(
    squareSentence(zero.bench, zero.answer),
    "There is no line: no weight counts. (0, 0), (0, 1), (1, 0) and (1, 1) fire; no point rests.",
  );
});

Deno.test("challengeSentence() says that it is reached, and of XOR how far one unit comes", () => {
  const said = (state: GateBenchState, best: number) => {
    const { bench, answer } = at(state);
    return challengeSentence(bench, answer, best);
  };
  assert.equal(said({}, 0), "");
  assert.equal(said({ goal: "AND" }, 4), "That is it: AND.");
  assert.equal(said({ goal: "x1" }, 3), "3 of 4 rows agree.");
  assert.equal(
    said({ goal: "XOR" }, 2),
    "1 of 4 rows agree. Best so far: 2.",
  );
  assert.equal(
    said({ goal: "XNOR", threshold: 2 }, 3),
    "3 of 4 rows agree. Best so far: 3. No single unit makes more; lecture 05 proves it.",
  );
});

Deno.test("spokenName() lowers the numbers of inputs", () => {
  assert.equal(spokenName("x2 AND NOT x1"), "x₂ AND NOT x₁");
  assert.equal(spokenName("XOR"), "XOR");
});
