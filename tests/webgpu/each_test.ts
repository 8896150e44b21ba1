/** What the GPU does to each number by itself, beyond the laws: wide ranges, tiny numbers, and constants. */

import assert from "node:assert/strict";
import { loops } from "nets/tensor";
import { gpu } from "nets/webgpu";
import type { MapName, ZipName } from "../../lib/tensor/backend.ts";
import { Random } from "../../lib/random.ts";
import { onGpu } from "./on_gpu.ts";

const DOUBLE = loops({ precision: "double" });

/** Numbers of both signs, whose exponents of 2 are equally likely from `least` to `most`. */
function spread(
  least: number,
  most: number,
  size = 4001,
): Float32Array<ArrayBuffer> {
  const chance = new Random(7);
  return Float32Array.from(
    { length: size },
    () => chance.choice([-1, 1]) * 2 ** chance.uniform(least, most),
  );
}

/** How far a function is from the truth at most, as a part of it, or of what a condition says besides. */
async function worst(
  f: MapName,
  x: Float32Array<ArrayBuffer>,
  c = 0,
  condition: (x: number) => number = () => 1,
): Promise<number> {
  const backend = await gpu();
  const found = await backend.read(backend.map(f, backend.write(x), c));
  const truth = DOUBLE.peek(DOUBLE.map(f, DOUBLE.write(x), c))!;
  return [...found].reduce((worst, y, i) => {
    const wanted = truth[i], size = Math.abs(wanted);
    if (size < 2 ** -126) {
      assert.ok(Math.abs(y) <= 2 ** -126, `${f}(${x[i]}) is ${y}`);
      return worst;
    }
    if (!(size < 3.4028235e38)) {
      assert.equal(y, Math.fround(wanted), `${f}(${x[i]})`);
      return worst;
    }
    return Math.max(worst, Math.abs(y - wanted) / size / condition(x[i]));
  }, 0);
}

const FUNCTIONS: readonly MapName[] = [
  ...["exp", "log", "tanh", "sigmoid", "softplus"] as const,
  ...["sqrt", "reciprocal", "sin", "cos"] as const,
];

/** Sums and products are rounded right on every GPU; quotients and roots may be off by some units in the last place. */
const boundOf = (f: MapName) =>
  f === "exp" || f === "sin" || f === "cos" ? 2 ** -22 : 2 ** -20;

for (const f of FUNCTIONS) {
  onGpu(`map ${f} is exact, wherever its number lies`, async () => {
    assert.ok(await worst(f, spread(-125, 127)) < boundOf(f));
    assert.ok(await worst(f, spread(-12, 7)) < boundOf(f));
  });
}

onGpu(
  "map sin and cos are exact near their zeros, after many turns too",
  async () => {
    const zeros = Float32Array.from(
      { length: 3000 },
      (_, i) => (1 + i) * Math.PI / 2,
    );
    const later = zeros.map((x) => x * 2 ** 20);
    for (const f of ["sin", "cos"] as const) {
      assert.ok(await worst(f, zeros) < boundOf(f));
      assert.ok(await worst(f, later) < boundOf(f));
    }
  },
);

onGpu(
  "map power is exact to 2⁻²⁰ of what its exponent lets an error grow to",
  async () => {
    for (const c of [0.5, 1.5, -2.3, 17.25, 3, -3, 100, -0.001]) {
      const condition = (x: number) => 1 + Math.abs(c * Math.log(Math.abs(x)));
      assert.ok(
        await worst("power", spread(-125, 127), c, condition) < 2 ** -20,
      );
      assert.ok(await worst("power", spread(-2, 2), c, condition) < 2 ** -20);
    }
  },
);

onGpu(
  "power by a small whole number is exact where multiplying is",
  async () => {
    const backend = await gpu();
    const whole = Float32Array.of(1, 2, 3, -4, 5, 6, -7, 10);
    const half = Float32Array.of(1, 2, -4, 0.5);
    for (const c of [1, 2, 3, 5, 7]) {
      const powers = backend.map("power", backend.write(whole), c);
      assert.deepEqual(
        [...await backend.read(powers)],
        [...whole].map((x) => x ** c),
      );
      const inverse = backend.map("power", backend.write(half), -c);
      assert.deepEqual(
        [...await backend.read(inverse)],
        [...half].map((x) => x ** -c),
      );
    }
  },
);

/** Every kind of number. */
const KINDS = [0, 0.3, 1, 2, 3, 2.5, 16, 17, 2 ** 24, 3e38, Infinity]
  .flatMap((x) => [x, -x]).concat(NaN).map(Math.fround);

/** All pairs of all kinds of numbers. */
const PAIRS = KINDS.flatMap((x) => KINDS.map((y) => [x, y] as const));

