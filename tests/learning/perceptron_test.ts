/** The perceptron: the reference traces of three rules, their laws, rounding, cycles, and bad input. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { examplesOf, plusMinus } from "../../lib/learning/examples.ts";
import type { Example } from "../../lib/learning/examples.ts";
import { learn, type LearnOptions } from "../../lib/learning/perceptron.ts";
import type { PerceptronRule } from "../../lib/learning/perceptron_rules.ts";
import { rationals } from "../../lib/learning/rationals.ts";
import type { WeightsAndBias } from "../../lib/learning/trace.ts";
import { AND, NAND, NOR, OR, XNOR, XOR } from "../../lib/logic/gates.ts";
import { type Rational, rational } from "../../lib/logic/rational.ts";
import { separability } from "../../lib/logic/separability.ts";
import { thresholdUnit } from "../../lib/logic/threshold_unit.ts";
import type { TruthTable } from "../../lib/logic/truth_table.ts";
import { truthTable } from "../../lib/logic/truth_table.ts";

const GATES = { AND, OR, NAND, NOR, XOR, XNOR };

/** Rows of the ledger of the source lectures, LX-001 to LX-018: zero start, order 00, 01, 10, 11. */
const REFERENCE = {
  "zero-one, ≥": {
    AND: [[2, 3, 3, 2, 1, 0], [2, 1], -3],
    OR: [[2, 2, 1, 0], [1, 1], -1],
    NAND: [[1, 3, 3, 2, 1, 0], [-2, -1], 2],
    NOR: [[1, 2, 1, 0], [-1, -1], 0],
    XOR: [[3, 3, 4], [-1, 0], 0, [2, 3]],
    XNOR: [[2, 3, 4], [1, 0], -1, [2, 3]],
  },
  "zero-one, >": {
    AND: [[1, 3, 3, 2, 1, 0], [2, 1], -2],
    OR: [[1, 2, 1, 0], [1, 1], 0],
    NAND: [[2, 3, 3, 2, 1, 0], [-2, -1], 3],
    NOR: [[2, 2, 1, 0], [-1, -1], 1],
    XOR: [[2, 3, 4], [-1, 0], 1, [2, 3]],
    XNOR: [[3, 3, 4], [1, 0], 0, [2, 3]],
  },
  "plus-minus": {
    AND: [[2, 3, 3, 2, 2, 3, 2, 1, 0], [3, 2], -4],
    OR: [[3, 1, 2, 2, 1, 0], [2, 2], -1],
    NAND: [[2, 3, 3, 2, 2, 3, 2, 1, 0], [-3, -2], 4],
    NOR: [[3, 1, 2, 2, 1, 0], [-2, -2], 1],
    XOR: [[4, 4], [0, 0], 0, [1, 2]],
    XNOR: [[4, 4], [0, 0], 0, [1, 2]],
  },
} as const;

const LEARN = {
  "zero-one, ≥": (gate: TruthTable) =>
    learn(examplesOf(gate), { rule: "zero-one" }),
  "zero-one, >": (gate: TruthTable) =>
    learn(examplesOf(gate), { rule: "zero-one", tie: "rest" }),
  "plus-minus": (gate: TruthTable) =>
    learn(plusMinus(examplesOf(gate)), { rule: "plus-minus" }),
};

for (const rule of Object.keys(REFERENCE) as (keyof typeof REFERENCE)[]) {
  Deno.test(`learn() by ${rule} makes the reference traces of the gates`, () => {
    for (const name of Object.keys(GATES) as (keyof typeof GATES)[]) {
      const [mistakes, weights, bias, cycle] = REFERENCE[rule][name];
      const trace = LEARN[rule](GATES[name]);
      assert.deepEqual(trace.mistakesPerEpoch, mistakes, name);
      assert.deepEqual(trace.weights, weights, name);
      assert.deepEqual(trace.bias, bias, name);
      assert.deepEqual(trace.cycle, cycle, name);
      assert.equal(trace.converged, cycle === undefined, name);
      assert.equal(trace.epochs, mistakes.length);
      assert.equal(trace.updates, mistakes.reduce<number>((a, b) => a + b, 0));
      assert.equal(trace.steps.length, 4 * mistakes.length);
    }
  });
}

