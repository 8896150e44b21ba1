/** Why what a cell imports cannot be loaded, in words that say what to do. */

import { copyFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { denoOnCell, type Place } from "./cell_script.ts";
import { type Config, configOf, ownModules } from "./deno_config.ts";
import { isOutside, showPath } from "./project.ts";
import { similarTo } from "./similar.ts";

/** An import that cannot be loaded, and where it stands in the cell, if that is known. */
export type ImportProblem = Partial<Place> & { readonly message: string };

/** What `deno info` tells of a module and what it imports, of that what is used here. */
type Info = {
  readonly modules: readonly {
    readonly specifier: string;
    readonly error?: string;
    readonly dependencies?: readonly {
      readonly specifier: string;
      readonly code?: Target;
    }[];
  }[];
};

type Target = {
  readonly specifier?: string;
  readonly error?: string;
  readonly span: {
    readonly start: { readonly line: number; readonly character: number };
  };
};

/** Names of modules that lie beside the cell. */
const RELATIVE =
  /((?:\bfrom|\bimport)\s*\(?\s*)(["'])(\.{1,2}\/[^"'\n]*)(?=\2)/g;

/**
 * Why what a cell imports cannot be loaded; `undefined` if it can.
 *
 * @param cwd the folder from which the cell's relative imports start
 */
export async function importProblem(
  code: string,
  cwd: string,
): Promise<ImportProblem | undefined> {
  const config = await configOf(cwd);
  const absolute = absoluteImports(code, cwd);
  const told = await inform(absolute, config);
  if (told.success) return readInfo(JSON.parse(told.stdout), code, config, cwd);
  if (/lockfile is out of date/.test(told.stderr)) {
    const added = /\+ +"npm:((?:@[^@"]+)?[^@"]+)@/.exec(told.stderr)?.[1];
    return lockProblem(code, added);
  }
  const said = /^error: ([\s\S]*?)(\n\nStack backtrace|\n\s+at |$)/m;
  return { message: said.exec(told.stderr)?.[1].trim() ?? told.stderr.trim() };
}

/** A cell with the names of files in its imports made absolute, to be read in another folder. */
export function absoluteImports(code: string, cwd: string): string {
  return code.replace(
    RELATIVE,
    (_all, before, quote, path) =>
      before + quote + pathToFileURL(resolve(cwd, path)).href,
  );
}

/** Asks Deno about a cell's imports, with a copy of the lock file: looking changes nothing. */
async function inform(code: string, { file, frozen }: Config) {
  const args = ["info", "--json", "--config", file];
  if (!frozen) return await denoOnCell(code, [...args, "--no-lock"]);
  const lock = await Deno.makeTempFile({ prefix: "nets-lock-" });
  try {
    await copyFile(resolve(dirname(file), "deno.lock"), lock);
    return await denoOnCell(code, [...args, "--lock", lock, "--frozen"]);
  } finally {
    await Deno.remove(lock);
  }
}

function readInfo(
  info: Info,
  code: string,
  config: Config,
  cwd: string,
): ImportProblem | undefined {
  const errors = new Map(
    info.modules.map(({ specifier, error }) => [specifier, error]),
  );
  const cell = info.modules.find(({ specifier }) =>
    /\/cell\.ts$/.test(specifier)
  );
  for (const { specifier, code: target } of cell?.dependencies ?? []) {
    const reason = target?.error ?? errors.get(target?.specifier ?? "");
    if (target === undefined || reason === undefined) continue;
    const { line, character } = target.span.start;
    // Relative names were made absolute for the tool; the cell has them as they were.
    const text = code.split("\n")[line].slice(character);
    const name = /^["']([^"']*)/.exec(text)?.[1] ?? specifier;
    const message = inWords(name, reason, config, cwd);
    return { message, line: line + 1, column: character + 1 };
  }
  const further = info.modules.find(({ error }) => error !== undefined);
  if (further === undefined) return undefined;
  return { message: inWords(further.specifier, further.error!, config, cwd) };
}

/**
 * Says in one sentence why an import failed, and what to do.
 *
 * @param name as the cell has it
 * @param reason as Deno has it
 */
function inWords(
  name: string,
  reason: string,
  { imports }: Config,
  cwd: string,
): string {
  const start = `Cannot import "${name}":`;
  if (/not in import map|not a dependency/.test(reason)) {
    return `${start} ${unknownName(name, imports)}`;
  }
  if (/^Module not found/.test(reason)) {
    return `${start} ${missingFile(name, cwd)}`;
  }
  if (/^No such built-in module/.test(reason)) {
    return `${start} Deno has no such module of Node's`;
  }
  if (/does not exist|Could not find npm package/.test(reason)) {
    return `${start} there is no such package or version; look at its spelling`;
  }
  if (/^Failed loading|failed to load|Import '.*' failed/.test(reason)) {
    return `${start} it is not on this machine yet and cannot be fetched now; ` +
      "run the cell again when there is a network";
  }
  return `${start} ${reason.split("\n")[0]}`;
}

function unknownName(
  name: string,
  imports: Readonly<Record<string, string>>,
): string {
  const known = Object.keys(imports);
  const meant = similarTo(name, known);
  if (meant !== undefined) {
    return `no module has this name; did you mean "${meant}"?`;
  }
  const ours = ownModules(imports).map((one) => `"${one}"`).join(", ");
  const list = ours === "" ? "" : `the course's own modules are ${ours}; `;
  return `no module has this name; ${list}` +
    'a file begins with "./" or "../", a package with "npm:"';
}

function missingFile(name: string, cwd: string): string {
  const path = resolve(cwd, name);
  // A path outside the project would tell more of this machine than the cell does.
  const where = isOutside(path) || !name.startsWith(".")
    ? ""
    : `: it would be ${showPath(path)}, seen from the notebook's folder`;
  return `there is no such file${where}`;
}

/** What to say when the lock file does not know what a cell imports. */
function lockProblem(code: string, added: string | undefined): ImportProblem {
  const what = added === undefined
    ? "the lock file deno.lock is out of date"
    : `the lock file deno.lock is frozen and does not know the package "${added}"`;
  const message = `Cannot import: ${what}; ` +
    "run `deno install --frozen=false` in the project's folder, then restart the kernel";
  const lines = code.split("\n");
  const line = added === undefined
    ? -1
    : lines.findIndex((text) => text.includes(`npm:${added}`));
  return line < 0 ? { message } : { message, line: line + 1 };
}
