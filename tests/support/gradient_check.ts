/** Derivatives against what small steps measure, and against those of another backend. */

import assert from "node:assert/strict";
import { Random } from "../../lib/random.ts";
import {
  type Backend,
  drawn,
  gradients,
  loops,
  type Shape,
  Tensor,
} from "nets/tensor";

/** What is computed of tensors. */
export type Computed = (...inputs: Tensor[]) => Tensor;

/** The truth: plain loops with 64 bits. */
export const DOUBLE = loops({ precision: "double" });

/** Where a function may be tried: for a logarithm, above 0. */
export type Domain = (chance: Random) => number;

/** Numbers from −2 to 2. */
export const ANYWHERE: Domain = (chance) => chance.uniform(-2, 2);

/** A central difference of a smooth function with this step is right to about ten digits. */
const STEP = 1e-4;

/** Random inputs of the given shapes, on one backend; the same numbers for the same seed on each. */
export function inputsOf(
  shapes: readonly Shape[],
  seed: number,
  { domain = ANYWHERE, backend = DOUBLE }: {
    readonly domain?: Domain;
    readonly backend?: Backend;
  } = {},
): Tensor[] {
  const chance = new Random(seed);
  // Rounded to 32 bits, so that every backend begins with the very same numbers.
  return shapes.map((shape) =>
    drawn(shape, () => Math.fround(domain(chance)), { backend })
  );
}

/** One number made of all that `f` gives, each with a weight of its own. */
export function weighed(y: Tensor): Tensor {
  const chance = new Random(97);
  const weights = drawn(y.shape, () => Math.fround(chance.uniform(-1, 1)), {
    backend: y.backend,
  });
  return y.mul(weights).sum();
}

/**
 * Asserts that the gradient of `f` is what central differences measure, at every number of every input.
 *
 * @param f what is differentiated; its result is made one number with {@linkcode weighed}
 * @param inputs on the truth's backend
 */
export async function assertGradient(
  f: Computed,
  inputs: readonly Tensor[],
  { tolerance = 1e-6 }: { readonly tolerance?: number } = {},
): Promise<void> {
  const slopes = gradients(weighed(f(...inputs)), inputs);
  for (const [i, input] of inputs.entries()) {
    const exact = await slopes[i].read();
    assert.deepEqual(slopes[i].shape, input.shape);
    for (let place = 0; place < input.size; place++) {
      const measured = await difference(f, inputs, i, place);
      assert.ok(
        close(exact[place], measured, tolerance),
        `input ${i}, place ${place}: the slope is ${
          exact[place]
        }, small steps measure ${measured}`,
      );
    }
  }
}

/** Asserts the same of the gradient's own gradient. */
export function assertSecondGradient(
  f: Computed,
  inputs: readonly Tensor[],
  { tolerance = 1e-5 }: { readonly tolerance?: number } = {},
): Promise<void> {
  const first: Computed = (...xs) => {
    const slopes = gradients(weighed(f(...xs)), xs);
    return slopes.map(weighed).reduce((a, b) => a.add(b));
  };
  return assertGradient(first, inputs, { tolerance });
}

/** Asserts that two backends give the same values and the same slopes, relative to the largest. */
export async function assertSameOn(
  backend: Backend,
  f: Computed,
  shapes: readonly Shape[],
  seed: number,
  { domain, bound }: { readonly domain?: Domain; readonly bound: number },
): Promise<void> {
  const [truth, other] = await Promise.all([DOUBLE, backend].map((b) => {
    const inputs = inputsOf(shapes, seed, {
      backend: b,
      ...domain === undefined ? {} : { domain },
    });
    const y = f(...inputs);
    const all = [y, ...gradients(weighed(y), inputs)];
    return Promise.all(all.map((t) => t.read()));
  }));
  for (const [i, expected] of truth.entries()) {
    const largest = Math.max(1, ...Array.from(expected, Math.abs));
    for (let place = 0; place < expected.length; place++) {
      assert.ok(
        Math.abs(other[i][place] - expected[place]) <= bound * largest,
        `${i === 0 ? "the result" : `slope ${i - 1}`}, place ${place}: ${
          other[i][place]
        } on ${backend.name}, but ${expected[place]} by loops`,
      );
    }
  }
}

/** `(L(x + h) − L(x − h)) / 2h` at one number of one input. */
async function difference(
  f: Computed,
  inputs: readonly Tensor[],
  i: number,
  place: number,
): Promise<number> {
  const numbers = await inputs[i].read();
  const at = (step: number) => {
    const moved = numbers.slice();
    moved[place] += step;
    const { shape, backend } = inputs[i];
    const nudged = new Tensor(shape, backend.write(moved), backend);
    return weighed(f(...inputs.with(i, nudged))).item();
  };
  return (await at(STEP) - await at(-STEP)) / (2 * STEP);
}

function close(a: number, b: number, tolerance: number): boolean {
  return Object.is(a, b) ||
    Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}
