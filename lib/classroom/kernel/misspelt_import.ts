/** Names that a cell imports and that its modules do not have: Deno's kernel lets them be `undefined`. */

import { randomUUID } from "node:crypto";
import { readTypeErrors } from "../code_check.ts";
import { denoOnCell } from "../cell_script.ts";
import { configOf, ownModules } from "../deno_config.ts";
import { absoluteImports } from "../import_problem.ts";
import { similarTo } from "../similar.ts";
import { type CellError, errorAt } from "./cell_errors.ts";
import type { Message } from "./message.ts";
import { type NamedImport, namedImports } from "./named_imports.ts";

/** Runs code in the kernel without showing it anywhere, and hands out what it sends. */
export type RunSilently = (
  code: string,
  receive: (message: Message) => void,
) => Promise<unknown>;

/** Errors of TypeScript that mean "the module has no such export". */
const ABSENT = /^TS(2305|2724|2614|1192|2613|2459|2460):/;

/** The names that modules export in one kernel, asked for once for each module. */
export class ImportNames {
  readonly #cwd: string;
  readonly #run: RunSilently;
  readonly #names = new Map<string, ReadonlySet<string>>();
  /** Names that are no values but may be imported: types. */
  readonly #types = new Set<string>();

  /**
   * @param cwd the kernel's working folder
   * @param run runs code in the kernel in which the cells run
   */
  constructor(cwd: string, run: RunSilently) {
    this.#cwd = cwd;
    this.#run = run;
  }

  /**
   * Looks for a name that a cell is about to import and that its module does not export.
   *
   * A module is loaded to know its names, as the cell would do a moment later. A name that is
   * not there is held against the types before anything is said, for it may be one of them.
   *
   * @returns `undefined` if there is none, or if a module cannot be loaded: the kernel says that
   */
  async misspelt(code: string): Promise<CellError | undefined> {
    const imports = namedImports(code);
    if (imports.length === 0) return undefined;
    await this.#learn(imports);
    const absent = imports.filter(({ specifier, name }) =>
      this.#names.get(specifier)?.has(name) === false &&
      !this.#types.has(`${specifier} ${name}`)
    );
    if (absent.length === 0) return undefined;
    const errors = await typeErrors(code, this.#cwd);
    for (const one of absent) {
      const { line, column } = placeAt(code, one.index);
      if (errors.has(`${line}:${column}`)) {
        return errorAt("ImportError", await this.#words(one), code, {
          line,
          column,
        });
      }
      this.#types.add(`${one.specifier} ${one.name}`);
    }
    return undefined;
  }

  /** Asks the kernel for the exports of modules that are not known yet. */
  async #learn(
    modules: readonly Pick<NamedImport, "specifier" | "json">[],
  ): Promise<void> {
    const unknown = new Map(
      modules.filter(({ specifier }) => !this.#names.has(specifier))
        .map(({ specifier, json }) => [specifier, json]),
    );
    if (unknown.size === 0) return;
    const type = `nets_names_${randomUUID()}`;
    const asked = [...unknown].map(([specifier, json]) => {
      const options = json ? ', { with: { type: "json" } }' : "";
      const name = JSON.stringify(specifier);
      return `[${name}, async () => Object.keys(await import(${name}${options}))]`;
    });
    // In a function of its own: a cell may have any name.
    const code = `await (async () => {
      for (const [specifier, load] of [${asked.join(", ")}]) {
        try {
          const names = await load();
          await Deno.jupyter.broadcast("${type}", { specifier, names });
        } catch { /* the cell says it */ }
      }
    })();`;
    await this.#run(code, (message) => {
      if (message.type !== type) return;
      const { specifier, names } = message.content;
      if (Array.isArray(names)) {
        this.#names.set(String(specifier), new Set(names.map(String)));
      }
    });
  }

  /** What to say of a name that a module does not export. */
  async #words({ specifier, name }: NamedImport): Promise<string> {
    if (name === "default") {
      return `"${specifier}" has no default export; ` +
        "write the names that you want in braces: import { … }";
    }
    const start = `"${specifier}" exports no "${name}"`;
    const own = ownModules((await configOf(this.#cwd)).imports);
    await this.#learn(own.map((one) => ({ specifier: one, json: false })));
    const home = own.find((one) => this.#names.get(one)?.has(name));
    if (home !== undefined) return `${start}, but "${home}" does`;
    const meant = similarTo(name, [...this.#names.get(specifier) ?? []]);
    return meant === undefined ? start : `${start}; did you mean "${meant}"?`;
  }
}

/** Where types say that a module has no such export: "line:column". */
async function typeErrors(
  code: string,
  cwd: string,
): Promise<ReadonlySet<string>> {
  const { file } = await configOf(cwd);
  const args = ["check", "--quiet", "--no-lock", "--config", file];
  const { success, stderr } = await denoOnCell(
    absoluteImports(code, cwd),
    args,
  );
  if (success) return new Set();
  return new Set(
    readTypeErrors(stderr)
      .filter(({ path, message }) =>
        path.endsWith("cell.ts") && ABSENT.test(message)
      )
      .map(({ line, column }) => `${line}:${column}`),
  );
}

function placeAt(code: string, index: number) {
  const lines = code.slice(0, index).split("\n");
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}
