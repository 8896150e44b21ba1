/** A linear layer in one go: the sums of its units, and what it does to them. */

import type { Activated, Floats } from "../backend.ts";
import { MAPS } from "./maps.ts";

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
  const { m, k, n } = sizes;
  const activation = activated === "identity"
    ? (z: number) => z
    : MAPS[activated];
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let z = bias[j];
      for (let p = 0; p < k; p++) z += x[i * k + p] * weight[j * k + p];
      out[i * n + j] = activation(z, 0);
    }
  }
}
