import assert from "node:assert/strict";
import { boundarySteps, weightTrajectory } from "nets/figures";
import { updatesOf } from "../../lib/figures/learning_path.ts";
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

Deno.test("updatesOf() takes exact fractions for numbers", () => {
  const fraction = (n: number, d: number) => ({ valueOf: () => n / d });
  assert.deepEqual(
    updatesOf([{ weights: [fraction(1, 10)], bias: fraction(-3, 2) }], "draw"),
    [{ weights: [0.1], bias: -1.5 }],
  );
});

Deno.test("updatesOf() says what is wrong", () => {
  assert.throws(() => updatesOf([], "draw a weight trajectory"), {
    name: "ShapeError",
    message:
      "Cannot draw a weight trajectory: there must be a step at least, but there is none",
  });
  assert.throws(() => updatesOf([{ weights: [NaN], bias: 0 }], "draw"), {
    name: "ValueError",
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

Deno.test("boundarySteps() shows at most as many pictures as are asked for, the last among them", () => {
  const source = boundarySteps(trace, { most: 3 }).outerHTML;
  assert.deepEqual(
    [...source.matchAll(/>(start|update \d+)</g)].map((m) => m[1]),
    ["start", "update 6", "update 11"],
  );
});

Deno.test("weightTrajectory() and boundarySteps() need two weights", () => {
  assert.throws(() => weightTrajectory([{ weights: [1], bias: 0 }]), {
    message:
      "Cannot draw a weight trajectory: it takes 2 weights, but 1 was given",
  });
  assert.throws(() => boundarySteps([{ weights: [1, 2, 3], bias: 0 }]), {
    message:
      "Cannot draw a line on the move: it takes 2 weights, but 3 were given",
  });
});
