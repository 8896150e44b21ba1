/** A notebook as JSON, in the layout of nbformat 4.5: read with care, and written. */

import type { Json, JsonObject } from "./json.ts";
import { type Cell, isObject, type Notebook, type Output } from "./notebook.ts";

/** What is wrong with JSON that should be a notebook: what must hold, and what holds instead. */
export class NotebookProblem extends Error {
  override readonly name = "NotebookProblem";
}

/**
 * The notebook that a file's JSON says.
 *
 * @param path where it lies
 * @param file what stands in the file
 * @throws {NotebookProblem} if it is no notebook of nbformat 4
 */
export function notebookOf(path: string, file: Json): Notebook {
  if (!isObject(file) || !Array.isArray(file.cells)) {
    throw new NotebookProblem(
      "a notebook must have a list of cells, but this file has none",
    );
  }
  if (file.nbformat !== 4) {
    throw new NotebookProblem(
      `its nbformat must be 4, but it is ${JSON.stringify(file.nbformat)}`,
    );
  }
  const cells = file.cells.map(cellOf);
  cells.forEach((cell, i) => {
    const first = cells.findIndex((other) => other.id === cell.id);
    if (first === i) return;
    throw new NotebookProblem(
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

function cellOf(cell: Json, index: number): Cell {
  const wrong = (must: string, but: unknown) =>
    new NotebookProblem(
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
      const parsed = outputOf(output);
      if (parsed === undefined) {
        throw wrong("an output must be one of nbformat's four", output);
      }
      return parsed;
    }),
  };
}

function outputOf(output: Json): Output | undefined {
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
 * What Python's nbformat writes for a notebook: keys sorted, one space of indent, sources as
 * lists of lines.
 *
 * @returns the text of a file
 *
 * @example What is read again is what was written
 * ```ts
 * import assert from "node:assert/strict";
 * const cell = { kind: "code", id: "a", metadata: {}, source: "1\n2", outputs: [] } as const;
 * const notebook = { path: "a.ipynb", cells: [cell], metadata: {} };
 * assert.deepEqual(notebookOf("a.ipynb", JSON.parse(notebookLayout(notebook))), notebook);
 * ```
 */
export function notebookLayout({ cells, metadata }: Notebook): string {
  const file = {
    cells: cells.map(cellFile),
    metadata,
    nbformat: 4,
    nbformat_minor: 5,
  };
  return JSON.stringify(sorted(file), null, 1) + "\n";
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
