/**
 * Whether memory stays flat: the small network, trained for ten thousand steps in a process of its own,
 * five to an epoch. Before each look the garbage is collected, where V8 was told to let one ask for it.
 */

import { moonsRecipe } from "./our_works.ts";
import { onGpu, ourBackend } from "./our_backends.ts";
import { sgd, training } from "../../../lib/nn/mod.ts";

/**
 * Megabytes after so many steps: of the process, and of what JavaScript still holds; on a GPU its
 * buffers, too, and the bytes in them.
 */
export type MemoryTrace = readonly {
  readonly steps: number;
  readonly process: number;
  readonly held: number;
  readonly buffers?: number;
  readonly bytes?: number;
}[];

/** After how many steps is looked. */
const LOOKS = [100, 1000, 2000, 5000, 10_000];

/** Steps of an epoch. */
const STEPS = 5;

declare const gc: () => void;

if (import.meta.main) {
  const backend = await ourBackend(Deno.args[0]);
  const { net, ...options } = moonsRecipe(backend);
  const run = training(net, {
    ...options,
    batchSize: options.batchSize! / STEPS,
    optimiser: sgd({ rate: 0.01 }),
    epochs: LOOKS.at(-1)! / STEPS,
    seed: 1,
  });
  const looks: MemoryTrace[number][] = [];
  for await (const { updates } of run) {
    if (!LOOKS.includes(updates)) continue;
    gc();
    const { rss, heapUsed } = Deno.memoryUsage();
    looks.push({
      steps: updates,
      process: rss / 2 ** 20,
      held: heapUsed / 2 ** 20,
      ...onGpu(backend)?.memory,
    });
  }
  console.log(JSON.stringify(looks));
  Deno.exit(0);
}
