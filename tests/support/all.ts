/** `deno task test`: format, lint, types, then every test, with one line at the end that says how it went. */

import { parseArgs } from "node:util";

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

const { values, positionals } = parseArgs({
  args: Deno.args,
  allowPositionals: true,
  options: { update: { type: "boolean" }, help: { type: "boolean" } },
});

if (values.help) {
  console.log(HELP);
  Deno.exit(0);
}

const STATIC_CHECKS: readonly Stage[] = [
  { name: "format", args: ["fmt", "--check"] },
  { name: "lint", args: ["lint", "--quiet"] },
  { name: "types", args: ["check", "--quiet", "lib", "tests"] },
];

/** Runs Deno and shows what it says; its text comes back too, without colours. */
async function deno(args: readonly string[]): Promise<[boolean, string]> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args],
    env: values.update ? { NETS_UPDATE: "1" } : {},
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

let passed = 0, failed = 0;
if (positionals.length === 0) {
  for (const { name, args } of STATIC_CHECKS) {
    const [ok] = await deno(args);
    ok ? passed++ : failed++;
    console.log(`${ok ? "ok    " : "FAILED"} ${name}`);
  }
}

const paths = pathsFor(positionals);
if (paths.length === 0) {
  console.error(
    `Cannot test ${
      positionals.join(", ")
    }: no path under lib/ or tests/ contains it`,
  );
  Deno.exit(2);
}
const [ok, report] = await deno([
  "test",
  "--allow-all",
  "--doc",
  "--quiet",
  ...(values.update ? ["--update-snapshots"] : []),
  ...paths,
]);
const summary = [
  ...report.matchAll(/^(?:ok|FAILED) \| (\d+) passed.*? \| (\d+) failed/gm),
].at(-1);
passed += Number(summary?.[1] ?? 0);
failed += Number(summary?.[2] ?? 0);
// A file that does not load, or an error between tests, fails no test by name.
if (!ok && Number(summary?.[2] ?? 0) === 0) failed++;
console.log(`\n${passed} passed, ${failed} failed`);
Deno.exit(failed === 0 ? 0 : 1);
