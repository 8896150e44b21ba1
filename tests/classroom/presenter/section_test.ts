/** Tests of the contents that are read off a lecture's headings. */

import assert from "node:assert/strict";
import { sectionsOf } from "../../../lib/classroom/presenter/section.ts";
import type { CellView } from "../../../lib/classroom/presenter/protocol.ts";

function text(id: string, source: string, more: Partial<CellView> = {}) {
  return {
    id,
    kind: "markdown",
    source,
    edited: false,
    scratch: false,
    tags: [],
    slide: "-",
    status: "fresh",
    outputs: [],
    saved: [],
    ...more,
  } as CellView;
}

Deno.test("sectionsOf lists headings with their cell, level and planned minutes", () => {
  const cells = [
    text("title", "# 12 · Backpropagation\n\nText.", { minutes: 5 }),
    text("gates", "Not yet.\n\n## Gates $x_1$ ##\n\n### Exercise", {
      minutes: 3,
    }),
  ];
  assert.deepEqual(sectionsOf(cells), [
    { id: "title", level: 1, title: "12 · Backpropagation", minutes: 5 },
    { id: "gates", level: 2, title: "Gates $x_1$" },
    { id: "gates", level: 3, title: "Exercise", minutes: 3 },
  ]);
});

Deno.test("sectionsOf passes over code, deep headings and what is for the instructor", () => {
  const cells = [
    text("code", "```sh\n# no heading\n```\n\n## A heading"),
    text("deep", "#### Deep\n\n#no heading"),
    text("note", "## For the instructor", { tags: ["instructor"] }),
    text("spoken", "## Said", { slide: "notes" }),
    text("program", "## not Markdown", { kind: "code" }),
  ];
  assert.deepEqual(sectionsOf(cells), [
    { id: "code", level: 2, title: "A heading" },
  ]);
});
