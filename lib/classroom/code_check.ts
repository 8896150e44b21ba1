/** Types and lint of cells, by Deno's own tools, with places in cells instead of files. */

import { fileURLToPath } from "node:url";
import { type CellModule, joinCells, writeModules } from "./cell_module.ts";
import type { Notebook } from "./notebook.ts";
import { cleaner } from "./normalise.ts";
import type { Problem } from "./problem.ts";
import { CONFIG, ROOT, showPath } from "./project.ts";

/** Lint that does not fit lectures (names are there to be tried out), or that types find too. */
const NOT_HERE = ["no-unused-vars", "no-redeclare"];

/** Errors of TypeScript that mean "declared twice". */
const TWICE = ["TS2300", "TS2393", "TS2440", "TS2451", "TS2567"];

/**
 * Type-checks and lints the cells of some notebooks.
 *
 * @returns what is wrong with each, by its path
 */
export async function checkCode(
  notebooks: readonly Notebook[],
): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const modules = notebooks.map(joinCells);
  const paths = await writeModules(modules);
  try {
    const found = [...await typeCheck(paths), ...await lint(paths)];
    return new Map(modules.map((module, i) => {
      const own = found.filter(({ path }) => path === paths[i]);
      // What is wrong in the library itself is said once.
      const foreign = i === 0
        ? found.filter(({ path }) => !paths.includes(path))
        : [];
      return [
        module.notebook.path,
        [...own, ...foreign].map((one) => inCell(one, module, paths[i])),
      ];
    }));
  } finally {
    await Promise.all(paths.map((path) => Deno.remove(path)));
  }
}

/** Something that a tool found in a file; lines and columns are counted from 1. */
type Finding = {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly detail?: string;
};

function inCell(finding: Finding, module: CellModule, own: string): Problem {
  const { path, line, column, detail } = finding;
  const message = cleaner()(finding.message.replaceAll(own, "the notebook"));
  const more = detail === undefined ? {} : { detail };
  if (path === own) {
    return { ...module.places[line - 1], column, message, ...more };
  }
  const where = path === "" ? "" : ` (${showPath(path)}:${line}:${column})`;
  return { message: `${message}${where}`, ...more };
}

async function typeCheck(paths: readonly string[]): Promise<Finding[]> {
  const { success, stderr } = await deno(["check", "--quiet", ...paths]);
  return success ? [] : readTypeErrors(stderr);
}

/**
 * Reads what `deno check` prints.
 *
 * @example One error
 * ```ts
 * import assert from "node:assert/strict";
 * const text = "TS2304 [ERROR]: Cannot find name 'x'.\nx;\n^\n    at file:///a.ts:3:1\n\nerror: Type checking failed.";
 * assert.deepEqual(readTypeErrors(text), [
 *   { path: "/a.ts", line: 3, column: 1, message: "TS2304: Cannot find name 'x'.", detail: "x;\n^" },
 * ]);
 * ```
 */
export function readTypeErrors(text: string): Finding[] {
  const blocks = text.split("\n\n").filter((block) =>
    !/^(Found \d+ errors|error: Type checking failed|Stack backtrace)/
      .test(block.trim())
  );
  return blocks.filter((block) => block.trim() !== "").map((block) => {
    const place = /\n\s+at (file:\/\/\S+?):(\d+):(\d+)/.exec(block);
    const [first, ...rest] = block.slice(0, place?.index).trim().split("\n");
    const message = first.replace(" [ERROR]:", ":").replace(/^error: /, "")
      .replace(/ from "file:.*$/, "");
    return {
      path: place === null ? "" : fileURLToPath(place[1]),
      line: Number(place?.[2] ?? 1),
      column: Number(place?.[3] ?? 1),
      message: TWICE.some((code) => message.startsWith(code))
        ? `${message} In a notebook each name is declared and imported once.`
        : message,
      ...(rest.length === 0 ? {} : { detail: withoutNumbers(rest) }),
    };
  });
}

/** Lines of code that the tool numbered as lines of the module. */
function withoutNumbers(lines: readonly string[]): string {
  return lines.map((line) => line.replace(/^ *\d* *\| ?/, "")).join("\n")
    .trim();
}

type LintReport = {
  readonly diagnostics: readonly {
    readonly filename: string;
    readonly code: string;
    readonly message: string;
    readonly hint: string | null;
    readonly range: {
      readonly start: { readonly line: number; readonly col: number };
    };
  }[];
};

async function lint(paths: readonly string[]): Promise<Finding[]> {
  const excluded = `--rules-exclude=${NOT_HERE.join(",")}`;
  const { stdout } = await deno(["lint", "--json", excluded, ...paths]);
  const { diagnostics } = JSON.parse(stdout) as LintReport;
  return diagnostics.map(({ filename, code, message, hint, range }) => ({
    path: fileURLToPath(filename),
    line: range.start.line,
    column: range.start.col + 1,
    message: `${message} (${code})`,
    ...(hint === null ? {} : { detail: hint }),
  }));
}

async function deno(args: readonly string[]) {
  const [command, ...rest] = args;
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [command, "--config", CONFIG, ...rest],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
  }).output();
  const decoder = new TextDecoder();
  return {
    success,
    stdout: decoder.decode(stdout),
    stderr: decoder.decode(stderr),
  };
}
