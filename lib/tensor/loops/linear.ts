/** A linear layer in one go: the sums of its units, and what it does to them. */

import type { Activated, Floats } from "../backend.ts";
import { MAPS } from "./maps.ts";
import { matmulPlain } from "./matmul_plain.ts";

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
  matmulPlain(x, weight, { ...sizes, transposeB: true }, out);
  const activation = activated === "identity"
    ? (z: number) => z
    : MAPS[activated];
  const { m, n } = sizes;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      out[i * n + j] = activation(out[i * n + j] + bias[j], 0);
    }
  }
}
