/** Packed programs: whole, unpacked by another library, and refused where they are none. */

import assert from "node:assert/strict";
import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import {
  packedScript,
  programIn,
} from "../../lib/interactive/packed_script.ts";

Deno.test("programIn() gives back any program that packedScript() packed", () =>
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      (program) => assert.equal(programIn(packedScript(program)), program),
    ),
  ));

Deno.test("packedScript() packs as every unpacker of deflate reads it, and shorter", () => {
  const program = 'label("z₁ − ŷ");'.repeat(200);
  const script = packedScript(program);
  const base64 = /\("([A-Za-z0-9+/=]+)"\)$/.exec(script)![1];
  const unpacked = inflateRawSync(Uint8Array.fromBase64(base64));
  assert.equal(unpacked.toString("utf8"), program);
  assert.ok(script.length < program.length / 4);
});

Deno.test("programIn() knows a script of another kind", () => {
  assert.equal(programIn('console.log("one")'), undefined);
});
