/** The place of a mistake in JSON. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { placeOfJsonError } from "../../lib/classroom/json_place.ts";

Deno.test("placeOfJsonError() finds a character that is allowed nowhere, wherever it is put", () => {
  fc.assert(fc.property(fc.jsonValue(), fc.nat(), (value, number) => {
    const good = JSON.stringify([value], null, 1);
    const at = number % good.length;
    const bad = `${good.slice(0, at)}\u0001${good.slice(at)}`;
    const before = good.slice(0, at).split("\n");
    assert.deepEqual(placeOfJsonError(bad), {
      line: before.length,
      column: before[before.length - 1].length + 1,
    });
  }));
});

Deno.test("placeOfJsonError() names the end of a text that stops too early", () => {
  assert.deepEqual(placeOfJsonError('{\n "a": [1'), { line: 2, column: 9 });
});
