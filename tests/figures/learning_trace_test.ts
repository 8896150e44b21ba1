import assert from "node:assert/strict";
import { boundarySteps, type Numeric, weightTrajectory } from "nets/figures";
import { updatesOf } from "../../lib/figures/learning_trace.ts";
import { learn } from "../../lib/learning/perceptron.ts";

const AND = [[0, 0], [0, 1], [1, 0], [1, 1]].map((x) => ({
  x,
  y: x[0] & x[1],
}));
const trace = learn(AND, { rule: "zero-one", rate: 1 });

Deno.test("updatesOf() finds the eleven updates of AND in the library's trace", () => {
  const updates = updatesOf(trace, "draw");
  assert.equal(updates.length, 1 + 11);
  const { weights, bias } = updates[11];
  assert.deepEqual([...weights, bias], [2, 1, -3]);
});

const step = (...[w1, w2, bias]: readonly Numeric[]) => ({
  before: { weights: [0, 0], bias: 0 },
  after: { weights: [w1, w2], bias },
  x: [1, 1],
  target: 1,
});

Deno.test("updatesOf() takes exact fractions for numbers, and leaves out a step that changed nothing", () => {
  const fraction = (n: number, d: number) => ({ valueOf: () => n / d });
  const steps = [step(fraction(1, 10), 2, fraction(-3, 2)), step(0, 0, 0)];
  assert.deepEqual(updatesOf({ steps }, "draw"), [
    { weights: [0, 0], bias: 0 },
    { weights: [0.1, 2], bias: -1.5, example: [1, 1] },
  ]);
});

Deno.test("updatesOf() says what is wrong", () => {
  assert.throws(() => updatesOf({ steps: [] }, "draw a weight trajectory"), {
    name: "ShapeError",
    message:
      "Cannot draw a weight trajectory: there must be a step at least, but there is none",
  });
  assert.throws(() => updatesOf({ steps: [step(NaN, 0, 0)] }, "draw"), {
    name: "ValueError",
    message: "Cannot draw: weights must be finite numbers, but weight 1 is NaN",
  });
});

Deno.test("weightTrajectory() goes from the first weights to the last", () => {
  const text = weightTrajectory(trace).getAttribute("aria-label")!;
  assert.match(
    text,
    /^The path of w₁ and w₂ over 11 updates: from \(0, 0\) by way of .* to \(2, 1\)\.$/,
  );
});

Deno.test("boundarySteps() counts the mistakes at every update, none at the end", () => {
  const text = boundarySteps(trace).getAttribute("aria-label")!;
  assert.match(text, /Start: w = \(0, 0\), b = 0, 3 of 4 examples wrong\./);
  assert.match(
    text,
    /Update 11: w = \(2, 1\), b = −3, 0 of 4 examples wrong\.$/,
  );
});

Deno.test("boundarySteps() shows at most twelve pictures, the last among them", () => {
  const steps = Array.from({ length: 30 }, (_, i) => step(i + 1, 1, 1));
  const names = [
    ...boundarySteps({ steps }).outerHTML.matchAll(/>(start|update \d+)</g),
  ].map((m) => m[1]);
  assert.equal(names.length, 12);
  assert.deepEqual([names[0], names[11]], ["start", "update 30"]);
});

Deno.test("weightTrajectory() and boundarySteps() need two weights", () => {
  const moment = { weights: [1, 2, 3], bias: 0 };
  const after = { ...moment, bias: 1 };
  const steps = [{ before: moment, after, x: [1, 1, 1], target: 1 }];
  assert.throws(() => weightTrajectory({ steps }), {
    message:
      "Cannot draw a weight trajectory: it takes 2 weights, but 3 were given",
  });
  assert.throws(() => boundarySteps({ steps }), {
    message:
      "Cannot draw a line on the move: it takes 2 weights, but 3 were given",
  });
});
