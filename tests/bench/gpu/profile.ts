/** Where the time of a training step on a GPU goes: ours kernel by kernel, the peers in sum. */

import { fileURLToPath } from "node:url";
import { ownProcess } from "../tensor/own_process.ts";
import { progress } from "../tensor/progress.ts";
import { printRow } from "../tensor/tables.ts";
import type { StepProfile } from "./step_profile.ts";

/** The steps that are looked into. */
const STEPS = [
  { problem: "mlp", work: "sgd", about: "784-128-64-10 units" },
  { problem: "mlp", work: "adam", about: "784-128-64-10 units" },
  { problem: "conv", work: "conv", about: "convolution" },
] as const;

/** Who is looked into, by the name that tables show. */
const WHO: Readonly<Record<string, string>> = {
  "ours, webgpu": "ours webgpu",
  "jax-js-webgpu": "jax webgpu",
  "tfjs-webgpu": "tfjs webgpu",
};

const STEP = fileURLToPath(new URL("./step_profile.ts", import.meta.url));

/** Prints what steps of training ask of the GPU, and what takes how long. */
export async function showProfile(folder: string): Promise<boolean> {
  for (const { problem, work, about } of STEPS) {
    const profiles = new Map<string, StepProfile>();
    for (const [name, words] of Object.entries(WHO)) {
      // jax-js does not take part in it, and tfjs needs half a second for a step.
      if (!name.startsWith("ours") && problem === "conv") continue;
      await progress(`profile of ${work}: ${name}`);
      const said = await ownProcess<StepProfile>(
        STEP,
        ...[words, problem, work, folder],
      );
      await progress("");
      if (typeof said !== "string") profiles.set(name, said);
      else console.log(`${name} has no profile of ${work}: ${said}`);
    }
    console.log(
      `\nprofile: a step of ${work}, ${about}, 64 examples; best times`,
    );
    compare(profiles);
    for (const [name, profile] of profiles) {
      if (name.startsWith("ours")) kernels(profile);
    }
  }
  return true;
}

function compare(profiles: ReadonlyMap<string, StepProfile>): void {
  const names = [...profiles.keys()], all = [...profiles.values()];
  const row = (name: string, f: (profile: StepProfile) => string) =>
    printRow(name, all.map((profile) => f(profile).padStart(16)));
  printRow("", names.map((name) => name.padStart(16)));
  row("µs in all", ({ seconds }) => micro(seconds));
  row(
    "µs of kernels alone",
    ({ kernels }) => kernels === null ? "?" : micro(kernels),
  );
  row("µs of asking alone", ({ asking }) => micro(asking));
  for (const what of Object.keys(all[0]?.counts ?? {})) {
    const key = what as keyof StepProfile["counts"];
    row(what, ({ counts }) => String(Number(counts[key].toFixed(2))));
  }
}

function kernels({ each }: StepProfile): void {
  const sum = each.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log("\n        µs   share  times  kernel (workgroups)");
  for (
    const { name, times, seconds } of [...each]
      .sort((a, b) => b.seconds - a.seconds)
  ) {
    const cells = [
      micro(seconds).padStart(10),
      `${(100 * seconds / sum).toFixed(0)} %`.padStart(8),
      String(times).padStart(7),
    ];
    console.log(`${cells.join("")}  ${plain(name)}`);
  }
}

/** A kernel's name without constants that are 0. */
function plain(name: string): string {
  return name.replace(/\w+=0(, )?/g, "").replace(/=1\b/g, "")
    .replace(/, \)/, ")").replace("()", "");
}

const micro = (seconds: number) => (seconds * 1e6).toFixed(0);
