/** `deno task bench`: the library against its peers, in one run, as ratios. */

import { UsageError } from "../../lib/classroom/choose.ts";
import { command, type ExitCode } from "../../lib/classroom/command.ts";
import { PARTS as GPU_PARTS } from "./gpu/parts.ts";
import { PARTS as TENSOR_PARTS } from "./tensor/parts.ts";

/** What a bench file offers. */
type Bench = {
  /** Measures and prints; false if something that must hold does not. */
  run(args: readonly string[]): boolean | Promise<boolean>;
};

const BENCHES: Readonly<
  Record<string, { about: string; load(): Promise<Bench> }>
> = {
  scalar: {
    about:
      "Value against closures for each node, and against tfjs tensors: the moons problem",
    load: () => import("./scalar_bench.ts"),
  },
  tensor: {
    about:
      "tensors and networks against tfjs, jax-js, NumPy and PyTorch; start-up, memory, a chart",
    load: () => import("./tensor_bench.ts"),
  },
  gpu: {
    about:
      "tensors and networks on WebGPU against tfjs and jax-js there, our CPU backends, and cuBLAS",
    load: () => import("./gpu_bench.ts"),
  },
  kernel: {
    about:
      "the course's kernel against Deno's own: outputs lost, Stop, start-up, cost of a cell",
    load: () => import("./kernel_bench.ts"),
  },
  separability: {
    about: "every truth table of up to four inputs, decided and checked",
    load: () => import("./separability_bench.ts"),
  },
};

/** Benches that have parts, and the options of each besides `--quick`. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  tensor: ["only", "rounds", "chart"],
  gpu: ["only", "rounds", "large"],
};

const names = Object.keys(BENCHES);
const HELP = `Measures the library against its peers.

Usage: deno task bench [NAME…] [--quick] [options]

${names.map((name) => `  ${name.padEnd(14)}${BENCHES[name].about}`).join("\n")}

  --quick       one round only
  --help        this page

Of the benches tensor and gpu:
  --only PARTS  some parts, with commas between them
                tensor: ${TENSOR_PARTS.join(", ")}
                gpu: ${GPU_PARTS.join(", ")}
  --rounds N    how many turns everybody has; 5 if not said
  --chart FILE  of tensor: where the chart is written; .cache/bench.svg if not said
  --large       of gpu: the large sizes, too, even if a program does what a GPU would

Without a name, all of them run. Peers are fetched when a bench needs them, and are no dependencies of
the library. Ratios hold from one machine to another; milliseconds do not.`;

/** Runs the command. @returns the exit code */
function main(args: readonly string[]): Promise<ExitCode> {
  const options = {
    quick: { type: "boolean" },
    only: { type: "string" },
    rounds: { type: "string" },
    chart: { type: "string" },
    large: { type: "boolean" },
  } as const;
  return command(args, HELP, options, async ({ names: asked, values }) => {
    const unknown = asked.find((name) => !(name in BENCHES));
    if (unknown !== undefined) {
      throw new UsageError(
        `There is no bench ${unknown}. There are: ${names.join(", ")}.`,
      );
    }
    const words = wordsOf(values);
    const [one = ""] = asked;
    const wrong = words.find(([option]) =>
      asked.length !== 1 || !OPTIONS[one]?.includes(option)
    );
    if (wrong !== undefined) {
      const of = Object.keys(OPTIONS)
        .filter((name) => OPTIONS[name].includes(wrong[0]));
      throw new UsageError(
        `--${wrong[0]} is an option of the bench ${of.join(" or ")} alone.`,
      );
    }
    let allHold = true;
    for (const name of asked.length > 0 ? asked : names) {
      console.log(`\n${name}: ${BENCHES[name].about}`);
      const bench = await BENCHES[name].load();
      const quick = values.quick === true ? ["--quick"] : [];
      const holds = await bench.run([
        ...quick,
        ...words.flatMap(([option, ...word]) => [`--${option}`, ...word]),
      ]);
      if (!holds) console.log(`${name}: NOT AS IT MUST BE`);
      allHold &&= holds;
    }
    return allHold ? 0 : 1;
  });
}

/** The options that were given, and what was said of them, but for the one that all benches have. */
function wordsOf(
  values: Readonly<Record<string, unknown>>,
): (readonly [option: string, ...said: string[]])[] {
  return Object.entries(values).flatMap(([option, said]) =>
    said === undefined || option === "quick" || option === "help"
      ? []
      : [[option, ...said === true ? [] : [String(said)]] as const]
  );
}

if (import.meta.main) Deno.exit(await main(Deno.args));
