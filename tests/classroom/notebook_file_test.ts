/** Notebooks on disk: what is refused, in which words, and what is written. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import {
  notebookText,
  parseNotebook,
  readNotebook,
  writeNotebook,
} from "../../lib/classroom/notebook_file.ts";
import { figure, inFolder, notebookJson, notebookOf } from "./make_notebook.ts";

const PATH = resolve("notebooks/99_test.ipynb");

function messageOf(text: string): string {
  try {
    parseNotebook(PATH, text);
  } catch (error) {
    return (error as Error).message;
  }
  return "read";
}

Deno.test("parseNotebook() says where a file stops being JSON", () => {
  const good = notebookJson(["1;"]);
  assert.equal(messageOf(good), "read");
  assert.equal(
    messageOf(good.replace(',"metadata"', '\n "metadata"')),
    "Cannot read notebooks/99_test.ipynb: it must be JSON, but it stops being so at line 2, column 2",
  );
  assert.equal(
    messageOf(`{\n<<<<<<< HEAD\n "cells": []`),
    "Cannot read notebooks/99_test.ipynb: it must be JSON, but it stops being so at line 2, " +
      "column 1; it holds an unresolved merge",
  );
  assert.equal(
    messageOf("\n"),
    "Cannot read notebooks/99_test.ipynb: it must be JSON, but it is empty",
  );
});

Deno.test("parseNotebook() says which part of nbformat is not kept", () => {
  const cannot = "Cannot read notebooks/99_test.ipynb: ";
  const of = (cell: unknown) =>
    messageOf(JSON.stringify({ nbformat: 4, cells: [{}, cell].slice(1) }));
  assert.equal(
    messageOf("[]"),
    `${cannot}a notebook must have a list of cells, but this file has none`,
  );
  assert.equal(
    messageOf('{ "cells": [], "nbformat": 3 }'),
    `${cannot}its nbformat must be 4, but it is 3`,
  );
  assert.equal(of(7), `${cannot}cell 1: a cell must be an object, but it is 7`);
  assert.equal(
    of({ cell_type: "heading" }),
    `${cannot}cell 1: cell_type must be code, markdown or raw, but it is "heading"`,
  );
  assert.equal(
    of({ cell_type: "raw", source: 3 }),
    `${cannot}cell 1: source must be text or a list of lines, but it is 3`,
  );
  assert.equal(
    of({ cell_type: "code", source: "", outputs: [{ output_type: "sound" }] }),
    `${cannot}cell 1: an output must be one of nbformat's four, but it is {"output_type":"sound"}`,
  );
  const cell = { cell_type: "raw", source: "", id: "same" };
  assert.equal(
    messageOf(JSON.stringify({ nbformat: 4, cells: [cell, cell] })),
    `${cannot}cell ids must differ, but cells 1 and 2 are both "same"`,
  );
});

Deno.test("readNotebook() says that there is no file", async () => {
  await assert.rejects(readNotebook(resolve("notebooks/98_none.ipynb")), {
    name: "NotebookError",
    message: "Cannot read notebooks/98_none.ipynb: there is no such file",
  });
});

Deno.test("notebookText() is a fixed point: read and written again, it is the same", async () => {
  const notebook = notebookOf([
    "md:# Title *here*\nwith $a_1 *b* c$",
    { source: "const   x=1", outputs: [figure("<p>\n1</p>")] },
    "if (x) {\n\n  y( )\n}\n",
    "not ( TypeScript",
    "",
  ]);
  const text = await notebookText(notebook);
  assert.equal(await notebookText(parseNotebook(PATH, text)), text);
});

Deno.test("notebookText() keeps a picture that was pasted into a cell's text", async () => {
  const attachments = { "graph.png": { "image/png": "iVBORw0KGgo=" } };
  const cell = {
    attachments,
    cell_type: "markdown",
    id: "pasted",
    metadata: {},
    source: "![a graph](attachment:graph.png)",
  };
  const file = JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4 });
  const text = await notebookText(parseNotebook(PATH, file));
  assert.deepEqual(JSON.parse(text).cells[0].attachments, attachments);
});

Deno.test("notebookText() formats cells and writes sorted keys, one space, lists of lines", async () => {
  const text = await notebookText(notebookOf([
    { source: "let a=1\nlet b=2", metadata: { tags: ["demo"], nets: {} } },
  ], { metadata: { language_info: { name: "typescript" } } }));
  assert.equal(
    text,
    `{
 "cells": [
  {
   "cell_type": "code",
   "execution_count": null,
   "id": "cell-1",
   "metadata": {
    "nets": {},
    "tags": [
     "demo"
    ]
   },
   "outputs": [],
   "source": [
    "let a = 1;\\n",
    "let b = 2;"
   ]
  }
 ],
 "metadata": {
  "language_info": {
   "name": "typescript"
  }
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
`,
  );
});

Deno.test("writeNotebook() leaves one file, and readNotebook() reads the same from it", () =>
  inFolder(async (folder) => {
    const notebook = notebookOf(["const a = 1;", "md:prose"], {
      path: `${folder}/1.ipynb`,
    });
    await writeNotebook(notebook);
    assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), [
      "1.ipynb",
    ]);
    assert.deepEqual(await readNotebook(notebook.path), notebook);
  }));
