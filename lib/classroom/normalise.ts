/** Outputs made the same on every machine and at every hour, so that they can be compared. */

import { pathToFileURL } from "node:url";
import type { Json, JsonObject } from "./json.ts";
import type { Cell, Notebook, Output } from "./notebook.ts";
import { ROOT } from "./project.ts";

const ROOT_URL = `${pathToFileURL(ROOT).href}/`;
// deno-lint-ignore no-control-regex -- that is what terminal colours are made of
const ANSI = /\u001b\[[\d;?]*[A-Za-z]/g;
const UUID =
  /[\da-f]{8}-[\da-f]{4}-[1-5][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/g;
/** `file:///…/npm/registry/name/1.2.3/` in the cache of Deno. */
const CACHED =
  /file:\/\/[^\s"']*?\/npm\/[^/\s]+\/((?:@[^/\s]+\/)?[^/\s@]+)\/(\d[^/\s]*)\//g;

/** What front ends write into cells for themselves. */
const NOISE = [
  "collapsed",
  "execution",
  "ExecuteTime",
  "scrolled",
  "trusted",
  "vscode",
];

/**
 * The notebook with everything taken out of it that changes without meaning: terminal
 * colours, places on this machine, random ids, what front ends note for themselves, and the
 * inside of elements that are marked `data-volatile` (times, say).
 */
export function normalise(notebook: Notebook): Notebook {
  const clean = cleaner();
  const cells = notebook.cells.map((cell): Cell => ({
    ...cell,
    metadata: without(cell.metadata, NOISE),
    outputs: cell.outputs.map((output) => normaliseOutput(output, clean)),
  }));
  const metadata = {
    ...without(notebook.metadata, ["widgets", "vscode"]),
    kernelspec: { display_name: "Deno", language: "typescript", name: "deno" },
    language_info: {
      codemirror_mode: "typescript",
      file_extension: ".ts",
      mimetype: "text/x.typescript",
      name: "typescript",
      nbconvert_exporter: "script",
      pygments_lexer: "typescript",
    },
  };
  return { ...notebook, cells, metadata };
}

function normaliseOutput(
  output: Output,
  clean: (text: string) => string,
): Output {
  switch (output.output_type) {
    case "stream":
      return { ...output, text: clean(output.text) };
    case "error": {
      const { ename } = output;
      const evalue = clean(output.evalue);
      const traceback = output.traceback.flatMap((text) =>
        clean(text).split("\n")
      )
        .filter((line) => !isFrame(line));
      return { output_type: "error", ename, evalue, traceback };
    }
    default:
      return { ...output, data: normaliseData(output.data, clean) };
  }
}

function normaliseData(
  data: JsonObject,
  clean: (text: string) => string,
): JsonObject {
  const entries = Object.entries(data).map(([mime, value]): [string, Json] => {
    if (typeof value !== "string" || mime.startsWith("image/png")) {
      return [mime, value];
    }
    const text = clean(value);
    return [mime, mime === "text/html" ? emptyVolatile(text) : text];
  });
  return Object.fromEntries(entries);
}

/**
 * A step of the stack, which names a line of the library and moves whenever that file is edited,
 * or what the course's kernel adds to it: a piece of the cell, advice.
 */
function isFrame(line: string): boolean {
  return /^\s+at .*(:\d+:\d+|<anonymous>|cell)\)?$/.test(line) ||
    /^[> ] +\d+ \| |^ {6}\| +\^$|^ {4}[→…] /.test(line);
}

/** A function that cleans texts and numbers the random ids in order of appearance. */
export function cleaner(): (text: string) => string {
  const ids = new Map<string, string>();
  const number = (id: string) => {
    if (!ids.has(id)) ids.set(id, `id-${ids.size + 1}`);
    return ids.get(id)!;
  };
  return (text) => withoutPlaces(text.replace(ANSI, "")).replace(UUID, number);
}

/** A text without places on this machine: paths begin in the project, packages have their names. */
export function withoutPlaces(text: string): string {
  return text.replaceAll(ROOT_URL, "").replaceAll(`${ROOT}/`, "")
    .replace(CACHED, "npm:$1@$2/");
}

/**
 * The same HTML with nothing inside the elements that have the attribute `data-volatile`.
 *
 * @example A time is left out, what surrounds it stays
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(
 *   emptyVolatile("<p>200 steps <b data-volatile>in <b>12</b> ms</b>.</p>"),
 *   "<p>200 steps <b data-volatile></b>.</p>",
 * );
 * ```
 */
export function emptyVolatile(html: string): string {
  const open = /<([\w-]+)\b[^>]*\sdata-volatile\b[^>]*>/g;
  let result = "", from = 0;
  for (let match = open.exec(html); match !== null; match = open.exec(html)) {
    const inside = match.index + match[0].length;
    const end = closing(html, match[1], inside);
    result += html.slice(from, inside);
    from = open.lastIndex = end;
  }
  return result + html.slice(from);
}

/** Where the closing tag stands that belongs to an element opened before `from`. */
function closing(html: string, tag: string, from: number): number {
  const tags = new RegExp(`<(/?)${tag}\\b[^>]*>`, "g");
  tags.lastIndex = from;
  let depth = 1;
  for (let match = tags.exec(html); match !== null; match = tags.exec(html)) {
    depth += match[1] === "/" ? -1 : match[0].endsWith("/>") ? 0 : 1;
    if (depth === 0) return match.index;
  }
  return html.length;
}

function without(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(([key]) => !keys.includes(key)),
  );
}
