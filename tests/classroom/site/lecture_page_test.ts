/** One lecture as a static page: what becomes of each kind of cell. */

import assert from "node:assert/strict";
import { lecturePage } from "../../../lib/classroom/site/lecture_page.ts";
import { readLecture } from "../../../lib/classroom/site/site_lecture.ts";
import type { Edition } from "../../../lib/classroom/site/edition.ts";
import { figure, notebookJson, type Part } from "../make_notebook.ts";

/** The page of a notebook of a few cells, and the scripts that were found in it. */
async function pageOf(
  parts: readonly Part[],
  edition: Edition = "student",
): Promise<{ html: string; scripts: ReadonlyMap<string, string> }> {
  const folder = await Deno.makeTempDir({ prefix: "nets-page-" });
  try {
    const path = `${folder}/07_x.ipynb`;
    await Deno.writeTextFile(path, notebookJson(parts));
    const lecture = await readLecture(path, edition);
    const scripts = new Map<string, string>();
    const html = lecturePage(lecture, {
      edition,
      before: undefined,
      after: undefined,
      file: { text: "</script><b>" },
      scripts,
      link: () => undefined,
    });
    return { html, scripts };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const tagged = (source: string, ...tags: string[]): Part => ({
  source,
  metadata: { tags },
});

Deno.test("lecturePage() puts the first frame of a figure that answers into the page, and its script into a file", async () => {
  const root =
    `<div data-nets-figure="gateBench" data-state="{&quot;a&quot;:1}"><figure><img alt="A gate" src="data:,"></figure></div>`;
  const { html, scripts } = await pageOf([
    { source: "a", outputs: [figure(`${root}<script>let a = "x";</script>`)] },
    { source: "b", outputs: [figure(`${root}<script>let a = "x";</script>`)] },
  ]);
  assert.equal(html.split(root).length, 3);
  assert.doesNotMatch(html, /let a = /);
  assert.deepEqual([...scripts], [["gateBench", 'let a = "x";']]);
});

Deno.test("lecturePage() keeps no script of any other output", async () => {
  const { html } = await pageOf([
    { source: "a", outputs: [figure("<p>seen</p><script>go()</script>")] },
  ]);
  assert.match(html, /<p>seen<\/p>/);
  assert.doesNotMatch(html, /go\(\)/);
});

Deno.test("lecturePage() shows text of outputs as text, and errors in words", async () => {
  const { html } = await pageOf([{
    source: "a",
    outputs: [
      { output_type: "stream", name: "stdout", text: "1 < 2 & <b>3</b>" },
      {
        output_type: "error",
        ename: "ValueError",
        evalue: "Cannot <b>",
        traceback: [],
      },
    ],
  }]);
  assert.match(html, /<pre>1 &lt; 2 &amp; &lt;b&gt;3&lt;\/b&gt;<\/pre>/);
  assert.match(html, /<strong>ValueError<\/strong>: Cannot &lt;b&gt;/);
});

Deno.test("lecturePage() folds a solution whole, and what was to be predicted by its outputs only", async () => {
  const outputs = [figure("<p>out</p>")];
  const { html } = await pageOf([
    tagged("md:Which?", "predict"),
    { source: "guess", outputs },
    { source: "next", outputs },
    { source: "answer", outputs, metadata: { tags: ["solution"] } },
  ]);
  const [, guess, next, answer] = html.split('<div class="cell code"')
    .slice(0, 4);
  assert.match(
    guess,
    /guess[^]*<details class="fold"><summary>Show the output<\/summary>[^]*<p>out/,
  );
  assert.doesNotMatch(next, /<details/);
  assert.match(
    answer,
    /<details class="fold"><summary>Show the solution<\/summary>[^]*answer[^]*<p>out/,
  );
});

Deno.test("lecturePage() links other lectures' pages, and gives each id once", async () => {
  const { html } = await pageOf([
    "md:# 07 · X\n\nSee [five](05_xor.ipynb#the-proof) and [there](https://example.org/a).",
    "md:## Same\n\n## Same",
    "md:## Same",
  ]);
  assert.match(html, /<a href="05_xor\.html#the-proof">five<\/a>/);
  assert.match(
    html,
    /<a href="https:\/\/example\.org\/a" target="_blank" rel="noopener noreferrer">/,
  );
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.deepEqual(ids.filter((id, i) => ids.indexOf(id) !== i), []);
});

Deno.test("lecturePage() holds the notebook where no text of it ends the script", async () => {
  const { html } = await pageOf(["md:# 07 · X"]);
  const [, json] =
    /<script type="application\/json" id="lecture">([^]*?)<\/script>/
      .exec(html)!;
  assert.deepEqual(JSON.parse(json), { text: "</script><b>" });
});

Deno.test("lecturePage() shows notes for instructors only in their edition", async () => {
  const parts = [
    "md:# 07 · X",
    tagged("md:Say nothing yet.", "instructor"),
    {
      source: "md:Slow down.",
      metadata: { slideshow: { slide_type: "notes" } },
    },
  ];
  const student = (await pageOf(parts)).html;
  assert.doesNotMatch(student, /Say nothing|Slow down/);
  const instructor = (await pageOf(parts, "instructor")).html;
  assert.match(instructor, /Say nothing[^]*Slow down/);
});
