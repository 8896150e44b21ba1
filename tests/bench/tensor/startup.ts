/** What it costs to import the library: a new process each time, nothing but the import timed. */

import { median } from "./measure.ts";
import { ownProcess } from "./own_process.ts";
import { progress } from "./progress.ts";
import { printRow } from "./tables.ts";

/** What is imported, and the most that it may cost. */
const IMPORTS: readonly {
  name: string;
  milliseconds?: number;
  megabytes?: number;
}[] = [
  { name: "nothing" },
  { name: "nets", milliseconds: 15, megabytes: 40 },
  { name: "nets/tensor" },
  { name: "nets/nn" },
  { name: "npm:@jax-js/jax@0.1.25" },
  { name: "npm:@tensorflow/tfjs@4.22.0" },
];

/** Milliseconds of an import, and megabytes of the process after it. */
type Cost = readonly [milliseconds: number, megabytes: number];

/** Measures in turns and prints. @returns whether the targets are met */
export async function startup(rounds: number): Promise<boolean> {
  const costs = new Map<string, Cost[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const { name } of IMPORTS) {
      await progress(`startup, round ${round} of ${rounds}: ${name}`);
      const cost = await ownProcess<Cost>("./import_once.ts", name);
      // The first round fills caches.
      if (round > 0 && typeof cost !== "string") {
        costs.set(name, [...costs.get(name) ?? [], cost]);
      }
    }
  }
  await progress("");
  console.log(`\nstartup: what an import costs a new process`);
  printRow("", ["ms", "MB in all"]);
  let holds = true;
  for (const { name, milliseconds, megabytes } of IMPORTS) {
    const all = costs.get(name);
    if (all === undefined) continue;
    const [ms, mb] = [0, 1].map((i) => median(all.map((cost) => cost[i])));
    printRow(name.replace(/^npm:/, ""), [ms.toFixed(1), mb.toFixed(1)]);
    if (milliseconds === undefined || megabytes === undefined) continue;
    const met = ms <= milliseconds && mb <= megabytes;
    console.log(
      `  ${name} ≤ ${milliseconds} ms and ≤ ${megabytes} MB: ${
        met ? "met" : "MISSED"
      }`,
    );
    holds &&= met;
  }
  return holds;
}
