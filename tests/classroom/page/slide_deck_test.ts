/** The slides of a lecture, from the types and tags of its cells. */

import assert from "node:assert/strict";
import { slideDeck } from "../../../lib/classroom/page/slide_deck.ts";
import type {
  CellView,
  SlideType,
} from "../../../lib/classroom/presenter/protocol.ts";

/** A cell as the deck sees it; `#` begins one of text. */
const cell = (
  id: string,
  slide: SlideType,
  { source = "", tags = [], kind }: Partial<CellView> = {},
): CellView => ({
  id,
  kind: kind ?? (source.startsWith("#") ? "markdown" : "code"),
  source,
  slide,
  tags,
  edited: false,
  scratch: false,
  status: "fresh",
  outputs: [],
  saved: [],
});
const places = (cells: readonly CellView[]) =>
  slideDeck(cells).slides.map(({ column, row, steps }) =>
    `${column}.${row} ${steps.map((step) => step.join("+")).join(" ")}`
  );

Deno.test("slideDeck() puts slides beside and subslides below one another, and fragments on the same", () => {
  assert.deepEqual(
    places([
      cell("a", "slide"),
      cell("b", "fragment"),
      cell("c", "subslide"),
      cell("d", "-"),
      cell("e", "fragment"),
      cell("f", "slide"),
    ]),
    ["0.0 a b", "0.1 c+d e", "1.0 f"],
  );
});

Deno.test("slideDeck() begins with a slide, whatever the first cell says", () => {
  for (const slide of ["-", "fragment", "subslide"] as const) {
    assert.deepEqual(places([cell("a", slide), cell("b", "-")]), ["0.0 a+b"]);
  }
});

Deno.test("slideDeck() keeps notes, skipped and raw cells off the slides, and knows after which cell they stand", () => {
  const { slides, beside } = slideDeck([
    cell("imports", "skip"),
    cell("a", "slide"),
    cell("note", "notes"),
    cell("hint", "fragment", { tags: ["instructor"] }),
    cell("b", "-"),
    cell("raw", "-", { kind: "raw" }),
  ]);
  assert.deepEqual(slides.map(({ steps }) => steps), [[["a", "b"]]]);
  assert.deepEqual([...beside], [
    ["imports", undefined],
    ["note", "a"],
    ["hint", "a"],
    ["raw", "b"],
  ]);
});

Deno.test("slideDeck() lets a solution wait for a press of its own", () => {
  assert.deepEqual(
    places([cell("a", "slide"), cell("b", "-", { tags: ["solution"] })]),
    ["0.0 a b"],
  );
});

Deno.test("slideDeck() says under which heading a slide stands", () => {
  const { slides } = slideDeck([
    cell("a", "slide", { source: "# The title" }),
    cell("b", "slide", { source: "## One" }),
    cell("c", "subslide"),
    cell("d", "subslide", { source: "### Deeper" }),
    cell("e", "slide"),
  ]);
  assert.deepEqual(slides.map(({ section }) => section), [
    "The title",
    "One",
    "One",
    "One",
    "",
  ]);
});
