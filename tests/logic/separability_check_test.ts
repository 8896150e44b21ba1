/** The check of verdicts: what is right passes, whatever was tampered with does not. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  ALL_TWO_INPUT,
  AND,
  NOT,
  OR,
  XNOR,
  XOR,
} from "../../lib/logic/gates.ts";
import { separability } from "../../lib/logic/separability.ts";
import { verifySeparability } from "../../lib/logic/separability_check.ts";
import {
  type Bit,
  TruthTable,
  truthTable,
} from "../../lib/logic/truth_table.ts";
import type { Separability } from "../../lib/logic/verdict.ts";

const reasonsOf = (table: TruthTable, verdict: unknown) => {
  const { valid, reasons } = verifySeparability(
    table,
    verdict as Separability,
  );
  assert.equal(valid, reasons.length === 0);
  return reasons;
};
const weighing = (weights: unknown, threshold: unknown) => ({
  separable: true,
  weights,
  threshold,
});
const against = (...multipliers: unknown[]) => ({
  separable: false,
  multipliers,
});

/** Random tables of 3 inputs. */
const tables = fc.array(fc.constantFrom<Bit>(0, 1), {
  minLength: 8,
  maxLength: 8,
}).map((outputs) => truthTable(outputs));

Deno.test("verifySeparability() does not know the solver", async () => {
  const room = new URL("../../lib/logic/", import.meta.url);
  const seen = new Set<string>(), pending = ["separability_check.ts"];
  while (pending.length > 0) {
    const file = pending.pop()!;
    if (seen.has(file)) continue;
    seen.add(file);
    const source = await Deno.readTextFile(new URL(file, room));
    for (const [, path] of source.matchAll(/^(?! \*).*from "\.\/(.+)";$/gm)) {
      pending.push(path);
    }
  }
  assert.ok(seen.has("rational.ts"));
  assert.ok(!seen.has("separability.ts") && !seen.has("simplex.ts"));
});

Deno.test("verifySeparability() accepts any weights that do it, small or not", () => {
  assert.deepEqual(reasonsOf(AND, weighing([1, 1], 2)), []);
  assert.deepEqual(reasonsOf(AND, weighing([0.5, 0.4], 0.7)), []);
  assert.deepEqual(reasonsOf(NOT, weighing([-1], 0)), []);
  assert.deepEqual(reasonsOf(truthTable("01-1"), weighing([0, 1], 1)), []);
});

Deno.test("verifySeparability() adds decimals up exactly, as floats would not", () => {
  assert.deepEqual(reasonsOf(AND, weighing([0.1, 0.2], 0.3)), []);
  assert.deepEqual(
    reasonsOf(AND, weighing([0.1, 0.2], 0.1 + 0.2)), // a little more than 0.3
    [
      "row 11 must fire, but its sum 3/10 is below the threshold 0.30000000000000004",
    ],
  );
});

Deno.test("verifySeparability() names each row that is wrong, with its sum", () => {
  assert.deepEqual(reasonsOf(XOR, weighing([1, 1], 1)), [
    "row 11 must rest, but its sum 2 reaches the threshold 1",
  ]);
  assert.deepEqual(reasonsOf(AND, weighing([1, -1], 1)), [
    "row 10 must rest, but its sum 1 reaches the threshold 1",
    "row 11 must fire, but its sum 0 is below the threshold 1",
  ]);
});

Deno.test("verifySeparability() rejects a certificate that is negative, zero, or in parts", () => {
  assert.deepEqual(reasonsOf(XOR, against(1, 1, 1, 1)), []);
  assert.deepEqual(reasonsOf(XOR, against(7, 7, 7, 7)), []);
  assert.deepEqual(reasonsOf(XOR, against(0, 0, 0, 0)), ["not all may be 0"]);
  assert.deepEqual(reasonsOf(XOR, against(-1, -1, -1, -1)), [
    "the multiplier of row 00 must not be negative, but it is -1",
    "the multiplier of row 01 must not be negative, but it is -1",
    "the multiplier of row 10 must not be negative, but it is -1",
    "the multiplier of row 11 must not be negative, but it is -1",
  ]);
  assert.deepEqual(reasonsOf(XOR, against(1, 1.5, 1, NaN)), [
    "the multiplier of row 01 must be a whole number, but it is 1.5",
    "the multiplier of row 11 must be a whole number, but it is NaN",
  ]);
});

