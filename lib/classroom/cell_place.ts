/** Where in a cell something went wrong: the kernel itself does not say, or says it of other code. */

import { SourceMap } from "node:module";
import type { Output } from "./notebook.ts";
import { CONFIG } from "./project.ts";

/** What the compiler has to say about a cell that it refuses. */
export type SyntaxProblem = {
  readonly message: string;
  readonly line: number;
  readonly column: number;
};

/** A cell's code as JavaScript, or why there is none. */
type Compiled = { readonly map: SourceMap } | {
  readonly problem: SyntaxProblem;
} | undefined;

/** The kernel keeps imports of names that the cell itself does not use. */
const KEEP_IMPORTS = '{ "compilerOptions": { "verbatimModuleSyntax": true } }';

/** Why a cell cannot be compiled; `undefined` if it can. */
export async function syntaxProblem(
  code: string,
): Promise<SyntaxProblem | undefined> {
  const compiled = await compile(code);
  return compiled !== undefined && "problem" in compiled
    ? compiled.problem
    : undefined;
}

/**
 * The line of a cell from which an error came, counted from 1.
 *
 * The kernel runs what the compiler makes of a cell: types, comments and empty lines are
 * gone, and its traceback counts lines in that. The last step in a cell is the one in this
 * cell; those above it may be in functions of earlier cells.
 */
export async function lineOfError(
  code: string,
  error: Extract<Output, { output_type: "error" }>,
): Promise<number | undefined> {
  const steps = error.traceback.flatMap((
    text,
  ) => [...text.matchAll(/<anonymous>:(\d+):(\d+)/g)]);
  const last = steps.at(-1);
  if (last === undefined) return undefined;
  const compiled = await compile(code);
  if (compiled === undefined || !("map" in compiled)) return undefined;
  const line = Number(last[1]) - 1;
  // The first line stands behind what the kernel wraps around the cell.
  const column = line === 0 ? 0 : Number(last[2]) - 1;
  const entry = compiled.map.findEntry(line, column);
  return "originalLine" in entry ? entry.originalLine + 1 : undefined;
}

/** The lines around one line of a cell, that one marked. */
export function codeFrame(code: string, line: number, column?: number): string {
  const lines = code.split("\n");
  const from = Math.max(0, line - 2);
  return lines.slice(from, line + 1).flatMap((text, i) => {
    const number = from + i + 1;
    const row = `${number === line ? ">" : " "} ${
      String(number).padStart(3)
    } | ${text}`;
    if (number !== line || column === undefined) return [row];
    return [row, `      | ${" ".repeat(column - 1)}^`];
  }).join("\n");
}

/** Why what a cell imports cannot be loaded; `undefined` if it can. */
export async function importProblem(
  code: string,
): Promise<{ readonly message: string; readonly line?: number } | undefined> {
  const args = ["cache", "--quiet", "--no-lock", "--config", CONFIG];
  const { success, stderr } = await denoOnCell(code, args);
  if (success) return undefined;
  const message = stderr.split(/\n\nStack backtrace|\n\s+at /)[0];
  const place = /cell\.ts:(\d+):\d+/.exec(stderr);
  return {
    message: message.replace(/^error: /, "").trim(),
    ...(place === null ? {} : { line: Number(place[1]) }),
  };
}

async function compile(code: string): Promise<Compiled> {
  const args = ["transpile", "--source-map", "inline"];
  const { success, stdout, stderr } = await denoOnCell(code, args);
  return success ? readMap(stdout) : readProblem(stderr);
}

/** Runs a command of Deno on a file that holds the cell. */
async function denoOnCell(code: string, args: readonly string[]) {
  const folder = await Deno.makeTempDir({ prefix: "nets-cell-" });
  try {
    await Deno.writeTextFile(`${folder}/cell.ts`, code);
    await Deno.writeTextFile(`${folder}/deno.json`, KEEP_IMPORTS);
    const { success, stdout, stderr } = await new Deno.Command(
      Deno.execPath(),
      {
        args: [...args, "cell.ts"],
        cwd: folder,
        env: { NO_COLOR: "1" },
      },
    ).output();
    const decoder = new TextDecoder();
    return {
      success,
      stdout: decoder.decode(stdout),
      stderr: decoder.decode(stderr),
    };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function readMap(javascript: string): Compiled {
  const base64 = /sourceMappingURL=data:application\/json;base64,(\S+)/.exec(
    javascript,
  );
  if (base64 === null) return undefined;
  return { map: new SourceMap(JSON.parse(atob(base64[1]))) };
}

function readProblem(text: string): Compiled {
  const message = /SyntaxError: (.*)/.exec(text);
  const place = /cell\.ts:(\d+):(\d+)/.exec(text);
  if (message === null || place === null) return undefined;
  return {
    problem: {
      message: message[1],
      line: Number(place[1]),
      column: Number(place[2]),
    },
  };
}
