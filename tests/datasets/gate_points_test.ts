/** Points of gates: the rows of a truth table, over and over. */

import assert from "node:assert/strict";
import { gatePoints } from "../../lib/datasets/gate_points.ts";
import { parity, XOR } from "../../lib/logic/gates.ts";
import { truthTable } from "../../lib/logic/truth_table.ts";

Deno.test("gatePoints() without noise are the rows in turn", () => {
  const { x, y, name } = gatePoints(XOR, { examples: 5, seed: 1 });
  assert.deepEqual(x, [[0, 0], [0, 1], [1, 0], [1, 1], [0, 0]]);
  assert.deepEqual([y, name], [[0, 1, 1, 0, 0], "XOR"]);
});

Deno.test("gatePoints() takes tables of any number of inputs and leaves out don't cares", () => {
  const three = gatePoints(parity(3), { examples: 8, seed: 1 });
  assert.deepEqual(three.features, ["x1", "x2", "x3"]);
  assert.ok(
    three.x.every((x, i) => x.reduce((a, b) => a + b) % 2 === three.y[i]),
  );
  const some = gatePoints(truthTable("1--0"), { examples: 4, seed: 1 });
  assert.deepEqual([some.x, some.y], [
    [[0, 0], [1, 1], [0, 0], [1, 1]],
    [1, 0, 1, 0],
  ]);
});

Deno.test("gatePoints() of no table, and of one without outputs, are refused", () => {
  // @ts-expect-error: cells are not type-checked
  assert.throws(() => gatePoints("0110", { seed: 1 }), {
    message:
      'Cannot generate points of a gate: the table must be a TruthTable, but it is the text "0110"; write truthTable("0110")',
  });
  assert.throws(() => gatePoints(truthTable("--"), { seed: 1 }), {
    message:
      "Cannot generate points of --: at least one row must have an output, but all are don't cares",
  });
});
