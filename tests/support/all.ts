/** `deno task test`: format, lint, types, then every test, with one line at the end that says how it went. */

import { UsageError } from "../../lib/classroom/choose.ts";
import { command, type ExitCode } from "../../lib/classroom/command.ts";

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
  { name: "types", args: ["check", "--quiet", "lib", "tests"] },
];

/** Runs Deno and shows what it says; its text comes back too, without colours. */
async function deno(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<[boolean, string]> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args],
    env,
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let text = "";
  const drain = async (
    stream: ReadableStream<Uint8Array>,
    to: typeof Deno.stdout,
  ) => {
    for await (const chunk of stream) {
      text += new TextDecoder().decode(chunk);
      await to.write(chunk);
    }
  };
  await Promise.all([
    drain(child.stdout, Deno.stdout),
    drain(child.stderr, Deno.stderr),
  ]);
  // deno-lint-ignore no-control-regex
  return [(await child.status).success, text.replace(/\x1b\[[0-9;]*m/g, "")];
}

/** Paths under lib/ and tests/ that contain one of the filters; everything without filters. */
function pathsFor(filters: readonly string[]): string[] {
  if (filters.length === 0) return ["lib", "tests", "README.md"];
  const paths: string[] = [];
  const visit = (folder: string) => {
    for (const entry of Deno.readDirSync(folder)) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory) visit(path);
      else if (
        /(_test\.ts|^lib\/.*\.ts)$/.test(path) &&
        filters.some((filter) => path.includes(filter))
      ) paths.push(path);
    }
  };
  ["lib", "tests"].forEach(visit);
  return paths;
}

/** Runs the static checks. @returns the names of those that failed */
async function checkSources(): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, args } of STATIC_CHECKS) {
    const [ok] = await deno(args);
    console.log(`${ok ? "ok    " : "FAILED"} ${name}`);
    if (!ok) failed.push(name);
  }
  return failed;
}

/** Runs the tests in some paths. @returns how many passed and failed */
async function runTests(paths: readonly string[], update: boolean) {
  const args = ["test", "--allow-all", "--doc", "--quiet"];
  if (update) args.push("--update-snapshots");
  const env = update ? { NETS_UPDATE: "1" } : undefined;
  const [ok, report] = await deno([...args, ...paths], env);
  const [, passed, failed] = [
    ...report.matchAll(/^(?:ok|FAILED) \| (\d+) passed.*? \| (\d+) failed/gm),
  ].at(-1)?.map(Number) ?? [0, 0, 0];
  // A file that does not load, or an error between tests, fails no test by name.
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

/** Runs the command. @returns the exit code */
function main(args: readonly string[]): Promise<ExitCode> {
  const options = { update: { type: "boolean" } } as const;
  return command(args, HELP, options, async ({ names, values }) => {
    const paths = pathsFor(names);
    if (paths.length === 0) {
      throw new UsageError(
        `No path under lib/ or tests/ contains ${names.join(" or ")}.`,
      );
    }
    const unsound = names.length === 0 ? await checkSources() : [];
    const sound = names.length === 0
      ? STATIC_CHECKS.length - unsound.length
      : 0;
    const tests = await runTests(paths, values.update === true);
    const failed = unsound.length + tests.failed;
    if (unsound.length > 0) console.log(`\nFAILED ${unsound.join(", ")}`);
    console.log(`\n${sound + tests.passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  });
}

if (import.meta.main) Deno.exit(await main(Deno.args));
