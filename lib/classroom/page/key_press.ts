/** What was pressed, in the words of the key table. */

import {
  type CommandName,
  type KeyChoice,
  keysOf,
  type KeyView,
} from "./key_table.ts";

/** What a key event says that matters here. */
export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/**
 * A key press as the table writes it: `Shift+Enter`, `Mod+s`, `?`, `Space`.
 *
 * Shift is named only where it does not show in the character.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
 * assert.equal(pressName({ ...plain, key: "Enter", shiftKey: true }), "Shift+Enter");
 * assert.equal(pressName({ ...plain, key: "?", shiftKey: true }), "?");
 * assert.equal(pressName({ ...plain, key: "s", metaKey: true }), "Mod+s");
 * ```
 */
export function pressName(press: KeyPress): string {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press;
  const isCharacter = [...key].length === 1 && key !== " ";
  // Caps Lock makes letters large without Shift.
  const name = key === " "
    ? "Space"
    : isCharacter && !shiftKey
    ? key.toLowerCase()
    : key;
  return [
    ctrlKey || metaKey ? "Mod+" : "",
    altKey ? "Alt+" : "",
    shiftKey && !isCharacter ? "Shift+" : "",
    name,
  ].join("");
}

/** Whether a press does something even where text is typed: with a modifier it types nothing. */
export function worksInText(name: string): boolean {
  return name.includes("+") && name !== "+" && name !== "Shift+Space";
}

/** What a press means in a view. */
export function commandOf(
  name: string,
  view: KeyView,
  choice?: KeyChoice,
): CommandName | undefined {
  return keysOf(view, choice).find(({ keys }) => keys.includes(name))?.command;
}
