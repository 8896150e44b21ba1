/** A cell as the kernel runs it: the JavaScript that the compiler makes of it, and the way back. */

import { SourceMap } from "node:module";

/** A place in a cell, both counted from 1. */
export type Place = { readonly line: number; readonly column: number };

/** What the compiler has to say about a cell that it refuses. */
export type SyntaxProblem = Place & { readonly message: string };

/** A cell that the compiler accepts. */
export type CellScript = {
  readonly javascript: string;
  /**
   * The place in the cell of a place in the JavaScript.
   *
   * @param line from 1
   * @param column from 1
   */
  place(line: number, column: number): Place | undefined;
};

/** The kernel keeps imports of names that the cell itself does not use. */
const KEEP_IMPORTS = '{ "compilerOptions": { "verbatimModuleSyntax": true } }';

/** A cell as JavaScript, or why there is none; neither if the compiler says nothing useful. */
export async function compileCell(
  code: string,
): Promise<CellScript | { readonly problem: SyntaxProblem } | undefined> {
  const { success, stdout, stderr } = await denoOnCell(
    code,
    ["transpile", "--source-map", "inline"],
    KEEP_IMPORTS,
  );
  return success ? readScript(stdout) : readProblem(stderr);
}

/**
 * Runs a command of Deno on a file that holds the cell, in a folder of its own.
 *
 * @param args the file's name, `cell.ts`, is put behind them
 * @param config the folder's `deno.json`
 */
export async function denoOnCell(
  code: string,
  args: readonly string[],
  config = "{}",
): Promise<
  {
    readonly success: boolean;
    readonly stdout: string;
    readonly stderr: string;
  }
> {
  const folder = await Deno.makeTempDir({ prefix: "nets-cell-" });
  try {
    await Deno.writeTextFile(`${folder}/cell.ts`, code);
    await Deno.writeTextFile(`${folder}/deno.json`, config);
    const { success, stdout, stderr } = await new Deno.Command(
      Deno.execPath(),
      {
        args: [...args, "cell.ts"],
        cwd: folder,
        env: { NO_COLOR: "1" },
        stdin: "null",
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

const MAP = /\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/;

function readScript(javascript: string): CellScript | undefined {
  const base64 = MAP.exec(javascript);
  if (base64 === null) return undefined;
  const json = new TextDecoder().decode(Uint8Array.fromBase64(base64[1]));
  const map = new SourceMap(JSON.parse(json));
  return {
    javascript: javascript.replace(MAP, ""),
    place: (line, column) => {
      const entry = map.findEntry(line - 1, column - 1);
      if (!("originalLine" in entry)) return undefined;
      return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
    },
  };
}

function readProblem(
  text: string,
): { readonly problem: SyntaxProblem } | undefined {
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
