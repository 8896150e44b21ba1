/** The keys of a view, as its help lists them. */

import { openDialog } from "./dialog.ts";
import { element } from "./element.ts";
import { keysOf, type KeyView } from "./key_table.ts";
import type { Surroundings } from "./surroundings.ts";

/** Names of keys that are not their own picture. */
const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  PageUp: "Page ↑",
  PageDown: "Page ↓",
  Escape: "Esc",
  "-": "−",
};

/** Whether this is a Mac, whose Ctrl key is called Cmd. */
const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Opens the help: every key of the view, from the table that the keyboard goes by. */
export function openHelp(view: KeyView, surroundings: Surroundings): void {
  const lines = keysOf(view, surroundings).map(({ command, keys, says }) =>
    element(
      "div",
      { "data-command": command },
      element(
        "dt",
        {},
        ...keys.flatMap((key, i) => [i > 0 ? " or " : "", keycaps(key)]),
      ),
      element("dd", {}, says),
    )
  );
  const table = element("dl.keys", {}, ...lines);
  const note = element(
    "p.quiet",
    {},
    "Keys without a modifier work while no text is being edited: Esc leaves the editor.",
  );
  const more = view === "read" || view === "speaker"
    ? element(
      "p.quiet",
      {},
      `In the editor: Ctrl+Space completes, ${
        surroundings.explains
          ? "Shift+Tab explains the name at the cursor, "
          : ""
      }Tab indents.`,
    )
    : null;
  const dialog = openDialog({
    title: "Keys",
    content: [table, note, more],
    leave: "Close",
  });
  dialog.classList.add("help");
}

function keycaps(key: string): HTMLElement {
  const parts = key === "+" ? ["+"] : key.split("+");
  const caps = parts.map((part) =>
    element(
      "kbd",
      {},
      part === "Mod" ? isMac ? "⌘" : "Ctrl" : NAMES[part] ?? part,
    )
  );
  return element(
    "span.key",
    { "data-key": key },
    ...caps.flatMap((cap, i) => i > 0 ? ["+", cap] : [cap]),
  );
}
