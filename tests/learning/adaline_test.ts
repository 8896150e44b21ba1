/** Adaline: single steps, where each rule settles, what a rate may be, and bad input. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type AdalineOptions,
  learnAdaline,
} from "../../lib/learning/adaline.ts";
import {
  type AdalineRule,
  safeRate,
} from "../../lib/learning/adaline_rules.ts";
import {
  type Example,
  examplesOf,
  plusMinus,
} from "../../lib/learning/examples.ts";
import { leastSquares } from "../../lib/learning/least_squares.ts";
import { learn } from "../../lib/learning/perceptron.ts";
import { stableRate } from "../../lib/learning/stable_rate.ts";
import type { WeightsAndBias } from "../../lib/learning/trace.ts";
import { ALL_TWO_INPUT, AND, OR, XOR } from "../../lib/logic/gates.ts";
import { descend } from "../../lib/scalar/descend.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { neuron } from "../../lib/scalar/neuron.ts";
import { identity } from "../../lib/scalar/activations.ts";

const distance = (a: WeightsAndBias, b: WeightsAndBias) =>
  Math.hypot(...a.weights.map((w, j) => w - b.weights[j]), a.bias - b.bias);
const near = (a: number, b: number) =>
  assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)), `${a} ≉ ${b}`);

/** Examples of 1 to 3 whole-number inputs with targets that are tenths. */
const measured = fc.integer({ min: 1, max: 3 }).chain((n) =>
  fc.array(
    fc.record({
      x: fc.array(fc.integer({ min: -3, max: 3 }), {
        minLength: n,
        maxLength: n,
      }),
      y: fc.integer({ min: -20, max: 20 }).map((y) => y / 10),
    }),
    { minLength: 1, maxLength: 6 },
  )
);
const rates = fc.constantFrom(0.001, 0.01, 0.05);

Deno.test("learnAdaline() makes the source's step", () => {
  // L3-010: bias 0 and weight 0.5, x = 1, target 1, rate 0.1
  const { steps } = learnAdaline([{ x: [1], y: 1 }], {
    rate: 0.1,
    start: { weights: [0.5], bias: 0 },
    maxEpochs: 1,
  });
  const { epoch, example, score, prediction, error, after } = steps[0];
  assert.deepEqual([epoch, example, score, prediction, error], [
    1,
    1,
    0.5,
    1,
    0.5,
  ]);
  near(after.weights[0], 0.55);
  near(after.bias, 0.05);
});

Deno.test("learnAdaline() steps as descent on ½ (y − z)² does, by the gradients of Values", () => {
  fc.assert(
    fc.property(measured, rates, (examples, rate) => {
      for (const step of learnAdaline(examples, { rate, maxEpochs: 2 }).steps) {
        const unit = neuron({ ...step.before, activation: identity });
        const loss = unit.output(step.x).sub(step.target).pow(2).mul(0.5);
        const slopes = gradients(loss, unit.parameters);
        const next = descend(unit.parameters, slopes, { rate });
        next.weights.forEach((w, j) => near(step.after.weights[j], w.data));
        near(step.after.bias, next.bias!.data);
      }
    }),
    { numRuns: 30 },
  );
});

Deno.test("learnAdaline() by batch makes the mean of the steps that one by one would make from the same place", () => {
  fc.assert(fc.property(measured, rates, (examples, rate) => {
    const start = { weights: examples[0].x.map((_, j) => j - 0.5), bias: 0.25 };
    const options = { rate, start, maxEpochs: 1 };
    const { steps, bias, weights } = learnAdaline(examples, {
      ...options,
      rule: "batch",
    });
    const alone = examples.map((example) => learnAdaline([example], options));
    const mean = (of: (at: WeightsAndBias) => number) =>
      alone.reduce((sum, at) => sum + of(at), 0) / examples.length;
    near(bias, mean((at) => at.bias));
    weights.forEach((w, j) => near(w, mean((at) => at.weights[j])));
    steps.slice(0, -1).forEach(({ before, after }) =>
      assert.equal(after, before)
    );
    assert.equal(steps.at(-1)!.after.bias, bias);
  }));
});

