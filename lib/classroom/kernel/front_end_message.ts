/** Messages between a front end and the kernel, as the kernel's side reads and writes them. */

import type { Buffer } from "node:buffer";
import { randomUUID } from "node:crypto";
import type { JsonObject } from "../json.ts";
import { DELIMITER, open, signature } from "./message.ts";

/** What a front end asks for, and by whom: answers go back to the identities. */
export type Asked = {
  readonly identities: readonly Buffer[];
  /** The whole header: it stands in every answer as its parent. */
  readonly header: JsonObject;
  readonly type: string;
  readonly content: JsonObject;
  readonly buffers: readonly Uint8Array[];
};

/** What the kernel has to say. */
export type Said = {
  readonly type: string;
  readonly content: JsonObject;
  /** The header of what this belongs to; `{}` if to nothing. */
  readonly parent: JsonObject;
  readonly metadata?: JsonObject;
  readonly buffers?: readonly Uint8Array[];
};

/** Who writes: the secret of the connection file, and an id of this kernel. */
export type Signer = { readonly key: string; readonly session: string };

/**
 * Reads the frames of a request.
 *
 * @returns `undefined` if they were signed with another key, or are no message
 */
export function readAsked(
  key: string,
  frames: readonly Buffer[],
): Asked | undefined {
  const opened = open(key, frames);
  if (opened === undefined) return undefined;
  const [header, , , content] = opened.parts.map(parsed);
  if (header === undefined || content === undefined) return undefined;
  if (typeof header.msg_type !== "string") return undefined;
  const { identities, buffers } = opened;
  return { identities, header, type: header.msg_type, content, buffers };
}

/** Writes a message as frames, to be sent behind the identities or the topic. */
export function writeSaid(
  { key, session }: Signer,
  { type, content, parent, metadata = {}, buffers = [] }: Said,
): readonly (string | Uint8Array)[] {
  const header = {
    msg_id: randomUUID(),
    msg_type: type,
    session,
    username: "kernel",
    date: new Date().toISOString(),
    version: "5.3",
  };
  const parts = [header, parent, metadata, content].map((part) =>
    JSON.stringify(part)
  );
  return [DELIMITER, signature(key, parts), ...parts, ...buffers];
}

function parsed(frame: Buffer): JsonObject | undefined {
  try {
    const json: unknown = JSON.parse(String(frame));
    const isObject = typeof json === "object" && json !== null &&
      !Array.isArray(json);
    return isObject ? json as JsonObject : undefined;
  } catch {
    return undefined;
  }
}
