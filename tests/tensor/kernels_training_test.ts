/** The kernels of a training step, the cross-entropy and the optimisers, against the plain loops. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { Random } from "../../lib/random.ts";
import type { Update } from "../../lib/tensor/backend.ts";
import { crossEntropy } from "../../lib/tensor/loops/cross_entropy.ts";
import { optimise as loopsOptimise } from "../../lib/tensor/loops/optimise.ts";
import { optimise } from "../../lib/tensor/wasm/optimise.ts";
import { type KernelBench, onEveryVariant } from "../support/kernels.ts";

/** Like numbers, and NaN where NaN is right. */
function assertNear(
  found: Float32Array,
  right: ArrayLike<number>,
  bound: number,
) {
  found.forEach((x, i) => {
    const expected = Math.fround(right[i]);
    if (Object.is(x, expected)) return;
    const off = Math.abs(x - expected);
    assert.ok(
      off <= bound * Math.max(1, Math.abs(expected)),
      `number ${i} is ${x}, not ${expected}`,
    );
  });
}

function entropy(
  memory: KernelBench,
  logits: readonly number[],
  labels: readonly number[],
) {
  const rows = labels.length, classes = rows === 0 ? 1 : logits.length / rows;
  const right = {
    losses: new Float64Array(rows),
    slopes: new Float64Array(logits.length),
  };
  crossEntropy(
    Float64Array.from(logits, Math.fround),
    Float64Array.from(labels),
    rows,
    classes,
    right.losses,
    right.slopes,
  );
  const losses = memory.room(rows), slopes = memory.room(logits.length);
  memory.call.crossEntropy(
    losses,
    slopes,
    memory.put(logits),
    memory.put(labels),
    rows,
    classes,
  );
  // an ulp of the largest term, and of each class one for its power of e
  assertNear(memory.take(losses), right.losses, 4e-7 + classes * 1e-7);
  assertNear(memory.take(slopes), right.slopes, 4e-7);
}

onEveryVariant(
  "crossEntropy() is the loops', for any number of classes",
  (bench) => {
    const cases = fc.tuple(
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 1, max: 14 }),
    ).chain(([rows, classes]) =>
      fc.tuple(
        fc.array(fc.float({ min: -30, max: 30, noNaN: true }), {
          minLength: rows * classes,
          maxLength: rows * classes,
        }),
        fc.array(fc.integer({ min: 0, max: classes - 1 }), {
          minLength: rows,
          maxLength: rows,
        }),
      )
    );
    fc.assert(
      fc.property(
        cases,
        ([logits, labels]) => entropy(bench(), logits, labels),
      ),
    );
  },
);

onEveryVariant(
  "crossEntropy() is stable at the ends, and says NaN where it must",
  (bench) => {
    entropy(bench(), [1000, -1000, 0, 1000, 1000, 1000, -1000, -1000, 999], [
      1,
      0,
      2,
    ]);
    entropy(bench(), [
      0,
      NaN,
      1,
      Infinity,
      0,
      0,
      -Infinity,
      0,
      -Infinity,
      3,
      -Infinity,
      2,
    ], [0, 1, 2, 1]);
  },
);

const UPDATES: readonly Update[] = [
  { rule: "sgd", rate: 0.1, decay: 0.01 },
  ...[false, true].map((nesterov) =>
    ({
      rule: "momentum",
      rate: 0.1,
      decay: 0.01,
      momentum: 0.9,
      nesterov,
    }) as const
  ),
  { rule: "rmsprop", rate: 0.1, decay: 0.01, smoothing: 0.99, epsilon: 1e-8 },
  ...[false, true].map((decoupled) =>
    ({
      rule: "adam",
      rate: 0.1,
      decay: 0.01,
      decoupled,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      t: 3,
    }) as const
  ),
];

for (const update of UPDATES) {
  onEveryVariant(
    `${update.rule}() takes the loops' step: ${JSON.stringify(update)}`,
    (bench) => {
      for (const n of [0, 1, 2, 3, 4, 7, 33]) {
        const chance = new Random(n);
        const random = (low = -1) =>
          Float32Array.from({ length: n }, () => chance.uniform(low, 1));
        const all = [random(), random(), random(0), random(0)];
        const memory = bench();
        const [w, g, ...state] = all.map((x) => memory.put(x));
        optimise(memory.call, update, n, w, g, state);
        const right = all.map((x) => Float64Array.from(x));
        loopsOptimise(update, right[0], right[1], right.slice(2));
        [w, g, ...state].forEach((place, i) => {
          assertNear(memory.take(place), right[i], 1e-6);
        });
      }
    },
  );
}

onEveryVariant(
  "adam() forgets what it remembers before it becomes tiny",
  (bench) => {
    const memory = bench();
    const [w, g, m, v] = [[1, 1], [0, 0], [1e-30, -1e-30], [1e-30, 1e-29]].map((
      x,
    ) => memory.put(x));
    memory.call.adam(w, g, m, v, 2, 0.9, 0.1, 0.9, 0.1, 0.1, 1, 1e-8, 0, 1);
    assert.deepEqual([...memory.take(m)].map(Math.abs), [0, 0]);
    assert.deepEqual([...memory.take(v)], [
      0,
      Math.fround(Math.fround(0.9) * Math.fround(1e-29)),
    ]);
  },
);
