/** Notebooks on disk: read with care, written so that the same notebook is always the same bytes. */

import { placeOfJsonError } from "./json_place.ts";
import type { Json, JsonObject } from "./json.ts";
import { type Cell, isObject, type Notebook, type Output } from "./notebook.ts";
import { CONFIG, showPath } from "./project.ts";

/** A file that is not the notebook it should be. */
export class NotebookError extends Error {
  override readonly name = "NotebookError";

  /**
   * @param path the notebook's file
   * @param reason what must hold, and what holds instead
   * @param action what was asked for
   */
  constructor(path: string, reason: string, action = "read") {
    super(`Cannot ${action} ${showPath(path)}: ${reason}`);
  }
}

/**
 * Reads a notebook.
 *
 * @throws {NotebookError} if there is none, or the file is no notebook of nbformat 4
 */
export async function readNotebook(path: string): Promise<Notebook> {
  return parseNotebook(path, await readText(path));
}

/**
 * Reads the text of a notebook's file.
 *
 * @throws {NotebookError} if there is no such file
 */
export async function readText(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    const missing = error instanceof Deno.errors.NotFound;
    throw new NotebookError(
      path,
      missing ? "there is no such file" : String(error),
    );
  }
}

/**
 * Reads a notebook from its text.
 *
 * @param path where it lies, for messages
 * @param text what stands in the file
 * @throws {NotebookError} if it is not JSON (with the place), or no notebook
 */
export function parseNotebook(path: string, text: string): Notebook {
  const file = parseJson(path, text);
  if (!isObject(file) || !Array.isArray(file.cells)) {
    throw new NotebookError(
      path,
      "a notebook must have a list of cells, but this file has none",
    );
  }
  if (file.nbformat !== 4) {
    throw new NotebookError(
      path,
      `its nbformat must be 4, but it is ${JSON.stringify(file.nbformat)}`,
    );
  }
  const cells = file.cells.map((cell, i) => parseCell(path, cell, i));
  cells.forEach((cell, i) => {
    const first = cells.findIndex((other) => other.id === cell.id);
    if (first === i) return;
    throw new NotebookError(
      path,
      `cell ids must differ, but cells ${first + 1} and ${
        i + 1
      } are both "${cell.id}"`,
    );
  });
  return {
    path,
    cells,
    metadata: isObject(file.metadata) ? file.metadata : {},
  };
}

function parseJson(path: string, text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    const { line, column } = placeOfJsonError(text);
    const conflict = /^<{7} /m.test(text)
      ? "; it holds an unresolved merge"
      : "";
    throw new NotebookError(
      path,
      text.trim() === ""
        ? "it must be JSON, but it is empty"
        : `it must be JSON, but it stops being so at line ${line}, column ${column}${conflict}`,
    );
  }
}

function parseCell(path: string, cell: Json, index: number): Cell {
  const wrong = (must: string, but: unknown) =>
    new NotebookError(
      path,
      `cell ${index + 1}: ${must}, but it is ${JSON.stringify(but)}`,
    );
  if (!isObject(cell)) throw wrong("a cell must be an object", cell);
  const kind = cell.cell_type;
  if (kind !== "code" && kind !== "markdown" && kind !== "raw") {
    throw wrong("cell_type must be code, markdown or raw", kind);
  }
  const source = oneText(cell.source);
  if (source === undefined) {
    throw wrong("source must be text or a list of lines", cell.source);
  }
  const outputs = kind === "code" ? cell.outputs ?? [] : [];
  if (!Array.isArray(outputs)) throw wrong("outputs must be a list", outputs);
  const id = typeof cell.id === "string" && /^[\w-]{1,64}$/.test(cell.id)
    ? cell.id
    : `cell-${index + 1}`;
  return {
    kind,
    id,
    source,
    metadata: isObject(cell.metadata) ? cell.metadata : {},
    ...(isObject(cell.attachments) ? { attachments: cell.attachments } : {}),
    outputs: outputs.map((output) => {
      const parsed = parseOutput(output);
      if (parsed === undefined) {
        throw wrong("an output must be one of nbformat's four", output);
      }
      return parsed;
    }),
  };
}

