/** Outputs made the same everywhere. */

import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import type { Json } from "../../lib/classroom/json.ts";
import { emptyVolatile, normalise } from "../../lib/classroom/normalise.ts";
import { figure, notebookOf } from "./make_notebook.ts";

const ROOT = resolve(".");
const print = (text: string): Json => ({
  output_type: "stream",
  name: "stdout",
  text,
});

function normalised(...outputs: Json[]) {
  return normalise(notebookOf([{ source: "1;", outputs }])).cells[0].outputs;
}

function printed(text: string): string {
  const [output] = normalised(print(text));
  return output.output_type === "stream" ? output.text : "";
}

Deno.test("normalise() takes out terminal colours and places on this machine", () => {
  assert.equal(printed("\u001b[31mred\u001b[39m\u001b[0m"), "red");
  assert.equal(
    printed(`at ${pathToFileURL(ROOT)}/lib/mod.ts:1:2`),
    "at lib/mod.ts:1:2",
  );
  assert.equal(printed(`${ROOT}/data/digits`), "data/digits");
  assert.equal(
    printed(
      "file:///home/me/.cache/deno/npm/registry.example/@a/b/1.2.3/x.js:4",
    ),
    "npm:@a/b@1.2.3/x.js:4",
  );
});

Deno.test("normalise() numbers random ids in order of appearance, over cells", () => {
  const [a, b] = [crypto.randomUUID(), crypto.randomUUID()];
  const notebook = notebookOf([
    { source: "1;", outputs: [print(`${a} ${b}`)] },
    { source: "2;", outputs: [figure(`<i id="${b}"></i>`)] },
  ]);
  const [first, second] = normalise(notebook).cells;
  assert.deepEqual(first.outputs, [print("id-1 id-2")]);
  assert.deepEqual(second.outputs, [figure('<i id="id-2"></i>')]);
});

Deno.test("normalise() keeps what an error says, without the steps that led to it", () => {
  const [error] = normalised({
    output_type: "error",
    ename: "ShapeError",
    evalue: "Cannot add\nat all",
    traceback: [
      "ShapeError: Cannot add\nat all",
      `    at add (${pathToFileURL(ROOT)}/lib/shape.ts:12:3)`,
      "    at async <anonymous>:1:22",
      "    at Array.map (<anonymous>)",
      // What the course's kernel adds is not what the cell has said.
      "    → write it otherwise",
      "    2 | add(",
      ">   3 |   a, b);",
      "      |   ^",
      "    at f (an earlier cell:2:1)",
      "    at this cell",
      "    … 3 more steps",
    ],
  });
  assert.deepEqual(error, {
    output_type: "error",
    ename: "ShapeError",
    evalue: "Cannot add\nat all",
    traceback: ["ShapeError: Cannot add", "at all"],
  });
});

Deno.test("normalise() leaves nothing of front ends in the metadata", () => {
  const notebook = notebookOf([
    { source: "1;", metadata: { tags: ["demo"], vscode: {}, collapsed: true } },
  ], {
    metadata: {
      nets: { number: "99" },
      language_info: { name: "x", version: "1" },
    },
  });
  const { cells, metadata } = normalise(notebook);
  assert.deepEqual(cells[0].metadata, { tags: ["demo"] });
  assert.deepEqual(metadata.nets, { number: "99" });
  assert.deepEqual(metadata.kernelspec, {
    display_name: "Deno",
    language: "typescript",
    name: "deno",
  });
  assert.ok(!JSON.stringify(metadata).includes("version"));
});

Deno.test("normalise() changes nothing the second time", () => {
  const notebook = notebookOf([
    {
      source: "1;",
      outputs: [
        print(`\u001b[1m${ROOT}/x ${crypto.randomUUID()}`),
        figure("<p data-volatile>1</p>"),
      ],
    },
  ]);
  const once = normalise(notebook);
  assert.deepEqual(normalise(once), once);
});

Deno.test("emptyVolatile() empties marked elements only, however deep they are", () => {
  assert.equal(emptyVolatile("<p>1</p>"), "<p>1</p>");
  assert.equal(
    emptyVolatile(
      '<div class="a" data-volatile><div>1</div><br/>2</div><div>3</div>',
    ),
    '<div class="a" data-volatile></div><div>3</div>',
  );
  assert.equal(
    emptyVolatile("<b data-volatile>1</b> and <i data-volatile>2</i>"),
    "<b data-volatile></b> and <i data-volatile></i>",
  );
  assert.equal(
    emptyVolatile("<b data-volatile>never closed"),
    "<b data-volatile>",
  );
});
