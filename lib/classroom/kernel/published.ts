/** What a kernel publishes, told apart: outputs of cells, marks between them, its own noise. */

import type { Message } from "./message.ts";

/** One published message, as far as it matters. */
export type Published =
  /** Something for the reader. */
  | { readonly kind: "output"; readonly message: Message }
  /** All outputs of a cell have come. */
  | { readonly kind: "mark"; readonly token: string }
  /** The result of a cell could not be shown; the content is that of an `error`. */
  | { readonly kind: "failure"; readonly content: Message["content"] };

/**
 * Sorts a message.
 *
 * The kernel sends its own `error` past all outputs that wait, so what stands in the reply
 * is shown instead, when the others have come. Errors that code in a cell sends are marked.
 *
 * @returns `undefined` if it says nothing that its owner does not know
 */
export function sorted(message: Message): Published | undefined {
  const { type, content } = message;
  switch (type) {
    case "status":
    case "execute_input":
    case "error":
      return undefined;
    case "nets_mark":
      return { kind: "mark", token: String(content.token) };
    case "nets_failure":
      return { kind: "failure", content };
    case "nets_error":
      return { kind: "output", message: { ...message, type: "error" } };
  }
  if (!message.tooLarge) return { kind: "output", message };
  return { kind: "output", message: unread(message) };
}

const TOO_LARGE = "An output is left out: it is too large to be shown.";

/** Nothing so large leaves a cell, unless it went past our functions. */
function unread(message: Message): Message {
  const text = `${TOO_LARGE}\n`;
  const content = { name: "stderr", text };
  return { ...message, type: "stream", content, tooLarge: false };
}
