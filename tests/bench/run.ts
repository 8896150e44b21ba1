/** `deno task bench`: the library against its peers, in one run, as ratios. */

import { parseArgs } from "node:util";

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

const { values, positionals } = parseArgs({
  args: Deno.args,
  allowPositionals: true,
  options: { quick: { type: "boolean" }, help: { type: "boolean" } },
});

if (values.help) {
  console.log(HELP);
  Deno.exit(0);
}
const unknown = positionals.find((name) => !(name in BENCHES));
if (unknown !== undefined) {
  console.error(
    `Cannot run the bench "${unknown}": it must be one of ${
      names.join(", ")
    }, but it is none of them`,
  );
  Deno.exit(2);
}

let allHold = true;
for (const name of positionals.length > 0 ? positionals : names) {
  console.log(`\n${name}: ${BENCHES[name].about}`);
  const bench = await BENCHES[name].load();
  const holds = await bench.run(values.quick ? ["--quick"] : []);
  if (!holds) console.log(`${name}: NOT AS IT MUST BE`);
  allHold &&= holds;
}
Deno.exit(allHold ? 0 : 1);
