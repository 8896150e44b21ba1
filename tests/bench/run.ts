/** `deno task bench`: the library against its peers, in one run, as ratios. */

import { UsageError } from "../../lib/classroom/choose.ts";
import { command, type ExitCode } from "../../lib/classroom/command.ts";
import { PARTS } from "./tensor/options.ts";

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

/** Options that only the bench of tensors has. */
const TENSOR_OPTIONS = ["only", "rounds", "chart"] as const;

const names = Object.keys(BENCHES);
const HELP = `Measures the library against its peers.

Usage: deno task bench [NAME…] [--quick] [options]

${names.map((name) => `  ${name.padEnd(14)}${BENCHES[name].about}`).join("\n")}

  --quick       one round only
  --help        this page

Of the bench of tensors:
  --only PARTS  some of ${PARTS.join(", ")}, with commas between them
  --rounds N    how many turns everybody has; 5 if not said
  --chart FILE  where the chart is written; .cache/bench.svg if not said

Without a name, all of them run. Peers are fetched when a bench needs them, and are no dependencies of
the library. Ratios hold from one machine to another; milliseconds do not.`;

/** Runs the command. @returns the exit code */
function main(args: readonly string[]): Promise<ExitCode> {
  const options = {
    quick: { type: "boolean" },
    only: { type: "string" },
    rounds: { type: "string" },
    chart: { type: "string" },
  } as const;
  return command(args, HELP, options, async ({ names: asked, values }) => {
    const unknown = asked.find((name) => !(name in BENCHES));
    if (unknown !== undefined) {
      throw new UsageError(
        `There is no bench ${unknown}. There are: ${names.join(", ")}.`,
      );
    }
    const words = TENSOR_OPTIONS.flatMap((option) =>
      values[option] === undefined
        ? []
        : [`--${option}`, String(values[option])]
    );
    if (words.length > 0 && (asked.length !== 1 || asked[0] !== "tensor")) {
      throw new UsageError(
        `${words[0]} is an option of the bench tensor alone.`,
      );
    }
    let allHold = true;
    for (const name of asked.length > 0 ? asked : names) {
      console.log(`\n${name}: ${BENCHES[name].about}`);
      const bench = await BENCHES[name].load();
      const quick = values.quick === true ? ["--quick"] : [];
      const holds = await bench.run([...quick, ...words]);
      if (!holds) console.log(`${name}: NOT AS IT MUST BE`);
      allHold &&= holds;
    }
    return allHold ? 0 : 1;
  });
}

if (import.meta.main) Deno.exit(await main(Deno.args));
