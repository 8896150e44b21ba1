/** The kernel of the matrix product against three plain loops. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { Random } from "../../lib/random.ts";
import { onEveryVariant } from "../support/kernels.ts";

const size = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.constantFrom(64, 65, 241),
);

/** What it can be asked for. */
const product = fc.record({
  m: size,
  n: size,
  k: fc.oneof(size, fc.constantFrom(384, 385, 767, 768, 900)),
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
  start: fc.constantFrom("nothing", "bias", "itself"),
  relu: fc.boolean(),
});

onEveryVariant(
  "matmul() is the plain loops, and touches nothing else",
  (bench) => {
    fc.assert(
      fc.property(product, fc.nat(), ({ m, k, n, ...how }, seed) => {
        const chance = new Random(seed);
        const random = (size: number) =>
          Float32Array.from({ length: size }, () => chance.uniform(-1, 1));
        const a = random(m * k), b = random(k * n), bias = random(n);
        const before = random(m * n);
        const at = (i: number, p: number) =>
          a[how.transposeA ? p * m + i : i * k + p];
        const bt = (p: number, j: number) =>
          b[how.transposeB ? j * k + p : p * n + j];

        const memory = bench();
        const { call } = memory;
        const c = memory.put(before), row = memory.put(bias);
        const start = {
          nothing: [0, 0],
          bias: [row, 0],
          itself: [c, 4 * n],
        } as const;
        const [rowA, columnA] = how.transposeA ? [4, 4 * m] : [4 * k, 4];
        const [from, rowFrom] = start[how.start];
        const rowB = 4 * (how.transposeB ? k : n), { transposeB, relu } = how;
        const pa = memory.put(a), pb = memory.put(b);
        const workspace = memory.workspace(call.matmulWorkspace());
        // deno-fmt-ignore
        call.matmul(m, k, n, pa, rowA, columnA, pb, rowB, transposeB, c, 4 * n, from, rowFrom, relu, workspace);
        const found = memory.take(c);
        for (let i = 0; i < m; i++) {
          for (let j = 0; j < n; j++) {
            let sum = {
              nothing: 0,
              bias: bias[j],
              itself: before[i * n + j],
            }[how.start];
            let size = Math.abs(sum);
            for (let p = 0; p < k; p++) {
              sum += at(i, p) * bt(p, j);
              size += Math.abs(at(i, p) * bt(p, j));
            }
            if (how.relu) sum = Math.max(0, sum);
            // Each of k + 1 additions may round away 2^-24 of what was summed so far.
            const bound = (k + 1) * 2 ** -24 * size;
            const error = Math.abs(found[i * n + j] - sum);
            assert.ok(
              error <= bound,
              `${i}, ${j}: ${found[i * n + j]}, not ${sum}`,
            );
          }
        }
      }),
      { numRuns: 60 },
    );
  },
);
