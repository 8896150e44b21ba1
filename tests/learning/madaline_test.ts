/** Madaline: what its units say, least disturbance, what it learns from how many seeds, and bad input. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type Example,
  examplesOf,
  plusMinus,
} from "../../lib/learning/examples.ts";
import {
  learnMadaline,
  type MadalineOptions,
} from "../../lib/learning/madaline.ts";
import {
  type MadalineGate,
  outputOf,
  ruleOne,
  ruleTwo,
} from "../../lib/learning/madaline_rules.ts";
import {
  type Madaline,
  passThrough,
  runMadaline,
} from "../../lib/learning/madaline_units.ts";
import { allBits } from "../../lib/logic/bits.ts";
import {
  ALL_TWO_INPUT,
  atLeast,
  majority,
  XNOR,
  XOR,
} from "../../lib/logic/gates.ts";
import type { TruthTable } from "../../lib/logic/truth_table.ts";
import { Random } from "../../lib/random.ts";

/** The rows of a table with labels and inputs of −1 and 1. */
const bipolar = (table: TruthTable): readonly Example[] =>
  plusMinus(examplesOf(table)).map(({ x, y }) => ({
    x: x.map((bit) => 2 * bit - 1),
    y,
  }));

const unit = (weights: number) =>
  fc.record({
    weights: fc.array(fc.integer({ min: -9, max: 9 }), {
      minLength: weights,
      maxLength: weights,
    }),
    bias: fc.integer({ min: -9, max: 9 }),
  });
/** A Madaline of 1 to 4 units, whole numbers so that sums are exact, and an input for it. */
const machines = fc.tuple(
  fc.integer({ min: 1, max: 4 }),
  fc.integer({ min: 1, max: 3 }),
).chain(
  ([units, inputs]) =>
    fc.record({
      units: fc.array(unit(inputs), { minLength: units, maxLength: units }),
      output: unit(units),
      x: fc.array(fc.integer({ min: -2, max: 2 }), {
        minLength: inputs,
        maxLength: inputs,
      }),
    }),
);
const gates = fc.constantFrom<MadalineGate>("and", "or", "majority");

/** Every set of the numbers 0 … n − 1. */
const subsets = (n: number) =>
  Array.from(
    { length: 2 ** n },
    (_, code) =>
      Array.from({ length: n }, (_, i) => i).filter((i) => code & 2 ** i),
  );

/** What the output unit says when these change their minds. */
const afterTurning = (
  { output }: Madaline,
  said: readonly number[],
  set: readonly number[],
) =>
  output.weights.reduce(
      (sum, v, i) => sum + v * (set.includes(i) ? -said[i] : said[i]),
      output.bias,
    ) >= 0
    ? 1
    : -1;

Deno.test("outputOf() is the gate that it is called", () => {
  for (let n = 1; n <= 5; n++) {
    const tables = {
      and: atLeast(n, n),
      or: atLeast(1, n),
      majority: n % 2 === 1 ? majority(n) : atLeast(n / 2 + 1, n),
    };
    for (const gate of ["and", "or", "majority"] as const) {
      const { weights, bias } = outputOf(gate, n);
      allBits(n).forEach((bits, row) => {
        const sum = bits.reduce<number>(
          (sum, bit, i) => sum + weights[i] * (2 * bit - 1),
          bias,
        );
        assert.notEqual(sum, 0); // no tie to break
        assert.equal(
          sum > 0 ? 1 : 0,
          tables[gate].outputs[row],
          `${gate} of ${bits}`,
        );
      });
    }
  }
});

Deno.test("runMadaline() says 1 for a sum of 0, in both layers", () => {
  const madaline = {
    units: [{ weights: [1], bias: -1 }],
    output: { weights: [1], bias: -1 },
  };
  assert.deepEqual(runMadaline(madaline, [1]), {
    scores: [0],
    said: [1],
    score: 0,
    prediction: 1,
  });
  assert.deepEqual(runMadaline(madaline, [0]), {
    scores: [-1],
    said: [-1],
    score: -2,
    prediction: -1,
  });
});

Deno.test("ruleOne() moves the fewest units that can put the answer right, and of these the nearest to 0", () => {
  fc.assert(fc.property(machines, gates, ({ units, x }, gate) => {
    const madaline = { units, output: outputOf(gate, units.length) };
    const pass = passThrough(madaline, x), target = -pass.prediction;
    const { moved, after, trials } = ruleOne(1)(madaline, x, target, pass);
    const helpful = subsets(units.length).filter((set) =>
      afterTurning(madaline, pass.said, set) === target
    );
    const fewest = Math.min(...helpful.map((set) => set.length));
    const cost = (set: readonly number[]) =>
      set.reduce((sum, i) => sum + Math.abs(pass.scores[i]), 0);
    const least = Math.min(
      ...helpful.filter((set) => set.length === fewest).map(cost),
    );
    const set = moved.map((i) => i - 1);
    assert.deepEqual([set.length, cost(set), trials], [fewest, least, []]);
    after.units.forEach((unit, i) =>
      assert.equal(unit === units[i], !set.includes(i))
    );
    assert.equal(after.output, madaline.output);
  }));
});

