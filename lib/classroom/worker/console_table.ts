/** `console.table` as text with lines around its cells, as Deno draws it. */

import nodeInspect from "node-inspect-extracted";
import { inspect } from "./inspect.ts";

type Widths = { readonly getStringWidth: (text: string) => number };

/** The heading of the values that are no objects. */
const VALUES = "Values";

/**
 * A table of an object's or a list's entries.
 *
 * @param columns the only properties to show
 * @returns `undefined` if there is nothing to put in a table
 */
export function consoleTable(
  data: unknown,
  columns?: readonly string[],
): string | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const isMap = data instanceof Map, isSet = data instanceof Set;
  const entries: (readonly [unknown, unknown])[] = isMap || isSet
    ? [...data as Iterable<unknown>].map((value, i) => [i, value])
    : Object.entries(data);
  const rows = entries.map(([index, value]) => ({
    index: isMap || isSet || Array.isArray(data) ? String(index) : `${index}`,
    value,
  }));
  const isRow = (value: unknown) => typeof value === "object" && value !== null;
  const keys = columns ?? [
    ...new Set(
      rows.flatMap(({ value }) =>
        isRow(value) ? Object.keys(value as object) : []
      ),
    ),
  ];
  const hasValues = rows.some(({ value }) => !isRow(value));
  const head = [
    isMap || isSet ? "(iter idx)" : "(idx)",
    ...keys,
    ...hasValues ? [VALUES] : [],
  ];
  const body = rows.map(({ index, value }) => [
    index,
    ...keys.map((key) =>
      isRow(value) && Object.hasOwn(value as object, key)
        ? cell((value as Record<string, unknown>)[key])
        : ""
    ),
    ...hasValues ? [isRow(value) ? "" : cell(value)] : [],
  ]);
  return drawn(head, body);
}

function cell(value: unknown): string {
  return inspect(value, { depth: 1, compact: true, breakLength: Infinity });
}

function drawn(head: readonly string[], body: readonly string[][]): string {
  // It is left out of the types.
  const { getStringWidth: widthOf } = nodeInspect as unknown as Widths;
  const widths = head.map((text, c) =>
    Math.max(widthOf(text), ...body.map((row) => widthOf(row[c]))) + 2
  );
  const isNumbers = head.map((_, c) =>
    body.every((row) => /^-?[\d.]*$/.test(row[c]))
  );
  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => "─".repeat(width)).join(middle) + right;
  const line = (row: readonly string[], numbers: readonly boolean[]) =>
    `│${
      row.map((text, c) => {
        const space = " ".repeat(widths[c] - widthOf(text) - 2);
        return numbers[c] ? ` ${space}${text} ` : ` ${text}${space} `;
      }).join("│")
    }│`;
  return [
    rule("┌", "┬", "┐"),
    line(head, head.map(() => false)),
    rule("├", "┼", "┤"),
    ...body.map((row) => line(row, isNumbers)),
    rule("└", "┴", "┘"),
  ].join("\n");
}
