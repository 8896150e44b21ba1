/** Whether memory stays flat: the small network, trained for ten thousand steps in a process of its own. */

import { moonsRecipe } from "./our_works.ts";
import { ourBackend } from "./our_backends.ts";
import { training } from "../../../lib/nn/mod.ts";

/** Megabytes of the process after so many steps. */
export type MemoryTrace = readonly (readonly [
  steps: number,
  megabytes: number,
])[];

/** After how many steps is looked. */
const LOOKS = [100, 1000, 2000, 5000, 10_000];

if (import.meta.main) {
  const { net, ...options } = moonsRecipe(ourBackend(Deno.args[0]));
  const run = training(net, {
    ...options,
    optimiser: { ...options.optimiser, rate: 0.01 },
    epochs: LOOKS.at(-1)!,
    seed: 1,
    shuffle: false,
  });
  const looks: (readonly [number, number])[] = [];
  for await (const { epoch } of run) {
    if (!LOOKS.includes(epoch)) continue;
    looks.push([epoch, Deno.memoryUsage().rss / 2 ** 20]);
  }
  console.log(JSON.stringify(looks));
  Deno.exit(0);
}
