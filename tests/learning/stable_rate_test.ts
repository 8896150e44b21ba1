/** The largest stable rate: against eigenvalues that are known, and against what descent does. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { learnAdaline } from "../../lib/learning/adaline.ts";
import { examplesOf } from "../../lib/learning/examples.ts";
import { stableRate } from "../../lib/learning/stable_rate.ts";
import { AND } from "../../lib/logic/gates.ts";

Deno.test("stableRate() for one input is 2 / λ, with λ a root of a quadratic", () => {
  const inputs = fc.array(fc.integer({ min: -100, max: 100 }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(fc.property(inputs, (xs) => {
    const mean = (f: (x: number) => number) =>
      xs.reduce((sum, x) => sum + f(x), 0) / xs.length;
    const a = mean((x) => x * x), b = mean((x) => x);
    const root = (a + 1 + Math.hypot(a - 1, 2 * b)) / 2;
    const rate = stableRate(xs.map((x) => ({ x: [x], y: 0 })));
    assert.ok(Math.abs(rate - 2 / root) < 1e-12 * rate);
  }));
});

Deno.test("stableRate() is right where several directions are equally steep", () => {
  const corners = [[-1, -1], [-1, 1], [1, -1], [1, 1]].map((x) => ({
    x,
    y: 0,
  }));
  assert.ok(Math.abs(stableRate(corners) - 2) < 1e-12); // R is the identity
});

Deno.test("stableRate() is where a batch step from the steepest side lands as far away as it began", () => {
  const examples = examplesOf(AND), limit = stableRate(examples);
  const grows = (rate: number) => {
    const { losses } = learnAdaline(examples, {
      rate,
      rule: "batch",
      maxEpochs: 2000,
    });
    return losses.at(-1)! > losses.at(-2)! + 1e-15;
  };
  assert.deepEqual([0.999, 1.001].map((part) => grows(part * limit)), [
    false,
    true,
  ]);
});

Deno.test("stableRate() says what is wrong", () => {
  assert.throws(() => stableRate([]), {
    name: "ShapeError",
    message:
      "Cannot find the largest stable rate: there must be at least one example, but there are none",
  });
});
