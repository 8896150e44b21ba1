/** Signed messages: what was written can be read, with the right key only. */

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import fc from "fast-check";
import { decode, encode } from "../../../lib/classroom/kernel/message.ts";
import type { JsonObject } from "../../../lib/classroom/json.ts";

const frames = (parts: readonly string[]) =>
  parts.map((part) => Buffer.from(part));

Deno.test("decode() reads what encode() wrote, whatever it is and whoever it is for", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
      const sent = encode(
        "key",
        "session",
        "execute_request",
        content as JsonObject,
      );
      const routed = [Buffer.from("someone"), ...frames(sent.frames)];
      const received = decode("key", routed, 1e6);
      assert.equal(received?.type, "execute_request");
      assert.deepEqual(received?.content, JSON.parse(JSON.stringify(content)));
    }),
  );
});

Deno.test("decode() refuses what was signed with another key or changed on the way", () => {
  const sent = encode("key", "session", "status", { execution_state: "idle" });
  assert.equal(decode("other", frames(sent.frames), 1e6), undefined);
  const changed = sent.frames.with(5, '{"execution_state":"busy"}');
  assert.equal(decode("key", frames(changed), 1e6), undefined);
  assert.equal(decode("key", frames(["no message"]), 1e6), undefined);
});

Deno.test("decode() does not read contents above the limit, but says so", () => {
  const sent = encode("key", "session", "stream", { text: "x".repeat(1000) });
  const received = decode("key", frames(sent.frames), 999);
  assert.equal(received?.tooLarge, true);
  assert.deepEqual(received?.content, {});
});
