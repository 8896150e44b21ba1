/** What a notebook calls itself, and how long it plans to take. */

import { isObject, nameOf, netsOf, type Notebook } from "../notebook.ts";

/** The first heading of a notebook, without its number; the file's name if it has none. */
export function titleOf({ cells, path }: Notebook): string {
  for (const { kind, source } of cells) {
    const heading = kind === "markdown" ? /^# (.+)$/m.exec(source) : null;
    if (heading !== null) return heading[1].replace(/^\d+\s*·\s*/, "").trim();
  }
  return nameOf(path);
}

/** The minutes that a notebook plans: for the talk, and for exercises after it. */
export function minutesOf(
  notebook: Notebook,
): { readonly talk: number; readonly exercises: number } | undefined {
  const { minutes } = netsOf(notebook);
  if (!isObject(minutes)) return undefined;
  const { talk, exercises } = minutes;
  return typeof talk === "number" && typeof exercises === "number"
    ? { talk, exercises }
    : undefined;
}
