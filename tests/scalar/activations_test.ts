/** Activations: known values, extremes, and slopes judged by small steps and by mathjs's calculus. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { derivative, type MathNode, parse } from "mathjs";
import type { Activation } from "../../lib/scalar/activation.ts";
import {
  identity,
  leakyRelu,
  relu,
  sigmoid,
  sigmoidOf,
  softplus,
  step,
  tanh,
} from "../../lib/scalar/activations.ts";

const ALL: readonly Activation[] = [
  step,
  identity,
  sigmoid,
  sigmoidOf(2),
  sigmoidOf(0.3),
  tanh,
  relu,
  leakyRelu(),
  leakyRelu(0.3),
  softplus,
];

const close = (actual: number, expected: number, within = 1e-12) =>
  assert.ok(
    Math.abs(actual - expected) <= within * Math.max(1, Math.abs(expected)),
    `${actual} is not ${expected}`,
  );

/** Numbers from −20 to 20, not too near the corner at 0. */
const scores = fc.double({ min: -20, max: 20, noNaN: true })
  .filter((z) => Math.abs(z) > 1e-4);

/** The derivative of a formula, branch by branch where it has branches. */
function slopeOf(formula: string): (z: number) => number {
  const node = parse(formula) as MathNode & {
    condition: MathNode;
    trueExpr: MathNode;
    falseExpr: MathNode;
  };
  if (!("condition" in node)) {
    const slope = derivative(node, "z").compile();
    return (z) => slope.evaluate({ z });
  }
  const [condition, ifTrue, ifFalse] = [
    node.condition,
    derivative(node.trueExpr, "z"),
    derivative(node.falseExpr, "z"),
  ].map((part) => part.compile());
  return (z) => (condition.evaluate({ z }) ? ifTrue : ifFalse).evaluate({ z });
}

for (const g of ALL) {
  Deno.test(`${g.id} is its own formula`, () => {
    const formula = parse(g.formula).compile();
    fc.assert(fc.property(scores, (z) => {
      close(g(z), formula.evaluate({ z }));
    }));
  });

  Deno.test(`${g.id} has the slope that mathjs derives from its formula`, () => {
    const slope = slopeOf(g.formula);
    fc.assert(fc.property(scores, (z) => {
      close(g.slope(z), slope(z), 1e-9); // mathjs's form cancels where a sigmoid is flat
    }));
  });

  Deno.test(`${g.id} has the slope that small steps measure`, () => {
    const h = 1e-5;
    fc.assert(fc.property(scores, (z) => {
      close(g.slope(z), (g(z + h) - g(z - h)) / (2 * h), 1e-8);
    }));
  });

  Deno.test(`${g.id} stays in its range and is never NaN, however large z is`, () => {
    for (const z of [-Infinity, -1000, -37, -1e-300, 0, 1, 1000, Infinity]) {
      assert.ok(g.range.low <= g(z) && g(z) <= g.range.high, `g(${z})`);
      assert.ok(g.slope(z) >= 0 && g.slope(z) < 2, `slope at ${z}`);
    }
  });

  Deno.test(`${g.id} never falls`, () => {
    fc.assert(fc.property(scores, scores, (a, b) => {
      assert.ok(a > b || g(a) <= g(b));
    }));
  });
}

Deno.test("sigmoid and tanh have the sources' values", () => {
  // L0-040, L0-041, L3-027, L3-031, L4-028, L4-029
  close(sigmoid(-2), 0.11920292202211756);
  close(sigmoid(2), 0.8807970779778824);
  close(sigmoid(0.47), 0.6153837563911821);
  close(sigmoid(0.33), 0.5817593768418362);
  close(sigmoid.slope(0.47), 0.23668658876106033);
  close(sigmoid.slope(-2), 0.10499358540350652);
  close(tanh(2), 0.9640275800758169);
  close(tanh.slope(0.7), 0.6347395899824586);
  close(sigmoidOf(2)(0.5), 0.7310585786300049); // L1-021
});

Deno.test("sigmoid keeps its digits at both ends", () => {
  assert.equal(sigmoid(37), 1); // L0-050: doubles end here
  close(sigmoid(-37) * 1e17, 8.533047625744065); // 1 − σ(37), L0-050
  assert.equal(sigmoid(1000), 1);
  assert.equal(sigmoid(-1000), 0);
  assert.ok(sigmoid(-700) > 0);
  close(sigmoid.slope(-700), sigmoid(-700), 1e-12);
  close(sigmoid.slope(40) / sigmoid(-40), 1, 1e-12); // s(1 − s) would be 0
});

Deno.test("tanh z is 2 σ(2z) − 1", () => {
  fc.assert(fc.property(scores, (z) => close(tanh(z), 2 * sigmoid(2 * z) - 1)));
});

Deno.test("step(0) is 1, and the slope of ReLU at 0 is 0", () => {
  assert.deepEqual([-1e-300, -0, 0, 1e-300].map(step), [0, 1, 1, 1]);
  assert.deepEqual([-1, 0, 1].map(relu), [0, 0, 1]); // L0-061
  assert.deepEqual([-1, 0, 1].map(relu.slope), [0, 0, 1]); // L0-072
  assert.equal(step.slope(0), 0);
});

Deno.test("leakyRelu() has its slope a on the left, 0 included", () => {
  assert.deepEqual([-2, 0, 3].map(leakyRelu()), [-0.02, 0, 3]); // L1-025
  assert.deepEqual([-2, 0, 3].map(leakyRelu(0.2).slope), [0.2, 0.2, 1]);
});

Deno.test("softplus(1000) is 1000, and softplus(−1000) is 0", () => {
  assert.deepEqual([1000, -1000].map(softplus), [1000, 0]);
  close(softplus(0), Math.LN2);
  close(softplus(-40) / Math.exp(-40), 1); // ln(1 + e^z) would be 0
});

Deno.test("an activation passes NaN on, but for the step", () => {
  for (const g of ALL) {
    if (g !== step) assert.ok(Number.isNaN(g(NaN)), g.id);
  }
});

Deno.test("leakyRelu() and sigmoidOf() refuse what would be another function", () => {
  assert.throws(() => leakyRelu(2), {
    name: "ValueError",
    message:
      "Cannot make a leaky ReLU: its slope a must be between 0 and 1, but it is 2",
  });
  assert.throws(() => sigmoidOf(0), {
    message:
      "Cannot make a sigmoid: its steepness k must be a positive number, but it is 0",
  });
  assert.throws(() => sigmoidOf(NaN));
  assert.throws(() => leakyRelu(NaN));
});
