/** Laws of what is done to each number by itself. */

import fc from "fast-check";
import type { MapName, ZipName } from "../../../lib/tensor/backend.ts";
import { type Law, sample } from "./bench.ts";

/** Longer and shorter than a few vector registers. */
const lengths = fc.integer({ min: 0, max: 41 });

/** Constants that 32 bits can hold. */
const constants = fc.constantFrom(0, 1, 2, 3, 0.5, -1, -2, 1.75);

type Truth<Arguments extends number[]> = (...args: Arguments) => number;

/** The functions as a textbook defines them, where they can be computed so. */
const MAPS: Record<MapName, Truth<[x: number, c: number]>> = {
  negate: (x) => 0 - x,
  exp: (x) => Math.exp(x),
  log: (x) => Math.log(x),
  sqrt: (x) => Math.sqrt(x),
  square: (x) => Math.pow(x, 2),
  reciprocal: (x) => Math.pow(x, -1),
  abs: (x) => Math.sqrt(x * x),
  sign: (x) => Number(x > 0) - Number(x < 0),
  sin: (x) => Math.sin(x),
  cos: (x) => Math.cos(x),
  tanh: (x) => Math.expm1(2 * x) / (Math.expm1(2 * x) + 2),
  sigmoid: (x) => Math.exp(Math.min(x, 0)) / (1 + Math.exp(-Math.abs(x))),
  softplus: (x) => x > 30 ? x + Math.exp(-x) : Math.log1p(Math.exp(x)),
  relu: (x) => (x + Math.abs(x)) / 2,
  isPositive: (x) => Number(x > 0),
  isFinite: (x) => Number(x - x === 0),
  leakyRelu: (x, c) => Math.max(x, 0) + c * Math.min(x, 0),
  power: (x, c) => Math.pow(x, c),
  scale: (x, c) => x * c,
  shift: (x, c) => x + c,
};

const ZIPS: Record<ZipName, Truth<[x: number, y: number]>> = {
  add: (x, y) => x + y,
  subtract: (x, y) => x - y,
  multiply: (x, y) => x * y,
  divide: (x, y) => x / y,
  power: (x, y) => Math.pow(x, y),
  maximum: (x, y) => x > y ? x : y,
  minimum: (x, y) => x < y ? x : y,
  greater: (x, y) => Number(x > y),
  equal: (x, y) => Number(x === y),
  throughRelu: (x, y) => y > 0 ? x : 0,
  throughTanh: (x, y) => x - x * y * y,
  throughSigmoid: (x, y) => x * y - x * y * y,
};

/** What is added up inside, where it is more than the result. */
const SCALES: { readonly [F in MapName | ZipName]?: Truth<[number, number]> } =
  {
    sin: () => 1,
    cos: () => 1,
    shift: (x, c) => Math.abs(x) + Math.abs(c),
    // x^c is e^(c ln x), and an error of an exponent is one part of the power
    power: (x, c) =>
      (1 + Math.abs(c * Math.log(Math.abs(x)))) * Math.abs(x) ** c,
    add: (x, y) => Math.abs(x) + Math.abs(y),
    subtract: (x, y) => Math.abs(x) + Math.abs(y),
    throughTanh: (x, y) => Math.abs(x) * (1 + y * y),
    throughSigmoid: (x, y) => Math.abs(x * y) * (1 + Math.abs(y)),
  };

/** What comes of NaN, ∞, −∞, 0, 1000 and −1000. */
const EXTREMES = [NaN, Infinity, -Infinity, 0, 1000, -1000];
const oo = Infinity;
const AT_EXTREMES: readonly [MapName, c: number, ...wanted: number[]][] = [
  ["negate", 0, NaN, -oo, oo, 0, -1000, 1000],
  ["exp", 0, NaN, oo, 0, 1, oo, 0],
  ["log", 0, NaN, oo, NaN, -oo, Math.log(1000), NaN],
  ["sqrt", 0, NaN, oo, NaN, 0, Math.sqrt(1000), NaN],
  ["square", 0, NaN, oo, oo, 0, 1e6, 1e6],
  ["reciprocal", 0, NaN, 0, 0, oo, 1e-3, -1e-3],
  ["abs", 0, NaN, oo, oo, 0, 1000, 1000],
  ["sign", 0, NaN, 1, -1, 0, 1, -1],
  ["sin", 0, NaN, NaN, NaN, 0, Math.sin(1000), -Math.sin(1000)],
  ["cos", 0, NaN, NaN, NaN, 1, Math.cos(1000), Math.cos(1000)],
  ["tanh", 0, NaN, 1, -1, 0, 1, -1],
  ["sigmoid", 0, NaN, 1, 0, 0.5, 1, 0],
  ["softplus", 0, NaN, oo, 0, Math.LN2, 1000, 0],
  ["relu", 0, NaN, oo, 0, 0, 1000, 0],
  ["isPositive", 0, 0, 1, 0, 0, 1, 0],
  ["isFinite", 0, 0, 0, 0, 1, 1, 1],
  ["leakyRelu", 0.5, NaN, oo, -oo, 0, 1000, -500],
  ["power", 3, NaN, oo, -oo, 0, 1e9, -1e9],
  ["power", 2, NaN, oo, oo, 0, 1e6, 1e6],
  ["power", 0, 1, 1, 1, 1, 1, 1],
  ["power", -1, NaN, 0, 0, oo, 1e-3, -1e-3],
  ["power", 1.5, NaN, oo, oo, 0, 1000 ** 1.5, NaN],
  ["scale", -2, NaN, -oo, oo, 0, -2000, 2000],
  ["shift", 1, NaN, oo, -oo, 1, 1001, -999],
];

