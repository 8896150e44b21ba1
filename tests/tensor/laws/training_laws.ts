/** Laws of what training needs: the cross-entropy, the steps of optimisers, and chance. */

import fc from "fast-check";
import { ValueError } from "../../../lib/errors.ts";
import type { Numbers, Update } from "../../../lib/tensor/backend.ts";
import { Random } from "../../../lib/random.ts";
import { type Bench, type Law, sample } from "./bench.ts";

const few = fc.integer({ min: 1, max: 20 });

/** Losses and slopes of a cross-entropy, row by row, from its definition. */
function crossEntropies(
  logits: readonly number[],
  labels: readonly number[],
  classes: number,
) {
  const rows = labels.map((right, row) => {
    const z = logits.slice(row * classes, (row + 1) * classes);
    // each difference to the right class at once: softmax does not feel what is common to all
    const odds = z.map((zj) => Math.exp(zj - z[right]));
    const total = odds.reduce((a, b) => a + b, 0);
    return {
      loss: Math.log(total),
      slopes: odds.map((odd, j) => odd / total - Number(j === right)),
    };
  });
  return {
    losses: rows.map(({ loss }) => loss),
    slopes: rows.flatMap(({ slopes }) => slopes),
  };
}

/** One number of a parameter, with what its optimiser remembers: by the published formulas. */
type State = { readonly w: number; readonly m: number; readonly v: number };

function stepped(update: Update, { w, m, v }: State, slope: number): State {
  if (update.rule === "adam" && update.decoupled) {
    w = w - update.rate * update.decay * w;
  }
  const isAdded = !(update.rule === "adam" && update.decoupled);
  const g = isAdded ? slope + update.decay * w : slope;
  switch (update.rule) {
    case "sgd":
      return { w: w - update.rate * g, m, v };
    case "momentum": {
      const { momentum } = update, velocity = momentum * m + g;
      const direction = update.nesterov ? g + momentum * velocity : velocity;
      return { w: w - update.rate * direction, m: velocity, v };
    }
    case "rmsprop": {
      const mean = update.smoothing * m + (1 - update.smoothing) * g ** 2;
      const root = Math.sqrt(mean) + update.epsilon;
      return { w: w - update.rate * g / root, m: mean, v };
    }
    case "adam": {
      const { beta1, beta2, t } = update;
      const mean = beta1 * m + (1 - beta1) * g;
      const square = beta2 * v + (1 - beta2) * g ** 2;
      const unbiased = mean / (1 - beta1 ** t);
      const root = Math.sqrt(square / (1 - beta2 ** t));
      const change = update.rate * unbiased / (root + update.epsilon);
      return { w: w - change, m: mean, v: square };
    }
  }
}

/** How many lists of numbers a rule remembers. */
const REMEMBERED = { sgd: 0, momentum: 1, rmsprop: 1, adam: 2 } as const;

const UPDATES: readonly Update[] = [
  { rule: "sgd", rate: 0.1, decay: 0 },
  { rule: "sgd", rate: 0.05, decay: 0.2 },
  { rule: "momentum", rate: 0.1, decay: 0, momentum: 0.9, nesterov: false },
  { rule: "momentum", rate: 0.1, decay: 0.3, momentum: 0.5, nesterov: true },
  { rule: "rmsprop", rate: 0.01, decay: 0, smoothing: 0.99, epsilon: 1e-8 },
  { rule: "rmsprop", rate: 0.01, decay: 0.1, smoothing: 0.9, epsilon: 1e-3 },
  ...[
    { decay: 0, decoupled: false },
    { decay: 0.1, decoupled: false },
    { decay: 0.1, decoupled: true },
  ].map((decay) => ({
    rule: "adam" as const,
    rate: 0.01,
    beta1: 0.9,
    beta2: 0.99,
    epsilon: 1e-6,
    t: 1,
    ...decay,
  })),
];

