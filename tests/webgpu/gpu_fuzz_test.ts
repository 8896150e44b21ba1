/** Operations of the GPU on random shapes, up to some thousand numbers, against loops in 64 bits. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { loops } from "nets/tensor";
import { type Gpu, gpu, type MatmulKernel } from "nets/webgpu";
import type { Backend } from "../../lib/tensor/backend.ts";
import { magnitudes } from "../tensor/laws/bench.ts";
import { FUZZED, type Fuzzed, PRODUCTS_FUZZED } from "./fuzzed.ts";
import { onGpu } from "./on_gpu.ts";

const DOUBLE = loops({ precision: "double" });

/** The largest error, as a part of the magnitudes that are added up for a number. */
const BOUND = 2e-6;

/** Kernels that compile slowly are tried less often. */
const RUNS: Record<MatmulKernel, number> = {
  naive: 12,
  tiled: 10,
  blocked: 4,
  register: 4,
};

for (const [name, fuzzed] of Object.entries(FUZZED)) {
  onGpu(
    `gpu: ${name} of random shapes is that of loops`,
    async () => fuzz(await gpu(), fuzzed, 10),
  );
}

for (const [name, fuzzed] of Object.entries(PRODUCTS_FUZZED)) {
  for (const [matmul, runs] of Object.entries(RUNS)) {
    onGpu(
      `gpu: ${name} of random shapes is that of loops, by the ${matmul} kernel`,
      async () =>
        fuzz(await gpu({ matmul: matmul as MatmulKernel }), fuzzed, runs),
    );
  }
}

function fuzz(
  backend: Gpu,
  fuzzed: fc.Arbitrary<Fuzzed>,
  numRuns: number,
): Promise<void> {
  return fc.assert(
    fc.asyncProperty(fuzzed, async (one) => {
      const made = one.run(backend, (x) => x);
      const found = await Promise.all(made.map((a) => backend.read(a)));
      const wanted = valuesOf(one, (x) => x), scale = valuesOf(one, magnitudes);
      found.forEach((numbers, k) => {
        assert.equal(numbers.length, wanted[k].length);
        numbers.forEach((x, i) =>
          assertNear(
            x,
            wanted[k][i],
            Math.abs(scale[k][i]) + one.around,
            `${k}, ${i}`,
          )
        );
      });
    }),
    { numRuns },
  );
}

/** What loops make of the operands, or of their magnitudes. */
function valuesOf(
  { run }: Fuzzed,
  changed: (x: number[]) => number[],
): readonly ArrayLike<number>[] {
  const backend: Backend = DOUBLE;
  return run(backend, changed).map((a) => backend.peek(a)!);
}

function assertNear(
  found: number,
  wanted: number,
  scale: number,
  where: string,
): void {
  const isNear = Object.is(found, wanted) || found === wanted ||
    Math.abs(found - wanted) <= BOUND * scale;
  assert.ok(isNear, `result and number ${where}: ${found}, not ${wanted}`);
}