Deno.test("learn() shows every number of the first epoch of AND", () => {
  const { steps } = LEARN["zero-one, ≥"](AND);
  const zero = { weights: [0, 0], bias: 0 };
  const after1 = { weights: [0, 0], bias: -1 };
  const after4 = { weights: [1, 1], bias: 0 };
  assert.deepEqual(
    steps.slice(0, 4).map((
      { example, score, prediction, error, before, after },
    ) => [example, score, prediction, error, before, after]),
    [
      [1, 0, 1, -1, zero, after1], // a score of 0 fires, and should not
      [2, -1, 0, 0, after1, after1],
      [3, -1, 0, 0, after1, after1],
      [4, -1, 0, 1, after1, after4],
    ],
  );
  assert.deepEqual(steps[3].x, [1, 1]);
  assert.deepEqual(steps.map(({ epoch }) => epoch).slice(2, 6), [1, 1, 2, 2]);
});

Deno.test("learn() makes the sources' single steps", () => {
  const step = (example: Example, options: LearnOptions) =>
    learn([example], { ...options, maxEpochs: 1, arithmetic: rationals })
      .steps[0];
  // L0-021 and L3-007: w = (0.2, −0.1), b = 0, x = (1, 1), target 0, rate 0.1
  const start = { weights: [0.2, -0.1], bias: 0 };
  for (const rule of ["zero-one", "rosenblatt"] as const) {
    const { score, prediction, error, after } = step(
      { x: [1, 1], y: 0 },
      { rule, rate: 0.1, start },
    );
    assert.deepEqual([prediction, error], [1, -1]);
    assert.ok(score.equals(rational(0.1)));
    assert.deepEqual(after.weights.map(Number), [0.1, -0.2]);
    assert.equal(Number(after.bias), -0.1);
  }
  // L4-021: w = 0.3, rate 0.1, x = 0.5, target 1, prediction 0: w becomes 0.35
  const { after } = step({ x: [0.5], y: 1 }, {
    rule: "rosenblatt",
    rate: 0.1,
    start: { weights: [0.3], bias: -1 },
  });
  assert.equal(Number(after.weights[0]), 0.35);
  // L1-034: from zero the ±1 rule always updates
  const first = step({ x: [1, 1], y: 1 }, { rule: "plus-minus" });
  assert.deepEqual([first.prediction, first.error], [0, 1]);
  assert.deepEqual(first.after.weights.map(Number), [1, 1]);
  // L3-011: a right answer changes nothing
  const right = step({ x: [1, 1], y: 1 }, {
    rule: "rosenblatt",
    rate: 0.1,
    start: { weights: [0, 0.5], bias: 0 },
  });
  assert.equal(right.error, 0);
  assert.equal(right.after, right.before);
});

// EX-09, LX-019
Deno.test("learn() with the rate 0.1 stops by luck after 4 epochs in floats; it takes 6", () => {
  const options = { rule: "zero-one", rate: 0.1 } as const;
  const rounded = learn(examplesOf(AND), options);
  assert.deepEqual(rounded.mistakesPerEpoch, [2, 3, 3, 0]);
  assert.equal(rounded.bias, -0.20000000000000004); // printed by EX-09
  const exact = learn(examplesOf(AND), { ...options, arithmetic: rationals });
  assert.deepEqual(exact.mistakesPerEpoch, [2, 3, 3, 2, 1, 0]);
  assert.deepEqual(exact.weights.map(String), ["0.2", "0.1"]);
  assert.ok(exact.bias.equals(rational("-3/10")));
  // They part at row 10 in epoch 4: its score is 0 and it fires, but rounded it is
  // −2.8e-17 and rests, as AND wants.
  const parting = exact.steps.findIndex((step, i) =>
    step.prediction !== rounded.steps[i].prediction
  );
  const { epoch, x, score } = exact.steps[parting];
  assert.deepEqual([epoch, x, rationals.sign(score)], [4, [1, 0], 0]);
  const lost = rounded.steps[parting].score;
  assert.ok(-1e-16 < lost && lost < 0);
});

