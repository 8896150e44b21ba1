/** Matrix products and layers at sizes that are no multiples of tiles, for all kernels that multiply. */

import type { Activated, Product } from "../../lib/tensor/backend.ts";
import { type Case, numbers } from "./cases.ts";

const ACTIVATIONS: readonly Activated[] = [
  "identity",
  "relu",
  "tanh",
  "sigmoid",
];

/** The cases. */
export const PRODUCTS: readonly Case[] = [
  ...[
    { m: 7, k: 5, n: 9 },
    { m: 65, k: 33, n: 67 },
    { m: 130, k: 70, n: 66 },
    { m: 2, k: 784, n: 10 },
    { m: 3, k: 2, n: 257 },
    { m: 257, k: 3, n: 2 },
    { m: 33, k: 129, n: 36 },
    { m: 64, k: 64, n: 64 },
    { m: 7, k: 5, n: 9, count: 3 },
    { m: 37, k: 29, n: 41, count: 2 },
  ].flatMap((sizes) =>
    [false, true].flatMap((transposeA) =>
      [false, true].map((transposeB) => ({ ...sizes, transposeA, transposeB }))
    )
  ).map((product: Product): Case => {
    const { m, k, n, count = 1 } = product;
    return {
      name: `matmul of ${JSON.stringify(product)}`,
      run: (b) => [
        b.matmul(
          numbers(b, 1, count * m * k),
          numbers(b, 2, count * k * n),
          product,
        ),
      ],
    };
  }),
  ...[{ m: 7, k: 5, n: 9 }, { m: 65, k: 33, n: 67 }, { m: 2, k: 70, n: 130 }]
    .map((sizes): Case => ({
      name: `linear of ${JSON.stringify(sizes)}`,
      run: (b) => {
        const { m, k, n } = sizes;
        const x = numbers(b, 1, m * k), w = numbers(b, 2, n * k);
        const bias = numbers(b, 3, n);
        return ACTIVATIONS.map((g) => b.linear(x, w, bias, sizes, g));
      },
    })),
];
