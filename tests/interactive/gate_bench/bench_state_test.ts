import assert from "node:assert/strict";
import {
  type GateBenchState,
  readBench,
} from "../../../lib/interactive/gate_bench/bench_state.ts";

Deno.test("readBench() fills in AND with ties that fire", () => {
  assert.deepEqual(readBench(), {
    weights: [1, 1],
    threshold: 2,
    inhibition: [],
    tie: "fire",
    goal: undefined,
    row: undefined,
  });
});

Deno.test("readBench() orders vetoes, says each once, and has no −0", () => {
  const bench = readBench({
    weights: [-0, 1],
    threshold: -0,
    inhibition: [2, 1, 2],
  });
  assert.deepEqual(bench.inhibition, [1, 2]);
  assert.ok(Object.is(bench.weights[0], 0) && Object.is(bench.threshold, 0));
});

Deno.test("readBench() of a bench is the same bench", () => {
  const bench = readBench({ weights: [0.25, -3], goal: "NOT x1", row: [1, 0] });
  assert.deepEqual(readBench(bench), bench);
});

Deno.test("readBench() says what is wrong with a bench", () => {
  const message = (state: unknown) => {
    try {
      readBench(state as GateBenchState);
    } catch (error) {
      return (error as Error).message.replace(
        "Cannot set up a gate bench: ",
        "",
      );
    }
  };
  assert.equal(
    message({ weights: [1] }),
    "it takes 2 weights, but 1 was given",
  );
  assert.equal(
    message({ weights: [1, 4] }),
    "weight 2 must be a number from −3 to 3, but it is 4",
  );
  assert.equal(
    message({ weights: [1, "1"] }),
    'weights must be finite numbers, but weight 2 is "1"',
  );
  assert.equal(
    message({ threshold: "2" }),
    'the threshold must be a number from −3 to 3, but it is the text "2"',
  );
  assert.equal(
    message({ threshold: NaN }),
    "the threshold must be a number from −3 to 3, but it is NaN",
  );
  assert.equal(
    message({ threshold: null }),
    "the threshold must be a number from −3 to 3, but it is nothing",
  );
  assert.equal(
    message({ inhibition: [0] }),
    "an input with a veto must be 1 or 2, but one is 0",
  );
  assert.equal(
    message({ inhibition: 2 }),
    "the inputs with a veto must be a list, but they are the number 2; write [2, …]",
  );
  assert.equal(
    message({ tie: ">=" }),
    'the tie rule must be "fire" or "rest", but it is ">="',
  );
  assert.equal(
    message({ goal: "xor" }),
    'the goal must be the name of a gate of two inputs, such as "NAND", but it is "xor"',
  );
  assert.equal(
    message({ row: [1, 2] }),
    "inputs must be 0 or 1, but input 2 is 2",
  );
  assert.equal(
    message({ bias: -2 }),
    "its settings are weights, threshold, inhibition, tie, goal, row, but one is called bias; write threshold: −b",
  );
  assert.equal(
    message(null),
    "the settings must be a record, as in { weights: [1, 1], threshold: 2 }, but there are none",
  );
});
