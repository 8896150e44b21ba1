/** Initialisers: what they draw has the spread that PyTorch computes for the shape of the weights. */

import assert from "node:assert/strict";
import {
  conv2d,
  type FirstWeights,
  heNormal,
  heUniform,
  type Initial,
  linear,
  xavierNormal,
  xavierUniform,
} from "nets/nn";
import type { Tensor } from "nets/tensor";
import { Random } from "../../lib/random.ts";
import { fixtures } from "./fixtures.ts";

interface Spread {
  readonly what: string;
  readonly shape: readonly number[];
  readonly fanIn: number;
  readonly fanOut: number;
  readonly xavierSd: number;
  readonly xavierBound: number;
  readonly heSd: number;
  readonly heBound: number;
}

const DRAWS = 20_000;

function drawnBy(initial: Initial, { fanIn, fanOut }: Spread): number[] {
  const chance = new Random(1);
  const fans = { inputs: fanIn, units: fanOut };
  return Array.from({ length: DRAWS }, () => initial(chance, fans));
}

const meanOf = (xs: readonly number[]) =>
  xs.reduce((sum, x) => sum + x, 0) / xs.length;

/**
 * Mean and standard deviation, each to five standard errors: the variance of a sample of `n` has a
 * standard error of `σ² √((κ − 1) / n)`, with κ = 3 for normal numbers and 9/5 for uniform ones.
 */
function assertSpread(xs: readonly number[], sd: number, kurtosis: number) {
  const mean = meanOf(xs), variance = meanOf(xs.map((x) => (x - mean) ** 2));
  assert.ok(Math.abs(mean) < 5 * sd / Math.sqrt(DRAWS));
  const error = Math.sqrt((kurtosis - 1) / DRAWS);
  assert.ok(Math.abs(variance / sd ** 2 - 1) < 5 * error);
}

/** All within the bound, rounded to 32 bits, and some close to it. */
function assertBound(xs: readonly number[], bound: number, close = 0.999) {
  const largest = xs.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  assert.ok(largest <= bound * (1 + 1e-7) && largest > close * bound);
}

for (const spread of fixtures<Spread>("metrics")) {
  if (spread.what !== "initialiser") continue;
  const weights = `for weights [${spread.shape.join(", ")}]`;

  Deno.test(`xavierUniform() and xavierNormal() have PyTorch's spread ${weights}`, () => {
    const even = drawnBy(xavierUniform, spread);
    assertBound(even, spread.xavierBound);
    assertSpread(even, spread.xavierSd, 9 / 5);
    assertSpread(drawnBy(xavierNormal, spread), spread.xavierSd, 3);
  });

  Deno.test(`heUniform() and heNormal() have PyTorch's spread ${weights}`, () => {
    const even = drawnBy(heUniform, spread);
    assertBound(even, spread.heBound);
    assertSpread(even, spread.heSd, 9 / 5);
    assertSpread(drawnBy(heNormal, spread), spread.heSd, 3);
  });

  Deno.test(`linear() and conv2d() draw with PyTorch's bound ${weights}`, async () => {
    const even = layerWeight(spread.shape, { seed: 1, initial: heUniform });
    assert.deepEqual(even.shape, spread.shape);
    const drawn = [...await even.read()];
    assertBound(drawn, spread.heBound, 0.8); // the smallest has only 24 numbers
    const both = layerWeight(spread.shape, { seed: 1, initial: xavierUniform });
    assertBound([...await both.read()], spread.xavierBound, 0.8);
  });
}

/** The first weights of the layer that has such weights. */
function layerWeight(shape: readonly number[], options: FirstWeights): Tensor {
  const [units, inputs, height] = shape;
  const layer = height === undefined
    ? linear(inputs, units, options)
    : conv2d(inputs, units, height, options);
  return layer.parameters.weight;
}
