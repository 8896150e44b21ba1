/** The matrix product as it is defined. `matmul.ts` does the same faster, and must equal it. */

import type { Floats, Product } from "../backend.ts";

/** What a linear layer does to the sums: it begins them with a bias, and ends with its activation. */
export type Layer = {
  readonly bias: Floats;
  readonly activation: (z: number) => number;
};

/**
 * `c[i, j] = Σₚ a[i, p] · b[p, j]`, for each of `count` pairs of matrices.
 *
 * @param a `[m, k]`, or `[k, m]` if it lies transposed
 * @param b `[k, n]`, or `[n, k]` if it lies transposed
 * @param out `[m, n]`
 * @param layer with it, `c[i, j] = g(bias[j] + Σₚ a[i, p] · b[p, j])`
 */
export function matmulPlain(
  a: Floats,
  b: Floats,
  product: Product,
  out: Floats,
  layer?: Layer,
): void {
  const { m, k, n, count = 1, transposeA, transposeB } = product;
  for (let matrix = 0; matrix < count; matrix++) {
    const startA = matrix * m * k;
    const startB = matrix * k * n;
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = layer?.bias[j] ?? 0;
        for (let p = 0; p < k; p++) {
          sum += a[startA + (transposeA ? p * m + i : i * k + p)] *
            b[startB + (transposeB ? j * k + p : p * n + j)];
        }
        out[(matrix * m + i) * n + j] = layer?.activation(sum) ?? sum;
      }
    }
  }
}
