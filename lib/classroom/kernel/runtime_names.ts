/** What could follow in a cell, as the running kernel knows it: names and properties of values. */

import type { Completion } from "./completion.ts";
import type { KernelLink } from "./kernel_link.ts";
import type { Message } from "./message.ts";

/** Milliseconds that a reader's keystroke may wait for this. */
const PATIENCE = 300;

/**
 * Asks the kernel, which must not be running a cell: it would answer after that only.
 *
 * @param cursor UTF-16 units before the place
 * @returns nothing if no name is begun there
 */
export async function runtimeNames(
  link: KernelLink,
  code: string,
  cursor: number,
): Promise<Completion> {
  const none = { matches: [], start: cursor, end: cursor };
  const before = code.slice(0, cursor);
  if (!/[\w$.]$/.test(before)) return none;
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), PATIENCE);
  const asked = link.ask("shell", "complete_request", {
    code,
    cursor_pos: [...before].length,
  });
  const reply = await Promise.race([asked, late.promise]);
  clearTimeout(timer);
  return reply === undefined ? none : completionOf(reply, code, cursor);
}

function completionOf(
  { content }: Message,
  code: string,
  cursor: number,
): Completion {
  const { matches = [], cursor_start } = content as {
    readonly matches?: readonly string[];
    readonly cursor_start?: number;
  };
  const start = [...code].slice(0, cursor_start).join("").length;
  return {
    matches: matches.filter((text) => /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(text))
      .map((text) => ({ text })),
    start,
    end: cursor,
  };
}
