/** Every layer, small, to be tried: what it computes, and its slopes. */

import assert from "node:assert/strict";
import {
  averagePool,
  conv2d,
  dropout,
  embedding,
  flatten,
  gelu,
  identity,
  lastStep,
  type Layer,
  layerNorm,
  leakyRelu,
  linear,
  lstm,
  mapParameters,
  Masks,
  maxPool,
  type Mode,
  namedParameters,
  normal,
  positions,
  recurrent,
  relu,
  residual,
  selfAttention,
  sequential,
  sigmoid,
  softmax,
  softplus,
  tanh,
} from "nets/nn";
import {
  type Floats,
  gradients,
  type Shape,
  type Tensor,
  tensor,
} from "nets/tensor";
import type { Tried } from "../support/backends.ts";
import { DOUBLE, inputsOf, weighed } from "../support/gradient_check.ts";

/** A layer to try. */
export type TriedLayer = {
  readonly layer: Layer;
  readonly x: Shape | Tensor;
  /** How many numbers it learns, by its formula. */
  readonly count: number;
};

const from = (seed: number) => ({ seed, backend: DOUBLE });

const word = tensor([[2, 0, 1], [1, 1, 3]], { backend: DOUBLE });

/** By their names; they live in 64-bit loops. */
export const LAYERS: Readonly<Record<string, TriedLayer>> = {
  linear: { layer: linear(3, 2, from(1)), x: [4, 3], count: 3 * 2 + 2 },
  "linear on more axes": {
    layer: linear(3, 2, { ...from(1), activation: "tanh" }),
    x: [2, 4, 3],
    count: 8,
  },
  "linear without biases": {
    layer: linear(3, 2, { ...from(1), bias: false }),
    x: [4, 3],
    count: 6,
  },
  "linear without biases, then relu": {
    layer: linear(3, 2, { ...from(1), bias: false, activation: "relu" }),
    x: [2, 2, 3],
    count: 6,
  },
  "linear, then sigmoid": {
    layer: linear(1, 5, { ...from(2), activation: "sigmoid" }),
    x: [3, 1],
    count: 10,
  },
  "linear, then relu": {
    layer: linear(4, 5, { ...from(3), activation: "relu" }),
    x: [3, 4],
    count: 25,
  },
  identity: { layer: identity, x: [2, 3], count: 0 },
  relu: { layer: relu, x: [2, 3], count: 0 },
  leakyRelu: { layer: leakyRelu(0.3), x: [2, 3], count: 0 },
  sigmoid: { layer: sigmoid, x: [2, 3], count: 0 },
  tanh: { layer: tanh, x: [2, 3], count: 0 },
  softplus: { layer: softplus, x: [2, 3], count: 0 },
  softmax: { layer: softmax, x: [2, 3], count: 0 },
  gelu: { layer: gelu, x: [2, 3], count: 0 },
  dropout: { layer: dropout(0.4), x: [3, 5], count: 0 },
  layerNorm: {
    layer: layerNorm(4, { backend: DOUBLE }),
    x: [3, 4],
    count: 4 + 4,
  },
  conv2d: {
    layer: conv2d(2, 3, 2, from(4)),
    x: [2, 2, 3, 4],
    count: 3 * (2 * 2 * 2 + 1),
  },
  "conv2d with stride, padding and tanh": {
    layer: conv2d(1, 2, [3, 2], {
      ...from(5),
      stride: 2,
      padding: 1,
      activation: "tanh",
    }),
    x: [2, 1, 4, 3],
    count: 2 * (3 * 2 + 1),
  },
  "conv2d without biases": {
    layer: conv2d(1, 2, 2, { ...from(5), bias: false }),
    x: [1, 1, 3, 3],
    count: 8,
  },
  maxPool: { layer: maxPool(2), x: [2, 2, 5, 4], count: 0 },
  "maxPool with overlap": {
    layer: maxPool(2, { stride: 1 }),
    x: [1, 2, 3, 4],
    count: 0,
  },
  averagePool: { layer: averagePool(2), x: [2, 1, 4, 5], count: 0 },
  flatten: { layer: flatten, x: [2, 1, 2, 3], count: 0 },
  embedding: { layer: embedding(4, 2, from(6)), x: word, count: 4 * 2 },
  positions: { layer: positions(5, 3, from(6)), x: [2, 4, 3], count: 5 * 3 },
  recurrent: {
    layer: recurrent(2, 3, from(7)),
    x: [2, 4, 2],
    count: 3 * (2 + 3 + 1),
  },
  lstm: {
    layer: lstm(2, 3, from(8)),
    x: [2, 3, 2],
    count: 4 * 3 * (2 + 3 + 1),
  },
  lastStep: { layer: lastStep, x: [2, 3, 2], count: 0 },
  selfAttention: {
    layer: selfAttention(2, from(9)),
    x: [2, 3, 2],
    count: 3 * (2 * 2 + 2),
  },
  "selfAttention with two heads, causal": {
    layer: selfAttention(4, { ...from(9), heads: 2, causal: true }),
    x: [2, 3, 4],
    count: 4 * (4 * 4 + 4),
  },
  residual: {
    layer: residual(linear(3, 3, { ...from(10), activation: "tanh" })),
    x: [2, 3],
    count: 12,
  },
  sequential: {
    layer: sequential(
      linear(2, 3, from(11)),
      tanh,
      sequential({ drop: dropout(0.5), out: linear(3, 2, from(12)) }),
      softmax,
    ),
    x: [3, 2],
    count: 9 + 8,
  },
};

