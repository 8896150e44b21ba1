/** Notebook 02's exercises: they accept every right answer and no other. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { exerciseOf } from "../../lib/exercises/catalogue.ts";
import { grade } from "../../lib/exercises/grade.ts";

const passes = async (id: string, answer: unknown) =>
  (await grade(exerciseOf(id), answer)).passed;

/** Quarters, so that sums often meet a threshold exactly. */
const number = fc.integer({ min: -12, max: 12 }).map((n) => n / 4);
const numbers = (length: number) =>
  fc.array(number, { minLength: length, maxLength: length });

Deno.test("02.1 passes exactly when both weights reach the threshold one by one, and not together", async () => {
  await fc.assert(
    fc.asyncProperty(numbers(2), number, async ([w1, w2], threshold) => {
      const nand = 0 >= threshold && w1 >= threshold && w2 >= threshold &&
        w1 + w2 < threshold;
      assert.equal(
        await passes("02.1", { weights: [w1, w2], threshold }),
        nand,
      );
    }),
    { numRuns: 500 },
  );
});

Deno.test("02.2 passes for every threshold above the largest half and up to the smallest majority", async () => {
  const between = fc.double({ min: 1e-6, max: 1, noNaN: true });
  await fc.assert(fc.asyncProperty(between, async (part) => {
    assert.ok(await passes("02.2", (n: number) => Math.floor(n / 2) + part));
    assert.ok(
      !await passes("02.2", (n: number) => Math.floor(n / 2) + part + 1),
    );
  }));
  assert.ok(!await passes("02.2", (n: number) => Math.floor(n / 2)));
});

Deno.test("02.3 passes for the ranges between neighbouring sums, and not if one end moves", async () => {
  const sums = [0, 1, 2, 3]; // of the weights (2, 1), rows 00, 01, 10, 11
  const gates = { OR: "0111", x1: "0011", AND: "0001" };
  const ranges = Object.fromEntries(
    Object.entries(gates).map(([gate, table]) => {
      const makes = (theta: number) =>
        sums.map((sum) => Number(sum >= theta)).join("") === table;
      const upTo = sums.find((sum) => makes(sum))!;
      return [gate, { above: sums.findLast((sum) => sum < upTo)!, upTo }];
    }),
  );
  assert.ok(await passes("02.3", ranges));
  for (const gate of Object.keys(gates)) {
    for (const end of ["above", "upTo"] as const) {
      const moved = { ...ranges[gate], [end]: ranges[gate][end] + 0.5 };
      assert.ok(!await passes("02.3", { ...ranges, [gate]: moved }));
    }
  }
});

Deno.test("02.3 says which gate a wrong range makes, and tells no end of the right one", async () => {
  const zero = { above: 0, upTo: 0 };
  const { results } = await grade(exerciseOf("02.3"), {
    OR: zero,
    x1: zero,
    AND: zero,
  });
  assert.deepEqual(
    results.map(({ failure }) => [failure?.expected, failure?.got]),
    [["OR", "TRUE"], ["x1", "TRUE"], ["AND", "TRUE"]],
  );
});

Deno.test("02.4 passes exactly when carry and sum, read as a number, are x1 + x2 + x3", async () => {
  const small = fc.integer({ min: -2, max: 2 });
  const unit = (n: number) =>
    fc.record({
      weights: fc.array(small, { minLength: n, maxLength: n }),
      threshold: fc.integer({ min: 0, max: 3 }),
    });
  const right = { weights: [1, 1, 1], threshold: 2 };
  const carries = fc.oneof(fc.constant(right), unit(3));
  const sums = fc.oneof(
    fc.constant({ weights: [1, 1, 1, -2], threshold: 1 }),
    unit(4),
  );
  const fires = (
    u: { readonly weights: readonly number[]; readonly threshold: number },
    x: number[],
  ) => Number(u.weights.reduce((s, w, i) => s + w * x[i], 0) >= u.threshold);
  await fc.assert(
    fc.asyncProperty(carries, sums, async (carry, sum) => {
      let adds = true;
      for (let row = 0; row < 8; row++) {
        const x = [row >> 2, (row >> 1) & 1, row & 1];
        const c = fires(carry, x);
        adds &&= 2 * c + fires(sum, [...x, c]) === x[0] + x[1] + x[2];
      }
      assert.equal(await passes("02.4", { carry, sum }), adds);
    }),
    { numRuns: 300 },
  );
});

Deno.test("02.5 has one wiring that passes, with one threshold for the first unit in whole numbers", async () => {
  const lines = ["excitatory", "inhibitory"];
  const found: string[] = [];
  for (const x1 of lines) {
    for (const x2 of lines) {
      for (const threshold of [-1, 0, 1, 2, 3]) {
        for (const line of lines) {
          for (const outer of [-1, 0, 1, 2]) {
            const first = { x1, x2, threshold };
            const second = { first: line, threshold: outer };
            if (await passes("02.5", { first, second })) {
              found.push(`${x1} ${x2} ${threshold}, ${line} ${outer}`);
            }
          }
        }
      }
    }
  }
  assert.deepEqual(found, [
    "excitatory inhibitory 1, inhibitory -1", // a count is never negative
    "excitatory inhibitory 1, inhibitory 0",
  ]);
});
