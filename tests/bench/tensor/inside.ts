/** What can only be seen inside of ours: where the time of a step goes, and whether memory stays flat. */

import type { MemoryTrace } from "./memory.ts";
import { ownProcess } from "./own_process.ts";
import { progress } from "./progress.ts";
import { printRow } from "./tables.ts";
import type { TrainingProfile } from "./training_profile.ts";

/** Operations with less than this share of a step are shown together. */
const SMALL = 0.02;

/**
 * How much more there may be after ten thousand steps than after one thousand: in the process, whose heap
 * V8 lengthens in strides of 8 MB, of what is held, and on a GPU.
 */
const GROWTH = { process: 1.25, held: 1.1, buffers: 1, bytes: 1 };

/** The steps that are looked into. */
const STEPS = {
  mlp: "gradient descent, 784-128-64-10 units",
  conv: "convolution",
  moons: "small tensors",
};

/** Prints what each operation of a step takes, and what bounds it. */
export async function showProfile(folder: string): Promise<boolean> {
  for (const [problem, about] of Object.entries(STEPS)) {
    await progress(`profile: ${about}`);
    const said = await ownProcess<TrainingProfile>(
      "./training_profile.ts",
      ...["wasm", problem, folder],
    );
    await progress("");
    if (typeof said === "string") {
      console.log(`\nprofile of ${about} is left out: ${said}`);
      continue;
    }
    const { seconds, timed } = said;
    console.log(
      `\nprofile: a step on wasm, ${about}: ${micro(seconds)} µs (${
        micro(timed)
      } with the clock in it)`,
    );
    printProfile(said);
    printBound(said);
  }
  return true;
}

/** All products together against the ceiling of one core. */
function printBound({ seconds, spent, peak }: TrainingProfile): void {
  const flops = spent.reduce((sum, [, { flops }]) => sum + flops, 0);
  const rate = flops / seconds / 1e9, ceiling = peak.fused ?? peak.plain;
  console.log(
    `  products of ${(flops / 1e6).toPrecision(3)} MFLOP: ${
      rate.toFixed(1)
    } GFLOP/s over the whole step, ${percent(rate / ceiling)} of the ${
      ceiling.toFixed(1)
    } that 128-bit SIMD can do here on one core (${
      peak.plain.toFixed(1)
    } without fused multiply-add)`,
  );
}

function printProfile({ spent, timed, peak }: TrainingProfile): void {
  printRow("", ["calls", "µs", "share", "GFLOP/s", "of ceiling"]);
  const ceiling = peak.fused ?? peak.plain;
  const rows = [...spent].sort(([, a], [, b]) => b.seconds - a.seconds);
  const isLarge = (seconds: number) => seconds >= SMALL * timed;
  for (const [what, { calls, seconds, flops }] of rows) {
    if (!isLarge(seconds)) continue;
    const rate = flops / seconds / 1e9;
    printRow(what, [
      String(Math.round(calls)),
      micro(seconds),
      percent(seconds / timed),
      ...(flops > 0 ? [rate.toFixed(1), percent(rate / ceiling)] : []),
    ]);
  }
  const small = rows.filter(([, { seconds }]) => !isLarge(seconds));
  const total = (rows: TrainingProfile["spent"]) =>
    rows.reduce((sum, [, { seconds }]) => sum + seconds, 0);
  const rest = timed - total(rows);
  printRow(`${small.length} others`, [
    small.reduce((sum, [, { calls }]) => sum + calls, 0).toFixed(0),
    micro(total(small)),
    percent(total(small) / timed),
  ]);
  printRow("tape, loop, clock", ["", micro(rest), percent(rest / timed)]);
}

/** Prints the size of a process as it trains on one of our backends. @returns whether it stays the same */
export async function showMemory(variant = "wasm"): Promise<boolean> {
  await progress("memory: ten thousand steps");
  const trace = await ownProcess<MemoryTrace>("./memory.ts", variant);
  await progress("");
  if (typeof trace === "string") {
    console.log(`\nmemory: left out: ${trace}`);
    return true;
  }
  console.log(`\nmemory: the small network on ${variant}, step after step`);
  const row = (name: string, what: (look: MemoryTrace[number]) => string) =>
    printRow(name, trace.map(what));
  row("steps", ({ steps }) => steps.toLocaleString("en"));
  row("MB of the process", (look) => look.process.toFixed(1));
  row("MB held by JavaScript", (look) => look.held.toFixed(1));
  const isOnGpu = trace[0].bytes !== undefined;
  if (isOnGpu) {
    row("buffers of the GPU", (look) => String(look.buffers));
    row("bytes in them", (look) => look.bytes!.toLocaleString("en"));
  }
  const at = (steps: number) => trace.find((look) => look.steps === steps)!;
  let holds = true;
  for (const [what, limit] of Object.entries(GROWTH)) {
    const [before, after] = [1000, 10_000].map((steps) =>
      at(steps)[what as keyof typeof GROWTH]
    );
    if (before === undefined || after === undefined) continue;
    const met = after <= limit * before;
    console.log(
      `  ${what} after 10,000 steps ≤ ${limit}x of after 1,000: ${
        (after / before).toFixed(2)
      }x, ${met ? "met" : "MISSED"}`,
    );
    holds &&= met;
  }
  return holds;
}

const micro = (seconds: number) => (seconds * 1e6).toFixed(1);
const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