/** Examples of 1 to 3 whole-number inputs, and a rate. */
const labelled = fc.integer({ min: 1, max: 3 }).chain((n) =>
  fc.array(
    fc.record({
      x: fc.array(fc.integer({ min: -3, max: 3 }), {
        minLength: n,
        maxLength: n,
      }),
      y: fc.constantFrom(0, 1),
    }),
    { minLength: 1, maxLength: 6 },
  )
);
const rates = fc.constantFrom(0.1, 0.01, 0.3, 0.5, 1, 7);

Deno.test("learn() moves by rate · error · x, and each step begins where the last ended", () => {
  const rules = fc.constantFrom<PerceptronRule>(
    "zero-one",
    "plus-minus",
    "rosenblatt",
  );
  fc.assert(fc.property(labelled, rates, rules, (examples, rate, rule) => {
    const shown = rule === "plus-minus" ? plusMinus(examples) : examples;
    const { steps, weights, bias } = learn(shown, {
      rule,
      rate,
      maxEpochs: 5,
      arithmetic: rationals,
    });
    let now: WeightsAndBias<Rational> = {
      weights: shown[0].x.map(() => rational(0)),
      bias: rational(0),
    };
    for (const { x, score, error, before, after } of steps) {
      assert.deepEqual(before, now);
      const z = x.reduce(
        (sum, v, j) => sum.add(before.weights[j].mul(v)),
        before.bias,
      );
      assert.ok(score.equals(z));
      const step = rational(rate).mul(error);
      after.weights.forEach((w, j) =>
        assert.ok(w.sub(before.weights[j]).equals(step.mul(x[j])))
      );
      assert.ok(after.bias.sub(before.bias).equals(step));
      now = after;
    }
    assert.deepEqual({ weights, bias }, now);
  }));
});

Deno.test("learn() from zero makes the same mistakes at every rate, in exact arithmetic", () => {
  fc.assert(fc.property(labelled, rates, (examples, rate) => {
    const options = {
      rule: "zero-one",
      maxEpochs: 8,
      arithmetic: rationals,
    } as const;
    const one = learn(examples, options);
    const other = learn(examples, { ...options, rate });
    assert.deepEqual(
      other.steps.map(({ error }) => error),
      one.steps.map(({ error }) => error),
    );
    assert.ok(other.bias.equals(one.bias.mul(rational(rate))));
    other.weights.forEach((w, j) =>
      assert.ok(w.equals(one.weights[j].mul(rational(rate))))
    );
  }));
});

Deno.test("learn() by plus-minus is learn() by zero-one while no score is 0", () => {
  fc.assert(fc.property(labelled, (examples) => {
    // Whole inputs and a bias of 1/2 more than a whole number: the score is never 0.
    const start = { weights: examples[0].x.map(() => 0), bias: 0.5 };
    const options = { start, maxEpochs: 8 };
    const a = learn(examples, { ...options, rule: "zero-one" });
    const b = learn(plusMinus(examples), { ...options, rule: "plus-minus" });
    assert.deepEqual(
      b.steps.map(({ error, after }) => [error, after]),
      a.steps.map(({ error, after }) => [error, after]),
    );
  }));
});

Deno.test("learn() by rosenblatt is the zero-one rule, and with ±1 takes the same path at half the rate", () => {
  fc.assert(fc.property(labelled, (examples) => {
    fc.pre(examples.some(({ y }) => y === 0)); // else the labels do not say that they are ±1
    const zeroOne = learn(examples, { rule: "zero-one", maxEpochs: 8 });
    assert.deepEqual(
      learn(examples, { rule: "rosenblatt", maxEpochs: 8 }),
      zeroOne,
    );
    const bipolar = learn(plusMinus(examples), {
      rule: "rosenblatt",
      rate: 0.5,
      maxEpochs: 8,
    });
    assert.deepEqual(
      bipolar.steps.map(({ error, after }) => [error / 2, after]),
      zeroOne.steps.map(({ error, after }) => [error, after]),
    );
  }));
});

