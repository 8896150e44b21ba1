/** Completions as a language server gives them, made into what the course shows. */

import type { Json, JsonObject } from "../json.ts";
import { bestMatches, type Match } from "./completion.ts";
import { typeOf, withoutMachine } from "./inspection.ts";

/** A place in a text as the protocol has it, both counted from 0. */
export type Position = { readonly line: number; readonly character: number };

/** A completion as the server gives it, of that what is used here. */
export type Item = JsonObject & {
  readonly label: string;
  readonly kind?: number;
  readonly sortText?: string;
  readonly insertText?: string;
  readonly detail?: string;
};

/** Kinds of completions by the numbers of the protocol. */
const KINDS: Readonly<Record<number, string>> = {
  2: "method",
  3: "function",
  4: "function",
  5: "property",
  6: "variable",
  7: "class",
  8: "interface",
  9: "namespace",
  10: "property",
  11: "constant",
  12: "constant",
  13: "enum",
  14: "keyword",
  17: "namespace",
  19: "namespace",
  20: "constant",
  21: "constant",
  22: "class",
  25: "type",
};

/** What the server calls a variable may be more, as its signature shows. */
const KINDS_OF_SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^function |^(?:const |let |var )?\w+\(/, "function"],
  [/^class /, "class"],
  [/^interface |^type /, "type"],
  [/^const /, "constant"],
  [/^namespace |^module /, "namespace"],
];

/** Names of Node's modules that a cell does not have. */
const NOT_IN_CELLS = [
  "__dirname",
  "__filename",
  "exports",
  "module",
  "require",
];

/** The completions in an answer, those that a cell can have. */
export function itemsOf(answer: Json | undefined): readonly Item[] {
  const list = Array.isArray(answer)
    ? answer
    : (answer as { readonly items?: readonly Json[] } | null)?.items ?? [];
  return (list as readonly Item[]).filter(({ label }) =>
    !NOT_IN_CELLS.includes(label) && !/^file:/.test(label)
  );
}

/** Where the part of the text begins that the completions replace, if they say so. */
export function replacedFrom(items: readonly Item[]): Position | undefined {
  type Range = { readonly start: Position };
  const edit = items[0]?.textEdit as
    | { readonly range?: Range; readonly insert?: Range }
    | undefined;
  return edit?.range?.start ?? edit?.insert?.start;
}

/** The completions that fit what is written, best first. */
export function bestItems(
  items: readonly Item[],
  written: string,
): readonly Item[] {
  const sorted = items.toSorted((a, b) => order(a, b));
  const byText = new Map(sorted.map((item) => [textOf(item), item]));
  return bestMatches(written, [...byText.keys()].map((text) => ({ text })))
    .map(({ text }) => byText.get(text)!);
}

function order(a: Item, b: Item): number {
  const [x, y] = [a, b].map(({ sortText, label }) => sortText ?? label);
  return x < y ? -1 : x > y ? 1 : a.label < b.label ? -1 : 1;
}

/** What a completion writes into the cell. */
function textOf({ label, insertText, textEdit }: Item): string {
  const { newText } = (textEdit ?? {}) as { readonly newText?: string };
  return newText ?? insertText ?? label;
}

/** A completion as the course shows it. */
export function matchOf(item: Item): Match {
  const text = textOf(item);
  const kind = KINDS[item.kind ?? 0];
  if (item.detail === undefined) return kind ? { text, kind } : { text };
  const signature = withoutMachine(item.detail).replace(/^\([^)]*\) /, "");
  const better = kind === "variable"
    ? KINDS_OF_SIGNATURES.find(([form]) => form.test(signature))?.[1]
    : undefined;
  const detail = typeOf(item.detail);
  return {
    text,
    ...(kind === undefined ? {} : { kind: better ?? kind }),
    ...(detail === "" ? {} : { detail }),
  };
}
