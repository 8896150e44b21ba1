/** Laws of matrix products. */

import fc from "fast-check";
import type { Activated, Product } from "../../../lib/tensor/backend.ts";
import type { Random } from "../../../lib/random.ts";
import { type Bench, type Law, magnitudes, sample } from "./bench.ts";

const size = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 20 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);

const products: fc.Arbitrary<Required<Product>> = fc.record({
  m: size,
  k: size,
  n: size,
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
  count: fc.integer({ min: 1, max: 3 }),
});

/** Sizes at the edges of tiles and of blocks, with a few columns or with many. */
const LARGE: readonly (readonly [m: number, k: number, n: number])[] = [
  [1, 784, 10],
  [64, 10, 130],
  [65, 385, 33],
  [13, 1027, 7],
  [6, 384, 8],
  [130, 3, 66],
  [3, 2, 257],
  [3, 0, 9], // a sum of nothing is 0, whatever stood there before
];

/** A number `a[i, p]` of a matrix `[rows, columns]` that may lie transposed. */
type Entry = (matrix: number, i: number, p: number) => number;

function entries(
  x: readonly number[],
  rows: number,
  columns: number,
  transposed: boolean,
): Entry {
  return (matrix, i, p) =>
    x[matrix * rows * columns + (transposed ? p * rows + i : i * columns + p)];
}

/** `Σₚ a[i, p] b[p, j]` for all `i` and `j`, of each pair. */
function sums(
  { m, k, n, count = 1 }: Product,
  a: Entry,
  b: Entry,
): number[] {
  const all: number[] = [];
  for (let matrix = 0; matrix < count; matrix++) {
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let p = 0; p < k; p++) sum += a(matrix, i, p) * b(matrix, p, j);
        all.push(sum);
      }
    }
  }
  return all;
}

/** That one product is what its definition says. */
async function expectProduct(
  bench: Bench,
  chance: Random,
  product: Product,
): Promise<void> {
  const { m, k, n, count = 1, transposeA = false, transposeB = false } =
    product;
  const x = sample(chance, count * m * k), y = sample(chance, count * k * n);
  const of = (x: readonly number[], y: readonly number[]) =>
    sums(
      product,
      entries(x, m, k, transposeA),
      entries(y, k, n, transposeB),
    );
  await bench.expect(
    bench.backend.matmul(bench.give(x), bench.give(y), product),
    of(x, y),
    of(magnitudes(x), magnitudes(y)),
  );
}

const ACTIVATIONS: Record<Activated, (z: number) => number> = {
  identity: (z) => z,
  relu: (z) => Math.max(z, 0),
  tanh: (z) => Math.tanh(z),
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
};

/** That one layer, with each activation, is what its definition says. */
async function expectLayer(
  bench: Bench,
  chance: Random,
  sizes: { readonly m: number; readonly k: number; readonly n: number },
): Promise<void> {
  const { m, k, n } = sizes, product = { ...sizes, transposeB: true };
  const x = sample(chance, m * k), bias = sample(chance, n);
  const weight = sample(chance, n * k, 0.2).map(Math.fround);
  const of = (
    x: readonly number[],
    weight: readonly number[],
    bias: readonly number[],
  ) =>
    sums(product, entries(x, m, k, false), entries(weight, k, n, true))
      .map((sum, i) => sum + bias[i % n]);
  const z = of(x, weight, bias);
  const scale = of(magnitudes(x), magnitudes(weight), magnitudes(bias));
  const given = [bench.give(x), bench.give(weight), bench.give(bias)] as const;
  const names = Object.keys(ACTIVATIONS) as Activated[];
  await Promise.all(names.map((name) =>
    bench.expect(
      bench.backend.linear(...given, sizes, name),
      z.map(ACTIVATIONS[name]),
      // a sigmoid also rounds 1 + e⁻ᶻ
      name === "sigmoid" ? scale.map((s) => s + 1) : scale,
    )
  ));
}