function parseOutput(output: Json): Output | undefined {
  if (!isObject(output)) return undefined;
  const type = output.output_type;
  if (type === "stream") {
    return {
      output_type: type,
      name: String(output.name),
      text: oneText(output.text) ?? "",
    };
  }
  if (type === "error") {
    const traceback = Array.isArray(output.traceback)
      ? output.traceback.map(String)
      : [];
    const { ename, evalue } = output;
    return {
      output_type: type,
      ename: String(ename),
      evalue: String(evalue),
      traceback,
    };
  }
  if (type !== "display_data" && type !== "execute_result") return undefined;
  const data = Object.entries(isObject(output.data) ? output.data : {});
  return {
    output_type: type,
    data: Object.fromEntries(
      data.map(([mime, value]) => [mime, joined(mime, value)]),
    ),
    metadata: isObject(output.metadata) ? output.metadata : {},
  };
}

/** nbformat keeps a text as one string or as a list of lines. */
function oneText(value: Json | undefined): string | undefined {
  if (typeof value === "string") return value;
  return Array.isArray(value) && value.every((line) => typeof line === "string")
    ? value.join("")
    : undefined;
}

const isJson = (mime: string) => /[/+]json$/.test(mime);

function joined(mime: string, value: Json): Json {
  return isJson(mime) ? value : oneText(value) ?? value;
}

/**
 * The text of a notebook's file: the layout that Python's nbformat writes (keys sorted,
 * one space of indent, sources as lists of lines), with the cells as `deno fmt` leaves them.
 */
export async function notebookText(notebook: Notebook): Promise<string> {
  const file = {
    cells: notebook.cells.map(cellFile),
    metadata: notebook.metadata,
    nbformat: 4,
    nbformat_minor: 5,
  };
  const text = JSON.stringify(sorted(file), null, 1) + "\n";
  return await formatted(notebook.path, text);
}

/** Writes a notebook. A reader never sees half of it. */
export async function writeNotebook(notebook: Notebook): Promise<void> {
  const text = await notebookText(notebook);
  const half = `${notebook.path}.${Deno.pid}.tmp`;
  await Deno.writeTextFile(half, text);
  await Deno.rename(half, notebook.path);
}

function cellFile(cell: Cell): JsonObject {
  const common = {
    cell_type: cell.kind,
    id: cell.id,
    metadata: cell.metadata,
    source: lines(cell.source),
    ...(cell.attachments ? { attachments: cell.attachments } : {}),
  };
  if (cell.kind !== "code") return common;
  return {
    ...common,
    execution_count: null,
    outputs: cell.outputs.map(outputFile),
  };
}

function outputFile(output: Output): JsonObject {
  switch (output.output_type) {
    case "stream":
      return { ...output, text: lines(output.text) };
    case "error":
      return output;
    case "execute_result":
      return { ...output, data: dataFile(output.data), execution_count: null };
    case "display_data":
      return { ...output, data: dataFile(output.data) };
  }
}

function dataFile(data: JsonObject): JsonObject {
  const entries = Object.entries(data).map(([mime, value]) => [
    mime,
    typeof value === "string" && !isJson(mime) ? lines(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function lines(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}

/** `deno fmt` formats the cells and leaves the layout of the file alone. */
async function formatted(path: string, text: string): Promise<string> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--quiet", "--config", CONFIG, "--ext", "ipynb", "-"],
    env: { NO_COLOR: "1" },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  const written = writer.write(new TextEncoder().encode(text)).then(() =>
    writer.close()
  );
  const [{ success, stdout, stderr }] = await Promise.all([
    child.output(),
    written,
  ]);
  if (success) return new TextDecoder().decode(stdout);
  throw new NotebookError(
    path,
    `deno fmt refuses it: ${new TextDecoder().decode(stderr)}`,
    "write",
  );
}
