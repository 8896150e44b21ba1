/** Tables from text: your own measurements as well as those that come with the course. */

import { theyAre } from "../describe.ts";
import { ShapeError } from "../errors.ts";
import { checkRecord } from "../shape.ts";
import type { Columns, RowOf } from "./column.ts";
import { csvRows } from "./csv.ts";
import { DataTable } from "./data_table.ts";

/** What a table is called, and what stands in it. */
export type ReadTableOptions<C extends Columns> = {
  /** What people call it. */
  readonly name: string;
  /** The columns to read, by the names in the first line. */
  readonly columns: C;
  /** What to call the text in errors. If not said, its name. */
  readonly file?: string;
};

/**
 * The table that a text of comma-separated values holds; its first line names the columns.
 *
 * A cell that is empty or says `NA` is a gap, and is allowed where its column says so.
 *
 * @param text the whole of it: `await Deno.readTextFile("birds.csv")`
 * @param options what to call it, and what stands in each column
 * @throws {ShapeError} if a column is missing, or a row has more or fewer cells than the header
 * @throws {ValueError} naming row and column of the first cell that is not what its column says
 *
 * @example Your own data
 * ```ts
 * import assert from "node:assert/strict";
 * const text = "hours,passed\n1.5,no\n4,yes";
 * const exam = readTable(text, {
 *   name: "exam",
 *   columns: { hours: { kind: "number", unit: "h" }, passed: { kind: "text", values: ["no", "yes"] } },
 * });
 * assert.deepEqual(exam.rows[1], { hours: 4, passed: "yes" });
 * assert.deepEqual(exam.classification({ target: "passed" }).y, [0, 1]);
 * ```
 */
export function readTable<const C extends Columns>(
  text: string,
  options: ReadTableOptions<C>,
): DataTable<RowOf<C>> {
  const { name, columns, file = name } = options;
  if (typeof text !== "string") {
    throw new ShapeError(
      `read ${file}`,
      `the values must be a text, but ${theyAre(text)}`,
    );
  }
  checkRecord(
    `read ${file}`,
    "columns",
    columns,
    '{ mass: { kind: "number" } }',
  );
  const rows = csvRows(file, text, columns) as readonly RowOf<C>[];
  return new DataTable(name, columns, rows);
}
