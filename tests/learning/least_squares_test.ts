/** Least squares: exact solutions, the law that they obey, and inputs that follow from others. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { type Example, examplesOf } from "../../lib/learning/examples.ts";
import { leastSquares } from "../../lib/learning/least_squares.ts";
import { linearLoss } from "../../lib/learning/linear_unit.ts";
import { ALL_TWO_INPUT, XOR } from "../../lib/logic/gates.ts";
import { type Rational, rational } from "../../lib/logic/rational.ts";

const data = fc.integer({ min: 1, max: 3 }).chain((n) =>
  fc.array(
    fc.record({
      x: fc.array(fc.integer({ min: -5, max: 5 }), {
        minLength: n,
        maxLength: n,
      }),
      y: fc.integer({ min: -9, max: 9 }),
    }),
    { minLength: n + 1, maxLength: 8 },
  )
);

/** w and then b by Cramer's rule on the normal equations, in exact fractions; none if singular. */
function exactly(examples: readonly Example[]): Rational[] | undefined {
  const rows = examples.map(({ x }) => [...x, 1].map((v) => rational(v)));
  const total = (terms: Rational[]) =>
    terms.reduce((a, b) => a.add(b), rational(0));
  const products = rows[0].map((_, i) =>
    rows[0].map((_, j) => total(rows.map((row) => row[i].mul(row[j]))))
  );
  const right = rows[0].map((_, i) =>
    total(rows.map((row, k) => row[i].mul(examples[k].y)))
  );
  const whole = determinant(products);
  if (whole.equals(0)) return undefined;
  return right.map((_, j) =>
    determinant(products.map((row, i) => row.with(j, right[i]))).div(whole)
  );
}

function determinant(matrix: Rational[][]): Rational {
  if (matrix.length === 0) return rational(1);
  return matrix[0].reduce((sum, entry, j) => {
    const rest = matrix.slice(1).map((row) => row.toSpliced(j, 1));
    const term = entry.mul(determinant(rest));
    return j % 2 === 0 ? sum.add(term) : sum.sub(term);
  }, rational(0));
}

Deno.test("leastSquares() is the exact solution of the normal equations", () => {
  fc.assert(fc.property(data, (examples) => {
    const exact = exactly(examples);
    if (exact === undefined) return assert.throws(() => leastSquares(examples));
    const { weights, bias } = leastSquares(examples);
    [...weights, bias].forEach((value, j) => {
      const truth = Number(exact[j]);
      assert.ok(Math.abs(value - truth) <= 1e-9 * Math.max(1, Math.abs(truth)));
    });
  }));
});

Deno.test("leastSquares() of the functions of two inputs has no rounding at all", () => {
  for (const table of ALL_TWO_INPUT) {
    const { weights, bias } = leastSquares(examplesOf(table));
    exactly(examplesOf(table))!.forEach((truth, j) =>
      assert.ok(truth.equals(rational([...weights, bias][j])))
    );
  }
});

Deno.test("leastSquares() of XOR knows nothing: it says ½ to everything", () => {
  assert.deepEqual(leastSquares(examplesOf(XOR)), {
    weights: [0, 0],
    bias: 0.5,
    loss: 1 / 8,
  });
});

Deno.test("leastSquares() has the least loss: any other weights have more", () => {
  const moves = fc.array(fc.integer({ min: -10, max: 10 }), {
    minLength: 4,
    maxLength: 4,
  });
  fc.assert(fc.property(data, moves, (examples, by) => {
    fc.pre(exactly(examples) !== undefined);
    const { weights, bias, loss } = leastSquares(examples);
    assert.equal(loss, linearLoss(examples, { weights, bias }));
    const other = {
      weights: weights.map((w, j) => w + by[j] / 10),
      bias: bias + by[3] / 10,
    };
    assert.ok(linearLoss(examples, other) >= loss - 1e-12);
  }));
});

Deno.test("leastSquares() names the input that follows from the others", () => {
  const text = (i: number) =>
    `Cannot find the least squares: no input may follow from the others, but input ${i} is a weighted sum of a constant and those before it; leave it out, or add examples`;
  const wrong: [number[][], number][] = [
    [[[1, 2], [2, 4], [3, 6]], 2], // twice the first
    [[[7, 0], [7, 1], [7, 2]], 1], // constant
    // 1.1 times the first and 0.1 more: rounding leaves 7e-17 that is not explained
    [[0.1, 0.2, 0.7, 1.3].map((a) => [a, 1.1 * a + 0.1]), 2],
    [[[1, 2]], 1], // one example cannot say which input it was
  ];
  for (const [rows, i] of wrong) {
    const examples = rows.map((x, k) => ({ x, y: k }));
    assert.throws(() => leastSquares(examples), {
      name: "ValueError",
      message: text(i),
    });
  }
});

Deno.test("leastSquares() and linearLoss() check what they are given", () => {
  assert.throws(() => leastSquares([]), {
    message:
      "Cannot find the least squares: there must be at least one example, but there are none",
  });
  assert.throws(() => leastSquares([{ x: [1], y: Infinity }]), {
    message:
      "Cannot find the least squares: targets must be finite numbers, but target 1 is Infinity",
  });
  const examples = examplesOf(XOR);
  const cannot = "Cannot measure a linear unit: ";
  assert.throws(() => linearLoss(examples, { weights: [1], bias: 0 }), {
    name: "ShapeError",
    message: `${cannot}it takes 2 weights, but 1 was given`,
  });
  assert.throws(() => linearLoss(examples, { weights: [1, 1], bias: NaN }), {
    name: "ValueError",
    message:
      `${cannot}parameters must be finite numbers, but parameter 3 is NaN`,
  });
});
