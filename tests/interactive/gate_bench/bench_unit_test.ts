import assert from "node:assert/strict";
import { readBench } from "../../../lib/interactive/gate_bench/bench_state.ts";
import {
  agreement,
  benchAnswer,
  goalOf,
} from "../../../lib/interactive/gate_bench/bench_unit.ts";
import { allBits, type Bits } from "../../../lib/logic/bits.ts";
import { ALL_TWO_INPUT, gateName } from "../../../lib/logic/gates.ts";
import { mcCullochPitts } from "../../../lib/logic/mcculloch_pitts.ts";
import { separability } from "../../../lib/logic/separability.ts";
import { thresholdUnit } from "../../../lib/logic/threshold_unit.ts";
import { tableOf } from "../../../lib/logic/truth_table.ts";

const halves = Array.from({ length: 13 }, (_, i) => (i - 6) / 2);
const ties = ["fire", "rest"] as const;
const vetoes = [[], [1], [2], [1, 2]];

/** Every bench that the sliders can reach. */
function* grid() {
  for (const w1 of halves) {
    for (const w2 of halves) {
      for (const threshold of halves) {
        for (const tie of ties) {
          for (const inhibition of vetoes) {
            yield { weights: [w1, w2], threshold, inhibition, tie };
          }
        }
      }
    }
  }
}

/** The sixteen gates as people say them, written out by hand: y for 00, 01, 10, 11. */
const NAMES: Record<string, string> = {
  "0000": "FALSE",
  "0001": "AND",
  "0010": "x1 AND NOT x2",
  "0011": "x1",
  "0100": "x2 AND NOT x1",
  "0101": "x2",
  "0110": "XOR",
  "0111": "OR",
  "1000": "NOR",
  "1001": "XNOR",
  "1010": "NOT x2",
  "1011": "x2 IMPLIES x1",
  "1100": "NOT x1",
  "1101": "IMPLIES",
  "1110": "NAND",
  "1111": "TRUE",
};

Deno.test("benchAnswer() is right on every setting of the sliders, and reaches 14 of 16 gates", () => {
  const reached = new Map<string, Set<string>>();
  for (const state of grid()) {
    const { weights: [w1, w2], threshold, inhibition, tie } = state;
    const answer = benchAnswer(readBench(state));
    let word = "";
    for (const [x1, x2] of [[0, 0], [0, 1], [1, 0], [1, 1]]) {
      const [v1, v2] = [inhibition.includes(1), inhibition.includes(2)];
      const sum = (v1 ? 0 : w1 * x1) + (v2 ? 0 : w2 * x2);
      const over = tie === "fire" ? sum >= threshold : sum > threshold;
      const fires = over && !(v1 && x1 === 1) && !(v2 && x2 === 1);
      const row = answer.rows[2 * x1 + x2];
      if (
        row.sum !== sum || row.y !== Number(fires) ||
        row.tie !== (sum === threshold) || row.x[0] !== x1 || row.x[1] !== x2
      ) assert.fail(`${JSON.stringify(state)} at (${x1}, ${x2})`);
      word += Number(fires);
    }
    if (answer.name !== NAMES[word]) assert.fail(`${word}: ${answer.name}`);
    const kind = inhibition.length > 0 ? "veto" : "plain";
    reached.set(kind, (reached.get(kind) ?? new Set()).add(answer.name));
  }
  const [plain, veto] = ["plain", "veto"].map((kind) => reached.get(kind)!);
  const never = Object.values(NAMES).filter((name) => !plain.has(name));
  assert.deepEqual(never.sort(), ["XNOR", "XOR"]);
  // Where an input with a veto is 1 the unit rests, and the other input alone decides the rest.
  assert.deepEqual([...veto].sort(), [
    "FALSE",
    "NOR",
    "NOT x1",
    "NOT x2",
    "x1 AND NOT x2",
    "x2 AND NOT x1",
  ]);
});

Deno.test("benchAnswer() without a veto is the library's threshold unit", () => {
  for (const state of grid()) {
    if (state.inhibition.length > 0 || state.weights[0] % 1 !== 0) continue;
    const { table, name } = benchAnswer(readBench(state));
    const unit = thresholdUnit(state).table();
    if (!table.equals(unit) || name !== gateName(unit)) {
      assert.fail(JSON.stringify(state));
    }
  }
});

Deno.test("benchAnswer() with weights of 1 and vetoes is the unit of 1943", () => {
  for (const inhibition of vetoes) {
    for (const threshold of halves) {
      for (const tie of ties) {
        const excitatory = 2 - inhibition.length;
        const unit = mcCullochPitts({
          excitatory,
          inhibitory: inhibition.length,
          threshold,
          tie,
        });
        const split = (x: Bits, veto: boolean) =>
          x.filter((_, i) => inhibition.includes(i + 1) === veto);
        const expected = tableOf(
          2,
          (...x) => unit(split(x, false), split(x, true)),
        );
        const bench = readBench({ threshold, tie, inhibition });
        assert.equal(benchAnswer(bench).name, gateName(expected));
      }
    }
  }
});

Deno.test("benchAnswer() does not ask for the weight of an input with a veto", () => {
  const names = halves.map((w) =>
    benchAnswer(readBench({ weights: [1, w], threshold: 1, inhibition: [2] }))
      .name
  );
  assert.deepEqual([...new Set(names)], ["x1 AND NOT x2"]);
});

Deno.test("benchAnswer() computes as doubles do: 0.1 + 0.2 exceeds 0.3", () => {
  const state = { weights: [0.1, 0.2], threshold: 0.3, tie: "rest" } as const;
  const { rows, table } = benchAnswer(readBench(state));
  assert.equal(rows[3].tie, false);
  assert.equal(rows[3].y, 1);
  assert.ok(table.equals(thresholdUnit(state).table()));
});

Deno.test("agreement() counts rows as the goal has them, and is never 4 for what no unit can be", () => {
  for (const goal of ALL_TWO_INPUT) {
    let best = 0;
    for (const state of grid()) {
      if (state.inhibition.length > 1 || state.weights[0] % 1 !== 0) continue;
      const bench = readBench({ ...state, goal: goal.name });
      const answer = benchAnswer(bench);
      const same = allBits(2).filter((x) =>
        answer.table.at(x) === goal.at(x)
      ).length;
      if (agreement(answer) !== same) assert.fail(JSON.stringify(bench));
      best = Math.max(best, same);
      if (best === 4) break;
    }
    assert.equal(best, separability(goal).separable ? 4 : 3, goal.name);
  }
});

Deno.test("goalOf() finds each gate by its name, and agreement() is silent without one", () => {
  for (const gate of ALL_TWO_INPUT) {
    assert.equal(goalOf(readBench({ goal: gate.name })), gate);
  }
  assert.equal(goalOf(readBench()), undefined);
  assert.equal(agreement(benchAnswer(readBench())), undefined);
});
