/** A linear layer in one go: the sums of its units, and what it does to them. */

import type { Activated, Floats } from "../backend.ts";
import { relu, sigmoid } from "./maps.ts";
import { matmul } from "./matmul.ts";

const ACTIVATIONS: Readonly<Record<Activated, (z: number) => number>> = {
  identity: (z) => z,
  relu,
  tanh: (z) => Math.tanh(z),
  sigmoid,
};

/**
 * `g(x · Wᵀ + b)`.
 *
 * @param x `[m, k]`, an example a row
 * @param weight `[n, k]`, a unit a row
 * @param bias `[n]`
 * @param out `[m, n]`
 */
export function linear(
  x: Floats,
  weight: Floats,
  bias: Floats,
  sizes: { readonly m: number; readonly k: number; readonly n: number },
  activated: Activated,
  out: Floats,
): void {
  const activation = ACTIVATIONS[activated];
  matmul(x, weight, { ...sizes, transposeB: true }, out, { bias, activation });
}
