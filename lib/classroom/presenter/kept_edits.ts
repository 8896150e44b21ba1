/** What differs from the file of a lecture, as plain data that can be kept and made again. */

import type { Json } from "../json.ts";
import { isObject } from "../notebook.ts";

/** One cell that differs from the file. */
export type KeptCell = {
  readonly id: string;
  readonly kind: "code" | "markdown" | "raw";
  readonly source: string;
  /** The cell above it, for those that stand in no file. */
  readonly after?: string;
};

/** All that differs from the file. */
export type KeptEdits = {
  readonly cells: readonly KeptCell[];
  /** Cells of the file that were taken away. */
  readonly removed: readonly string[];
};

/** Nothing differs from the file. */
export const NO_EDITS: KeptEdits = { cells: [], removed: [] };

/** Reads what was kept as JSON. @returns `undefined` if it is none of ours */
export function readKeptEdits(text: string): KeptEdits | undefined {
  try {
    const { cells, removed } = JSON.parse(text) as {
      readonly [key: string]: Json;
    };
    const isRight = Array.isArray(cells) && cells.every(isKeptCell) &&
      Array.isArray(removed) && removed.every((id) => typeof id === "string");
    return isRight ? { cells, removed } as unknown as KeptEdits : undefined;
  } catch {
    return undefined;
  }
}

function isKeptCell(cell: Json): boolean {
  if (!isObject(cell)) return false;
  const { id, kind, source, after } = cell;
  return typeof id === "string" && typeof source === "string" &&
    ["code", "markdown", "raw"].includes(String(kind)) &&
    (after === undefined || typeof after === "string");
}
