/** Which notes the speaker sees. */

import assert from "node:assert/strict";
import { slideDeck } from "../../../lib/classroom/page/slide_deck.ts";
import { notesAt } from "../../../lib/classroom/page/speaker_notes.ts";
import type { CellView } from "../../../lib/classroom/presenter/protocol.ts";

const cells = [
  ["before", "notes"],
  ["a", "slide"],
  ["a2", "subslide"],
  ["of a2", "notes"],
  ["b", "slide"],
  ["of b", "notes"],
].map(([id, slide]) => ({
  id,
  slide,
  kind: "markdown",
  source: "",
  tags: [],
})) as unknown as readonly CellView[];
const deck = slideDeck(cells);
const at = (slide: number) =>
  notesAt(cells, deck, slide).map(({ cell, isHere }) =>
    `${cell.id}${isHere ? "!" : ""}`
  );

Deno.test("notesAt() gives the notes of the section, and marks those of the slide", () => {
  assert.deepEqual(at(0), ["before", "of a2"]);
  assert.deepEqual(at(1), ["before", "of a2!"]);
  assert.deepEqual(at(2), ["of b!"]);
});
