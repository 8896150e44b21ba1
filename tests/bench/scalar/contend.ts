/** One contender in a process of its own: trains some times, and writes what it took as JSON. */

import { closures } from "./closure_contender.ts";
import { type Contender, STEPS } from "./moons.ts";
import { tfjs } from "./tfjs_contender.ts";
import { asWritten, nodeForNode } from "./value_contenders.ts";

/** What a process reports. */
export type Report = {
  /** Milliseconds of each step, after the first run has warmed everything up. */
  readonly steps: number[];
  /** Milliseconds of the first run: what a student waits for. */
  readonly first: number;
  readonly loss: number;
  /** Megabytes of the process after half of the runs, and after the last. */
  readonly memory: [number, number];
};

const CONTENDERS: Readonly<
  Record<string, () => Contender | Promise<Contender>>
> = {
  asWritten: () => asWritten,
  nodeForNode: () => nodeForNode,
  closures: () => closures,
  "tfjs-wasm": () => tfjs("wasm"),
  "tfjs-cpu": () => tfjs("cpu"),
};

const [name, runs] = Deno.args;
const contender = await CONTENDERS[name]();
const megabytes = () => Deno.memoryUsage().rss / 2 ** 20;
const warm = await train();
let half = megabytes();
const times: number[] = [];
let loss = warm.loss;
for (let run = 1; run < Number(runs); run++) {
  const again = await train();
  times.push(...again.times);
  if (run === Number(runs) >> 1) half = megabytes();
  loss = again.loss;
}
const report: Report = {
  steps: times,
  first: warm.times.reduce((a, b) => a + b),
  loss,
  memory: [half, megabytes()],
};
console.log(JSON.stringify(report));

async function train(): Promise<{ times: number[]; loss: number }> {
  const step = contender.start(), times: number[] = [];
  let loss = NaN;
  for (let k = 0; k < STEPS; k++) {
    const before = performance.now();
    const result = step(k);
    loss = typeof result === "number" ? result : await result;
    times.push(performance.now() - before);
  }
  return { times, loss };
}
