/** Every rung of the ladder multiplies matrices as the laws say, whatever their sizes. */

import assert from "node:assert/strict";
import { gpu } from "nets/webgpu";
import type { Activated, Numbers, Product } from "../../lib/tensor/backend.ts";
import { Random } from "../../lib/random.ts";
import {
  MATMUL_KERNELS,
  type MatmulKernel,
  usualMatmul,
} from "../../lib/webgpu/matmul_ladder.ts";
import { planOf } from "../../lib/webgpu/matmul_plan.ts";
import { Bench } from "../tensor/laws/bench.ts";
import { PRODUCT_LAWS } from "../tensor/laws/product_laws.ts";
import { onGpu } from "./on_gpu.ts";

const RUNGS = Object.keys(MATMUL_KERNELS) as MatmulKernel[];

/** The largest error, as a part of the magnitudes that are added up. */
const BOUND = 2e-6;

/** Products with large tiles, and with long sums for few numbers, at their edges. */
const LARGE: readonly Product[] = [
  { m: 32_644, k: 36, n: 4 },
  { m: 5, k: 33, n: 32_641, transposeA: true, transposeB: true },
  { m: 8, k: 4099, n: 9, transposeA: true },
  { m: 9, k: 4096, n: 8, transposeB: true, count: 2 },
];

/** Sums from 1000 to as near to 0 as 1e-30, of both signs. */
const SUMS = Float32Array.from({ length: 2000 }, (_, i) => {
  const sign = i % 2 === 0 ? 1 : -1;
  return sign * (i < 1000 ? i / 25 : 10 ** (3 - (i - 1000) / 30));
});
const ONE = new Float32Array([1]), NONE = new Float32Array([0]);

/** A device may take smaller numbers for 0. */
const SMALLEST = 2 ** -125;

const ACTIVATIONS: Readonly<Record<Activated, (z: number) => number>> = {
  identity: (z) => z,
  relu: (z) => Math.max(z, 0),
  tanh: Math.tanh,
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
};

type Three = [Numbers, Numbers, Numbers];

/** Whole numbers from −3 to 3, whose products add up without an error. */
function wholes(seed: number, size: number): Float32Array<ArrayBuffer> {
  const chance = new Random(seed);
  return Float32Array.from({ length: size }, () => chance.integer(7) - 3);
}

/** The product, in whole numbers: `Σₚ a[i, p] b[p, j]`. */
function exactly(
  a: Float32Array,
  b: Float32Array,
  { m, k, n, transposeA, transposeB, count = 1 }: Product,
): Float32Array {
  const [stepA, rowA] = transposeA ? [m, 1] : [1, k];
  const [stepB, columnB] = transposeB ? [1, k] : [n, 1];
  return Float32Array.from({ length: count * m * n }, (_, place) => {
    const j = place % n, i = Math.floor(place / n) % m;
    const matrix = Math.floor(place / n / m);
    let sum = 0;
    for (let p = 0; p < k; p++) {
      sum += a[matrix * m * k + i * rowA + p * stepA] *
        b[matrix * k * n + p * stepB + j * columnB];
    }
    return sum;
  });
}

/** That a rung makes a product without an error. */
async function expectExact(rung: MatmulKernel, product: Product) {
  const { m, k, n, count = 1 } = product, backend = await gpu({ matmul: rung });
  const a = wholes(1, count * m * k), b = wholes(2, count * k * n);
  const found = backend.matmul(backend.write(a), backend.write(b), product);
  assert.deepEqual(
    await backend.read(found),
    exactly(a, b, product),
    `${rung}: ${JSON.stringify(product)}`,
  );
}

