/** Lines that other Jupyter kernels understand and this one does not: what to write instead. */

/** A line that is not TypeScript, and what to say about it. */
export type Magic = { readonly line: number; readonly message: string };

/** What stands in for the commands that people bring along from IPython, by their name. */
const INSTEAD: Readonly<Record<string, string>> = {
  "matplotlib": "take the line away: figures are shown without it",
  "time": 'write console.time("cell") above and console.timeEnd("cell") below',
  "timeit":
    'write console.time("cell") above and console.timeEnd("cell") below',
  "pip": 'take the line away: import "npm:NAME" fetches a package',
  "conda": 'take the line away: import "npm:NAME" fetches a package',
  "npm": 'take the line away: import "npm:NAME" fetches a package',
  "load_ext": "take the line away: there are no extensions to load",
  "autoreload":
    "take the line away, and restart the kernel when a module was changed",
  "run": "write await import('./FILE.ts')",
  "load": "write await import('./FILE.ts')",
  "cd": 'write Deno.chdir("FOLDER")',
  "pwd": "write Deno.cwd()",
  "env": 'write Deno.env.get("NAME")',
  "ls": 'write [...Deno.readDirSync(".")]',
  "cat": 'write Deno.readTextFileSync("FILE")',
  "html": "write Deno.jupyter.html`…`",
  "HTML": "write Deno.jupyter.html`…`",
  "svg": "write Deno.jupyter.svg`…`",
  "markdown": "write the text in a Markdown cell",
  "latex": "write the formula in a Markdown cell, between dollar signs",
  "bash": 'write await new Deno.Command("PROGRAM").output()',
  "sh": 'write await new Deno.Command("PROGRAM").output()',
  "javascript": "take the line away: every cell is TypeScript",
  "js": "take the line away: every cell is TypeScript",
};

/** `%name`, `%%name`, `!program`, and `?name` or `name?` for help. */
const COMMAND = /^\s*(%%?|!)([A-Za-z_]\w*)(?![\w(.[])/;
const HELP = /^\s*(?:\?{1,2}\s*([\w$.]+)|([\w$.]+)\s*\?{1,2})\s*;?\s*$/;

/**
 * The line of a cell that is a command of another kernel; `undefined` if it is none.
 *
 * @param line the line, from 1, that the compiler does not understand
 */
export function magicAt(code: string, line: number): Magic | undefined {
  const lines = code.split("\n");
  // The compiler may complain only where a line goes on that began as something else.
  for (const number of [line, line - 1]) {
    const text = lines[number - 1] ?? "";
    const help = HELP.exec(text);
    if (help !== null) {
      const name = help[1] ?? help[2];
      return {
        line: number,
        message: `\`${text.trim()}\` is no TypeScript; ` +
          `put the cursor on ${name} and press Shift+Tab for help`,
      };
    }
    const command = COMMAND.exec(text);
    if (command === null) continue;
    const [, sign, name] = command;
    const instead = INSTEAD[name] ?? "take the line away";
    return {
      line: number,
      message: `\`${sign}${name}\` is a command of IPython, ` +
        `and this kernel runs TypeScript; ${instead}`,
    };
  }
  return undefined;
}
