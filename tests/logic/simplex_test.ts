/** The simplex method: known optima, cycling, and the law that proves an answer right. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { maximise } from "../../lib/logic/simplex.ts";

const big = (numbers: number[]) => numbers.map(BigInt);
const dot = (a: readonly bigint[], b: readonly bigint[]) =>
  a.reduce((sum, x, i) => sum + x * b[i], 0n);

Deno.test("maximise() finds the prices of a textbook programme", () => {
  // 5 x + 4 y + 3 z, with 2x+3y+z ≤ 5, 4x+y+2z ≤ 11, 3x+4y+2z ≤ 8: 13 at (2, 0, 1).
  // V. Chvátal, Linear Programming (1983), the first example of chapter 2; dual (1, 0, 1).
  const answer = maximise(
    big([5, 4, 3]),
    [big([2, 3, 1]), big([4, 1, 2]), big([3, 4, 2])],
    big([5, 11, 8]),
  );
  assert.ok(answer.bounded);
  assert.deepEqual(
    answer.prices.map((p) => Number(p) / Number(answer.denominator)),
    [1, 0, 1],
  );
});

Deno.test("maximise() does not go round in a programme made to cycle", () => {
  // E. M. L. Beale's example of 1955, times 100: the optimum is 1/20.
  const rows = [[25, -6000, -4, 900], [50, -9000, -2, 300], [0, 0, 100, 0]];
  const limits = big([0, 0, 100]);
  const answer = maximise(big([75, -15000, 2, -600]), rows.map(big), limits);
  assert.ok(answer.bounded);
  assert.equal(dot(answer.prices, limits) * 20n, 100n * answer.denominator);
});

Deno.test("maximise() is right: its answer is a proof by itself", () => {
  const entry = fc.integer({ min: -3, max: 3 });
  const size = fc.integer({ min: 1, max: 4 });
  const programmes = fc.tuple(size, size).chain(([m, n]) =>
    fc.record({
      gains: fc.array(entry, { minLength: n, maxLength: n }),
      rows: fc.array(fc.array(entry, { minLength: n, maxLength: n }), {
        minLength: m,
        maxLength: m,
      }),
      limits: fc.array(fc.nat(4), { minLength: m, maxLength: m }),
    })
  );
  fc.assert(
    fc.property(programmes, ({ gains, rows, limits }) => {
      const [c, A, b] = [big(gains), rows.map(big), big(limits)];
      const answer = maximise(c, A, b);
      if (!answer.bounded) { // the ray gains, and no limit stops it
        assert.ok(answer.ray.every((x) => x >= 0n));
        assert.ok(dot(c, answer.ray) > 0n);
        assert.ok(A.every((row) => dot(row, answer.ray) <= 0n));
        return;
      }
      // Prices that cover every gain are a bound on it; it is reached, for the same
      // programme with its roles exchanged cannot do better either.
      const { prices, denominator: d } = answer;
      assert.ok(d > 0n && prices.every((p) => p >= 0n));
      c.forEach((gain, j) =>
        assert.ok(
          prices.reduce((sum, p, i) => sum + p * A[i][j], 0n) >= gain * d,
        )
      );
      const best = dot(prices, b);
      for (const point of corners(A, b)) {
        assert.ok(dot(c, point.x) * d <= best * point.d);
      }
      assert.ok(
        corners(A, b).some(({ x, d: e }) => dot(c, x) * d === best * e),
      );
    }),
    { numRuns: 300 },
  );
});

/** Every corner of `A x ≤ b, x ≥ 0`, by solving every choice of n equalities (Cramer's rule). */
function corners(A: bigint[][], b: bigint[]): { x: bigint[]; d: bigint }[] {
  const n = A[0].length;
  const unit = (k: number) =>
    Array.from({ length: n }, (_, j) => j === k ? -1n : 0n);
  const all = [...A, ...Array.from({ length: n }, (_, k) => unit(k))];
  const right = [...b, ...Array<bigint>(n).fill(0n)];
  return choices(all.length, n).flatMap((chosen) => {
    const M = chosen.map((i) => all[i]);
    const det = determinant(M);
    if (det === 0n) return [];
    const sign = det > 0n ? 1n : -1n;
    const x = unit(0).map((_, j) =>
      sign *
      determinant(
        M.map((row, r) => row.map((v, k) => k === j ? right[chosen[r]] : v)),
      )
    );
    const d = sign * det;
    return all.every((row, i) => dot(row, x) <= right[i] * d) ? [{ x, d }] : [];
  });
}

function choices(from: number, count: number, first = 0): number[][] {
  if (count === 0) return [[]];
  return Array.from({ length: Math.max(0, from - first) }, (_, i) => first + i)
    .flatMap((i) =>
      choices(from, count - 1, i + 1).map((rest) => [i, ...rest])
    );
}

function determinant(M: bigint[][]): bigint {
  if (M.length === 0) return 1n;
  return M[0].reduce((sum, v, k) => {
    const minor = M.slice(1).map((row) => row.filter((_, j) => j !== k));
    return sum + (k % 2 === 0 ? v : -v) * determinant(minor);
  }, 0n);
}
