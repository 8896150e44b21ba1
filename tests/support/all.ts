/** `deno task test`: format, lint, types, then every test, with one line at the end that says how it went. */

import "./vulkan_alone.ts"; // and so in all processes that are started here
import { UsageError } from "../../lib/classroom/choose.ts";
import { command, type ExitCode } from "../../lib/classroom/command.ts";
import { runShards, type Shard, shardsOf } from "./shards.ts";

const HELP =
  `Checks everything: format, lint, types, and all tests with the examples in the docs.

Usage: deno task test [FILTER…] [--update]

  FILTER     only tests in paths that contain this, e.g. "scalar" or "notebooks"; skips the other checks
  --update   rewrite stored pictures where they changed; look at them before you commit
  --help     this page

Ends with "N passed, N failed" and exit code 0 only if nothing failed.`;

interface Stage {
  readonly name: string;
  readonly args: readonly string[];
}

const STATIC_CHECKS: readonly Stage[] = [
  { name: "format", args: ["fmt", "--check"] },
  { name: "lint", args: ["lint", "--quiet"] },
  {
    name: "types",
    args: ["check", "--quiet", "--doc", "lib", "tests", "README.md"],
  },
];

/** Runs Deno, which shows what it says. @returns whether all was well */
async function deno(args: readonly string[]): Promise<boolean> {
  const command = new Deno.Command(Deno.execPath(), { args: [...args] });
  return (await command.spawn().status).success;
}

/** Files under lib/ and tests/ that may hold tests. */
function testable(): string[] {
  const paths: string[] = [];
  const visit = (folder: string) => {
    for (const entry of Deno.readDirSync(folder)) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory) visit(path);
      else if (/(_test\.ts|^lib\/.*\.ts)$/.test(path)) paths.push(path);
    }
  };
  ["lib", "tests"].forEach(visit);
  return paths.sort();
}

/** What is to be tested: paths that contain one of the filters; everything without filters. */
function shardsFor(filters: readonly string[]): readonly Shard[] {
  const paths = testable();
  if (filters.length === 0) {
    const tests = paths.filter((path) => path.startsWith("tests/"));
    return shardsOf(
      new Map(tests.map((path) => [path, Deno.readTextFileSync(path)])),
    );
  }
  const fits = paths.filter((path) =>
    filters.some((filter) => path.includes(filter))
  );
  return fits.length === 0 ? [] : [{ name: "", paths: fits, doc: true }];
}

/** Runs the static checks. @returns the names of those that failed */
async function checkSources(): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, args } of STATIC_CHECKS) {
    const ok = await deno(args);
    console.log(`${ok ? "ok    " : "FAILED"} ${name}`);
    if (!ok) failed.push(name);
  }
  return failed;
}

/** Runs tests, and tells of all failures at the end. @returns how many passed and failed */
async function runTests(
  shards: readonly Shard[],
  { update, checked }: { readonly update: boolean; readonly checked: boolean },
) {
  const args = [
    ...update ? ["--update-snapshots"] : [],
    ...checked ? ["--no-check"] : [],
  ];
  const env: Record<string, string> = update ? { NETS_UPDATE: "1" } : {};
  const results = await runShards(shards, { args, env });
  for (const { failures } of results) if (failures) console.log(failures);
  const sum = (what: "passed" | "failed") =>
    results.reduce((all, result) => all + result[what], 0);
  return { passed: sum("passed"), failed: sum("failed") };
}

/** Runs the command. @returns the exit code */
function main(args: readonly string[]): Promise<ExitCode> {
  const options = { update: { type: "boolean" } } as const;
  return command(args, HELP, options, async ({ names, values }) => {
    const shards = shardsFor(names);
    if (shards.length === 0) {
      throw new UsageError(
        `No path under lib/ or tests/ contains ${names.join(" or ")}.`,
      );
    }
    const all = names.length === 0;
    const unsound = all ? await checkSources() : [];
    const sound = all ? STATIC_CHECKS.length - unsound.length : 0;
    const tests = await runTests(shards, {
      update: values.update === true,
      checked: all,
    });
    const failed = unsound.length + tests.failed;
    if (unsound.length > 0) console.log(`\nFAILED ${unsound.join(", ")}`);
    console.log(`\n${sound + tests.passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  });
}

if (import.meta.main) Deno.exit(await main(Deno.args));
