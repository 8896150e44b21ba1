/** What a page asks for, read with care: a message that is not one of ours is refused in words. */

import type { Json, JsonObject } from "../json.ts";
import { isObject } from "../notebook.ts";
import type { Request } from "./protocol.ts";

/** Characters that one message may have: more than any cell somebody types. */
const LONGEST = 2_000_000;

/** What a field of a message must be. */
type Rule = (value: Json | undefined) => boolean;

const text: Rule = (value) => typeof value === "string";
const count: Rule = (value) =>
  Number.isSafeInteger(value) && Number(value) >= 0;
const maybe = (rule: Rule): Rule => (value) =>
  value === undefined || rule(value);
const oneOf = (...words: readonly string[]): Rule => (value) =>
  typeof value === "string" && words.includes(value);

/** The fields of each message, beside its type. */
const FIELDS: Readonly<
  Record<Request["type"], Readonly<Record<string, Rule>>>
> = {
  run: { id: text, source: maybe(text) },
  runAll: { upTo: maybe(text) },
  stop: {},
  restart: {},
  edit: { id: text, source: text },
  insert: { after: text, kind: oneOf("code", "markdown") },
  remove: { id: text },
  reset: { id: maybe(text) },
  save: { as: maybe(oneOf("copy", "overwrite")) },
  reload: {},
  position: {
    position: (value) =>
      isObject(value) && text(value.cell) && maybe(count)(value.fragment),
  },
  clock: { do: oneOf("start", "pause", "reset") },
  reply: { id: text, text },
  complete: { request: count, id: text, source: text, cursor: count },
  inspect: { request: count, id: text, source: text, cursor: count },
};

/** A message that the presenter does not understand. */
export class RequestError extends Error {
  override readonly name = "RequestError";
}

/**
 * Reads a message of a page.
 *
 * @throws {RequestError} if it is none of those in `protocol.ts`
 *
 * @example A field that is missing is named
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => readRequest('{"type":"run"}'), {
 *   message: "The presenter cannot do what this page asked for: run has no such id as undefined.",
 * });
 * ```
 */
export function readRequest(message: unknown): Request {
  if (typeof message !== "string") throw refusal("it must be text");
  if (message.length > LONGEST) {
    throw refusal(`it has ${message.length} characters, more than ${LONGEST}`);
  }
  const request = parse(message);
  const type = String(request.type);
  if (!Object.hasOwn(FIELDS, type)) throw refusal(`there is no ${show(type)}`);
  for (const [field, rule] of Object.entries(FIELDS[type as Request["type"]])) {
    if (rule(request[field])) continue;
    throw refusal(`${type} has no such ${field} as ${show(request[field])}`);
  }
  return request as Request;
}

function parse(message: string): JsonObject {
  try {
    const value = JSON.parse(message) as Json;
    if (isObject(value)) return value;
  } catch {
    // Said below.
  }
  throw refusal("it is not an object in JSON");
}

function refusal(why: string): RequestError {
  return new RequestError(
    `The presenter cannot do what this page asked for: ${why}.`,
  );
}

function show(value: Json | undefined): string {
  return (JSON.stringify(value) ?? "undefined").slice(0, 60);
}