Deno.test("learnAdaline() begins each step where the last ended, with the error target − score", () => {
  fc.assert(fc.property(
    measured,
    fc.constantFrom<AdalineRule>("online", "batch", "normalised"),
    (examples, rule) => {
      const trace = learnAdaline(examples, { rate: 0.01, rule, maxEpochs: 3 });
      let now: WeightsAndBias = {
        weights: examples[0].x.map(() => 0),
        bias: 0,
      };
      for (const { x, target, score, error, before, after } of trace.steps) {
        assert.deepEqual(before, now);
        assert.equal(
          score,
          x.reduce((sum, v, j) => sum + before.weights[j] * v, 0) + before.bias,
        );
        assert.equal(error, target - score);
        now = after;
      }
      assert.deepEqual({ weights: trace.weights, bias: trace.bias }, now);
      assert.equal(trace.steps.length, trace.epochs * examples.length);
      assert.equal(trace.losses.length, trace.epochs + 1);
    },
  ));
});

Deno.test("learnAdaline() by batch comes to the least squares of all functions of two inputs", () => {
  for (const table of ALL_TWO_INPUT) {
    for (const examples of [examplesOf(table), plusMinus(examplesOf(table))]) {
      const trace = learnAdaline(examples, { rate: 1, rule: "batch" });
      assert.ok(trace.converged);
      assert.ok(distance(trace, leastSquares(examples)) < 1e-7);
    }
  }
});

Deno.test("learnAdaline() by batch settles just below the stable rate and runs away just above it", () => {
  const examples = examplesOf(AND), best = leastSquares(examples);
  const limit = stableRate(examples);
  const after = (rate: number) =>
    learnAdaline(examples, { rate, rule: "batch", maxEpochs: 3000 });
  const below = after(0.99 * limit);
  assert.ok(below.converged);
  assert.ok(distance(below, best) < 1e-7);
  const above = after(1.01 * limit);
  assert.ok(!above.converged);
  assert.ok(above.losses.at(-1)! > 1e20);
});

Deno.test("learnAdaline() by batch never raises the loss below the stable rate", () => {
  fc.assert(
    fc.property(
      measured,
      fc.double({ min: 0.05, max: 0.999, noNaN: true }),
      (examples, part) => {
        const rate = part * stableRate(examples);
        const { losses } = learnAdaline(examples, {
          rate,
          rule: "batch",
          maxEpochs: 20,
        });
        losses.slice(1).forEach((loss, i) =>
          assert.ok(
            loss <= losses[i] * (1 + 1e-12) + 1e-15,
            `${losses[i]} to ${loss}`,
          )
        );
      },
    ),
  );
});

Deno.test("learnAdaline() online goes round near the least squares: the smaller the rate, the nearer", () => {
  const examples = examplesOf(AND), best = leastSquares(examples);
  const runs = [0.4, 0.2, 0.1, 0.05].map((rate) =>
    learnAdaline(examples, { rate })
  );
  runs.forEach(({ converged, steps }) => {
    assert.ok(converged); // each pass ends where it began,
    const [one, other] = steps.slice(-2); // and within it no example leaves the weights alone
    assert.ok(distance(one.before, one.after) > 1e-3);
    assert.ok(distance(other.before, other.after) > 1e-3);
  });
  const far = runs.map((run) => distance(run, best));
  far.slice(1).forEach((d, i) => assert.ok(d < 0.65 * far[i], String(far)));
});

Deno.test("learnAdaline() online comes to the least squares with rates that fall", () => {
  for (const rule of ["online", "normalised"] as const) {
    for (const table of [AND, OR, XOR]) {
      const examples = plusMinus(examplesOf(table)).map(({ x, y }) => ({
        x: x.map((bit) => 2 * bit - 1), // all as long as each other, as the normalised rule wants
        y,
      }));
      const rate = (k: number) => 5 / (k + 8);
      const run = learnAdaline(examples, { rate, rule, maxEpochs: 4000 });
      assert.ok(distance(run, leastSquares(examples)) < 1e-3);
    }
  }
});

Deno.test("learnAdaline() normalised comes to squares divided by x · x + 1, which are others", () => {
  const run = learnAdaline(examplesOf(AND), {
    rate: (k) => 20 / (k + 40),
    rule: "normalised",
    maxEpochs: 4000,
  });
  // There the errors are 1/8, −1/4, −1/4, 3/8; divided by 1, 2, 2, 3 they add up to 0, and so
  // do those of the examples with x₁ = 1, and with x₂ = 1.
  const best = { weights: [3 / 8, 3 / 8], bias: -1 / 8 };
  assert.ok(distance(run, best) < 1e-3);
  assert.ok(distance(best, leastSquares(examplesOf(AND))) > 0.2);
});

