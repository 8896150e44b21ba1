/** Training as a work: steps that go on and on over the same batches, and a loss to compare. */

import { BATCHES } from "./problem_data.ts";
import type { Work } from "./work.ts";

/**
 * Takes step number `k` and gives the loss before it, if it is asked for it: who can go on without waiting
 * for a number need not wait.
 */
export type Step = (
  k: number,
  read: boolean,
) => number | undefined | Promise<number | undefined>;

/**
 * @param start begins afresh
 * @param steps after so many the loss of the first batch is compared
 * @param batches after so many steps the batches begin again
 */
export function trainingWork(
  start: () => Step | Promise<Step>,
  steps: number,
  batches = BATCHES,
): Work {
  let step: Step | undefined, k = 0;
  return {
    async run(times) {
      step ??= await start();
      for (let i = 1; i <= times; i++, k = (k + 1) % batches) {
        const loss = step(k, i === times);
        if (loss instanceof Promise) await loss;
      }
    },
    async check() {
      const step = await start();
      for (let k = 0; k < steps; k++) await step(k % batches, false);
      return (await step(steps % batches, true))!;
    },
  };
}