onGpu(
  "zip power of every kind of number by every other is JavaScript's",
  async () => {
    const backend = await gpu();
    const x = backend.write(Float32Array.from(PAIRS, ([x]) => x));
    const y = backend.write(Float32Array.from(PAIRS, ([, y]) => y));
    const found = await backend.read(backend.zip("power", x, y));
    PAIRS.forEach(([x, y], i) => {
      const wanted = Math.fround(x ** y);
      if (Math.abs(wanted) < 2 ** -126) {
        return assert.ok(Math.abs(found[i]) < 2 ** -126);
      }
      const isNear = Object.is(found[i], wanted) ||
        Math.abs(found[i] - wanted) <= 1e-5 * Math.abs(wanted);
      assert.ok(isNear, `${x} ^ ${y} is ${found[i]}, and should be ${wanted}`);
    });
  },
);

onGpu(
  "map, zip and where tell tiny numbers from 0, which a GPU may compute as 0",
  async () => {
    const backend = await gpu();
    const tiny = Float32Array.of(1e-45, -1e-45, 0, -0, 1e-40);
    const a = backend.write(tiny),
      zeros = backend.write(Float32Array.of(0, 0, 0, 0, 0));
    const ones = backend.write(Float32Array.of(1, 1, 1, 1, 1));
    const found = await Promise.all([
      backend.map("isPositive", a),
      backend.map("sign", a),
      backend.map("log", a),
      backend.zip("greater", a, zeros),
      backend.zip("equal", a, zeros),
      backend.zip("throughRelu", ones, a),
      backend.where(a, ones, zeros),
    ].map((numbers) => backend.read(numbers)));
    const root = await backend.read(backend.map("power", a, 0.5));
    assert.ok(Math.abs(root[4] / 1e-20 - 1) < 1e-4); // 1e-40 has 17 bits
    const log = found[2].map((y, i) => Math.abs(y / Math.log(tiny[i]) - 1));
    assert.deepEqual(found.map((y) => [...y]).toSpliced(2, 1), [
      [1, 0, 0, 0, 1],
      [1, -1, 0, -0, 1],
      [1, 0, 0, 0, 1],
      [0, 0, 1, 1, 0],
      [1, 0, 0, 0, 1],
      [1, 1, 0, 0, 1],
    ]);
    assert.ok(Math.max(log[0], log[4]) < 1e-6);
    assert.deepEqual([...found[2]].slice(1, 4), [NaN, -Infinity, -Infinity]);
  },
);

const MAPS: readonly MapName[] = [
  ...FUNCTIONS,
  ...[
    "negate",
    "square",
    "abs",
    "sign",
    "relu",
    "isPositive",
    "isFinite",
  ] as const,
  ...["leakyRelu", "power", "scale", "shift"] as const,
];

onGpu("map of a constant is a constant: no kernel runs", async () => {
  const backend = await gpu();
  const constant = backend.expand(backend.write(Float32Array.of(0.3)), [], [5]);
  const { dispatches } = backend.counts;
  for (const f of MAPS) {
    const wanted = DOUBLE.map(
      f,
      DOUBLE.write(Float64Array.of(Math.fround(0.3))),
      1.7,
    );
    assert.deepEqual(
      [...backend.peek(backend.map(f, constant, 1.7))!],
      new Array(5).fill(Math.fround(DOUBLE.peek(wanted)![0])),
      f,
    );
  }
  assert.equal(backend.counts.dispatches, dispatches);
});

const ZIPS: readonly ZipName[] = [
  ...["add", "subtract", "multiply", "divide", "power"] as const,
  ...["maximum", "minimum", "greater", "equal"] as const,
  ...["throughRelu", "throughTanh", "throughSigmoid"] as const,
];

onGpu(
  "zip of two constants is a constant, and of one and other numbers one kernel",
  async () => {
    const backend = await gpu();
    const values = Float32Array.of(-2, 0.5, 0, 1.5, 3, NaN, 1.25);
    const numbers = backend.write(values);
    for (const f of ZIPS) {
      for (const c of [1.5, -0.75, NaN]) {
        const constant = backend.expand(backend.write(Float32Array.of(c)), [], [
          7,
        ]);
        const filled = backend.write(new Float32Array(7).fill(c));
        const { dispatches } = backend.counts;
        const both = backend.zip(f, constant, constant);
        assert.equal(backend.counts.dispatches, dispatches);
        const found = [
          backend.zip(f, constant, numbers),
          backend.zip(f, numbers, constant),
        ];
        assert.equal(backend.counts.dispatches, dispatches + 2);
        const wanted = [
          backend.zip(f, filled, numbers),
          backend.zip(f, numbers, filled),
          backend.zip(f, filled, filled),
        ];
        const [first, second, third, ...right] = await Promise.all(
          [...found, both, ...wanted].map((a) => backend.read(a)),
        );
        [first, second, third].forEach((y, i) =>
          y.forEach((yi, j) => {
            const isNear = Object.is(yi, right[i][j]) ||
              Math.abs(yi - right[i][j]) <= 1e-6 * Math.abs(yi);
            assert.ok(isNear, `${f} with ${c}: ${yi} is not ${right[i][j]}`);
          })
        );
      }
    }
  },
);
