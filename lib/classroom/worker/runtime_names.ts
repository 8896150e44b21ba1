/** What could follow in a cell, as the worker knows it: names, properties of values, names of modules. */

import {
  bestMatches,
  type Completion,
  type Match,
} from "../kernel/completion.ts";
import type { KnownModules } from "./import_words.ts";

/** What there is to know. */
export type RuntimeNamesOptions = {
  readonly modules: KnownModules;
  /** The names that cells have declared. */
  readonly declared: Iterable<string>;
};

const KEYWORDS =
  "async await break case catch class const continue default do else export extends false finally for function if import in instanceof interface let new null of return static super switch this throw true try type typeof undefined var void while yield"
    .split(" ");

/** `import { a, b` with the module behind it, somewhere. */
const IN_IMPORT = /\bimport\s+(?:type\s+)?(?:[\w$]+\s*,\s*)?\{([^{}]*)$/;
const SPECIFIER = /\bfrom\s*["']([^"'\n]*)$|\bimport\s*\(?\s*["']([^"'\n]*)$/;
const CHAIN =
  /(?:^|[^\w$.\])"'`])((?:[\p{L}_$][\p{L}\p{N}_$]*\s*\??\.\s*)+)([\p{L}\p{N}_$]*)$/u;
const WORD = /[\p{L}_$][\p{L}\p{N}_$]*$/u;

/**
 * What could stand at a place in a cell. Nothing of the reader's own code runs for it:
 * properties that are computed are not asked for their values.
 *
 * @param cursor UTF-16 units before it
 */
export function runtimeNames(
  code: string,
  cursor: number,
  options: RuntimeNamesOptions,
): Completion {
  const before = code.slice(0, cursor);
  const specifier = SPECIFIER.exec(before);
  if (specifier !== null) {
    const written = specifier[1] ?? specifier[2];
    const names = [...options.modules.keys()];
    return found(
      written,
      cursor,
      names.map((text) => ({ text, kind: "module" })),
    );
  }
  const written = WORD.exec(before)?.[0] ?? "";
  if (IN_IMPORT.test(before)) {
    return found(written, cursor, exportsAt(code, cursor, options.modules));
  }
  const chain = CHAIN.exec(before);
  if (chain !== null) {
    const path = chain[1].split(/\s*\??\.\s*/).slice(0, -1);
    return found(chain[2], cursor, propertiesOf(valueAt(path)));
  }
  // Behind a point that follows anything else, nobody knows.
  if (written === "" || /[.\w$]$/.test(before.slice(0, -written.length))) {
    return found(written, cursor, []);
  }
  return found(written, cursor, [
    ...[...options.declared].toReversed().map(globalName),
    ...KEYWORDS.map((text) => ({ text, kind: "keyword" })),
    ...Object.getOwnPropertyNames(globalThis).filter((name) =>
      !name.startsWith("__")
    ).map(globalName),
  ]);
}

function found(
  written: string,
  end: number,
  matches: readonly Match[],
): Completion {
  const once = new Map(matches.map((match) => [match.text, match]));
  return {
    matches: bestMatches(written, [...once.values()]),
    start: end - written.length,
    end,
  };
}

/** The names of the module that an import is from; of all of the course's if it says none yet. */
function exportsAt(
  code: string,
  cursor: number,
  modules: KnownModules,
): readonly Match[] {
  const from = /^[^{}]*\}\s*from\s*["']([^"'\n]*)["']/.exec(code.slice(cursor));
  const module = modules.get(from?.[1] ?? "");
  const all = module === undefined
    ? [...modules.values()].filter(({ isOwn }) => isOwn)
    : [module];
  return all.flatMap(({ values, types }) => [
    ...Object.entries(values).map(([text, value]) => matchOf(text, value)),
    ...[...types].map((text) => ({ text: `type ${text}`, kind: "type" })),
  ]);
}

function globalName(text: string): Match {
  return matchOf(text, dataOf(globalThis, text));
}

function matchOf(text: string, value: unknown): Match {
  return { text, kind: kindOf(value) };
}

function kindOf(value: unknown): string {
  if (typeof value !== "function") return "variable";
  return /^class\b/.test(Function.prototype.toString.call(value))
    ? "class"
    : "function";
}

function valueAt(path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => dataOf(value, name), globalThis);
}

/** The value of a property, if it is one that is not computed. */
function dataOf(value: unknown, name: string): unknown {
  for (
    let object = objectOf(value);
    object;
    object = Object.getPrototypeOf(object)
  ) {
    const property = Object.getOwnPropertyDescriptor(object, name);
    if (property === undefined) continue;
    if ("value" in property) return property.value;
    // What an index of modules exports is computed as well, by the bundle.
    return isModule(object) ? property.get?.call(object) : undefined;
  }
}

function isModule(object: object): boolean {
  return Object.getOwnPropertyNames(object).length > 0 &&
    Object.values(Object.getOwnPropertyDescriptors(object)).every((one) =>
      one.get && !one.set && !one.configurable
    );
}

function objectOf(value: unknown): object | undefined {
  return value === undefined || value === null ? undefined : Object(value);
}

function propertiesOf(value: unknown): readonly Match[] {
  const names: Match[] = [];
  for (
    let object = objectOf(value);
    object;
    object = Object.getPrototypeOf(object)
  ) {
    if (object === Object.prototype && names.length > 0) break;
    for (const text of Object.getOwnPropertyNames(object)) {
      if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(text) || text === "constructor") {
        continue;
      }
      const kind = typeof dataOf(object, text) === "function"
        ? "method"
        : "property";
      names.push({ text, kind });
    }
  }
  return names;
}
