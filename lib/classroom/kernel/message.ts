/** Messages of the Jupyter protocol: signed lists of frames on the wire, plain objects here. */

import { Buffer } from "node:buffer";
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import type { JsonObject } from "../json.ts";

/** A message that arrived and whose signature was right. */
export type Message = {
  readonly type: string;
  /** The id of the request that this one answers, or "" if none. */
  readonly parent: string;
  readonly content: JsonObject;
  readonly metadata: JsonObject;
  /** Bytes that came along with the content. */
  readonly buffers: readonly Uint8Array[];
  /** True when the content was too large to be read; `content` is then empty. */
  readonly tooLarge: boolean;
};

/** Stands between the addresses of a message and the message. */
export const DELIMITER = "<IDS|MSG>";

/**
 * Writes one request as frames: delimiter, signature, header, parent, metadata, content.
 *
 * @param key the secret of the connection file
 * @param session an id of this client, the same in all its messages
 * @returns the frames, and the id by which answers name the request
 */
export function encode(
  key: string,
  session: string,
  type: string,
  content: JsonObject,
): { readonly id: string; readonly frames: readonly string[] } {
  const id = randomUUID();
  const header = {
    msg_id: id,
    msg_type: type,
    session,
    username: "nets",
    date: new Date().toISOString(),
    version: "5.3",
  };
  const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
  return { id, frames: [DELIMITER, signature(key, parts), ...parts] };
}

/**
 * Reads the frames of a message.
 *
 * @param limit contents of more bytes than this are not read, only noticed
 * @returns `undefined` if the frames are no message or were signed with another key
 */
export function decode(
  key: string,
  frames: readonly Buffer[],
  limit: number,
): Message | undefined {
  const opened = open(key, frames);
  if (opened === undefined) return undefined;
  const { parts, buffers } = opened;
  const header = JSON.parse(String(parts[0])) as { readonly msg_type: string };
  const parent = JSON.parse(String(parts[1])) as { readonly msg_id?: string };
  const tooLarge = parts[3].length > limit;
  const content = (tooLarge ? {} : JSON.parse(String(parts[3]))) as JsonObject;
  return {
    type: header.msg_type,
    parent: parent.msg_id ?? "",
    content,
    metadata: JSON.parse(String(parts[2])) as JsonObject,
    buffers,
    tooLarge,
  };
}

/** A message taken apart, once its signature was found to be right. */
export type Opened = {
  /** Where it came from, as a router notes it. */
  readonly identities: readonly Buffer[];
  /** Header, parent's header, metadata and content: JSON, not read yet. */
  readonly parts: readonly Buffer[];
  readonly buffers: readonly Buffer[];
};

/**
 * Takes the frames of a message apart.
 *
 * @returns `undefined` if the frames are no message or were signed with another key
 */
export function open(
  key: string,
  frames: readonly Buffer[],
): Opened | undefined {
  const start = frames.findIndex((frame) =>
    frame.length === 9 && String(frame) === DELIMITER
  );
  const parts = frames.slice(start + 2, start + 6);
  if (start < 0 || parts.length < 4) return undefined;
  const expected = Buffer.from(signature(key, parts));
  const given = frames[start + 1];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return undefined;
  }
  return {
    identities: frames.slice(0, start),
    parts,
    buffers: frames.slice(start + 6),
  };
}

/**
 * HMAC-SHA256 over header, parent, metadata and content, in hexadecimal; nothing without a
 * key, for then nothing is signed.
 */
export function signature(
  key: string,
  parts: readonly (string | Buffer)[],
): string {
  if (key === "") return "";
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest("hex");
}