Deno.test("learnAdaline() online leaves no error where all can be 0 at once", () => {
  const examples = [[0, 0], [0, 1], [1, 0], [1, 1]].map((x) => ({
    x,
    y: 2 * x[0] - 3 * x[1] + 0.5,
  }));
  for (const rule of ["online", "batch", "normalised"] as const) {
    const run = learnAdaline(examples, { rate: 0.5, rule });
    assert.ok(run.converged);
    assert.ok(distance(run, { weights: [2, -3], bias: 0.5 }) < 1e-6, rule);
    assert.equal(run.mistakes, undefined);
  }
});

Deno.test("learnAdaline() normalised takes the fraction η of the error away", () => {
  fc.assert(
    fc.property(
      measured,
      fc.constantFrom(0.25, 1, 1.5, 2),
      ([example], rate) => {
        const run = learnAdaline([example], {
          rate,
          rule: "normalised",
          start: { weights: example.x.map(() => 1), bias: -1 },
          maxEpochs: 2,
          tolerance: 0,
        });
        if (run.steps.length > 1) {
          near(run.steps[1].error, (1 - rate) * run.steps[0].error);
        }
      },
    ),
  );
});

Deno.test("learnAdaline() goes on learning from right answers, as learn() does not", () => {
  const examples = plusMinus(examplesOf(AND));
  const start = { weights: [2, 2], bias: -3 };
  const perceptron = learn(examples, { rule: "plus-minus", start });
  assert.deepEqual([perceptron.updates, perceptron.bias], [0, -3]);
  const adaline = learnAdaline(examples, { rate: 0.1, start });
  assert.equal(adaline.mistakes![0], 0);
  assert.ok(
    adaline.steps.filter(({ error }) => Math.abs(error) > 1e-3).length > 4,
  );
  assert.ok(distance(adaline, { weights: [1, 1], bias: -1.5 }) < 0.2);
  assert.equal(adaline.mistakes!.at(-1), 0);
});

Deno.test("learnAdaline() can be wrong where the least squares are, though a line would be right", () => {
  // One example far on the right side turns the line so far that a near one is lost.
  const labels: [number, number][] = [[0, -1], [1, -1], [2, 1], [40, 1]];
  const examples = labels.map(([x, y]) => ({ x: [x], y }));
  const perceptron = learn(examples, { rule: "plus-minus" });
  assert.ok(perceptron.converged);
  const best = learnAdaline(examples, {
    rate: 0.002,
    rule: "batch",
    maxEpochs: 20_000,
  });
  assert.ok(distance(best, leastSquares(examples)) < 1e-4);
  assert.equal(best.mistakes!.at(-1), 1);
});

Deno.test("learnAdaline() tells from the labels where the threshold is", () => {
  const once = (examples: Example[], bias: number) =>
    learnAdaline(examples, {
      rate: 1e-9,
      start: { weights: [0], bias },
      rule: "batch",
      maxEpochs: 1,
    });
  const zeroOne = [{ x: [0], y: 0 }, { x: [0], y: 1 }];
  assert.deepEqual(
    once(zeroOne, 0.5).steps.map(({ prediction }) => prediction),
    [1, 1],
  );
  assert.deepEqual(
    once(zeroOne, 0.4).steps.map(({ prediction }) => prediction),
    [0, 0],
  );
  assert.deepEqual(once(zeroOne, 0.4).mistakes, [1, 1]);
  const bipolar = [{ x: [0], y: 1 }, { x: [0], y: -1 }];
  assert.deepEqual(once(bipolar, 0).steps[0].prediction, 1);
  assert.deepEqual(once(bipolar, -0.1).steps[0].prediction, -1);
  assert.deepEqual(once([{ x: [0], y: 2 }], 0.4).steps[0].prediction, 0.4);
});

Deno.test("learnAdaline() stops at the tolerance or at the limit", () => {
  const examples = examplesOf(AND);
  const coarse = learnAdaline(examples, { rate: 0.1, tolerance: 0.01 });
  const fine = learnAdaline(examples, { rate: 0.1, tolerance: 1e-6 });
  assert.ok(coarse.converged && fine.converged && coarse.epochs < fine.epochs);
  const cut = learnAdaline(examples, { rate: 0.1, maxEpochs: 7 });
  assert.deepEqual([cut.converged, cut.epochs], [false, 7]);
  const { after: a, before: b } = {
    after: coarse,
    before: coarse.steps.at(-4)!.before,
  };
  assert.ok(Math.abs(a.bias - b.bias) <= 0.01);
});

Deno.test("learnAdaline() asks for the rate of each step in turn", () => {
  const asked: number[] = [];
  const rate = (k: number) => (asked.push(k), 0.1);
  learnAdaline(examplesOf(AND), { rate, maxEpochs: 2 });
  assert.deepEqual(asked, [1, 2, 3, 4, 5, 6, 7, 8]);
  asked.length = 0;
  learnAdaline(examplesOf(AND), { rate, rule: "batch", maxEpochs: 3 });
  assert.deepEqual(asked, [1, 2, 3]);
});

