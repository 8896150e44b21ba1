/** Names in JSON: a record that has one twice says two things, and `JSON.parse` tells only the second. */

/** A text, or a character that opens, closes or parts. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

/**
 * The first name that stands twice in the same record, if there is one.
 *
 * @param json valid JSON
 *
 * @example Names are compared as what they mean
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(repeatedName(String.raw`{"a": {"b": 1, "\u0062": 2}}`), "b");
 * assert.equal(repeatedName('{"a": {"b": 1}, "b": "a"}'), undefined);
 * ```
 */
export function repeatedName(json: string): string | undefined {
  const records: (Set<string> | undefined)[] = []; // no set: an array
  let text = "";
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === "{") records.push(new Set());
    else if (token === "[") records.push(undefined);
    else if (token === "}" || token === "]") records.pop();
    else if (token === ":") {
      const name = JSON.parse(text) as string;
      const names = records.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    } else if (token !== ",") text = token;
  }
  return undefined;
}
