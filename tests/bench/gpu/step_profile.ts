/**
 * A process that looks into one contender's training step on a GPU: what it asks of WebGPU, what asking
 * alone takes, and what each kernel takes when it is run again and again by itself.
 */

import { worksOf } from "../tensor/works_of.ts";
import { type Counts, type Run, Watch } from "./watch.ts";

/** What it says. */
export type StepProfile = {
  /** Seconds of a step, with everything. */
  readonly seconds: number;
  /** Of a step whose kernels do not run. */
  readonly asking: number;
  /** Of a step's kernels alone, one after the other; nothing if their buffers are gone. */
  readonly kernels: number | null;
  /** A step's. */
  readonly counts: Counts;
  readonly each: readonly {
    readonly name: string;
    readonly times: number;
    /** Of all of them. */
    readonly seconds: number;
  }[];
};

/** Steps between two reads, and in how many such goes is measured. */
const STEPS = 20, GOES = 5;

/** Seconds in which a kernel is run again and again. */
const LONG = 0.05;

if (import.meta.main) {
  const [name, problem, work, folder] = Deno.args;
  const watch = new Watch();
  const { [work]: training } = await worksOf(name, problem, folder);
  const go = (steps = STEPS) => clocked(() => training.run(steps));
  await go();
  const seconds = await least(go) / STEPS;
  watch.look();
  await go();
  const counts = Object.fromEntries(
    Object.entries(watch.look()).map(([what, count]) => [what, count / STEPS]),
  ) as Counts;
  watch.runs = [];
  await go();
  const runs = watch.runs.slice(-Math.round(counts.dispatches));
  watch.runs = undefined;
  const { device } = watch;
  const all = await canRunAgain(device!, runs)
    ? await again(device!, runs)
    : null;
  const each: { name: string; times: number; seconds: number }[] = [];
  for (const [name, same] of grouped(all === null ? [] : runs)) {
    const seconds = await again(device!, same);
    each.push({ name, times: same.length, seconds });
  }
  const asking = await askingAlone(watch, async () => {
    const { [work]: afresh } = await worksOf(name, problem, folder);
    return (steps) => clocked(() => afresh.run(steps));
  });
  const said: StepProfile = { seconds, asking, kernels: all, counts, each };
  console.log(JSON.stringify(said));
  Deno.exit(0);
}

/**
 * Seconds of a step whose kernels do not run.
 *
 * @param begin begins a training: what takes so many steps of it, and their seconds
 */
async function askingAlone(
  watch: Watch,
  begin: () => Promise<(steps: number) => Promise<number>>,
): Promise<number> {
  let short = Infinity, long = Infinity;
  for (let i = 0; i < GOES; i++) {
    watch.isWorking = true;
    const go = await begin();
    await go(STEPS);
    watch.isWorking = false;
    short = Math.min(short, await go(STEPS));
    // Not beyond the end of an epoch, where losses are looked at.
    long = Math.min(long, await go(3 * STEPS));
  }
  return (long - short) / (2 * STEPS);
}

/** Runs that do the same in the same sizes, by their kernel's name. */
function grouped(runs: readonly Run[]): Map<string, Run[]> {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const { pipeline: { label }, groups: [x, y, z] } = run;
    const name = `${label || "a kernel"} (${x * y * z})`;
    groups.set(name, [...groups.get(name) ?? [], run]);
  }
  return groups;
}

/** Whether a library keeps the buffers that its kernels are bound to. */
async function canRunAgain(
  device: GPUDevice,
  runs: readonly Run[],
): Promise<boolean> {
  device.pushErrorScope("validation");
  await submitted(device, runs, 1);
  return await device.popErrorScope() === null;
}

/** Seconds of some runs, one after the other, without the wait. */
async function again(
  device: GPUDevice,
  runs: readonly Run[],
): Promise<number> {
  const done = (times: number) => clocked(() => submitted(device, runs, times));
  const wait = await least(() => clocked(() => submitted(device, [], 0)));
  let times = 1, once = await done(1);
  for (; once - wait < LONG; once = await done(times)) {
    const more = LONG * 1.2 / Math.max(once - wait, LONG / 10);
    times = Math.ceil(times * Math.min(10, more));
  }
  return (await least(() => done(times)) - wait) / times;
}

async function submitted(
  device: GPUDevice,
  runs: readonly Run[],
  times: number,
): Promise<void> {
  for (let i = 0; i < times; i++) {
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    for (const { pipeline, bound, offsets, groups } of runs) {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bound, [...offsets]);
      pass.dispatchWorkgroups(...groups);
    }
    pass.end();
    device.queue.submit([encoder.finish()]);
  }
  await device.queue.onSubmittedWorkDone();
}

async function clocked(f: () => void | Promise<void>): Promise<number> {
  const before = performance.now();
  await f();
  return (performance.now() - before) / 1000;
}

async function least(f: () => Promise<number>): Promise<number> {
  let least = Infinity;
  for (let i = 0; i < GOES; i++) least = Math.min(least, await f());
  return least;
}