/** Three steps of an optimiser, beside the formulas. */
async function expectSteps(
  bench: Bench,
  chance: Random,
  first: Update,
  length: number,
) {
  const { backend } = bench;
  const start = sample(chance, length);
  let states: State[] = start.map((w) => ({ w, m: 0, v: 0 }));
  const zeros = bench.give(start.map(() => 0));
  const parameter = backend.variable(bench.give(start));
  const memory: Numbers[] = Array.from(
    { length: REMEMBERED[first.rule] },
    () => backend.variable(zeros),
  );
  for (let t = 1; t <= 3; t++) {
    const update = first.rule === "adam" ? { ...first, t } : first;
    const slopes = sample(chance, length);
    backend.optimise(update, parameter, bench.give(slopes), memory);
    states = states.map((state, i) => stepped(update, state, slopes[i]));
  }
  // three steps, each of some roundings; no step here is longer than 10 times the rate
  const scale = states.map(({ w }, i) =>
    4 * (Math.abs(w) + Math.abs(start[i]) + 10 * first.rate)
  );
  const remembered = [states.map(({ m }) => m), states.map(({ v }) => v)];
  await Promise.all([
    bench.expect(parameter, states.map(({ w }) => w), scale),
    ...memory.map((numbers, i) =>
      bench.expect(numbers, remembered[i], start.map(() => 40))
    ),
  ]);
  for (const variable of [parameter, ...memory]) backend.release(variable);
}

