/** Tables: headings, alignment, numbers, formulas, and rows that do not fit. */

import assert from "node:assert/strict";
import { DISPLAY } from "../../lib/notebook/kernel.ts";
import { tex } from "../../lib/notebook/markdown.ts";
import { table } from "../../lib/notebook/table.ts";
import { pageOf } from "./page.ts";

function page(t: ReturnType<typeof table>) {
  return pageOf(t[DISPLAY]()["text/html"]);
}

Deno.test("table() is a table to those who hear it: caption, headings with their scope", () => {
  const document = page(
    table([[0, 1], [1, 0]], { columns: ["x", "NOT x"], caption: "NOT <x>" }),
  );
  assert.equal(document.querySelector("caption").textContent, "NOT <x>");
  assert.deepEqual(
    [...document.querySelectorAll("th")].map((
      th,
    ) => [th.getAttribute("scope"), th.textContent]),
    [["col", "x"], ["col", "NOT x"]],
  );
  assert.equal(document.querySelectorAll("tbody tr").length, 2);
});

Deno.test("table() leaves the corner above the names of rows to nobody", () => {
  const document = page(table([["AND", 1]], { columns: ["", "x1"] }));
  assert.equal(document.querySelectorAll("thead td").length, 1);
  assert.equal(document.querySelectorAll("thead th").length, 1);
});

Deno.test("table() takes records, and names their columns by their keys or as it is told", () => {
  const rows = [{ name: "w", value: 1 }, { name: "b", value: 2 }];
  assert.deepEqual(table(rows).content.headings, ["name", "value"]);
  const told = table(rows, { columns: { value: "Value", name: "Parameter" } });
  assert.deepEqual(told.content.headings, ["Value", "Parameter"]);
  assert.deepEqual(told.content.cells, [["1", "w"], ["2", "b"]]);
  assert.deepEqual(table(rows, { columns: ["value"] }).content.cells, [["1"], [
    "2",
  ]]);
});

Deno.test("table() sets columns of numbers to the right, unless it is told otherwise", () => {
  const rows = [["a", 1, 2], ["b", 3, "?"]];
  assert.deepEqual(table(rows).content.align, ["left", "right", "left"]);
  assert.deepEqual(table(rows, { align: ["center"] }).content.align, [
    "center",
    "right",
    "left",
  ]);
});

Deno.test("table() writes decimals the same all down a column, and no small number as zero", () => {
  const cells =
    table([[1, 0.5, -0.25], [2, 3, 1e-7]], { digits: 2 }).content.cells;
  assert.deepEqual(cells, [["1", "0.50", "−0.25"], ["2", "3.00", "1.0e−7"]]);
});

Deno.test("table() leaves numbers all their digits if nothing is said", () => {
  assert.deepEqual(table([[0.1 + 0.2, 10n, undefined]]).content.cells, [[
    "0.30000000000000004",
    "10",
    "",
  ]]);
});

Deno.test("table() with a formula is Markdown, for HTML is not typeset", () => {
  const bundle = table([[tex`z_1`, 0.5]], {
    columns: ["a|b", "value"],
    caption: "Nodes",
  })[DISPLAY]();
  assert.deepEqual(Object.keys(bundle), ["text/markdown", "text/plain"]);
  assert.equal(
    bundle["text/markdown"],
    "Nodes\n\n| a\\|b | value |\n|:--|--:|\n| $z_1$ | 0.5 |",
  );
});

Deno.test("table() in plain text keeps its columns in line", () => {
  const bundle = table([["a", 1], ["bbb", 10]], { columns: ["name", "n"] })
    [DISPLAY]();
  assert.equal(bundle["text/plain"], "name   n\na      1\nbbb   10");
});

Deno.test("table() escapes what it is given", () => {
  const document = page(table([["<script>"]], { columns: ["<b>"] }));
  assert.equal(document.querySelectorAll("script, b").length, 0);
  assert.equal(document.querySelector("td").textContent, "<script>");
});

Deno.test("table() names the row that does not fit", () => {
  assert.throws(() => table([[1, 2], [3]]), {
    name: "ShapeError",
    message:
      "Cannot make a table of 2 columns: every row must have 2 cells, but row 2 has 1",
  });
});
