/** The bound on mistakes, against mistakes that were made. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Example,
  examplesOf,
  plusMinus,
} from "../../lib/learning/examples.ts";
import { novikoffBound } from "../../lib/learning/novikoff.ts";
import { learn } from "../../lib/learning/perceptron.ts";
import { AND, XOR } from "../../lib/logic/gates.ts";
import { separability } from "../../lib/logic/separability.ts";
import { truthTable } from "../../lib/logic/truth_table.ts";

/** The updates of all rules from zero. */
const updatesOf = (examples: readonly Example[]) => [
  learn(examples, { rule: "zero-one" }).updates,
  learn(examples, { rule: "zero-one", tie: "rest" }).updates,
  learn(examples, { rule: "rosenblatt" }).updates,
  learn(plusMinus(examples), { rule: "plus-minus" }).updates,
];

Deno.test("novikoffBound() of AND by hand", () => {
  // Longest (x, 1): (1, 1, 1). Least |score|: 1/2. ‖(1, 1, −3/2)‖² = 17/4.
  const separator = { weights: [1, 1], bias: -1.5 };
  const found = novikoffBound(examplesOf(AND), separator);
  assert.deepEqual(found, {
    radius: Math.sqrt(3),
    margin: 0.5 / Math.sqrt(17 / 4),
    bound: 51,
  });
  assert.deepEqual(
    novikoffBound(plusMinus(examplesOf(AND)), separator),
    found,
  );
});

Deno.test("novikoffBound() holds for every separable table of 3 inputs and every rule", () => {
  for (let code = 0; code < 256; code++) {
    const table = truthTable(code.toString(2).padStart(8, "0"));
    const verdict = separability(table);
    if (!verdict.separable) continue;
    const separator = {
      weights: verdict.weights,
      bias: 0.5 - verdict.threshold, // half-way between θ and θ − 1
    };
    const examples = examplesOf(table);
    const { bound } = novikoffBound(examples, separator);
    for (const updates of updatesOf(examples)) assert.ok(updates <= bound);
  }
});

Deno.test("novikoffBound() holds for random separable points", () => {
  const coordinate = fc.integer({ min: -5, max: 5 });
  const points = fc.array(fc.tuple(coordinate, coordinate), {
    minLength: 1,
    maxLength: 10,
  });
  fc.assert(
    fc.property(
      points,
      coordinate,
      coordinate,
      coordinate,
      (points, a, b, c) => {
        const score = (x: number[]) => a * x[0] + b * x[1] + c + 0.5;
        const examples = points.map((x) => ({ x, y: score(x) > 0 ? 1 : 0 }));
        const separator = { weights: [a, b], bias: c + 0.5 };
        const { bound, radius, margin } = novikoffBound(examples, separator);
        assert.ok(Math.abs((radius / margin) ** 2 / bound - 1) < 1e-12);
        for (const updates of updatesOf(examples)) assert.ok(updates <= bound);
      },
    ),
  );
});

Deno.test("novikoffBound() does not change when the separator is scaled", () => {
  const bounds = [1, 2, 8].map((k) =>
    novikoffBound(examplesOf(AND), { weights: [k, k], bias: -1.5 * k }).bound
  );
  assert.deepEqual(bounds, [51, 51, 51]);
});

Deno.test("novikoffBound() says which example is not on its side", () => {
  const cannot = "Cannot bound the updates: ";
  assert.throws(
    () => novikoffBound(examplesOf(AND), { weights: [1, 1], bias: -2 }),
    {
      name: "ValueError",
      message:
        `${cannot}the score of example 4, labelled 1, must be above 0, but it is 0; with whole numbers, a bias larger by 1/2 leaves a margin`,
    },
  );
  assert.throws(
    () => novikoffBound(examplesOf(XOR), { weights: [1, 1], bias: -0.5 }),
    {
      name: "ValueError",
      message:
        `${cannot}the score of example 4, labelled 0, must be below 0, but it is 1.5`,
    },
  );
});

Deno.test("novikoffBound() says what is wrong with its arguments", () => {
  const cannot = "Cannot bound the updates: ";
  const says = (examples: Example[], weights: number[], text: string) =>
    assert.throws(() => novikoffBound(examples, { weights, bias: 0 }), {
      message: cannot + text,
    });
  says([], [1], "there must be at least one example, but there are none");
  says(
    [{ x: [1], y: 3 }],
    [1],
    "labels must be 0 or 1, but that of example 1 is 3",
  );
  says([{ x: [1], y: 1 }], [1, 1], "it takes 1 weight, but 2 were given");
  says(
    [{ x: [1], y: 1 }],
    [NaN],
    "parameters must be finite numbers, but parameter 1 is NaN",
  );
});

Deno.test("novikoffBound() wants a separator", () => {
  assert.throws(() => novikoffBound(examplesOf(AND), undefined as never), {
    name: "ShapeError",
    message:
      "Cannot bound the updates: the weights and bias must be a record, as in { weights: [1, 1], bias: -1.5 }, but there are none",
  });
});
