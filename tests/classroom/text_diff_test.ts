/** Differences between texts. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { firstDifference, textDiff } from "../../lib/classroom/text_diff.ts";

const lines = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 8 });

Deno.test("textDiff() of equal texts is empty", () => {
  fc.assert(
    fc.property(
      lines,
      (text) => textDiff(text.join("\n"), text.join("\n")) === "",
    ),
  );
});

Deno.test("textDiff() takes away as many lines of each kind as are missing, and no pair in vain", () => {
  fc.assert(fc.property(lines, lines, (old, now) => {
    const rows = textDiff(old.join("\n"), now.join("\n"), Infinity).split("\n");
    for (const line of ["a", "b", "c"]) {
      const count = (texts: readonly string[], one: string) =>
        texts.filter((t) => t === one).length;
      const change = count(rows, `+ ${line}`) - count(rows, `- ${line}`);
      assert.equal(change, count(now, line) - count(old, line));
    }
  }));
});

Deno.test("textDiff() leaves out what is far from a change, and what is too much", () => {
  const old = Array.from({ length: 30 }, (_, i) => `line ${i}`);
  assert.equal(
    textDiff(old.join("\n"), old.with(3, "x").with(20, "y").join("\n")),
    [
      "  line 2",
      "- line 3",
      "+ x",
      "  line 4",
      "…",
      "  line 19",
      "- line 20",
      "+ y",
      "  line 21",
    ].join("\n"),
  );
  assert.equal(
    textDiff(old.join("\n"), "", 2),
    "- line 0\n- line 1\n… and 29 more lines",
  );
});

Deno.test("textDiff() of very long texts names the first place", () => {
  const many = "line\n".repeat(2000);
  assert.match(textDiff(`${many}a`, `${many}b`), /^- at 10000: …/);
});

Deno.test("firstDifference() shows what surrounds the place in both", () => {
  const far = "x".repeat(100);
  assert.equal(
    firstDifference(`${far}1${far}`, `${far}2${far}`),
    `- at 100: …${"x".repeat(40)}1${"x".repeat(39)}…\n+ at 100: …${
      "x".repeat(40)
    }2${"x".repeat(39)}…`,
  );
});
