/** `deno task bench`: the library against its peers, in one run, as ratios. */

import { UsageError } from "../../lib/classroom/choose.ts";
import { command, type ExitCode } from "../../lib/classroom/command.ts";

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

const names = Object.keys(BENCHES);
const HELP = `Measures the library against its peers.

Usage: deno task bench [NAME…] [--quick]

${names.map((name) => `  ${name.padEnd(14)}${BENCHES[name].about}`).join("\n")}

  --quick       one round only
  --help        this page

Without a name, all of them run. Peers are fetched when a bench needs them, and are no dependencies of
the library. Ratios hold from one machine to another; milliseconds do not.`;

/** Runs the command. @returns the exit code */
function main(args: readonly string[]): Promise<ExitCode> {
  const options = { quick: { type: "boolean" } } as const;
  return command(args, HELP, options, async ({ names: asked, values }) => {
    const unknown = asked.find((name) => !(name in BENCHES));
    if (unknown !== undefined) {
      throw new UsageError(
        `There is no bench ${unknown}. There are: ${names.join(", ")}.`,
      );
    }
    let allHold = true;
    for (const name of asked.length > 0 ? asked : names) {
      console.log(`\n${name}: ${BENCHES[name].about}`);
      const bench = await BENCHES[name].load();
      const holds = await bench.run(values.quick === true ? ["--quick"] : []);
      if (!holds) console.log(`${name}: NOT AS IT MUST BE`);
      allHold &&= holds;
    }
    return allHold ? 0 : 1;
  });
}

if (import.meta.main) Deno.exit(await main(Deno.args));