Deno.test("learn() converges on exactly the separable tables, and cycles on the others", () => {
  for (let code = 0; code < 256; code++) {
    const table = truthTable(code.toString(2).padStart(8, "0"));
    const { separable } = separability(table);
    for (
      const trace of [LEARN["zero-one, ≥"](table), LEARN["plus-minus"](table)]
    ) {
      assert.equal(trace.converged, separable);
      assert.equal(trace.cycle === undefined, separable);
    }
    if (!separable) continue;
    const { weights, bias } = LEARN["zero-one, ≥"](table);
    assert.ok(thresholdUnit({ weights, bias }).table().equals(table));
  }
});

Deno.test("learn() in a cycle would do the same again for ever", () => {
  const { cycle, steps } = LEARN["zero-one, ≥"](XOR);
  const [from, to] = cycle!;
  const again = learn(examplesOf(XOR), {
    rule: "zero-one",
    start: steps.findLast(({ epoch }) => epoch === to)!.after,
    maxEpochs: to - from,
  });
  const round = steps.filter(({ epoch }) => epoch > from);
  assert.deepEqual(
    again.steps.map(({ epoch: _, ...step }) => step),
    round.map(({ epoch: _, ...step }) => step),
  );
});

Deno.test("learn() with weights that are right already stops after one clean epoch", () => {
  const start = { weights: [1, 1], bias: -2 };
  const trace = learn(examplesOf(AND), { rule: "zero-one", start });
  assert.deepEqual([trace.converged, trace.epochs, trace.updates], [
    true,
    1,
    0,
  ]);
  assert.deepEqual([trace.weights, trace.bias], [[1, 1], -2]);
});

Deno.test("learn() goes on from an exact trace, and gives up when told", () => {
  const options = { rule: "zero-one", arithmetic: rationals } as const;
  const first = learn(examplesOf(AND), { ...options, maxEpochs: 2 });
  assert.deepEqual([first.converged, first.cycle], [false, undefined]);
  const rest = learn(examplesOf(AND), { ...options, start: first });
  assert.deepEqual(rest.mistakesPerEpoch, [3, 2, 1, 0]);
});

Deno.test("learn() can be had without mathjs", async () => {
  const seen = new Set<string>();
  const visit = async (url: string) => {
    if (seen.has(url)) return;
    seen.add(url);
    const source = await Deno.readTextFile(new URL(url));
    for (const [, path] of source.matchAll(/^(?! \*).*from "(.+)";$/gm)) {
      assert.notEqual(path, "mathjs", url);
      if (path.startsWith(".")) await visit(new URL(path, url).href);
    }
  };
  const lib = new URL("../../lib/learning/", import.meta.url);
  for (const file of ["perceptron.ts", "novikoff.ts", "arithmetic.ts"]) {
    await visit(new URL(file, lib).href);
  }
  assert.ok(seen.size > 8);
});

const message = (examples: unknown, options: unknown) => {
  try {
    learn(examples as Example[], options as LearnOptions);
  } catch (error) {
    return String(error);
  }
  return "no error";
};

Deno.test("learn() says what is wrong with the examples", () => {
  const rule = "zero-one";
  const cannot = 'Cannot learn by the rule "zero-one": ';
  assert.equal(
    message([], { rule }),
    `ShapeError: ${cannot}there must be at least one example, but there are none`,
  );
  assert.equal(
    message([{ x: [0, 1], y: 0 }, { x: [1, 1, 1], y: 1 }], { rule }),
    `ShapeError: ${cannot}every example must have 2 inputs like the first, but example 2 has 3`,
  );
  assert.equal(
    message([{ x: [0], y: 0 }, { x: [NaN], y: 1 }], { rule }),
    `ValueError: ${cannot}inputs must be finite numbers, but input 1 of example 2 is NaN`,
  );
  assert.equal(
    message([{ x: [0], y: 0 }, { x: [1], y: 2 }], { rule }),
    `ValueError: ${cannot}labels must be 0 or 1, but that of example 2 is 2`,
  );
  assert.equal(
    message(AND, { rule }),
    `ShapeError: ${cannot}the examples must be a list, but they are a TruthTable; write examplesOf(AND)`,
  );
  assert.equal(
    message([{ x: 1, y: 0 }], { rule }),
    `ShapeError: ${cannot}the inputs of example 1 must be a list, but they are the number 1; write [1, …]`,
  );
});

