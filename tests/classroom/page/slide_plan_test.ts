/** How blocks share the room of a slide, with blocks of known sizes. */

import assert from "node:assert/strict";
import {
  type Layout,
  planPages,
} from "../../../lib/classroom/page/slide_plan.ts";

/** A block of a cell: its height in text, and that of a picture in it. */
type Known = {
  readonly cell: string;
  readonly text?: number;
  readonly figure?: number;
};

/** Pages for blocks in a room of 100; in two columns pictures stand beside. */
function pagesOf(blocks: readonly Known[], wide = false) {
  let asked = 0;
  const height = (
    { text, figures, columns }: Layout,
    from: number,
    to: number,
  ) => {
    const here = blocks.slice(from, to);
    const sum = (of: (block: Known) => number | undefined) =>
      here.reduce((all, block) => all + (of(block) ?? 0), 0);
    const [texts, pictures] = [
      text * sum((b) => b.text),
      figures * sum((b) => b.figure),
    ];
    return columns === 1 ? texts + pictures : Math.max(texts, pictures);
  };
  const pages = planPages({
    cells: blocks.map(({ cell }) => cell),
    fits: (layout, from, to) => (asked++, height(layout, from, to) <= 100),
    wide,
    smallestText: 0.8,
  });
  for (const { from, to, layout } of pages) {
    if (to - from > 1) {
      assert.ok(height(layout, from, to) <= 100, `${from}–${to} is cut`);
    }
  }
  assert.deepEqual(
    pages.flatMap(({ from, to }) => blocks.slice(from, to)),
    blocks,
    "each block once, in order",
  );
  return { pages, asked };
}
const NATURAL = { text: 1, figures: 1, columns: 1 };

Deno.test("planPages() leaves alone what has room", () => {
  const { pages, asked } = pagesOf([{ cell: "a", text: 60 }, {
    cell: "b",
    text: 40,
  }]);
  assert.deepEqual(pages, [{ from: 0, to: 2, layout: NATURAL }]);
  assert.equal(asked, 1);
});

Deno.test("planPages() makes pictures smaller before text", () => {
  const [page] =
    pagesOf([{ cell: "a", text: 50 }, { cell: "a", figure: 58 }]).pages;
  assert.deepEqual(page.layout, { text: 1, figures: 0.85, columns: 1 });
});

Deno.test("planPages() makes text smaller before it takes two columns, but not in a wide window", () => {
  const blocks = [{ cell: "a", text: 80 }, { cell: "a", figure: 45 }];
  const [narrow] = pagesOf(blocks).pages;
  assert.equal(narrow.layout.columns, 1);
  assert.ok(narrow.layout.text < 1);
  const [wide] = pagesOf(blocks, true).pages;
  assert.deepEqual(wide.layout, { text: 1, figures: 1, columns: 2 });
});

Deno.test("planPages() takes two columns before a second page", () => {
  const { pages } = pagesOf([{ cell: "a", text: 95 }, {
    cell: "a",
    figure: 95,
  }]);
  assert.deepEqual(pages.length, 1);
  assert.equal(pages[0].layout.columns, 2);
});

Deno.test("planPages() ends pages between cells, each as natural as it can be", () => {
  const { pages } = pagesOf([
    { cell: "a", text: 60 },
    { cell: "b", text: 50 },
    { cell: "b", figure: 40 },
    { cell: "c", text: 90 },
    { cell: "d", text: 10 },
  ]);
  assert.deepEqual(pages, [
    { from: 0, to: 1, layout: NATURAL },
    { from: 1, to: 3, layout: NATURAL },
    { from: 3, to: 5, layout: NATURAL },
  ]);
});

Deno.test("planPages() parts a cell only if it needs more than a page", () => {
  const { pages } = pagesOf([
    { cell: "a", text: 30 },
    { cell: "b", text: 120 },
    { cell: "b", text: 120 },
    { cell: "c", text: 30 },
  ]);
  assert.deepEqual(
    pages.map(({ from, to }) => [from, to]),
    [[0, 1], [1, 2], [2, 3], [3, 4]],
  );
});

Deno.test("planPages() gives what is larger than any page a page of its own, at its smallest", () => {
  const { pages } = pagesOf([{ cell: "a", text: 10 }, {
    cell: "b",
    text: 900,
  }]);
  assert.deepEqual(pages[1], {
    from: 1,
    to: 2,
    layout: { text: 0.8, figures: 0.6, columns: 1 },
  });
});

Deno.test("planPages() measures a long slide a few times a page, not each layout of each part", () => {
  const many = Array.from(
    { length: 40 },
    (_, i) => ({ cell: `${i}`, text: 30 }),
  );
  const { pages, asked } = pagesOf(many);
  assert.equal(pages.length, 14);
  assert.ok(asked < 5 * many.length, `${asked} measurements`);
});
