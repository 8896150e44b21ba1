/** Matrix products and layers at sizes that are no multiples of tiles, for all kernels that multiply. */

import type { Activated, Product } from "../../lib/tensor/backend.ts";
import { type Case, numbers } from "./cases.ts";

/** Each compiles a kernel anew, which takes a program that acts as a GPU up to a second: so there are few. */
const SIZES: readonly (Product & { readonly transposed: string })[] = [
  { m: 7, k: 5, n: 9, transposed: "ab" },
  { m: 65, k: 33, n: 67, transposed: "" },
  { m: 130, k: 70, n: 66, transposed: "b" },
  { m: 3, k: 2, n: 257, transposed: "a" },
  { m: 257, k: 3, n: 2, transposed: "b" },
  { m: 33, k: 129, n: 36, transposed: "ab" },
  { m: 68, k: 132, n: 36, transposed: "a" },
  { m: 68, k: 132, n: 36, transposed: "" },
  { m: 2, k: 2051, n: 10, transposed: "a" },
  { m: 7, k: 5, n: 9, count: 3, transposed: "" },
  { m: 37, k: 29, n: 41, count: 2, transposed: "b" },
  // so many that kernels take their largest tiles
  { m: 17, k: 51, n: 19, count: 260, transposed: "" },
  { m: 20, k: 52, n: 20, count: 257, transposed: "ab" },
];

const LAYERS:
  readonly (readonly [Activated, m: number, k: number, n: number])[] = [
    ["identity", 7, 5, 9],
    ["relu", 65, 33, 67],
    ["tanh", 2, 70, 130],
    ["sigmoid", 68, 36, 132],
    ["relu", 3, 2050, 7],
  ];

/** The cases. */
export const PRODUCTS: readonly Case[] = [
  ...SIZES.map(({ transposed, ...sizes }): Case => {
    const { m, k, n, count = 1 } = sizes;
    const product = {
      ...sizes,
      transposeA: transposed.includes("a"),
      transposeB: transposed.includes("b"),
    };
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
  ...LAYERS.map(([g, m, k, n]): Case => ({
    name: `linear and ${g} of ${m}, ${k}, ${n}`,
    run: (b) => [
      b.linear(
        numbers(b, 1, m * k),
        numbers(b, 2, n * k),
        numbers(b, 3, n),
        { m, k, n },
        g,
      ),
    ],
  })),
];
