/** `console.table` as text with lines around its cells, as Deno draws it. */

import nodeInspect from "node-inspect-extracted";
import { inspect } from "./inspect.ts";

type Widths = { readonly getStringWidth: (text: string) => number };

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
  const isMap = data instanceof Map, isCounted = isMap || data instanceof Set;
  const entries: (readonly [string, unknown])[] = isCounted
    ? [...data as Iterable<unknown>].map((value, i) => [String(i), value])
    : Object.entries(data);
  const isRow = (value: unknown) =>
    !isMap && typeof value === "object" && value !== null;
  const found = entries.flatMap(([, value]) =>
    isRow(value) ? Object.keys(value as object) : []
  );
  const keys = columns ?? (isMap ? ["Key"] : [...new Set(found)]);
  const hasValues = entries.some(([, value]) => !isRow(value));
  const head = [
    isCounted ? "(iter idx)" : "(idx)",
    ...keys,
    ...hasValues ? ["Values"] : [],
  ];
  const body = entries.map(([index, value]) => {
    if (isMap) return [index, ...(value as readonly unknown[]).map(cell)];
    const row: Readonly<Record<string, unknown>> = isRow(value)
      ? value as Record<string, unknown>
      : {};
    return [
      index,
      ...keys.map((key) => Object.hasOwn(row, key) ? cell(row[key]) : ""),
      ...hasValues ? [isRow(value) ? "" : cell(value)] : [],
    ];
  });
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
    body.every((row) => /^(-?\d+)?$/.test(row[c]))
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
