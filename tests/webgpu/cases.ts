/** Every operation of a backend, at sizes that are no multiples of workgroups and tiles. */

import type {
  Backend,
  MapName,
  Numbers,
  Update,
  Windows,
  ZipName,
} from "../../lib/tensor/backend.ts";
import { Random } from "../../lib/random.ts";
import { sample } from "../tensor/laws/bench.ts";

/** Something that is computed, on whatever backend. */
export type Case = {
  readonly name: string;
  readonly run: (backend: Backend) => readonly Numbers[];
};

/** All functions of one number. */
export const MAPS: readonly MapName[] = [
  "negate",
  "exp",
  "log",
  "sqrt",
  "square",
  "reciprocal",
  "abs",
  "sign",
  "sin",
  "cos",
  "tanh",
  "sigmoid",
  "softplus",
  "relu",
  "isPositive",
  "isFinite",
  "leakyRelu",
  "power",
  "scale",
  "shift",
];

/** All functions of two. */
export const ZIPS: readonly ZipName[] = [
  "add",
  "subtract",
  "multiply",
  "divide",
  "power",
  "maximum",
  "minimum",
  "greater",
  "equal",
  "throughRelu",
  "throughTanh",
  "throughSigmoid",
];

/** Numbers of a seed. */
export function numbers(backend: Backend, seed: number, size: number): Numbers {
  return backend.write(Float32Array.from(sample(new Random(seed), size)));
}

/** Numbers that are rows of a table, or classes. */
function indices(
  backend: Backend,
  seed: number,
  size: number,
  rows: number,
): Numbers {
  const chance = new Random(seed);
  return backend.write(
    Float32Array.from({ length: size }, () => chance.integer(rows)),
  );
}

const each: readonly Case[] = [
  ...MAPS.map((f): Case => ({
    name: `map ${f}`,
    run: (b) => [b.map(f, numbers(b, 1, 65), 1.5)],
  })),
  ...ZIPS.map((f): Case => ({
    name: `zip ${f}`,
    run: (b) => [b.zip(f, numbers(b, 1, 65), numbers(b, 2, 65))],
  })),
  ...[2, 63, 130, 257, 1023, 4098].map((size): Case => ({
    name: `map, zip and where of ${size}`,
    run: (b) => {
      const x = numbers(b, 1, size), y = numbers(b, 2, size);
      return [
        b.map("negate", x),
        b.map("sin", x),
        b.map("power", x, 3),
        b.zip("add", x, y),
        b.zip("power", x, y),
        b.where(x, y, x),
      ];
    },
  })),
  {
    name: "assign of one number everywhere",
    run: (b) => {
      const variable = b.variable(numbers(b, 1, 67));
      const sevens = b.expand(b.write(Float32Array.of(7)), [1], [67]);
      b.assign(variable, sevens);
      return [variable];
    },
  },
];

/** Shapes that are repeated, or summed. */
const STRETCHES: readonly (readonly [number[], number[]])[] = [
  [[], [65]],
  [[1], [4099]],
  [[67], [5, 67]],
  [[5, 1], [5, 67]],
  [[3, 1, 5], [3, 11, 5]],
  [[1, 11, 1], [3, 11, 5]],
  [[3], [1000, 3]],
  [[3, 1], [3, 1000]],
  [[70], [130, 70]],
  [[130, 1], [130, 70]],
  [[64], [9, 64]],
];

const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

const axes: readonly Case[] = [
  ...STRETCHES.map(([small, large]): Case => ({
    name: `expand, sum and max of [${small}] and [${large}]`,
    run: (b) => {
      const x = numbers(b, 1, sizeOf(large));
      // the only number of a list is known on the host, and then there is no kernel to run
      const repeated = sizeOf(small) === 1
        ? b.sum(x, large, small)
        : numbers(b, 2, sizeOf(small));
      return [
        b.expand(repeated, small, large),
        b.sum(x, large, small),
        b.max(x, large, small),
      ];
    },
  })),
  ...[[1, 4099, 1], [5, 67, 1], [3, 11, 5], [1, 1000, 3], [70, 3, 1]].map((
    [outer, length, inner],
  ): Case => ({
    name: `argMax of [${outer}, ${length}, ${inner}]`,
    run: (b) => [
      b.argMax(
        numbers(b, 1, outer * length * inner),
        outer,
        length,
        inner,
      ),
    ],
  })),
];

