/** Every operation and its slopes are the same on every backend, within a stated bound. */

import fc from "fast-check";
import { BACKENDS } from "../support/backends.ts";
import { assertSameOn } from "../support/gradient_check.ts";
import { OPERATIONS } from "../support/operations.ts";

const seeds = fc.integer({ min: 0, max: 1e6 });

for (const { name: on, backend, bound } of BACKENDS) {
  Deno.test(`Tensor: every operation and its slopes on ${on} are those of 64-bit loops within ${bound}`, async (t) => {
    for (const [name, { f, shapes, domain }] of Object.entries(OPERATIONS)) {
      const at = domain === undefined ? { bound } : { bound, domain };
      await t.step(name, () =>
        fc.assert(
          fc.asyncProperty(
            shapes,
            seeds,
            (all, seed) => assertSameOn(backend, f, all, seed, at),
          ),
          { numRuns: backend.name === "gpu" ? 6 : 15 }, // each waits for 10 ms
        ));
    }
  });
}
