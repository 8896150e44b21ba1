/** What a notebook is, once it is read: nbformat 4.5 with every text in one piece. */

import type { Json, JsonObject } from "./json.ts";

/** What a code cell put out. */
export type Output =
  | {
    readonly output_type: "stream";
    readonly name: string;
    readonly text: string;
  }
  | {
    readonly output_type: "display_data" | "execute_result";
    readonly data: JsonObject;
    readonly metadata: JsonObject;
  }
  | {
    readonly output_type: "error";
    readonly ename: string;
    readonly evalue: string;
    readonly traceback: readonly string[];
  };

/** A cell. Only code cells have outputs. */
export type Cell = {
  readonly kind: "code" | "markdown" | "raw";
  readonly id: string;
  readonly metadata: JsonObject;
  readonly source: string;
  readonly outputs: readonly Output[];
  /** Pictures pasted into its text, by the names it uses. */
  readonly attachments?: JsonObject;
};

/** A notebook and where it lies. */
export type Notebook = {
  readonly path: string;
  readonly cells: readonly Cell[];
  readonly metadata: JsonObject;
};

/** The name of a notebook without folder and ending: `05_xor`. */
export function nameOf(path: string): string {
  return path.replace(/^.*[\\/]/, "").replace(/\.ipynb$/, "");
}

/** The tags of a cell: `title`, `objective`, `raises-exception` and so on. */
export function tagsOf(cell: Cell): readonly string[] {
  const tags = cell.metadata.tags;
  return Array.isArray(tags)
    ? tags.filter((tag): tag is string => typeof tag === "string")
    : [];
}

/** The course's own metadata of a cell or a notebook. */
export function netsOf(part: { readonly metadata: JsonObject }): JsonObject {
  const nets = part.metadata.nets;
  return isObject(nets) ? nets : {};
}

/** Whether something that JSON can say is an object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