Deno.test("safeRate() keeps every online step from raising its own error", () => {
  fc.assert(fc.property(measured, (examples) => {
    const rate = 0.999 * safeRate("online", examples);
    const { steps } = learnAdaline(examples, { rate, maxEpochs: 5 });
    for (const { x, target, error, after } of steps) {
      const z = x.reduce((sum, v, j) => sum + after.weights[j] * v, after.bias);
      assert.ok(Math.abs(target - z) <= Math.abs(error) + 1e-9);
    }
  }));
});

const message = (examples: unknown, options: unknown) => {
  try {
    learnAdaline(examples as Example[], options as AdalineOptions);
  } catch (error) {
    return String(error);
  }
  return "no error";
};

Deno.test("learnAdaline() says what is wrong with what it is given", () => {
  const cannot = "Cannot learn as an Adaline: ", and = examplesOf(AND);
  const wrong: [unknown, unknown, string][] = [
    [
      and,
      undefined,
      "ShapeError: Cannot learn as an Adaline: the options must be a record, as in learnAdaline(examples, { rate: 0.1 }), but there are none",
    ],
    [
      and,
      { rate: 0 },
      `ValueError: ${cannot}the rate must be a finite number above 0, but it is 0`,
    ],
    [
      and,
      { rate: Infinity },
      `ValueError: ${cannot}the rate must be a finite number above 0, but it is Infinity`,
    ],
    [
      and,
      {},
      `ValueError: ${cannot}the rate must be a finite number above 0, but it is undefined`,
    ],
    [
      and,
      { rate: () => -1 },
      "ValueError: Cannot learn as an Adaline, step 1: the rate must be a finite number above 0, but it is -1",
    ],
    [
      and,
      { rate: 1, rule: "lms" },
      `ValueError: ${cannot}the rule must be "online", "batch" or "normalised", but it is "lms"`,
    ],
    [
      and,
      { rate: 1, tolerance: -1 },
      `ValueError: ${cannot}the tolerance must be a finite number, 0 or more, but it is -1`,
    ],
    [
      and,
      { rate: 1, maxEpochs: 0 },
      `ValueError: ${cannot}the limit of epochs must be a whole number, 1 or more, but it is 0`,
    ],
    [
      and,
      { rate: 1, start: { weights: [1], bias: 0 } },
      `ShapeError: ${cannot}it takes 2 start weights, but 1 was given`,
    ],
    [
      and,
      { rate: 1, start: { weights: [1, NaN], bias: 0 } },
      `ValueError: ${cannot}start weights must be finite numbers, but start weight 2 is NaN`,
    ],
    [
      and,
      { rate: 1, start: { weights: [1, 1] } },
      `ValueError: ${cannot}the start bias must be a finite number, but it is undefined`,
    ],
    [
      [],
      { rate: 1 },
      `ShapeError: ${cannot}there must be at least one example, but there are none`,
    ],
    [
      [{ x: [1], y: NaN }],
      { rate: 1 },
      `ValueError: ${cannot}targets must be finite numbers, but target 1 is NaN`,
    ],
    [
      [{ x: [Infinity], y: 1 }],
      { rate: 1 },
      `ValueError: ${cannot}inputs must be finite numbers, but input 1 of example 1 is Infinity`,
    ],
    [
      [{ x: [1], y: 1 }, { x: [1, 2], y: 1 }],
      { rate: 1 },
      `ShapeError: ${cannot}every example must have 1 input like the first, but example 2 has 2`,
    ],
  ];
  for (const [examples, options, text] of wrong) {
    assert.equal(message(examples, options), text);
  }
});

Deno.test("learnAdaline() names a rate that would do when the weights grow beyond all numbers", () => {
  const grown = (rule: AdalineRule, rate: number) =>
    message(examplesOf(AND), { rate, rule }).replace(/epoch \d+/, "epoch …");
  const text = (limit: string) =>
    `ValueError: Cannot learn as an Adaline: the weights must stay finite, but in epoch … they grow beyond all numbers; take a rate below ${limit}`;
  // AND: λ = μ / 4 with the larger root of μ² − 7 μ + 4
  const limit = 16 / (7 + Math.sqrt(33));
  assert.equal(grown("batch", 9), text(limit.toPrecision(3)));
  assert.equal(grown("online", 9), text("0.667"));
  assert.equal(grown("normalised", 9), text("2"));
});