Deno.test("learn() wants examples and options that are what they are called", () => {
  assert.equal(
    message([null], { rule: "zero-one" }),
    'ShapeError: Cannot learn by the rule "zero-one": the inputs of example 1 must be a list, but there are none',
  );
  assert.equal(
    message(examplesOf(AND), { rule: "zero-one", arithmetic: "exact" }),
    'ValueError: Cannot learn by the rule "zero-one": the arithmetic\'s add must be a function, but it is nothing',
  );
  assert.equal(
    message(examplesOf(AND), undefined),
    'ShapeError: Cannot learn from examples: the options must be a record, as in learn(examples, { rule: "zero-one" }), but there are none',
  );
});

Deno.test("learn() says which labels a rule takes", () => {
  const mixed = [{ x: [0], y: 0 }, { x: [1], y: -1 }];
  assert.equal(
    message(examplesOf(AND), { rule: "plus-minus" }),
    'ValueError: Cannot learn by the rule "plus-minus": labels must be -1 or 1, but that of example 1 is 0',
  );
  assert.equal(
    message(mixed, { rule: "rosenblatt" }),
    'ValueError: Cannot learn by the rule "rosenblatt": labels must be -1 or 1, but that of example 1 is 0',
  );
});

Deno.test("learn() says what is wrong with the options", () => {
  const says = (options: object, text: string) =>
    assert.equal(
      message(examplesOf(AND), { rule: "zero-one", ...options }),
      `${text.slice(0, 10)}: Cannot learn by the rule "zero-one": ${
        text.slice(12)
      }`,
    );
  const positive = "ValueError: the rate must be a finite number above 0, but";
  says({ rate: 0 }, `${positive} it is 0`);
  says({ rate: -0.1 }, `${positive} it is -0.1`);
  says({ rate: NaN }, `${positive} it is NaN`);
  says({ rate: "fast" }, `${positive} it is "fast"`);
  says(
    { start: { weights: [1, NaN], bias: 0 } },
    "ValueError: start weights must be finite numbers, but start weight 2 is NaN",
  );
  says(
    { start: { weights: [1, 1], bias: Infinity } },
    "ValueError: the start bias must be a finite number, but it is Infinity",
  );
  says(
    { start: { weights: ["1", 1], bias: 0 } },
    'ValueError: start weights must be finite numbers, but start weight 1 is "1"',
  );
  says(
    { start: { weights: [1], bias: 0 } },
    "ShapeError: it takes 2 start weights, but 1 was given",
  );
  says(
    { maxEpochs: 0 },
    "ValueError: the limit of epochs must be a whole number, 1 or more, but it is 0",
  );
  says(
    { tie: "win" },
    'ValueError: the tie rule must be "fire" or "rest", but it is "win"',
  );
  assert.equal(
    message(examplesOf(AND), { rule: "hebb" }),
    'ValueError: Cannot learn by the rule "hebb": the rule must be "zero-one", "plus-minus" or "rosenblatt", but it is "hebb"',
  );
  assert.equal(
    message(plusMinus(examplesOf(AND)), { rule: "plus-minus", tie: "fire" }),
    'ValueError: Cannot learn by the rule "plus-minus": the rule "plus-minus" must have no tie rule, but one was given: "fire"; it counts a score of 0 as a mistake',
  );
});

Deno.test("learn() stops when floats overflow, and says what to do", () => {
  assert.equal(
    message([{ x: [1e308, 1e308], y: 1 }, { x: [-1e308, 1e308], y: 0 }], {
      rule: "zero-one",
      start: { weights: [1e308, -1e308], bias: 0 },
    }),
    "ValueError: Cannot compare a score of NaN with 0: scores must be finite numbers, but this one is NaN; scale the inputs or the rate down",
  );
});