/** While training, with the same masks each time. */
export const training = (): Mode => ({ training: true, masks: new Masks(7) });

/** What goes in, and parameters that are not 0 and 1. */
export function given({ layer, x }: TriedLayer): {
  readonly x: readonly Tensor[];
  readonly parameters: readonly Tensor[];
} {
  const shapes = namedParameters(layer).map(([, { shape }]) => shape);
  const parameters = inputsOf(shapes, 3, {
    domain: (chance) => normal(0.7)(chance, { inputs: 1, units: 1 }),
  });
  return { x: Array.isArray(x) ? inputsOf([x], 2) : [], parameters };
}

/** The layer as a function of what goes in and of all its parameters. */
export function computed(
  { layer, x }: TriedLayer,
  mode?: Mode,
): (...inputs: Tensor[]) => Tensor {
  return (...inputs) => {
    const here = Array.isArray(x) ? inputs[0] : x as Tensor;
    const rest = Array.isArray(x) ? inputs.slice(1) : inputs;
    let next = 0;
    return mapParameters(layer, () => rest[next++]).output(here, mode);
  };
}

/** What comes out, and its slopes for all inputs and parameters. */
export function read(
  tried: TriedLayer,
  all: readonly Tensor[],
): Promise<Floats[]> {
  const y = computed(tried, training())(...all);
  const slopes = gradients(weighed(y), all);
  return Promise.all([y, ...slopes].map((t) => t.read()));
}

/** Checks that a layer and its slopes are the same on a backend as in 64-bit loops. */
export async function assertSameThere(
  tried: TriedLayer,
  { name, backend, bound }: Tried,
): Promise<void> {
  const { x, parameters } = given(tried);
  const all = [...x, ...parameters];
  const truth = await read(tried, all);
  const there = await Promise.all(all.map((t) => t.to(backend)));
  const moved = Array.isArray(tried.x)
    ? tried
    : { ...tried, x: await (tried.x as Tensor).to(backend) };
  const found = await read(moved, there);
  truth.forEach((numbers, i) => {
    const largest = Math.max(1, ...Array.from(numbers, Math.abs));
    numbers.forEach((expected, place) =>
      assert.ok(
        Math.abs(found[i][place] - expected) <= bound * largest,
        `${name}: ${found[i][place]}, not ${expected}`,
      )
    );
  });
}