/** The laws, by their names. */
export const TRAINING_LAWS: Record<string, Law> = {
  "crossEntropy is −ln softmax of the right class, with its slope": (bench) =>
    bench.forAll([few, few], async (chance, rows, classes) => {
      const spread = [0.1, 1, 10][chance.integer(3)];
      const logits = sample(chance, rows * classes, spread).map(Math.fround);
      const labels = Array.from(
        { length: rows },
        () => chance.integer(classes),
      );
      const wanted = crossEntropies(logits, labels, classes);
      const largest = Math.max(...logits.map(Math.abs));
      const { losses, slopes } = bench.backend.crossEntropy(
        bench.give(logits),
        bench.give(labels),
        rows,
        classes,
      );
      await bench.expect(
        losses,
        wanted.losses,
        labels.map(() => Math.log(classes) + 2 * largest + 1),
      );
      await bench.expect(slopes, wanted.slopes, logits.map(() => 1));
    }),

  "crossEntropy of thousands, infinities and NaN is what mathematics says":
    async (bench) => {
      const rows = [
        { z: [1000, -1000, 0], right: 0, loss: 0, slopes: [0, 0, 0] },
        { z: [1000, -1000, 0], right: 1, loss: 2000, slopes: [1, -1, 0] },
        { z: [-1000, -1000, -2000], right: 2, loss: 1000 + Math.LN2 },
        { z: [0, -Infinity, 0], right: 0, loss: Math.LN2 },
        { z: [0, -Infinity, -Infinity], right: 1, loss: Infinity },
        { z: [0, NaN, 0], right: 0, loss: NaN },
        { z: [0, Infinity, 0], right: 1, loss: NaN },
        { z: [5, 5, 5], right: 2, loss: Math.log(3) },
      ];
      rows[2].slopes = [0.5, 0.5, -1];
      rows[3].slopes = [-0.5, 0, 0.5];
      rows[4].slopes = [1, -1, 0];
      rows[5].slopes = [NaN, NaN, NaN];
      rows[6].slopes = [NaN, NaN, NaN];
      rows[7].slopes = [1 / 3, 1 / 3, -2 / 3];
      const { losses, slopes } = bench.backend.crossEntropy(
        bench.give(rows.flatMap(({ z }) => z)),
        bench.give(rows.map(({ right }) => right)),
        rows.length,
        3,
      );
      await bench.expect(losses, rows.map(({ loss }) => loss));
      const found = await bench.backend.read(slopes);
      rows.forEach(({ z, slopes }, row) =>
        slopes!.forEach((slope, j) => {
          // ∞ − ∞ is NaN, and 0 / ∞ is 0: either may stand in a row without a loss
          if (z.includes(Infinity) && j !== 1) return;
          bench.near(found[3 * row + j], slope, 1, `slope ${j} of row ${row}`);
        })
      );
    },

  "crossEntropy says which label is no class": async (bench) => {
    const { backend } = bench, logits = bench.give([1, 2, 3, 4, 5, 6]);
    for (const label of [3, -1, 0.5, NaN, Infinity]) {
      const labels = bench.give([0, label]);
      await bench.refuses(
        () => backend.crossEntropy(logits, labels, 2, 3).losses,
        new ValueError(
          "compute a cross-entropy",
          `labels must be whole numbers from 0 to 2, but label 1 is ${label}` +
            (label === 3
              ? "; classes are counted from 0: take 1 from each label, or add an output"
              : ""),
        ),
      );
    }
    const several = bench.give([0, 7, 1, 9]);
    await bench.refuses(
      () =>
        backend.crossEntropy(bench.give([1, 2, 3, 4]), several, 4, 1).losses,
      new ValueError(
        "compute a cross-entropy",
        "labels must be whole numbers from 0 to 0, but label 1 is 7; a single output is for binaryCrossEntropy",
      ),
    );
    await bench.refuses(
      () => backend.crossEntropy(bench.give([]), bench.give([0]), 1, 0).losses,
      new ValueError(
        "compute a cross-entropy",
        "there must be a class, but there are none",
      ),
    );
    await bench.unchanged();
  },

  "crossEntropy of no rows is nothing": async (bench) => {
    const none = bench.give([]);
    const { losses, slopes } = bench.backend.crossEntropy(none, none, 0, 3);
    await bench.expect(losses, []);
    await bench.expect(slopes, []);
  },

  "optimise steps as the published formulas do": (bench) =>
    bench.forAll(
      [fc.integer({ min: 0, max: 21 })],
      async (chance, length) => {
        await Promise.all(
          UPDATES.map((first) => expectSteps(bench, chance, first, length)),
        );
      },
    ),

  "optimise keeps a NaN where it came from, and rests where nothing slopes":
    async (bench) => {
      const { backend } = bench;
      const start = [1, 1, 0, 1, 1, 1, 1, 1, 1];
      const slopes = [0, NaN, 0, 0, 0, 0, 0, 0, 0];
      const updates = UPDATES.filter(({ decay }) => decay === 0);
      await Promise.all(updates.map((update) => {
        const parameter = backend.variable(bench.give(start));
        const memory = Array.from(
          { length: REMEMBERED[update.rule] },
          () => backend.variable(bench.give(start.map(() => 0))),
        );
        backend.optimise(update, parameter, bench.give(slopes), memory);
        return bench.expect(
          parameter,
          start.map((w, i) => i === 1 ? NaN : w),
          start.map(() => 0),
        );
      }));
      await bench.unchanged();
    },

  "uniform is the upper 24 bits of Philox, as random.ts draws them": (bench) =>
    bench.forAll(
      [
        fc.integer({ min: 0, max: 40 }),
        fc.oneof(fc.nat(), fc.constantFrom(2 ** 53 - 1, 2 ** 32, 2 ** 31)),
        fc.oneof(fc.nat({ max: 9 }), fc.constantFrom(2 ** 32 - 1, 2 ** 31)),
      ],
      async (_, size, seed, stream) => {
        const chance = new Random(seed, stream);
        const wanted = Array.from(
          { length: size },
          () => Math.floor(chance.bits() / 256) / 2 ** 24,
        );
        await bench.expect(
          bench.backend.uniform(size, seed, stream),
          wanted,
          wanted.map(() => 0),
        );
      },
    ),

  "uniform begins, for zeros, with the words published with Philox": (bench) =>
    bench.expect(
      bench.backend.uniform(4, 0, 0),
      [0x6627e8, 0xe169c5, 0xbc57ac, 0x9b00db].map((bits) => bits / 2 ** 24),
      [0, 0, 0, 0],
    ),
};
