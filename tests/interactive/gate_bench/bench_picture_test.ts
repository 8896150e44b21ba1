import assert from "node:assert/strict";
import {
  chosenRow,
  firstFrame,
  squarePicture,
  unitPicture,
} from "../../../lib/interactive/gate_bench/bench_picture.ts";
import {
  type GateBenchState,
  readBench,
} from "../../../lib/interactive/gate_bench/bench_state.ts";
import { benchAnswer } from "../../../lib/interactive/gate_bench/bench_unit.ts";

const square = (state: GateBenchState, handles = false) => {
  const bench = readBench(state);
  return squarePicture(bench, benchAnswer(bench), handles).outerHTML;
};
const count = (source: string, pattern: RegExp) =>
  [...source.matchAll(pattern)].length;

Deno.test("squarePicture() marks ties and vetoes, and the row that is explained", () => {
  assert.equal(count(square({}), /\(1, 1\) tie/g), 1);
  const veto = square({ inhibition: [1] });
  assert.equal(count(veto, /\(1, [01]\) veto/g), 2);
  assert.equal(count(square({ row: [0, 1] }), /stroke-dasharray="2 4"/g), 1);
  assert.equal(count(square({}), /stroke-dasharray="2 4"/g), 0);
});

Deno.test("squarePicture() says which corners a goal finds wrong", () => {
  // AND is 0001, XOR is 0110: they agree at (0, 0) alone.
  assert.equal(count(square({ goal: "XOR" }), /: wrong/g), 3);
  assert.equal(count(square({ goal: "AND" }), /wrong/gi), 0);
});

Deno.test("squarePicture() has a line to take hold of only where somebody can", () => {
  assert.equal(count(square({}), /data-line/g), 0);
  assert.equal(count(square({}, true), /data-line="0"/g), 1);
  assert.equal(count(square({ weights: [0, 0] }, true), /data-line/g), 0);
  assert.equal(
    count(square({ weights: [1, 1], threshold: -3 }, true), /data-line/g),
    0,
  );
});

Deno.test("unitPicture() computes the row that is explained", () => {
  const alt = (state: GateBenchState) =>
    unitPicture(readBench(state)).getAttribute("aria-label");
  assert.equal(
    alt({ row: [1, 0] }),
    "A unit with the inputs x₁ (weight 1) and x₂ (weight 1); it fires when their weighted sum is at least 2. " +
      "With x₁ = 1 and x₂ = 0 the sum is 1: it rests.",
  );
  assert.equal(
    alt({ row: [1, 1], inhibition: [2], tie: "rest" }),
    "A unit with the inputs x₁ (weight 1) and x₂ (veto); it fires when their weighted sum is more than 2 and x₂ is 0. " +
      "With x₁ = 1 and x₂ = 1 it is inhibited: it rests.",
  );
});

Deno.test("firstFrame() says everything without its picture", () => {
  assert.equal(
    firstFrame(readBench()).getAttribute("aria-label"),
    "A unit with the inputs x₁ (weight 1) and x₂ (weight 1); it fires when their weighted sum is at least 2. " +
      "(0, 0): 1·0 + 1·0 = 0 < 2, so the unit rests. (0, 1): 1·0 + 1·1 = 1 < 2, so the unit rests. " +
      "(1, 0): 1·1 + 1·0 = 1 < 2, so the unit rests. (1, 1): 1·1 + 1·1 = 2 ≥ 2, a tie: ≥ lets it fire. " +
      "The line x₁ + x₂ = 2. (1, 1) fires; (0, 0), (0, 1) and (1, 0) rest. This is AND.",
  );
});

Deno.test("firstFrame() says that there is no line where no weight counts", () => {
  assert.equal(
    firstFrame(readBench({ weights: [0, 0] })).getAttribute("data-caption"),
    "No weight counts, so there is no line. This is FALSE.",
  );
});

Deno.test("chosenRow() is the row whose inputs were given", () => {
  const bench = readBench({ row: [1, 0] });
  assert.equal(chosenRow(bench, benchAnswer(bench))?.sum, 1);
  const none = readBench();
  assert.equal(chosenRow(none, benchAnswer(none)), undefined);
});
