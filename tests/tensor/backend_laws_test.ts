/** LAWS: mistakes that one makes when one writes a backend, and the laws that catch them. */

import assert from "node:assert/strict";
import type { Backend, MapName, Numbers } from "../../lib/tensor/backend.ts";
import { loops } from "../../lib/tensor/loops/loops.ts";
import { LAWS } from "./backend_laws.ts";
import { Bench } from "./laws/bench.ts";

const right = loops();

/** The numbers, to be looked at and put back. */
const open = (a: Numbers) => [...right.peek(a)!];
const made = (x: Iterable<number>) => right.write(Float32Array.from(x));

/** A map that computes one function in another way. */
const mapped = (name: MapName, f: (x: number, c: number) => number) => ({
  map: (g: MapName, a: Numbers, c = 0) =>
    g === name ? made(open(a).map((x) => f(x, c))) : right.map(g, a, c),
});

/** Numbers of every step lie in one place, and nobody copies what is kept. */
function forgetfulSteps(): Partial<Backend> {
  let mine: Numbers[] = [];
  return {
    begin: () => {
      for (const a of mine) right.assign(a, made(new Array(a.size).fill(0)));
      mine = [];
    },
    map: (f, a, c) => {
      const b = right.map(f, a, c);
      mine.push(b);
      return b;
    },
  };
}

