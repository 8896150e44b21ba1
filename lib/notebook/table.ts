/** Tables: rows of values as an HTML table that reads well on paper and aloud. */

import { ShapeError } from "../errors.ts";
import { type Html, markup } from "./markup.ts";
import { type Bundle, DISPLAY, type Displayable } from "./kernel.ts";
import { Formula } from "./markdown.ts";
import { PAPER, paper } from "./paper.ts";

/** Where the text of a column stands. */
export type Align = "left" | "center" | "right";

/** A row: its cells in order, or by the names of their columns. */
export type Row = readonly unknown[] | { readonly [column: string]: unknown };

/** What {@link table} may be told beside its rows. */
export interface TableOptions {
  /** The columns from left to right: headings, or for rows with names, which name is headed how. */
  readonly columns?:
    | readonly (string | Formula)[]
    | { readonly [column: string]: string | Formula };
  /** What the table shows, above it. */
  readonly caption?: string;
  /** Where each column stands; numbers stand right if nothing is said. */
  readonly align?: readonly Align[];
  /** How many decimals numbers that are not whole are written with; all they have if nothing is said. */
  readonly digits?: number;
}

/** A table, made by {@link table}. */
export class Table implements Displayable {
  /**
   * A table whose cells have been written.
   *
   * @param content headings, cells as text, and where columns stand
   */
  constructor(
    readonly content: {
      readonly headings: readonly (string | Formula)[];
      readonly cells: readonly (readonly (string | Formula)[])[];
      readonly align: readonly Align[];
      readonly caption: string | undefined;
    },
  ) {}

  /** As HTML; as Markdown if there are formulas in it, for HTML is not typeset. */
  [DISPLAY](): Bundle {
    const all = [...this.content.headings, ...this.content.cells.flat()];
    return all.some((cell) => cell instanceof Formula)
      ? { "text/markdown": asMarkdown(this), "text/plain": asText(this) }
      : { "text/html": asHtml(this).source, "text/plain": asText(this) };
  }
}

/**
 * A table of rows: `await show(table(rows))`.
 *
 * @param rows each an array of cells, or a record whose keys name the columns; a cell is
 *   written as text, a formula from `tex` is typeset
 * @param options headings, caption, alignment, decimals
 * @throws {ShapeError} if a row has more or fewer cells than there are columns
 *
 * @example The truth table of AND, read aloud
 * ```ts
 * import assert from "node:assert/strict";
 * const and = table([[0, 0, 0], [0, 1, 0], [1, 0, 0], [1, 1, 1]], { columns: ["x1", "x2", "y"] });
 * assert.deepEqual(and.content.headings, ["x1", "x2", "y"]);
 * assert.deepEqual(and.content.align, ["right", "right", "right"]);
 * ```
 */
export function table(rows: Iterable<Row>, options: TableOptions = {}): Table {
  const list = [...rows];
  const { keys, headings } = columnsOf(list, options.columns);
  const values = list.map((row, i) => cellsOf(row, i, keys, headings.length));
  const numeric = headings.map((_, c) =>
    values.length > 0 && values.every((row) => isNumber(row[c]))
  );
  return new Table({
    headings,
    cells: asWritten(values, headings.length, options.digits),
    align: headings.map((_, c) =>
      options.align?.[c] ?? (numeric[c] ? "right" : "left")
    ),
    caption: options.caption,
  });
}

type Columns = {
  readonly keys: readonly string[] | undefined;
  readonly headings: readonly (string | Formula)[];
};

function columnsOf(
  rows: readonly Row[],
  columns: TableOptions["columns"],
): Columns {
  const named = rows.find((row) => !Array.isArray(row));
  if (columns && !Array.isArray(columns)) {
    return { keys: Object.keys(columns), headings: Object.values(columns) };
  }
  const keys = named && (columns?.map(String) ?? Object.keys(named));
  const width = Math.max(0, ...rows.map((row) => Object.keys(row).length));
  return {
    keys,
    headings: (columns as Columns["headings"]) ?? keys ?? Array(width).fill(""),
  };
}