const places: readonly Case[] = [
  ...[
    { shape: [5, 7, 3], order: [2, 0, 1] },
    { shape: [33, 65], order: [1, 0] },
    { shape: [64, 64], order: [1, 0] },
    { shape: [5, 7, 4], order: [1, 0, 2] },
    { shape: [3, 5, 2, 7], order: [3, 1, 0, 2] },
  ].map(({ shape, order }): Case => ({
    name: `permute of [${shape}] by [${order}]`,
    run: (b) => [b.permute(numbers(b, 1, sizeOf(shape)), shape, order)],
  })),
  ...[
    { whole: [9, 13], starts: [2, 3], part: [5, 7] },
    { whole: [9, 16], starts: [2, 4], part: [5, 8] },
    { whole: [130], starts: [1], part: [67] },
    { whole: [3, 5, 7], starts: [1, 0, 2], part: [2, 5, 3] },
  ].map(({ whole, starts, part }): Case => ({
    name: `slice and pad of [${part}] in [${whole}]`,
    run: (b) => [
      b.slice(numbers(b, 1, sizeOf(whole)), whole, starts, part),
      b.pad(numbers(b, 2, sizeOf(part)), part, starts, whole),
    ],
  })),
  ...[[3, 5, 1], [4, 8, 12], [67, 2]].map((lengths): Case => ({
    name: `concat of [${lengths}]`,
    run: (b) => [
      b.concat(lengths.map((n, i) => numbers(b, i, 7 * n)), 7, lengths),
    ],
  })),
  ...[[9, 5, 67], [9, 8, 67], [300, 3, 130], [5, 67, 3], [70, 2, 1000]].map((
    [rows, width, count],
  ): Case => ({
    name: `gather and scatter of ${count} of [${rows}, ${width}]`,
    run: (b) => {
      const named = indices(b, 3, count, rows);
      return [
        b.gather(numbers(b, 1, rows * width), width, named),
        b.scatter(numbers(b, 2, count * width), width, named, rows),
      ];
    },
  })),
];

const WINDOWS: readonly Windows[] = [
  [2, 3, 9, 11, 3, 2, 2, 1],
  [1, 1, 7, 7, 3, 3, 1, 0],
  [3, 2, 5, 13, 5, 1, 1, 2],
  [2, 4, 8, 8, 2, 2, 2, 0],
  [1, 1, 3, 2, 2, 2, 3, 1],
].map(([examples, channels, height, width, kh, kw, stride, padding]) => ({
  examples,
  channels,
  height,
  width,
  kernelHeight: kh,
  kernelWidth: kw,
  stride,
  padding,
  rows: 1 + Math.floor((height + 2 * padding - kh) / stride),
  columns: 1 + Math.floor((width + 2 * padding - kw) / stride),
}));

const windows: readonly Case[] = WINDOWS.map((w): Case => ({
  name: `unfold and fold of ${JSON.stringify(w)}`,
  run: (b) => {
    const pixels = w.examples * w.channels * w.height * w.width;
    const seen = w.examples * w.rows * w.columns * w.channels *
      w.kernelHeight * w.kernelWidth;
    return [
      b.unfold(numbers(b, 1, pixels), w),
      b.fold(numbers(b, 2, seen), w),
    ];
  },
}));

const UPDATES: readonly Update[] = [
  { rule: "sgd", rate: 0.1, decay: 0.1 },
  { rule: "momentum", rate: 0.1, decay: 0, momentum: 0.9, nesterov: false },
  { rule: "momentum", rate: 0.1, decay: 0.1, momentum: 0.9, nesterov: true },
  { rule: "rmsprop", rate: 0.1, decay: 0.1, smoothing: 0.9, epsilon: 1e-3 },
  ...[true, false].map((decoupled) => ({
    rule: "adam" as const,
    rate: 0.1,
    decay: 0.1,
    decoupled,
    beta1: 0.9,
    beta2: 0.99,
    epsilon: 1e-3,
    t: 3,
  })),
];

const REMEMBERED = { sgd: 0, momentum: 1, rmsprop: 1, adam: 2 } as const;

const training: readonly Case[] = [
  ...[[65, 7], [3, 1000], [2, 1], [130, 10], [63, 65]].map((
    [rows, classes],
  ): Case => ({
    name: `crossEntropy of [${rows}, ${classes}]`,
    run: (b) => {
      const { losses, slopes } = b.crossEntropy(
        numbers(b, 1, rows * classes),
        indices(b, 2, rows, classes),
        rows,
        classes,
      );
      return [losses, slopes];
    },
  })),
  ...UPDATES.flatMap((update) =>
    [67, 1023].map((size): Case => ({
      name: `optimise ${size} by ${update.rule}`,
      run: (b) => {
        const parameter = b.variable(numbers(b, 1, size));
        const state = Array.from(
          { length: REMEMBERED[update.rule] },
          (_, i) => b.variable(b.map("square", numbers(b, 3 + i, size))),
        );
        b.optimise(update, parameter, numbers(b, 2, size), state);
        return [parameter, ...state];
      },
    }))
  ),
  ...[2, 3, 65, 255, 1022].map((size): Case => ({
    name: `uniform of ${size}`,
    run: (b) => [b.uniform(size, 7, 3)],
  })),
];

/** All operations but products. */
export const CASES: readonly Case[] = [
  ...each,
  ...axes,
  ...places,
  ...windows,
  ...training,
];
