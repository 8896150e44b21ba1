/** Initialisers: what they draw has the spread that PyTorch computes for the shape of the weights. */

import assert from "node:assert/strict";
import {
  heNormal,
  heUniform,
  type Initial,
  xavierNormal,
  xavierUniform,
} from "../../lib/nn/initial.ts";
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

/** All within the bound, and some close to it. */
function assertBound(xs: readonly number[], bound: number) {
  const largest = Math.max(...xs.map(Math.abs));
  assert.ok(largest <= bound * (1 + 1e-8) && largest > 0.999 * bound);
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
}
