/** Notebooks for tests, made of cells written as plain strings. */

import { resolve } from "node:path";
import type { Json, JsonObject } from "../../lib/classroom/json.ts";
import type { Notebook } from "../../lib/classroom/notebook.ts";
import { parseNotebook } from "../../lib/classroom/notebook_file.ts";

/** A cell: code, prose if it begins with `md:`, or either with metadata and outputs. */
export type Part =
  | string
  | {
    readonly source: string;
    readonly metadata?: JsonObject;
    readonly outputs?: readonly Json[];
  };

/** The text of a notebook's file. */
export function notebookJson(
  parts: readonly Part[],
  metadata: JsonObject = {},
): string {
  const cells = parts.map((part, i) => {
    const { source, metadata = {}, outputs = [] } = typeof part === "string"
      ? { source: part }
      : part;
    const common = { id: `cell-${i + 1}`, metadata };
    return source.startsWith("md:")
      ? { ...common, cell_type: "markdown", source: source.slice(3) }
      : {
        ...common,
        cell_type: "code",
        source,
        outputs,
        execution_count: null,
      };
  });
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
}

/** A notebook that lies nowhere, or in a folder of its own. */
export function notebookOf(
  parts: readonly Part[],
  { path = resolve("notebooks/99_test.ipynb"), metadata = {} }: {
    readonly path?: string;
    readonly metadata?: JsonObject;
  } = {},
): Notebook {
  return parseNotebook(path, notebookJson(parts, metadata));
}

/** A figure as `show()` sends it. */
export function figure(html: string): Json {
  return {
    output_type: "display_data",
    data: { "text/html": html },
    metadata: {},
  };
}

/** Calls `work` with a new folder, and removes it afterwards. */
export async function inFolder(
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "nets-test-" });
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