/** What is wrong, the law that says so (by how it begins), and the mistake. */
const MISTAKES: readonly [string, law: string, Partial<Backend>][] = [
  ["variables that are no copies", "variable is a copy", {
    variable: (a) => a,
  }],
  ["kept numbers that the next step overwrites", "end keeps", forgetfulSteps()],
  ["kept numbers in another order", "end keeps", {
    end: (kept) => [...kept].reverse(),
  }],
  ["a map that works in place", "map computes", {
    map: (f, a, c) => {
      const b = right.map(f, a, c);
      right.assign(a, b);
      return b;
    },
  }],
  [
    "a softplus that overflows",
    "map at NaN",
    mapped("softplus", (x) => Math.log(1 + Math.exp(x))),
  ],
  [
    "a logarithm of ∞ that is finite",
    "map at NaN",
    mapped("log", (x) => Math.min(Math.log(x), 128 * Math.LN2)),
  ],
  [
    "a softplus that loses what is small",
    "map loses nothing",
    mapped(
      "softplus",
      (x) => Math.max(x, 0) + Math.log(Math.fround(1 + Math.exp(-Math.abs(x)))),
    ),
  ],
  [
    "a tanh that loses what is small",
    "map loses nothing",
    mapped("tanh", (x) => 1 - 2 / (Math.exp(2 * x) + 1)),
  ],
  [
    "a ReLU that hides NaN",
    "map at NaN",
    mapped("relu", (x) => x > 0 ? x : 0),
  ],
  [
    "a power of negative numbers by logarithms",
    "map computes",
    mapped("power", (x, c) => Math.exp(c * Math.log(x))),
  ],
  ["a difference the wrong way round", "zip computes", {
    zip: (f, a, b) =>
      f === "subtract" ? right.zip(f, b, a) : right.zip(f, a, b),
  }],
  ["a maximum that hides NaN", "zip at NaN", {
    zip: (f, a, b) =>
      f === "maximum"
        ? right.where(right.zip("greater", a, b), a, b)
        : right.zip(f, a, b),
  }],
  ["a choice for which NaN is 0", "where chooses", {
    where: (condition, a, b) =>
      right.where(right.zip("equal", condition, condition), a, b),
  }],
  ["repeating columns where rows are meant", "expand repeats", {
    expand: (a, from, to) => {
      const x = open(a), size = right.expand(a, from, to).size;
      return made(Array.from({ length: size }, (_, i) => x[i % x.length]));
    },
  }],
  ["a sum without its last number", "sum adds", {
    sum: (a, from, to) =>
      right.sum(made([...open(a).slice(0, -1), 0]), from, to),
  }],
  ["a sum in 32 bits, one after the other", "sum of many", {
    sum: (a) => made([open(a).reduce((sum, x) => Math.fround(sum + x), 0)]),
  }],
  ["a sum that is not what expand repeats", "expand and sum are adjoint", {
    sum: (a, from, to) => right.map("scale", right.sum(a, from, to), 0.5),
  }],
  ["a largest that begins at 0", "max finds", {
    max: (a, from, to) => right.map("relu", right.max(a, from, to)),
  }],
  ["the last largest", "argMax finds", {
    argMax: (a, outer, length, inner) => {
      const turned = right.gather(
        right.permute(a, [outer, length, inner], [1, 0, 2]),
        outer * inner,
        made(Array.from({ length }, (_, i) => length - 1 - i)),
      );
      const places = right.argMax(turned, 1, length, outer * inner);
      return right.map("shift", right.map("negate", places), length - 1);
    },
  }],
  ["the inverse order of axes", "permute puts", {
    permute: (a, shape, order) => {
      const inverse = shape.map((_, axis) => order.indexOf(axis));
      return right.permute(a, shape, inverse);
    },
  }],
  ["a part that begins one too early", "slice takes", {
    slice: (a, from, starts, to) =>
      right.slice(a, from, starts.map((s) => Math.max(0, s - 1)), to),
  }],
  ["a frame of ones", "pad puts", {
    pad: (a, from, starts, to) => {
      const ones = right.map("power", a, 0);
      const inside = right.pad(ones, from, starts, to);
      const frame = right.map("shift", right.map("negate", inside), 1);
      return right.zip("add", right.pad(a, from, starts, to), frame);
    },
  }],
  ["parts one after the other", "concat puts", {
    concat: (parts) => made(parts.flatMap(open)),
  }],
  ["indices that are cut off instead of refused", "gather and scatter say", {
    gather: (a, width, indices) => {
      const last = a.size / width - 1;
      const inside = open(indices).map((i) => Math.max(0, Math.min(last, i)));
      return right.gather(a, width, made(inside));
    },
  }],
  ["rows that replace instead of adding", "scatter adds", {
    scatter: (a, width, indices, rows) => {
      const out = new Array<number>(rows * width).fill(0), x = open(a);
      open(indices).forEach((row, i) => {
        for (let j = 0; j < width; j++) out[row * width + j] = x[i * width + j];
      });
      return made(out);
    },
  }],
  ["windows without their padding", "unfold writes", {
    unfold: (a, w) => right.unfold(a, { ...w, padding: 0 }),
  }],
  ["windows with a stride of 1", "fold adds", {
    fold: (a, w) => right.fold(a, { ...w, stride: 1 }),
  }],
  ["windows that are folded twice", "unfold and fold are adjoint", {
    fold: (a, w) => right.map("scale", right.fold(a, w), 2),
  }],
  ["a product that takes the transpose for the matrix", "matmul is rows", {
    matmul: (a, b, product) =>
      right.matmul(a, b, { ...product, transposeB: false }),
  }],
  ["a product that multiplies the first pair only", "matmul is rows", {
    matmul: (a, b, product) => {
      const { m, n, count = 1 } = product;
      const first = right.matmul(a, b, { ...product, count: 1 });
      return right.expand(first, [1, m * n], [count, m * n]);
    },
  }],
  ["a product that leaves out the last block of k", "matmul of large", {
    matmul: (a, b, product) => {
      const { m, k, n } = product;
      if (k <= 384 || product.transposeA || product.transposeB) {
        return right.matmul(a, b, product);
      }
      const left = right.slice(a, [m, k], [0, 0], [m, 384]);
      const top = right.slice(b, [k, n], [0, 0], [384, n]);
      return right.matmul(left, top, { m, k: 384, n });
    },
  }],
  ["a product that skips zeros, and with them NaN", "matmul keeps NaN", {
    matmul: (a, b, product) => {
      const c = right.matmul(a, b, product);
      return right.where(right.map("isFinite", c), c, right.map("scale", c, 0));
    },
  }],
  ["a layer without its bias", "linear is", {
    linear: (x, w, b, sizes, g) =>
      right.linear(x, w, right.map("scale", b, 0), sizes, g),
  }],
  ["a layer whose ReLU hides NaN", "linear keeps NaN", {
    linear: (...layer) => {
      const y = right.linear(...layer);
      return layer[4] === "relu" ? right.zip("throughRelu", y, y) : y;
    },
  }],
  ["an e to the power of 1000", "crossEntropy of thousands", {
    crossEntropy: (logits, labels, rows, classes) => {
      const huge = right.map("log", right.map("exp", logits));
      return right.crossEntropy(huge, labels, rows, classes);
    },
  }],
  ["slopes without the right class", "crossEntropy is", {
    crossEntropy: (logits, labels, rows, classes) => {
      const { losses, slopes } = right.crossEntropy(
        logits,
        labels,
        rows,
        classes,
      );
      return { losses, slopes: right.map("abs", slopes) };
    },
  }],
  ["Adam without its corrections", "optimise steps", {
    optimise: (update, ...rest) =>
      right.optimise(
        update.rule === "adam" ? { ...update, t: 1e9 } : update,
        ...rest,
      ),
  }],
  ["AdamW as Adam", "optimise steps", {
    optimise: (update, ...rest) =>
      right.optimise(
        update.rule === "adam" ? { ...update, decoupled: false } : update,
        ...rest,
      ),
  }],
  ["Nesterov's momentum as any", "optimise steps", {
    optimise: (update, ...rest) =>
      right.optimise(
        update.rule === "momentum" ? { ...update, nesterov: false } : update,
        ...rest,
      ),
  }],
  ["an optimiser that forgets", "optimise steps", {
    optimise: (update, parameter, slope, state) =>
      right.optimise(update, parameter, slope, state.map(right.variable)),
  }],
  ["an optimiser that changes the slope", "optimise steps", {
    optimise: (update, parameter, slope, state) => {
      right.optimise(update, parameter, slope, state);
      right.assign(slope, parameter);
    },
  }],
  ["one block of chance again and again", "uniform is", {
    uniform: (size, seed, stream) =>
      made(
        Array.from(
          { length: size },
          (_, i) => open(right.uniform(4, seed, stream))[i % 4],
        ),
      ),
  }],
  ["half of the seed", "uniform is", {
    uniform: (size, seed, stream) => right.uniform(size, seed >>> 0, stream),
  }],
];

for (const [mistake, law, broken] of MISTAKES) {
  const name = Object.keys(LAWS).find((name) => name.startsWith(law));
  Deno.test(`LAWS catch ${mistake}: "${name}"`, async () => {
    // Some mistakes show once in a dozen tries: so there are many, always the same.
    const backend = { ...right, ...broken };
    const bench = new Bench(backend, 2 ** -24 * 1.0001, 200, 1);
    await assert.rejects(() => LAWS[name!](bench));
  });
}

Deno.test("LAWS each have a mistake that they catch, or speak of what another catches", () => {
  const families = new Set(MISTAKES.map(([, law]) => law.split(" ")[0]));
  const named = Object.keys(LAWS).map((name) => name.split(" ")[0]);
  const without = ["a", "numbers", "read", "release", "variables", "write"];
  assert.deepEqual(
    [...new Set(named)].filter((name) => !families.has(name)).sort(),
    without,
  );
});