/** Pairs of extremes, and what comes of them. */
const EXTREME_X = [NaN, 2, oo, 0, 1, -1, oo];
const EXTREME_Y = [1, NaN, -oo, 0, 0, 0, 0];
const OF_PAIRS: Record<ZipName, readonly number[]> = {
  add: [NaN, NaN, NaN, 0, 1, -1, oo],
  subtract: [NaN, NaN, oo, 0, 1, -1, oo],
  multiply: [NaN, NaN, -oo, 0, 0, 0, NaN],
  divide: [NaN, NaN, NaN, NaN, oo, -oo, oo],
  power: [NaN, NaN, 0, 1, 1, 1, 1],
  maximum: [NaN, NaN, oo, 0, 1, 0, oo],
  minimum: [NaN, NaN, -oo, 0, 0, -1, 0],
  greater: [0, 0, 1, 0, 1, 0, 1],
  equal: [0, 0, 0, 1, 0, 0, 0],
  throughRelu: [NaN, 0, 0, 0, 0, 0, 0],
  throughTanh: [NaN, NaN, -oo, 0, 1, -1, oo],
  throughSigmoid: [NaN, NaN, -oo, 0, 0, 0, NaN],
};

const names = <Name extends string>(table: Record<Name, unknown>) =>
  Object.keys(table) as Name[];

/** The laws, by their names. */
export const MAP_LAWS: Record<string, Law> = {
  "map computes each function as its formula": (bench) =>
    bench.forAll([lengths, constants], async (chance, length, c) => {
      const x = sample(chance, length, chance.integer(2) === 0 ? 1 : 20);
      const a = bench.give(x);
      await Promise.all(
        names(MAPS).map((f) => {
          const wanted = x.map((xi) => MAPS[f](xi, c));
          const scale = SCALES[f];
          return bench.expect(
            bench.backend.map(f, a, c),
            wanted,
            scale && x.map((xi) => scale(xi, c)),
          );
        }),
      );
    }),

  "map loses nothing where numbers or results are tiny": async (bench) => {
    const tiny = [1e-3, -1e-3, 1e-5, -1e-5, 1e-8, -1e-8, 1e-20, -1e-20];
    const x = [...tiny, -3, -9, -17, -25, -40, -60].map(Math.fround);
    const a = bench.give(x);
    const functions = ["tanh", "exp", "softplus", "sigmoid"] as const;
    await Promise.all(functions.map((f) => {
      const wanted = x.map((xi) => MAPS[f](xi, 0));
      return bench.expect(bench.backend.map(f, a), wanted);
    }));
    const small = x.slice(0, tiny.length);
    await bench.expect(
      bench.backend.map("sin", bench.give(small)),
      small.map(Math.sin),
    );
    const near = [1 + 2 ** -20, 1 - 2 ** -20, 1.25, 0.75];
    await bench.expect(
      bench.backend.map("log", bench.give(near)),
      near.map(Math.log),
    );
  },

  "map at NaN, infinities, zero and thousands is what mathematics says": async (
    bench,
  ) => {
    // twice over, so that they also pass through the vector registers
    const a = bench.give([...EXTREMES, ...EXTREMES]);
    await Promise.all(AT_EXTREMES.map(([f, c, ...wanted]) => {
      const all = [...wanted, ...wanted];
      const scale = f === "sin" || f === "cos" ? all.map(() => 1) : all;
      return bench.expect(bench.backend.map(f, a, c), all, scale);
    }));
    await bench.unchanged();
  },

  "zip computes each function as its formula": (bench) =>
    bench.forAll([lengths], async (chance, length) => {
      const x = sample(chance, length), y = sample(chance, length);
      const a = bench.give(x), b = bench.give(y);
      await Promise.all(
        names(ZIPS).map((f) => {
          const wanted = x.map((xi, i) => ZIPS[f](xi, y[i]));
          const scale = SCALES[f];
          return bench.expect(
            bench.backend.zip(f, a, b),
            wanted,
            scale && x.map((xi, i) => scale(xi, y[i])),
          );
        }),
      );
    }),

  "zip of a list with itself is no special case": (bench) =>
    bench.forAll([lengths], async (chance, length) => {
      const x = sample(chance, length), a = bench.give(x);
      await bench.expect(
        bench.backend.zip("multiply", a, a),
        x.map((xi) => xi * xi),
      );
      await bench.expect(bench.backend.zip("subtract", a, a), x.map(() => 0));
    }),

  "zip at NaN, infinities and zeros is what mathematics says": async (
    bench,
  ) => {
    const a = bench.give([...EXTREME_X, ...EXTREME_X]);
    const b = bench.give([...EXTREME_Y, ...EXTREME_Y]);
    await Promise.all(
      names(OF_PAIRS).map((f) =>
        bench.expect(
          bench.backend.zip(f, a, b),
          [...OF_PAIRS[f], ...OF_PAIRS[f]],
        )
      ),
    );
    await bench.unchanged();
  },

  "where chooses by its condition, and NaN is not 0": (bench) =>
    bench.forAll([lengths], async (chance, length) => {
      const condition = sample(chance, length).map((x) => x > 2 ? NaN : x);
      const x = sample(chance, length), y = sample(chance, length);
      await bench.expect(
        bench.backend.where(
          bench.give(condition),
          bench.give(x),
          bench.give(y),
        ),
        condition.map((c, i) => c === 0 ? y[i] : x[i]),
      );
    }),
};
