/** A part of the bench that runs in a process of its own, and says what it found as a line of JSON. */

import { isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @param file the part, beside this file, or its whole path
 * @returns what it said, or why it failed, in words
 */
export async function ownProcess<Said extends object>(
  file: string,
  ...args: readonly string[]
): Promise<Said | string> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--allow-all", "--no-lock", "--quiet"],
      "--v8-flags=--expose-gc",
      isAbsolute(file) ? file : fileURLToPath(new URL(file, import.meta.url)),
      ...args,
    ],
  }).output();
  if (!success) return lastWords(new TextDecoder().decode(stderr));
  const lines = new TextDecoder().decode(stdout).trim().split("\n");
  return JSON.parse(lines.at(-1)!);
}

/** What Mesa's Vulkan says of a machine without a desktop. */
const NOISE = /XDG_RUNTIME_DIR/;

/** The line of an error that says what it is. */
export function lastWords(errors: string): string {
  // deno-lint-ignore no-control-regex
  const lines = errors.replace(/\x1b\[[0-9;]*m/g, "").trim().split("\n")
    .filter((line) => !NOISE.test(line));
  const line = lines.find((line) => /^(error: |\w*Error)/.test(line)) ??
    lines.at(-1) ?? "it said nothing";
  return line.replace(/^error: (Uncaught \(in promise\) )?(Error: )?/, "");
}
