/**
 * Comma-separated values, RFC 4180, read with suspicion: a file that is not as it should
 * be gets an error that says where, never a silent NaN.
 *
 * @module
 */

// The one function of d3-dsv that makes no code as it runs, which pages forbid.
import { csvParseRows } from "d3-dsv";
import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import type { Cell, Column, Columns, Row } from "./column.ts";

/**
 * The rows of a text of comma-separated values; the first line names the columns.
 *
 * Columns that are not asked for are left out. Rows are counted from 1, the header not
 * included. A cell that is empty or says `NA` is a gap.
 *
 * @param file what to call the text in errors: where it comes from
 * @param text the whole of it
 * @param columns what stands in each column
 * @throws {ShapeError} if a column is missing or there twice, or a row has more or fewer cells than the header
 * @throws {ValueError} naming row and column of the first cell that is not what its column says
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const columns = { species: { kind: "text" }, mass: { kind: "number", gaps: true } } as const;
 * assert.deepEqual(csvRows("birds.csv", "species,mass\nAdelie,3750\nGentoo,", columns), [
 *   { species: "Adelie", mass: 3750 },
 *   { species: "Gentoo", mass: null },
 * ]);
 * assert.throws(() => csvRows("birds.csv", "species,mass\nAdelie,3.7kg", columns), {
 *   message: 'Cannot read birds.csv: row 1, column mass: must be a number, but it is "3.7kg"',
 * });
 * ```
 */
export function csvRows(
  file: string,
  text: string,
  columns: Columns,
): readonly Row[] {
  const action = `read ${file}`;
  const [header, ...lines] = linesOf(action, text);
  const places = placesOf(action, header, Object.keys(columns));
  return lines.map((cells, i) => {
    if (cells.length !== header.length) {
      throw new ShapeError(
        action,
        `row ${i + 1} must have ${header.length} ${
          header.length === 1 ? "cell" : "cells"
        } like the header, but it has ${cells.length}`,
      );
    }
    return Object.fromEntries(
      Object.entries(columns).map(([name, column]) => {
        const where = `row ${i + 1}, column ${name}`;
        return [name, cellOf(action, where, cells[places[name]], column)];
      }),
    );
  });
}

function linesOf(action: string, text: string): string[][] {
  const lines: string[][] = csvParseRows(text.replace(/^\uFEFF/, ""));
  if (text.split('"').length % 2 === 0) {
    throw new ShapeError(
      action,
      `quotes must come in pairs, but one is never closed; look at row ${
        lines.length - 1
      } first`,
    );
  }
  if (lines.length === 0) {
    throw new ShapeError(
      action,
      "its first line must name the columns, but the text is empty",
    );
  }
  return lines;
}

/** Where in a line each column stands. */
function placesOf(
  action: string,
  header: readonly string[],
  names: readonly string[],
): Record<string, number> {
  return Object.fromEntries(names.map((name) => {
    const place = header.indexOf(name);
    if (place < 0) {
      throw new ShapeError(
        action,
        `there must be a column ${name}, but the header has ${
          header.join(", ")
        }`,
      );
    }
    if (header.lastIndexOf(name) !== place) {
      throw new ShapeError(
        action,
        `there must be one column ${name}, but the header has two`,
      );
    }
    return [name, place];
  }));
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

function cellOf(
  action: string,
  where: string,
  cell: string,
  column: Column,
): Cell {
  const is = cell === "" ? "it is empty" : `it is ${written(cell)}`;
  if (cell === "" || cell === "NA") {
    if (column.gaps) return null;
  } else if (column.kind === "number") {
    const number = NUMBER.test(cell) ? Number(cell) : NaN;
    if (Number.isFinite(number)) return number;
  } else if (column.values?.includes(cell) ?? true) {
    return cell;
  }
  throw new ValueError(
    action,
    `${where}: must be ${kindOf(column)}, but ${is}`,
  );
}

function kindOf(column: Column): string {
  if (column.kind === "number") return "a number";
  return column.values ? `one of ${column.values.join(", ")}` : "a word";
}
