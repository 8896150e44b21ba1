/** matmul(): the tiles give the same numbers as the plain loop, to the last bit. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { Random } from "../../../lib/random.ts";
import { matmul } from "../../../lib/tensor/loops/matmul.ts";
import { matmulPlain } from "../../../lib/tensor/loops/matmul_plain.ts";

const size = fc.integer({ min: 0, max: 70 });
const small = fc.integer({ min: 1, max: 9 });
const sizes = fc.oneof(
  { weight: 6, arbitrary: fc.record({ m: size, k: size, n: size }) },
  {
    weight: 1, // more rows than are packed at once
    arbitrary: fc.record({
      m: fc.integer({ min: 20, max: 30 }),
      k: fc.integer({ min: 3000, max: 6000 }),
      n: small,
    }),
  },
);
const products = fc.tuple(
  sizes,
  fc.record({
    transposeA: fc.boolean(),
    transposeB: fc.boolean(),
    count: fc.integer({ min: 1, max: 3 }),
  }),
).map(([sizes, options]) => ({ ...sizes, ...options }));

Deno.test("matmul equals the plain loop to the last bit, and writes nothing beyond its end", () => {
  fc.assert(
    fc.property(
      fc.nat(),
      products,
      fc.constantFrom(Float32Array, Float64Array),
      fc.boolean(),
      (seed, product, kind, isLayer) => {
        const { m, k, n, count } = product, chance = new Random(seed);
        const drawn = (size: number) =>
          new kind(size).map(() => chance.normal());
        const a = drawn(count * m * k), b = drawn(count * k * n);
        const layer = isLayer
          ? { bias: drawn(n), activation: Math.tanh }
          : undefined;
        const results = [matmul, matmulPlain].map((multiply) => {
          const out = new kind(count * m * n + 9).fill(-7);
          multiply(a, b, product, out, layer);
          return out;
        });
        assert.deepEqual(results[0], results[1]);
        assert.deepEqual([...results[0].slice(-9)], new Array(9).fill(-7));
      },
    ),
    { numRuns: 60 },
  );
});

Deno.test("matmul adds in 64 bits: what is small beside its neighbours is not lost", () => {
  const a = Float32Array.of(2 ** 24, 1, 1, 1, -(2 ** 24));
  const rows = new Float32Array(20);
  for (let i = 0; i < 4; i++) rows.set(a, 5 * i);
  const out = new Float32Array(4);
  matmul(rows, new Float32Array(5).fill(1), { m: 4, k: 5, n: 1 }, out);
  assert.deepEqual([...out], [3, 3, 3, 3]);
});