Deno.test("ruleTwo() tries single units from 0 up, then pairs, and stops at the first that help", () => {
  fc.assert(fc.property(machines, ({ x, ...madaline }) => {
    const pass = passThrough(madaline, x), target = -pass.prediction;
    const { trials, moved, after } = ruleTwo(1)(madaline, x, target, pass);
    trials.forEach(({ units, prediction }, k) => {
      const set = units.map((i) => i - 1);
      assert.equal(prediction, afterTurning(madaline, pass.said, set));
      assert.equal(
        prediction === target,
        k === trials.length - 1 && moved.length > 0,
      );
    });
    const singles = trials.filter(({ units }) => units.length === 1).map((
      { units },
    ) => Math.abs(pass.scores[units[0] - 1]));
    assert.deepEqual(singles, singles.toSorted((a, b) => a - b));
    const lengths = trials.map(({ units }) => units.length);
    assert.deepEqual(lengths, lengths.toSorted());
    if (moved.length > 0) assert.deepEqual(trials.at(-1)!.units, moved);
    else {
      const n = madaline.units.length;
      assert.equal(trials.length, n + n * (n - 1) / 2); // all were tried
      assert.notEqual(after.output, madaline.output);
    }
    assert.equal(after.output === madaline.output, moved.length > 0);
  }));
});

Deno.test("ruleOne() and ruleTwo() at rate 1 put the answer right at once, at ½ the error of what moves is halved", () => {
  fc.assert(fc.property(machines, gates, ({ units, output, x }, gate) => {
    for (
      const [rule, first] of [[ruleOne, outputOf(gate, units.length)], [
        ruleTwo,
        output,
      ]] as const
    ) {
      const madaline = { units, output: first };
      const pass = passThrough(madaline, x), target = -pass.prediction;
      const whole = rule(1)(madaline, x, target, pass),
        half = rule(0.5)(madaline, x, target, pass);
      const { scores, score } = passThrough(half.after, x);
      for (const i of whole.moved.map((i) => i - 1)) {
        const wanted = -pass.said[i];
        assert.ok(
          Math.abs(passThrough(whole.after, x).scores[i] - wanted) < 1e-9,
        );
        assert.ok(
          Math.abs((wanted - scores[i]) - (wanted - pass.scores[i]) / 2) < 1e-9,
        );
      }
      if (whole.moved.length === 0) {
        assert.ok(
          Math.abs((target - score) - (target - pass.score) / 2) < 1e-9,
        );
      }
      assert.equal(passThrough(whole.after, x).prediction, target);
    }
  }));
});

Deno.test("ruleOne() and ruleTwo() take the unit with the lower number where two are equally near", () => {
  const units = [{ weights: [1], bias: 0 }, { weights: [-1], bias: 0 }, {
    weights: [1],
    bias: 0,
  }];
  const loud = { units, output: outputOf("or", 3) };
  assert.deepEqual(ruleOne(1)(loud, [1], -1, passThrough(loud, [1])).moved, [
    1,
    3,
  ]);
  const mute = units.map(({ weights }) => ({ weights, bias: -2 }));
  const or = { units: [mute[0], mute[2], mute[1]], output: outputOf("or", 3) };
  assert.deepEqual(ruleOne(1)(or, [1], 1, passThrough(or, [1])).moved, [1]);
  assert.deepEqual(ruleTwo(1)(or, [1], 1, passThrough(or, [1])).moved, [1]);
});