/** The laws, by their names. */
export const PRODUCT_LAWS: Record<string, Law> = {
  "matmul is rows times columns, transposed or not, one pair or several": (
    bench,
  ) =>
    bench.forAll(
      [products],
      (chance, product) => expectProduct(bench, chance, product),
    ),

  "matmul of large matrices is rows times columns": (bench) =>
    bench.forLarge(LARGE, async (chance, [m, k, n]) => {
      const each = [false, true];
      await Promise.all(each.flatMap((transposeA) =>
        each.map((transposeB) => {
          const product = { m, k, n, transposeA, transposeB };
          return expectProduct(bench, chance, product);
        })
      ));
    }),

  "matmul with the identity changes nothing": (bench) =>
    bench.forAll([size, size], async (chance, m, n) => {
      const x = sample(chance, m * n);
      const identity = Array.from(
        { length: n * n },
        (_, i) => i % (n + 1) === 0 ? 1 : 0,
      );
      await bench.expect(
        bench.backend.matmul(bench.give(x), bench.give(identity), {
          m,
          k: n,
          n,
        }),
        x,
        x.map(() => 0),
      );
    }),

  "matmul is associative: (A B) C = A (B C)": (bench) =>
    bench.forAll([size, size, size, size], async (chance, m, k, n, q) => {
      const lists = [m * k, k * n, n * q].map((size) => sample(chance, size));
      const associated = async (given: readonly number[][]) => {
        const [a, b, c] = given.map((list) => bench.give(list));
        const { backend } = bench;
        const first = backend.matmul(a, b, { m, k, n });
        const last = backend.matmul(b, c, { m: k, k: n, n: q });
        return {
          left: backend.matmul(first, c, { m, k: n, n: q }),
          right: await backend.read(backend.matmul(a, last, { m, k, n: q })),
        };
      };
      const [{ left, right }, { right: scale }] = await Promise.all([
        associated(lists),
        associated(lists.map(magnitudes)),
      ]);
      // each side rounds twice
      await bench.expect(left, right, scale.map((s) => 4 * s));
    }),

  "matmul of transposes is the transpose: (A B)ᵀ = Bᵀ Aᵀ": (bench) =>
    bench.forAll([size, size, size], async (chance, m, k, n) => {
      const x = sample(chance, m * k), y = sample(chance, k * n);
      const { backend } = bench, a = bench.give(x), b = bench.give(y);
      const turned = backend.permute(
        backend.matmul(a, b, { m, k, n }),
        [m, n],
        [1, 0],
      );
      const wanted = await backend.read(backend.matmul(b, a, {
        m: n,
        k,
        n: m,
        transposeA: true,
        transposeB: true,
      }));
      const scale = sums(
        { m: n, k, n: m },
        (_, j, p) => Math.abs(y[p * n + j]),
        (_, p, i) => Math.abs(x[i * k + p]),
      );
      await bench.expect(turned, wanted, scale.map((s) => 2 * s));
    }),

  "matmul keeps NaN and ∞ in their rows and columns, and zero times them is NaN":
    async (bench) => {
      const m = 7, k = 5, n = 9;
      const x = new Array<number>(m * k).fill(1);
      const y = new Array<number>(k * n).fill(1);
      x[2 * k + 1] = NaN;
      x[4 * k + 3] = Infinity;
      y[3 * n + 6] = 0;
      const { backend } = bench;
      await bench.expect(
        backend.matmul(bench.give(x), bench.give(y), { m, k, n }),
        Array.from({ length: m * n }, (_, place) => {
          const i = Math.floor(place / n), j = place % n;
          if (i === 2) return NaN;
          if (i === 4) return j === 6 ? NaN : Infinity;
          return j === 6 ? k - 1 : k;
        }),
      );
    },

  "linear is g(x · Wᵀ + b) for each activation": (bench) =>
    bench.forAll(
      [size, size, size],
      (chance, m, k, n) => expectLayer(bench, chance, { m, k, n }),
    ),

  "linear of large layers is g(x · Wᵀ + b)": (bench) =>
    bench.forLarge(
      LARGE,
      (chance, [m, k, n]) => expectLayer(bench, chance, { m, k, n }),
    ),

  "linear keeps NaN, and thousands meet the ends of their activation": async (
    bench,
  ) => {
    const x = [1000, -1000, NaN, 0], weight = [1], bias = [0];
    const wanted: Record<Activated, number[]> = {
      identity: x,
      relu: [1000, 0, NaN, 0],
      tanh: [1, -1, NaN, 0],
      sigmoid: [1, 0, NaN, 0.5],
    };
    const { backend } = bench;
    for (const name of Object.keys(wanted) as Activated[]) {
      const z = backend.linear(
        bench.give(x),
        bench.give(weight),
        bench.give(bias),
        { m: 4, k: 1, n: 1 },
        name,
      );
      await bench.expect(z, wanted[name]);
    }
  },
};
