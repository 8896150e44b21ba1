/** Value against the usual design of a scalar autograd, and against tfjs tensors, on the same problem. */

import { fileURLToPath } from "node:url";
import type { Report } from "./scalar/contend.ts";

/** Who takes part: for how many runs a round, and how many times as long as ours it must take at least. */
const CONTENDERS: readonly {
  name: string;
  about: string;
  runs: number;
  atLeast?: number;
}[] = [
  { name: "asWritten", about: "Value, as a student writes it", runs: 41 },
  {
    name: "nodeForNode",
    about: "Value, micrograd's graph node for node",
    runs: 21,
  },
  { name: "closures", about: "a closure for each node", runs: 3, atLeast: 12 },
  {
    name: "tfjs-wasm",
    about: "tfjs 4.22.0 tensors, wasm",
    runs: 11,
    atLeast: 1.2,
  },
  {
    name: "tfjs-cpu",
    about: "tfjs 4.22.0 tensors, cpu",
    runs: 11,
    atLeast: 1.2,
  },
];

/** How much larger a process may be after all of its runs than after half of them: nobody frees anything. */
const GROWTH = 1.15;

/** Digits to which the losses of scalar engines must agree, and of tensors in 32-bit floats. */
const DIGITS = { scalar: 9, tfjs: 5 };

/**
 * Runs the contenders in turns, each in a process of its own.
 *
 * @returns whether the losses agree and the ratios are reached; peers that cannot be had do not count
 */
export async function run(args: readonly string[]): Promise<boolean> {
  const rounds = args.includes("--quick") ? 1 : 3;
  const reports = new Map<string, Report[]>();
  for (let round = 1; round <= rounds; round++) {
    for (const { name, runs } of CONTENDERS) {
      await progress(`round ${round} of ${rounds}: ${name}`);
      const report = await contend(name, runs);
      if (typeof report === "string") {
        if (round === 1) console.log(`\r${name} does not take part: ${report}`);
      } else reports.set(name, [...reports.get(name) ?? [], report]);
    }
  }
  await progress("");
  return table(reports);
}

async function contend(name: string, runs: number): Promise<Report | string> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--allow-all",
      "--no-lock",
      "--quiet",
      fileURLToPath(new URL("./scalar/contend.ts", import.meta.url)),
      name,
      String(runs),
    ],
  }).output();
  if (success) return JSON.parse(new TextDecoder().decode(stdout));
  // deno-lint-ignore no-control-regex
  const lines = new TextDecoder().decode(stderr).replace(/\x1b\[[0-9;]*m/g, "");
  return lines.trim().split("\n")[0].replace(/^error: .*?Error: /, "");
}

function table(reports: ReadonlyMap<string, Report[]>): boolean {
  const row = (name: string, ...cells: string[]) =>
    console.log(name.padEnd(40) + cells.map((c) => c.padStart(12)).join(""));
  row(
    "",
    "ms a step",
    "best",
    "x ours",
    "first 100",
    "MB halfway",
    "at the end",
    "final loss",
  );
  const ours = reports.get("asWritten")!;
  const [mine] = [median(ours.map((r) => median(r.steps)))];
  let holds = true;
  for (const { name, about, atLeast } of CONTENDERS) {
    const all = reports.get(name);
    if (all === undefined) continue;
    const time = median(all.map((r) => median(r.steps)));
    const digits = agreeing(all[0].loss, ours[0].loss);
    const needed = name.startsWith("tfjs") ? DIGITS.tfjs : DIGITS.scalar;
    const [half, end] = [0, 1].map((i) => median(all.map((r) => r.memory[i])));
    const missed = [
      about.startsWith("Value") && end > half * GROWTH && "memory grows",
      atLeast !== undefined && time / mine < atLeast && `less than ${atLeast}x`,
      digits < needed && `loss agrees to ${digits} digits only`,
    ].filter((reason) => reason);
    row(
      about,
      time.toPrecision(3),
      Math.min(...all.flatMap((r) => r.steps)).toPrecision(3),
      (time / mine).toFixed(2),
      `${median(all.map((r) => r.first)).toFixed(0)} ms`,
      half.toFixed(0),
      end.toFixed(0),
      all[0].loss.toFixed(12).padStart(16),
      `  agrees to ${Math.min(digits, 16)} digits`,
      missed.length > 0 ? `  MISSED: ${missed.join(", ")}` : "",
    );
    holds &&= missed.length === 0;
  }
  return holds;
}

/** To how many significant digits two numbers agree. */
function agreeing(a: number, b: number): number {
  return a === b ? 17 : Math.floor(-Math.log10(Math.abs(a - b) / Math.abs(b)));
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** One line that is written over. */
async function progress(text: string): Promise<void> {
  if (!Deno.stdout.isTerminal()) return;
  await Deno.stdout.write(new TextEncoder().encode(`\r${text.padEnd(70)}\r`));
}
