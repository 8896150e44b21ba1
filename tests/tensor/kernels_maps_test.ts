/** The kernels that take each number by itself, against their formulas in 64 bits. */

import assert from "node:assert/strict";
import fc from "fast-check";
import type { MapName, ZipName } from "../../lib/tensor/backend.ts";
import { type KernelBench, onEveryVariant } from "../support/kernels.ts";

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

const MAPS: Readonly<Record<MapName, (x: number, c: number) => number>> = {
  negate: (x) => -x,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  square: (x) => x * x,
  reciprocal: (x) => 1 / x,
  abs: Math.abs,
  sign: Math.sign,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  sigmoid,
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  relu: (x) => x < 0 ? 0 : x,
  isPositive: (x) => x > 0 ? 1 : 0,
  isFinite: (x) => Number.isFinite(x) ? 1 : 0,
  leakyRelu: (x, c) => x > 0 ? x : c * x,
  power: (x, c) => x ** c,
  scale: (x, c) => c * x,
  shift: (x, c) => x + c,
};

const ZIPS: Readonly<Record<ZipName, (x: number, y: number) => number>> = {
  add: (x, y) => x + y,
  subtract: (x, y) => x - y,
  multiply: (x, y) => x * y,
  divide: (x, y) => x / y,
  power: (x, y) => x ** y,
  maximum: Math.max,
  minimum: Math.min,
  greater: (x, y) => x > y ? 1 : 0,
  equal: (x, y) => x === y ? 1 : 0,
  throughRelu: (x, y) => y > 0 ? x : 0,
  throughTanh: (x, y) => x * (1 - y * y),
  throughSigmoid: (x, y) => x * y * (1 - y),
};

/** Every kind of number, and those at which the formulas change. */
const EXTREMES = [
  ...[0, 1e-45, 1.1e-38, 1e-20, 1e-7, 0.3, 0.5, 0.625, 0.7071068, 1, 1.5, 2],
  ...[3, 17.3, 40, 87.3, 88.7, 89, 103.5, 104, 1000, 1e20, 3.4e38, Infinity],
].flatMap((x) => [x, -x]).concat(NaN);

/** Units in the last place: 1 is the distance to the next 32-bit float. */
function distance(found: number, right: number, scale = right): number {
  if (Object.is(found, right) || found === right) return 0;
  const exponent = Math.max(-126, Math.floor(Math.log2(Math.abs(scale))));
  return Math.abs(found - right) / 2 ** (exponent - 23);
}

/** How many units in the last place a function may be off; the others are rounded right. */
const UNITS: { readonly [Name in MapName | ZipName]?: number } = {
  ...{ exp: 2, log: 2, tanh: 2, sigmoid: 3, softplus: 3 },
  ...{ power: 1, leakyRelu: 1, throughTanh: 2, throughSigmoid: 2 },
};

/** What is added up for a difference that may be far smaller: its last place is the unit. */
const ADDED: {
  readonly [Name in MapName | ZipName]?: (x: number, y: number) => number;
} = {
  throughTanh: (x, y) => Math.abs(x) * (1 + y * y),
  throughSigmoid: (x, y) => Math.abs(x * y) * (1 + Math.abs(y)),
};

function compare(
  name: MapName | ZipName,
  found: Float32Array,
  right: readonly number[],
  of: (i: number) => string,
  scale: (i: number) => number = (i) => right[i],
): void {
  right.forEach((expected, i) => {
    const rounded = Math.fround(expected);
    const off = Number.isFinite(rounded)
      ? distance(found[i], expected, scale(i))
      : Object.is(found[i], rounded)
      ? 0
      : Infinity;
    assert.ok(
      off <= (UNITS[name] ?? 0.5),
      `${name}(${of(i)}) is ${expected}, not ${found[i]} (${off} units)`,
    );
  });
}

function mapped(
  memory: KernelBench,
  name: MapName,
  values: readonly number[],
  c: number,
) {
  const a = memory.put(values), out = memory.room(values.length);
  memory.call[`map_${name}`](out, a, values.length, c);
  compare(
    name,
    memory.take(out),
    [...memory.take(a)].map((x) => MAPS[name](x, Math.fround(c))),
    (i) => `${values[i]}, ${c}`,
  );
}

const number = fc.oneof(
  fc.float({ min: -20, max: 20 }),
  fc.float(),
  fc.constantFrom(...EXTREMES),
);

onEveryVariant(
  "map_exp() and the like are their formulas, of any number",
  (bench) => {
    for (const name of Object.keys(MAPS) as MapName[]) {
      mapped(bench(), name, EXTREMES, 0.3);
      fc.assert(
        fc.property(
          fc.array(number, { maxLength: 40 }),
          fc.constantFrom(0.1, 2, -1, 3, 0, 0.5),
          (values, c) => mapped(bench(), name, values, c),
        ),
        { numRuns: 15 },
      );
    }
  },
);

onEveryVariant(
  "zip_add() and the like are their formulas, of any two numbers",
  (bench) => {
    const zipped = (
      name: ZipName,
      pairs: readonly (readonly [number, number])[],
    ) => {
      const memory = bench();
      const a = memory.put(pairs.map(([x]) => x)),
        b = memory.put(pairs.map(([, y]) => y));
      const out = memory.room(pairs.length);
      memory.call[`zip_${name}`](out, a, b, pairs.length);
      const x = memory.take(a), y = memory.take(b);
      const bounded = name.startsWith("through")
        ? pairs.map((_, i) => Math.abs(y[i]) <= 1)
        : undefined;
      const right = [...x].map((x, i) => ZIPS[name](x, y[i]));
      const found = memory.take(out);
      compare(
        name,
        found,
        right.map((r, i) => bounded?.[i] === false ? found[i] : r),
        (i) => `${pairs[i]}`,
        (i) => ADDED[name]?.(x[i], y[i]) ?? right[i],
      );
    };
    const pairs = EXTREMES.flatMap((x) => EXTREMES.map((y) => [x, y] as const));
    for (const name of Object.keys(ZIPS) as ZipName[]) {
      zipped(name, pairs);
      fc.assert(
        fc.property(
          fc.array(fc.tuple(number, number), { maxLength: 9 }),
          (pairs) => zipped(name, pairs),
        ),
        { numRuns: 15 },
      );
    }
  },
);

onEveryVariant("where() chooses by what is not 0, NaN among it", (bench) => {
  const memory = bench();
  const condition = memory.put([1, 0, -0, NaN, 1e-45, -1, Infinity]);
  const a = memory.put([1, 2, 3, 4, 5, 6, 7]),
    b = memory.put([-1, -2, -3, -4, -5, -6, -7]);
  const out = memory.room(7);
  memory.call.where(out, condition, a, b, 7);
  assert.deepEqual([...memory.take(out)], [1, -2, -3, 4, 5, 6, 7]);
});
