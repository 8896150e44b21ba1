/** Losses: their slopes against small steps, and numbers against Values. */

import assert from "node:assert/strict";
import { finiteDifferences } from "../../lib/scalar/finite_differences.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { halfSquare, squaredError } from "../../lib/scalar/losses.ts";
import { type Value, value } from "../../lib/scalar/value.ts";

for (const loss of [halfSquare, squaredError]) {
  Deno.test(`the slope of the ${loss.id} is what small steps measure`, () => {
    for (const prediction of [-2, 0.3, 1, 2.5]) {
      const [measured] = finiteDifferences(
        ([p]) => loss.of(p, 1),
        [prediction],
      );
      assert.ok(Math.abs(loss.slope(prediction, 1) - measured) < 1e-9);
    }
  });

  Deno.test(`the ${loss.id} on Values is the one in numbers`, () => {
    const prediction = value(2.5), target = value(1);
    const result = loss.on(prediction, target);
    assert.equal(result.data, loss.of(2.5, 1));
    assert.deepEqual(gradients(result, [prediction, target]), [
      loss.slope(2.5, 1),
      -loss.slope(2.5, 1),
    ]);
  });

  Deno.test(`the ${loss.id} is smallest, and flat, where the prediction is right`, () => {
    assert.equal(loss.of(0.7, 0.7), 0);
    assert.equal(loss.slope(0.7, 0.7), 0);
  });
}

Deno.test("the squared error is twice the half square, slope included", () => {
  assert.equal(squaredError.of(2.5, 1), 2 * halfSquare.of(2.5, 1));
  assert.equal(squaredError.slope(2.5, 1), 2 * halfSquare.slope(2.5, 1));
});

for (const loss of [halfSquare, squaredError]) {
  Deno.test(`the ${loss.id} wants one Value`, () => {
    const cases: [unknown, string][] = [
      [[value(1)], "an array of 1; take its [0]"],
      [0.5, "the number 0.5, which does not remember how it was made"],
      [undefined, "nothing"],
    ];
    for (const [prediction, what] of cases) {
      assert.throws(() => loss.on(prediction as Value, 1), {
        name: "ValueError",
        message:
          `Cannot compare a prediction with its target: the prediction must be one Value, but it is ${what}`,
      });
    }
  });
}
