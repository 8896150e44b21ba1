/** Printed text as it would stand on a terminal. */

import assert from "node:assert/strict";
import { excerpt, settled } from "../../../lib/classroom/page/printed_text.ts";

Deno.test("settled() takes colours and links away, and keeps what is no escape sequence", () => {
  assert.equal(settled("\x1b[1;31mred\x1b[0m [31m]"), "red [31m]");
  assert.equal(
    settled("\x1b]8;;https://a.example\x07link\x1b]8;;\x07"),
    "link",
  );
});

Deno.test("settled() shows the last version of a line that was written over", () => {
  assert.equal(settled("1 %\r2 %\r3 %"), "3 %");
  assert.equal(settled("1 %\r2 %\r"), "2 %");
  assert.equal(settled("a\r\nb\r\n"), "a\nb\n");
});

Deno.test("excerpt() hides exactly what is too much, and nothing of a shorter text", () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, i) => `${i}\n`).join("");
  assert.deepEqual(excerpt(lines(9), 9), {
    head: lines(9),
    hidden: 0,
    tail: "",
  });
  const { head, hidden, tail } = excerpt(lines(100), 9);
  assert.equal(head, lines(6));
  assert.equal(hidden, 91);
  assert.equal(tail, "97\n98\n99\n");
});