Deno.test("learnMadaline() by Rule I with an OR is the rule of the textbooks", () => {
  // L. Fausett, Fundamentals of Neural Networks, 1994: where 1 is wanted the unit nearest to 0
  // moves, where −1 is wanted every unit above 0, by α (t − z) x. Inputs of −1 and 1 have
  // x · x + 1 = 3, so α = ½ there is a rate of 3/2 here.
  const examples = [[1, 1, -1], [1, -1, 1], [-1, 1, 1], [-1, -1, -1]].map((
    [a, b, y],
  ) => ({ x: [a, b], y }));
  const w = [[0.05, 0.2, 0.3], [0.1, 0.2, 0.15]]; // the bias last
  const start = w.map(([a, b, bias]) => ({ weights: [a, b], bias }));
  const trace = learnMadaline(examples, {
    rule: "I",
    gate: "or",
    units: start,
    rate: 1.5,
  });
  for (const { x, target, after } of trace.steps) {
    const row = [...x, 1],
      z = w.map((u) => u.reduce((sum, v, j) => sum + v * row[j], 0));
    const wrong = (z.some((v) => v >= 0) ? 1 : -1) !== target;
    const nearest = Math.abs(z[0]) <= Math.abs(z[1]) ? 0 : 1;
    w.forEach((u, i) => {
      if (!wrong || (target === 1 ? i !== nearest : z[i] < 0)) return;
      row.forEach((v, j) => u[j] += 0.5 * (target - z[i]) * v);
    });
    after.units.forEach(({ weights, bias }, i) =>
      [...weights, bias].forEach((v, j) =>
        assert.ok(Math.abs(v - w[i][j]) < 1e-12)
      )
    );
  }
  // The first step by hand: 0.05 + ½ (−1 − 0.55), and so on.
  const [first] = trace.steps[0].after.units;
  [-0.725, -0.575].forEach((v, j) =>
    assert.ok(Math.abs(first.weights[j] - v) < 1e-12)
  );
  assert.ok(trace.converged);
});

Deno.test("learnMadaline() begins each step where the last ended, and counts what it got wrong", () => {
  const options = {
    rule: "II",
    units: 3,
    chance: new Random(3),
    maxEpochs: 6,
  } as const;
  const { steps, epochs, mistakesPerEpoch, units, output } = learnMadaline(
    bipolar(XOR),
    options,
  );
  steps.slice(1).forEach(({ before }, i) =>
    assert.equal(before, steps[i].after)
  );
  for (
    const { x, target, scores, score, prediction, trials, moved, before, after }
      of steps
  ) {
    assert.deepEqual(
      { scores, score, prediction },
      (({ said: _, ...pass }) => pass)(runMadaline(before, x)),
    );
    assert.equal(before === after, prediction === target);
    if (before === after) assert.deepEqual([trials, moved], [[], []]);
  }
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const wrong = steps.filter((step) =>
      step.epoch === epoch && step.prediction !== step.target
    );
    assert.equal(wrong.length, mistakesPerEpoch[epoch - 1]);
  }
  assert.deepEqual({ units, output }, steps.at(-1)!.after);
});

/** How many of 50 seeds learn the table, each checked row by row. */
function learntFrom(
  table: TruthTable,
  options: Omit<MadalineOptions, "chance">,
): number {
  const examples = bipolar(table);
  return Array.from({ length: 50 }, (_, seed) => seed).filter((seed) => {
    const trace = learnMadaline(
      examples,
      { ...options, chance: new Random(seed) } as MadalineOptions,
    );
    const isRight = examples.every(({ x, y }) =>
      runMadaline(trace, x).prediction === y
    );
    if (trace.converged) assert.ok(isRight);
    return trace.converged;
  }).length;
}

Deno.test("learnMadaline() by Rule I learns all 16 functions of two inputs from each of 50 seeds", () => {
  for (const table of ALL_TWO_INPUT) {
    for (
      const [gate, units] of [["or", 2], ["and", 2], ["majority", 3]] as const
    ) {
      const options = { rule: "I", gate, units, shuffle: true } as const;
      assert.equal(learntFrom(table, options), 50, `${table}, ${gate}`);
    }
  }
});

Deno.test("learnMadaline() by Rule II learns the 14 separable functions from each of 50 seeds, XOR and XNOR from some", () => {
  for (const table of ALL_TWO_INPUT) {
    const learnt = learntFrom(table, { rule: "II", units: 2, shuffle: true });
    if (table === XOR || table === XNOR) {
      // "The algorithm does not always converge to known solutions" (R. Winter's thesis, 1989).
      assert.ok(10 < learnt && learnt < 40, String(learnt));
      const wider = learntFrom(table, { rule: "II", units: 8, shuffle: true });
      assert.ok(45 <= wider, String(wider)); // more units, more ways out
    } else assert.equal(learnt, 50, String(table));
  }
});

Deno.test("learnMadaline() in a fixed order may go round for ever where a random order does not", () => {
  const examples = plusMinus(examplesOf(XOR));
  const options = { rule: "I", gate: "or", units: 2 } as const;
  const stuck = Array.from({ length: 20 }, (_, seed) => seed).filter((seed) =>
    !learnMadaline(examples, { ...options, chance: new Random(seed) }).converged
  );
  assert.ok(stuck.length > 5);
  for (const seed of stuck) {
    const chance = new Random(seed);
    assert.ok(
      learnMadaline(examples, { ...options, chance, shuffle: true }).converged,
    );
  }
});

