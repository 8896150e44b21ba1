/** What the GPU does in training, beyond the laws: many classes, labels that are none, and long trainings. */

import assert from "node:assert/strict";
import { loops } from "nets/tensor";
import { gpu } from "nets/webgpu";
import type { Update } from "../../lib/tensor/backend.ts";
import { Random } from "../../lib/random.ts";
import { notAClass } from "../../lib/tensor/indices.ts";
import { onGpu } from "./on_gpu.ts";

const DOUBLE = loops({ precision: "double" });

/** That numbers are what they should be, within a part of `scale`. */
function expectNear(
  found: ArrayLike<number>,
  wanted: ArrayLike<number>,
  scale: number,
  what: string,
): void {
  assert.equal(found.length, wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    const isNear = Object.is(found[i], Math.fround(wanted[i])) ||
      Math.abs(found[i] - wanted[i]) <= scale;
    assert.ok(isNear, `${what}, number ${i} is ${found[i]}, not ${wanted[i]}`);
  }
}

// up to 32 classes have a thread, and from 1025 on 64 threads share a row
for (const classes of [1, 31, 32, 33, 64, 65, 129, 1000, 1025, 5003]) {
  onGpu(`crossEntropy of ${classes} classes is the loops'`, async () => {
    const backend = await gpu(), rows = classes > 1000 ? 5 : 67;
    const chance = new Random(classes);
    const z = Float32Array.from(
      { length: rows * classes },
      () => chance.normal(0, 3),
    );
    z[2 * classes + chance.integer(classes)] = NaN;
    z[3 * classes + chance.integer(classes)] = -Infinity;
    const labels = Float32Array.from(
      { length: rows },
      () => chance.integer(classes),
    );
    labels[1] = classes - 1;
    const right = DOUBLE.crossEntropy(
      DOUBLE.write(Float64Array.from(z)),
      DOUBLE.write(Float64Array.from(labels)),
      rows,
      classes,
    );
    const made = backend.crossEntropy(
      backend.write(z),
      backend.write(labels),
      rows,
      classes,
    );
    const [losses, slopes] = await Promise.all([
      backend.read(made.losses),
      backend.read(made.slopes),
    ]);
    expectNear(losses, DOUBLE.peek(right.losses)!, 1e-5, "losses");
    expectNear(slopes, DOUBLE.peek(right.slopes)!, 2e-6, "slopes");
  });
}

onGpu(
  "crossEntropy of two logits is exact for every difference of them",
  async () => {
    const backend = await gpu(), rows = 1000;
    const differences = Float32Array.from(
      { length: rows },
      (_, row) => row / 50,
    );
    const { losses } = backend.crossEntropy(
      backend.write(
        Float32Array.from([...differences].flatMap((d) => [0, -d])),
      ),
      backend.write(new Float32Array(rows)),
      rows,
      2,
    );
    const wanted = differences.map((d) => Math.log1p(Math.exp(-d)));
    expectNear(await backend.read(losses), wanted, 2 ** -22, "losses");
  },
);

onGpu("crossEntropy takes −0 for class 0", async () => {
  const backend = await gpu();
  const { losses } = backend.crossEntropy(
    backend.write(Float32Array.of(0, 0, 0, 0)),
    backend.write(Float32Array.of(0, -0)),
    2,
    2,
  );
  expectNear(await backend.read(losses), [Math.LN2, Math.LN2], 1e-6, "losses");
});

onGpu(
  "crossEntropy tells of the first label that is no class, once, and goes on",
  async () => {
    const backend = await gpu(), rows = 200, classes = 3;
    const logits = backend.write(new Float32Array(rows * classes));
    const labels = new Float32Array(rows);
    const wrong = [71, 97, 131, 190];
    wrong.forEach((row, i) => labels[row] = 4 + i);
    const { losses, slopes } = backend.crossEntropy(
      logits,
      backend.write(labels),
      rows,
      classes,
    );
    const later = backend.crossEntropy(
      logits,
      backend.write(new Float32Array(rows).fill(-1)),
      rows,
      classes,
    );
    await assert.rejects(backend.read(later.losses), notAClass(71, 4, 3));
    const [loss, slope] = [
      await backend.read(losses),
      await backend.read(slopes),
    ];
    for (let row = 0; row < rows; row++) {
      const isWrong = wrong.includes(row);
      const wanted = isWrong
        ? [NaN, NaN, NaN, NaN]
        : [Math.log(3), -2 / 3, 1 / 3, 1 / 3];
      const found = [
        loss[row],
        ...slope.slice(row * classes, (row + 1) * classes),
      ];
      expectNear(found, wanted, 1e-6, `row ${row}`);
    }
  },
);

onGpu("crossEntropy tells of a label among thousands of classes", async () => {
  const backend = await gpu(), classes = 3000;
  const { losses } = backend.crossEntropy(
    backend.write(new Float32Array(3 * classes)),
    backend.write(Float32Array.of(2999, 3000, 3001)),
    3,
    classes,
  );
  await assert.rejects(backend.read(losses), notAClass(1, 3000, 3000));
});

onGpu(
  "optimise works out in 64 bits what all numbers have in common",
  async () => {
    const backend = await gpu();
    // in 32 bits 1 − beta2 would be a fifth too large
    const update: Update = {
      ...{ rule: "adam", rate: 0.01, decay: 0, decoupled: false },
      ...{ beta1: 0.9999999, beta2: 0.9999999, epsilon: 1e-8, t: 1_000_000 },
    };
    const values = [[1, -2, 3], [0.5, 1e-3, -7], [0, 0, 0], [0, 0, 0]];
    const [w, g, ...state] = values.map((x) =>
      backend.variable(backend.write(Float32Array.from(x)))
    );
    const right = values.map((x) =>
      DOUBLE.variable(DOUBLE.write(Float32Array.from(x)))
    );
    backend.optimise(update, w, g, state);
    DOUBLE.optimise(update, right[0], right[1], right.slice(2));
    for (const [i, numbers] of [w, g, ...state].entries()) {
      const found = await backend.read(numbers);
      const parts = DOUBLE.peek(right[i])!.map((x, j) => found[j] / x);
      expectNear(parts, [1, 1, 1], 1e-6, `list ${i}, as parts of the truth`);
    }
  },
);

onGpu(
  "uniform draws a hundred thousand numbers as loops do, bit by bit",
  async () => {
    const backend = await gpu();
    const drawn = [100_003, 2 ** 53 - 7, 2 ** 32 - 2] as const;
    const found = await backend.read(backend.uniform(...drawn));
    const wanted = loops().peek(loops().uniform(...drawn))!;
    assert.equal(found.length, wanted.length);
    expectNear(found, wanted, 0, "uniform");
  },
);