for (const rung of RUNGS) {
  for (const [name, law] of Object.entries(PRODUCT_LAWS)) {
    onGpu(
      `matmul by ${rung}: ${name}`,
      async () => law(new Bench(await gpu({ matmul: rung }), BOUND, 4)),
    );
  }

  onGpu(
    `matmul by ${rung} has no error in whole numbers, in large tiles and in parts`,
    async () => {
      for (const product of LARGE) await expectExact(rung, product);
    },
  );

  onGpu(
    `linear by ${rung} has its activation right at every size of sum, ±1000 too`,
    async () => {
      const backend = await gpu({ matmul: rung });
      const x = backend.write(SUMS), weight = backend.write(ONE);
      const sizes = { m: SUMS.length, k: 1, n: 1 };
      for (const name of Object.keys(ACTIVATIONS) as Activated[]) {
        const y = backend.linear(x, weight, backend.write(NONE), sizes, name);
        const found = await backend.read(y);
        SUMS.forEach((z, i) => {
          const wanted = ACTIVATIONS[name](z);
          const error = Math.abs(found[i] - wanted);
          assert.ok(
            error <= BOUND * Math.abs(wanted) + SMALLEST,
            `${name}(${z}) is ${found[i]}, and should be ${wanted}`,
          );
        });
      }
    },
  );

  onGpu(`matmul by ${rung} lets no NaN of one pair into another`, async () => {
    const m = 8, k = 6, n = 8, count = 2, backend = await gpu({ matmul: rung });
    const half = (size: number) =>
      backend.write(
        Float32Array.from({ length: 2 * size }, (_, i) => i < size ? 1 : NaN),
      );
    for (const transposeA of [false, true]) {
      for (const transposeB of [false, true]) {
        const product = { m, k, n, count, transposeA, transposeB };
        const found = backend.matmul(half(m * k), half(k * n), product);
        const wanted = Array.from({ length: 128 }, (_, i) => i < 64 ? k : NaN);
        assert.deepEqual([...await backend.read(found)], wanted);
      }
    }
  });

  onGpu(
    `linear by ${rung} keeps a NaN with a sign through a ReLU`,
    async () => {
      const backend = await gpu({ matmul: rung });
      const signed = new Float32Array(new Uint32Array([0xffc00000, 0]).buffer);
      const [x, one, none] = [signed, ONE, NONE].map((list) =>
        backend.write(list)
      );
      const y = backend.linear(x, one, none, { m: 2, k: 1, n: 1 }, "relu");
      assert.deepEqual([...await backend.read(y)], [NaN, 0]);
    },
  );

  onGpu(`linear by ${rung} adds its bias once to sums in parts`, async () => {
    const m = 3, k = 1027, n = 5, backend = await gpu({ matmul: rung });
    const x = wholes(3, m * k), weight = wholes(4, n * k), bias = wholes(5, n);
    const y = backend.linear(
      ...[x, weight, bias].map((list) => backend.write(list)) as Three,
      { m, k, n },
      "relu",
    );
    assert.deepEqual(
      await backend.read(y),
      exactly(x, weight, { m, k, n, transposeB: true })
        .map((sum, i) => Math.max(sum + bias[i % n], 0)),
    );
  });
}

onGpu("matmul counts workgroups beyond those of one axis", async () => {
  const product = { m: 1, k: 1, n: 1 };
  const edges = { naive: 64, tiled: 1, blocked: 1, register: 8 };
  for (const rung of RUNGS) {
    const count = 65_535 * edges[rung] + 1;
    assert.deepEqual(planOf(rung, { ...product, count }).groups, [65_535, 2]);
    // One workgroup of the others takes a program that acts as a GPU 100 µs.
    if (count > 100_000) await expectExact(rung, { ...product, count });
  }
});

Deno.test("planOf() splits sums only where a device would be idle", () => {
  const parts = (rung: MatmulKernel, m: number, k: number, n: number) =>
    planOf(rung, { m, k, n }).parts;
  assert.equal(parts("blocked", 8, 40_960, 9), 160);
  assert.equal(parts("blocked", 64, 784, 128), 4);
  assert.equal(parts("blocked", 4096, 4096, 4096), 1);
  assert.equal(parts("register", 64, 784, 128), 1);
  assert.equal(parts("naive", 1, 100_000, 1), 1);
  assert.equal(parts("blocked", 0, 0, 0), 1);
});

Deno.test("usualMatmul() is the rung without workgroup memory for programs that act as a GPU", () => {
  const description = "";
  assert.equal(usualMatmul({ description, isSoftware: true }), "register");
  assert.equal(usualMatmul({ description, isSoftware: false }), "blocked");
});