Deno.test("learnMadaline() shows every example once in each pass, in an order that the seed fixes", () => {
  const run = (seed: number) =>
    learnMadaline(bipolar(XOR), {
      rule: "II",
      units: 2,
      chance: new Random(seed),
      shuffle: true,
      maxEpochs: 5,
    });
  const orders = (seed: number) => {
    const { steps, epochs } = run(seed);
    return Array.from(
      { length: epochs },
      (_, e) => steps.slice(4 * e, 4 * e + 4).map(({ example }) => example),
    );
  };
  assert.deepEqual(run(7), run(7));
  assert.notDeepEqual(run(7), run(8));
  for (const order of orders(7)) {
    assert.deepEqual(order.toSorted(), [1, 2, 3, 4]);
  }
  assert.ok(new Set(orders(7).map(String)).size > 1);
});

Deno.test("learnMadaline() that is right already makes one clean pass", () => {
  const units = [{ weights: [-1, 1], bias: -1 }, {
    weights: [1, -1],
    bias: -1,
  }];
  const trace = learnMadaline(bipolar(XOR), { rule: "I", gate: "or", units });
  assert.deepEqual([trace.converged, trace.mistakesPerEpoch], [true, [0]]);
  assert.deepEqual(trace.units, units);
  const second = learnMadaline(bipolar(XOR), {
    rule: "II",
    units,
    output: trace.output,
  });
  assert.deepEqual(second.mistakesPerEpoch, [0]);
});

const message = (examples: unknown, options: unknown) => {
  try {
    learnMadaline(examples as Example[], options as MadalineOptions);
  } catch (error) {
    return String(error);
  }
  return "no error";
};

Deno.test("learnMadaline() says what is wrong with what it is given", () => {
  const xor = bipolar(XOR), chance = new Random(1);
  const one = "Cannot learn as a Madaline by Rule I", two = `${one}I`;
  const good = { rule: "II", units: 2, chance };
  const wrong: [unknown, unknown, string][] = [
    [
      xor,
      undefined,
      'ShapeError: Cannot learn as a Madaline: the options must be a record, as in learnMadaline(examples, { rule: "II", units: 3, chance: new Random(1) }), but there are none',
    ],
    [
      xor,
      { ...good, rule: "III" },
      'ValueError: Cannot learn as a Madaline: the rule must be "I" or "II", but it is "III"',
    ],
    [
      xor,
      { rule: "I", units: 2, chance },
      `ValueError: ${one}: the gate must be "and", "or" or "majority", but it is undefined`,
    ],
    [
      xor,
      { ...good, chance: undefined },
      `ValueError: ${two}: random weights and orders must be drawn from somewhere, but there is no chance; write chance: new Random(1)`,
    ],
    [
      xor,
      {
        rule: "I",
        gate: "or",
        units: [{ weights: [1, 1], bias: 0 }],
        shuffle: true,
      },
      `ValueError: ${one}: random weights and orders must be drawn from somewhere, but there is no chance; write chance: new Random(1)`,
    ],
    [
      xor,
      { ...good, units: 0 },
      `ValueError: ${two}: the number of units must be a whole number, 1 or more, but it is 0`,
    ],
    [
      xor,
      { ...good, units: [] },
      `ShapeError: ${two}: there must be at least one unit, but there are none`,
    ],
    [
      xor,
      { ...good, units: [{ weights: [1], bias: 0 }] },
      `ShapeError: ${two}, unit 1: it takes 2 start weights, but 1 was given`,
    ],
    [
      xor,
      { ...good, output: { weights: [1], bias: 0 } },
      `ShapeError: ${two}, output unit: it takes 2 start weights, but 1 was given`,
    ],
    [
      xor,
      { ...good, rate: 2 },
      `ValueError: ${two}: the rate must be above 0 and below 2, but it is 2`,
    ],
    [
      xor,
      { ...good, rate: NaN },
      `ValueError: ${two}: the rate must be above 0 and below 2, but it is NaN`,
    ],
    [
      xor,
      { ...good, maxEpochs: 0 },
      `ValueError: ${two}: the limit of epochs must be a whole number, 1 or more, but it is 0`,
    ],
    [
      examplesOf(XOR),
      good,
      `ValueError: ${two}: labels must be -1 or 1, but that of example 1 is 0`,
    ],
    [
      [],
      good,
      `ShapeError: ${two}: there must be at least one example, but there are none`,
    ],
    [
      [{ x: [NaN], y: 1 }],
      good,
      `ValueError: ${two}: inputs must be finite numbers, but input 1 of example 1 is NaN`,
    ],
  ];
  for (const [examples, options, text] of wrong) {
    assert.equal(message(examples, options), text);
  }
  const madaline = {
    units: [{ weights: [1, 1], bias: 0 }],
    output: { weights: [1], bias: 0 },
  };
  assert.throws(() => runMadaline(madaline, [1]), {
    name: "ShapeError",
    message: "Cannot run a Madaline on [1]: it takes 2 inputs, but 1 was given",
  });
});