Deno.test("verifySeparability() names what does not cancel", () => {
  assert.deepEqual(reasonsOf(XOR, against(1, 1, 1, 2)), [
    "w1 must cancel, but -1 w1 is left over",
    "w2 must cancel, but -1 w2 is left over",
    "θ must cancel, but 1 θ is left over",
  ]);
  assert.deepEqual(reasonsOf(AND, against(1, 0, 0, 1)), [
    "w1 must cancel, but 1 w1 is left over",
    "w2 must cancel, but 1 w2 is left over",
  ]);
});

Deno.test("verifySeparability() lets a certificate use no row that asks nothing", () => {
  assert.deepEqual(reasonsOf(truthTable("011-"), against(1, 1, 1, 1)), [
    "the multiplier of row 11, which is a don't care, must be 0, but it is 1",
  ]);
});

Deno.test("verifySeparability() rejects what is no verdict, without failing", () => {
  const weights = ["there must be 2 finite weights"];
  const multipliers = ["there must be 4 multipliers"];
  const neither = ["the verdict must say separable: true or separable: false"];
  assert.deepEqual(reasonsOf(AND, weighing([1], 1)), weights);
  assert.deepEqual(reasonsOf(AND, weighing([1, NaN], 1)), weights);
  assert.deepEqual(reasonsOf(AND, weighing([1, "1"], 1)), weights);
  assert.deepEqual(reasonsOf(AND, weighing(undefined, 1)), weights);
  assert.deepEqual(reasonsOf(NOT, weighing([1, 1], 1)), [
    "there must be 1 finite weight",
  ]);
  assert.deepEqual(reasonsOf(AND, weighing([1, 1], Infinity)), [
    "the threshold must be finite",
  ]);
  assert.deepEqual(reasonsOf(XOR, against(1, 1, 1)), multipliers);
  assert.deepEqual(reasonsOf(XOR, { separable: false }), multipliers);
  for (const verdict of [{}, null, undefined, { separable: "yes" }]) {
    assert.deepEqual(reasonsOf(XOR, verdict), neither);
  }
});

Deno.test("verifySeparability() rejects a verdict turned round, for every gate", () => {
  for (const table of ALL_TWO_INPUT) {
    const honest = separability(table);
    const turned = { ...honest, separable: !honest.separable };
    assert.notDeepEqual(reasonsOf(table, turned), []);
  }
});

Deno.test("verifySeparability() rejects the weights of any other table", () => {
  fc.assert(fc.property(tables, tables, (table, other) => {
    const verdict = separability(other);
    fc.pre(verdict.separable && !table.equals(other));
    assert.notDeepEqual(reasonsOf(table, verdict), []);
  }));
});

Deno.test("verifySeparability() rejects a certificate with one multiplier changed", () => {
  const change = fc.integer({ min: -3, max: 3 }).filter((by) => by !== 0);
  fc.assert(
    fc.property(tables, fc.nat(7), change, (table, row, by) => {
      const verdict = separability(table);
      fc.pre(!verdict.separable);
      if (verdict.separable) return;
      const multipliers = verdict.multipliers.with(
        row,
        verdict.multipliers[row] + by,
      );
      assert.notDeepEqual(reasonsOf(table, against(...multipliers)), []);
    }),
  );
});

Deno.test("verifySeparability() never accepts both: no certificate for what has weights", () => {
  for (const table of ALL_TWO_INPUT) {
    const certified = small(4, 0, 3).some((m) =>
      reasonsOf(table, against(...m)).length === 0
    );
    const weighed = small(3, -2, 2).some(([w1, w2, theta]) =>
      reasonsOf(table, weighing([w1, w2], theta)).length === 0
    );
    assert.notEqual(certified, weighed);
    assert.equal(certified, table === XOR || table === XNOR);
  }
  assert.equal(OR, ALL_TWO_INPUT[7]); // the list is the one meant
});

/** Every list of `length` whole numbers from `low` to `high`. */
function small(length: number, low: number, high: number): number[][] {
  if (length === 0) return [[]];
  return small(length - 1, low, high).flatMap((list) =>
    Array.from({ length: high - low + 1 }, (_, i) => [...list, low + i])
  );
}

Deno.test("verifySeparability() wants a table, not only its outputs", () => {
  assert.throws(
    () =>
      verifySeparability("0110" as never, {
        separable: true,
        weights: [1, 1],
        threshold: 1,
      }),
    {
      name: "ValueError",
      message:
        'Cannot check a verdict on separability: the table must be a TruthTable, but it is the text "0110"; write truthTable("0110")',
    },
  );
});
