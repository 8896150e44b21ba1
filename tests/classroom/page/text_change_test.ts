/** Tests of the smallest change between two texts. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { textChange } from "../../../lib/classroom/page/text_change.ts";

Deno.test("textChange makes one text into the other, whatever they are", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "b", "\n"),
    maxLength: 8,
  });
  fc.assert(fc.property(text, text, (before, after) => {
    const change = textChange(before, after);
    const made = change
      ? before.slice(0, change.from) + change.insert + before.slice(change.to)
      : before;
    assert.equal(made, after);
  }));
});

Deno.test("textChange leaves alone what stands before and behind", () => {
  assert.deepEqual(textChange("one two three", "one 2 three"), {
    from: 4,
    to: 7,
    insert: "2",
  });
  assert.deepEqual(textChange("aaa", "aaaa"), { from: 3, to: 3, insert: "a" });
});
