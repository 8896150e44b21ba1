/** The moons problem as a work: runs of 100 steps, each from the start, for its rate falls as it goes. */

import type { Contender } from "../scalar/moons.ts";
import { STEPS } from "../scalar/moons.ts";
import type { Work } from "./work.ts";

/** A contender of the scalar bench, which reads the loss of each step. */
export function moonsWork(contender: Contender): Work {
  let step = contender.start(), k = 0;
  return {
    async run(times) {
      for (let i = 0; i < times; i++, k++) {
        if (k === STEPS) [step, k] = [contender.start(), 0];
        const loss = step(k);
        if (loss instanceof Promise) await loss;
      }
    },
    async check() {
      const step = contender.start();
      let loss = NaN;
      for (let k = 0; k < STEPS; k++) loss = await step(k);
      return loss;
    },
  };
}
