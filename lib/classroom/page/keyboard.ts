/** Listens to the keyboard and says which command was meant. */

import { commandOf, pressName, worksInText } from "./key_press.ts";
import type { CommandName, KeyChoice, KeyView } from "./key_table.ts";

/** What takes text: bare keys belong to it. */
const TEXT =
  "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";

/** What is pressed itself by these two keys. */
const PRESSED = "button, a[href], summary, input, [role=button]";

/**
 * Calls `run` for each key that means something where the focus is.
 *
 * It listens before the editor does: Shift+Enter runs a cell wherever the
 * cursor is. While a dialog is open, all keys are the dialog's.
 *
 * @param run says whether the command was done, and so whether the key is used up
 */
export function listenToKeys(
  view: () => KeyView,
  choice: KeyChoice,
  run: (command: CommandName) => boolean,
): void {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    const name = pressName(event);
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(TEXT) && !worksInText(name)) return;
    const presses = name === "Enter" || name === "Space";
    if (presses && target?.closest(PRESSED)) return;
    const command = commandOf(name, view(), choice);
    if (command === undefined || !run(command)) return;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
}
