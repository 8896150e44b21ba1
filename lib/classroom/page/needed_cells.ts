/** Which cells have to run before another, so that a cell in the middle of a lecture can be run at once. */

import type { CellView } from "../presenter/protocol.ts";
import { namesDeclaredBy } from "../site/declared_names.ts";

/**
 * The cells above one that have not run and declare what it uses, directly or by what they use.
 *
 * A word in a comment counts as well: to run more than is needed does no harm.
 *
 * @param cells of the lecture, in order
 * @param id of the cell that is to run
 * @param source as it is to run
 * @returns their ids, in the order in which they must run
 *
 * @example What is not needed does not run
 * ```ts
 * import assert from "node:assert/strict";
 * const cell = (id: string, source: string) =>
 *   ({ id, source, kind: "code", status: "fresh" }) as never;
 * const cells = [
 *   cell("imports", 'import { OR } from "nets";'),
 *   cell("gate", "const gate = OR;"),
 *   cell("other", "const other = 1;"),
 * ];
 * assert.deepEqual(neededCells(cells, "", "gate([0, 1])"), ["imports", "gate"]);
 * ```
 */
export function neededCells(
  cells: readonly CellView[],
  id: string,
  source: string,
): readonly string[] {
  const end = cells.findIndex((cell) => cell.id === id);
  const above = end < 0 ? cells : cells.slice(0, end);
  const words = new Set(wordsIn(source));
  const needed: string[] = [];
  for (const { kind, status, id, source } of above.toReversed()) {
    if (kind !== "code" || status !== "fresh") continue;
    if (!namesDeclaredBy(source).some((name) => words.has(name))) continue;
    needed.unshift(id);
    for (const word of wordsIn(source)) words.add(word);
  }
  return needed;
}

function wordsIn(source: string): readonly string[] {
  return source.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
}