function cellsOf(
  row: Row,
  index: number,
  keys: readonly string[] | undefined,
  width: number,
): readonly unknown[] {
  const cells = Array.isArray(row)
    ? row
    : (keys ?? []).map((key) =>
      (row as { readonly [column: string]: unknown })[key]
    );
  if (cells.length === width) return cells;
  throw new ShapeError(
    `make a table of ${width} columns`,
    `every row must have ${width} cells, but row ${
      index + 1
    } has ${cells.length}`,
  );
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** The values as they stand in their cells; decimals are the same all down a column. */
function asWritten(
  values: readonly (readonly unknown[])[],
  width: number,
  digits: number | undefined,
): readonly (readonly (string | Formula)[])[] {
  const broken = Array.from(
    { length: width },
    (_, c) =>
      values.some((row) =>
        typeof row[c] === "number" && !Number.isInteger(row[c])
      ),
  );
  return values.map((row) =>
    row.map((value, c) => written(value, broken[c] ? digits : undefined))
  );
}

/** A negative number has a minus sign, not a hyphen; a small one is not written as zero. */
function written(value: unknown, digits: number | undefined): string | Formula {
  if (value instanceof Formula) return value;
  if (value === undefined || value === null) return "";
  if (!isNumber(value)) return String(value);
  return rounded(value, digits).replace(/^-/, "−").replace("e-", "e−");
}

function rounded(value: number | bigint, digits: number | undefined): string {
  if (typeof value === "bigint" || digits === undefined) return String(value);
  const fixed = value.toFixed(digits);
  return Number(fixed) === 0 && value !== 0 ? value.toExponential(1) : fixed;
}

const ROW = `background:${PAPER.page};color:${PAPER.ink}`;
const TABLE =
  `border-collapse:collapse;border:0;margin:0;font-size:15px;font-variant-numeric:tabular-nums;${ROW}`;
// A caption is as wide as its table at most, unless it may not be broken.
const CAPTION =
  "caption-side:top;text-align:left;padding:0 12px 6px;white-space:nowrap;" +
  `color:${PAPER.grey}`;

function asHtml({ content: { headings, cells, align, caption } }: Table): Html {
  const place = (c: number) =>
    `text-align:${
      align[c]
    };padding:3px 12px;border:0;background:none;color:inherit`;
  const head = headings.map((heading, c) =>
    String(heading) === ""
      // A corner heads nothing.
      ? markup`<td style="${place(c)}"></td>`
      : markup`<th scope="col" style="${
        place(c)
      };font-weight:600">${heading}</th>`
  );
  const body = cells.map((row) =>
    markup`<tr style="${ROW};border-bottom:1px solid ${PAPER.line}">${
      row.map((cell, c) => markup`<td style="${place(c)}">${cell}</td>`)
    }</tr>`
  );
  return wide(
    markup`<table style="${TABLE}">${
      caption && markup`<caption style="${CAPTION}">${caption}</caption>`
    }${
      headings.some(String) &&
      markup`<thead style="border:0"><tr style="${ROW};border-bottom:2px solid ${PAPER.ink}">${head}</tr></thead>`
    }<tbody>${body}</tbody></table>`,
  );
}

/** On paper that scrolls sideways if the page is too narrow. */
function wide(content: Html): Html {
  return paper(
    content,
    "display:inline-block;max-width:100%;overflow-x:auto;box-sizing:border-box",
  );
}

function asMarkdown(
  { content: { headings, cells, align, caption } }: Table,
): string {
  const line = (row: readonly (string | Formula)[]) =>
    `| ${row.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  const rule = { left: ":--", center: ":-:", right: "--:" };
  return [
    ...(caption ? [caption, ""] : []),
    line(headings),
    `|${align.map((side) => rule[side]).join("|")}|`,
    ...cells.map(line),
  ].join("\n");
}

function asText(
  { content: { headings, cells, align, caption } }: Table,
): string {
  const rows = (headings.some(String) ? [headings, ...cells] : cells).map((
    row,
  ) => row.map(String));
  const widths = headings.map((_, c) =>
    Math.max(...rows.map((row) => row[c].length))
  );
  const lines = rows.map((row) =>
    row.map((cell, c) =>
      align[c] === "right" ? cell.padStart(widths[c]) : cell.padEnd(widths[c])
    ).join("  ").trimEnd()
  );
  return [...(caption ? [caption] : []), ...lines].join("\n");
}
