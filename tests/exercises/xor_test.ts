/** Notebook 05's exercises: they accept every right answer and no other. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { exerciseOf } from "../../lib/exercises/catalogue.ts";
import { grade } from "../../lib/exercises/grade.ts";
import { leftOver } from "../../lib/exercises/xor_proof.ts";
import { parity, XNOR } from "../../lib/logic/gates.ts";
import { verifySeparability } from "../../lib/logic/separability_check.ts";
import { truthTable } from "../../lib/logic/truth_table.ts";

const passes = async (id: string, answer: unknown) =>
  (await grade(exerciseOf(id), answer)).passed;

/** Halves, so that sums often meet a threshold exactly. */
const number = fc.integer({ min: -6, max: 6 }).map((n) => n / 2);
const numbers = (length: number) =>
  fc.array(number, { minLength: length, maxLength: length });
const counts = (length: number) =>
  fc.array(fc.integer({ min: -1, max: 2 }), {
    minLength: length,
    maxLength: length,
  });

const fires = (w: readonly number[], threshold: number, x: readonly number[]) =>
  Number(w.reduce((sum, weight, i) => sum + weight * x[i], 0) >= threshold);

Deno.test("leftOver() is nothing exactly for what the independent check accepts", () => {
  const outputs = fc.array(fc.constantFrom(0 as const, 1 as const), {
    minLength: 4,
    maxLength: 4,
  });
  fc.assert(fc.property(outputs, counts(4), (y, multipliers) => {
    const table = truthTable(y);
    const ours = multipliers.every((m) => m >= 0) &&
      multipliers.some((m) => m > 0) &&
      Object.values(leftOver(table, multipliers)).every((rest) => rest === 0);
    const { valid } = verifySeparability(table, {
      separable: false,
      multipliers,
    });
    assert.equal(ours, valid);
  }));
});

Deno.test("05.1 passes exactly for two certificates, the second without row 000", async () => {
  const valid = (table: typeof XNOR, multipliers: readonly number[]) =>
    verifySeparability(table, { separable: false, multipliers }).valid;
  const xnor = fc.oneof(
    fc.integer({ min: 1, max: 5 }).map((m) => [m, m, m, m]),
    counts(4),
  );
  const odd = fc.oneof(
    fc.constant([0, 0, 0, 0, 3, 3, 3, 3]),
    fc.constant([0, 1, 1, 1, 0, 0, 0, 0]),
    fc.constant([0, 0, 1, 1, 1, 1, 0, 0]),
    fc.constant([1, 1, 1, 1, 1, 1, 1, 1]),
    counts(8),
  );
  await fc.assert(fc.asyncProperty(xnor, odd, async (xnor, odd) => {
    const right = valid(XNOR, xnor) && valid(parity(3), odd) && odd[0] === 0;
    assert.equal(
      await passes("05.1", { xnor, parity: odd }),
      right,
    );
  }));
});

Deno.test("05.3 passes exactly for 1 < h1 < 2, −1 < h2 < 0, 0 < y < 1", async () => {
  const quarter = fc.integer({ min: -8, max: 8 }).map((n) => n / 4);
  const inside = fc.constantFrom(0.25, 0.5, 0.75);
  const h1 = fc.oneof(quarter, inside.map((d) => 1 + d));
  const h2 = fc.oneof(quarter, inside.map((d) => d - 1));
  await fc.assert(
    fc.asyncProperty(
      h1,
      h2,
      fc.oneof(quarter, inside),
      async (h1, h2, y) => {
        const right = h1 > 1 && h1 < 2 && h2 > -1 && h2 < 0 && y > 0 && y < 1;
        assert.equal(await passes("05.3", { h1, h2, y }), right);
      },
    ),
    { numRuns: 500 },
  );
});

Deno.test("05.4 passes exactly for nets that are XOR and whose third weight is above 0", async () => {
  const hidden = fc.oneof(
    fc.constantFrom(
      { weights: [-1, -1], threshold: -1.5 },
      { weights: [1, 1], threshold: 0.5 },
    ),
    fc.record({ weights: numbers(2), threshold: number }),
  );
  const y = fc.oneof(
    fc.constantFrom(
      { weights: [1, 1, 2], threshold: 2.5 },
      { weights: [-1, -1, 2], threshold: 0.5 },
      { weights: [1, 1, -2], threshold: 0.5 },
    ),
    fc.record({ weights: numbers(3), threshold: number }),
  );
  await fc.assert(
    fc.asyncProperty(hidden, y, async (hidden, y) => {
      const xor = [[0, 0], [0, 1], [1, 0], [1, 1]].every((x) => {
        const h = fires(hidden.weights, hidden.threshold, x);
        return fires(y.weights, y.threshold, [...x, h]) === (x[0] ^ x[1]);
      });
      assert.equal(
        await passes("05.4", { hidden, y }),
        xor && y.weights[2] > 0,
      );
    }),
    { numRuns: 500 },
  );
});

Deno.test("05.5 passes for other networks of n hidden units, too", async () => {
  const unit = (n: number, threshold: number) => ({
    weights: Array(n).fill(1),
    threshold,
  });
  // The hidden units in reverse, and weights that grow: 1, −2, 3, −4, …
  const other = (n: number) => ({
    hidden: Array.from({ length: n }, (_, i) => unit(n, n - i - 0.5)),
    output: {
      weights: Array.from(
        { length: n },
        (_, i) => (n - i) * ((n - i) % 2 === 1 ? 1 : -1),
      ),
      threshold: 0.5,
    },
  });
  assert.ok(await passes("05.5", other));
  const short = (n: number) => ({ ...other(n), hidden: [] });
  assert.ok(!await passes("05.5", short));
});
