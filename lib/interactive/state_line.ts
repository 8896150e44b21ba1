/** The state of a figure as one line that can be copied: the call that makes the figure as it stands. */

import { ValueError } from "../errors.ts";

/** What a state may hold: what JSON can say. */
export type State = { readonly [name: string]: unknown };

/**
 * A state as the call that makes it, ready for a cell.
 *
 * @param name of the figure's function: `gateBench`
 * @param state names and what they hold; what is `undefined` is left out
 *
 * @example What a reader copies is TypeScript
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(
 *   stateLine("gateBench", { weights: [1, -1], threshold: 0.5 }),
 *   "gateBench({ weights: [1, -1], threshold: 0.5 })",
 * );
 * ```
 */
export function stateLine(name: string, state: State): string {
  return `${name}(${asCode(state)})`;
}

function asCode(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(asCode).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, held]) =>
    held !== undefined
  );
  if (entries.length === 0) return "{}";
  return `{ ${
    entries.map(([key, held]) => `${key}: ${asCode(held)}`).join(", ")
  } }`;
}

/**
 * The state in a line that somebody put in; the other direction of {@link stateLine}.
 *
 * Only data is read, nothing is run: a line from a stranger can do no harm.
 *
 * @param name of the figure's function
 * @param line the call, or only what stands between its brackets; spaces are free
 * @throws {ValueError} if it is the call of another figure, or no data
 *
 * @example There and back
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(readStateLine("gateBench", " gateBench({weights: [1, 1]}) "), { weights: [1, 1] });
 * assert.throws(() => readStateLine("gateBench", "xorBoard({})"), {
 *   message: 'Cannot read the line: it must be a call of gateBench, but it begins with "xorBoard"',
 * });
 * ```
 */
export function readStateLine(name: string, line: string): State {
  const call = /^(?:await\s+)?(?:show\(\s*)?([A-Za-z]\w*)\s*\(([^]*)$/.exec(
    line.trim(),
  );
  if (call && call[1] !== name) {
    throw new ValueError(
      "read the line",
      `it must be a call of ${name}, but it begins with "${call[1]}"`,
    );
  }
  const data = (call ? call[2] : line).trim().replace(/[);\s]+$/, "");
  const state = data === "" ? {} : parsed(asJson(data));
  if (typeof state === "object" && state !== null && !Array.isArray(state)) {
    return state as State;
  }
  throw new ValueError(
    "read the line",
    `it must look like ${name}({ … }) with numbers, lists and texts in it, but it does not`,
  );
}

/** TypeScript's literals as JSON: names in quotation marks, no comma behind the last. Texts stay as they are. */
function asJson(code: string): string {
  return code.replace(
    /("(?:[^"\\]|\\.)*")|([A-Za-z_]\w*)(?=\s*:)|,(?=\s*[}\]])/g,
    (_all, text: string | undefined, name: string | undefined) =>
      text ?? (name === undefined ? "" : `"${name}"`),
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
