/** The lint of lectures: a good lecture passes, and every rule can fail. */

import assert from "node:assert/strict";
import type { Lecture } from "../../lib/classroom/lint_rule.ts";
import { lintLecture, RULES } from "../../lib/classroom/lint.ts";
import type { Json, JsonObject } from "../../lib/classroom/json.ts";
import { notebookText } from "../../lib/classroom/notebook_file.ts";
import { normalise } from "../../lib/classroom/normalise.ts";
import type { Run } from "../../lib/classroom/runner.ts";
import { figure, notebookOf, type Part } from "./make_notebook.ts";

const slide = { slideshow: { slide_type: "slide" } };
const tagged = (...tags: string[]) => ({ ...slide, tags });
const cell = (
  source: string,
  metadata: JsonObject = slide,
  ...outputs: Json[]
): Part => ({
  source,
  metadata,
  outputs,
});
const error: Json = {
  output_type: "error",
  ename: "E",
  evalue: "e",
  traceback: ["E: e"],
};

/** A small lecture in which nothing is wrong. */
const GOOD: readonly Part[] = [
  cell("md:# Gates\n\n```ts\n# no heading\n```", tagged("title")),
  cell("md:You can build a gate.", tagged("objective")),
  cell('import { show } from "nets/notebook";'),
  cell("await show(1);", slide, figure('<img alt="a gate" src="data:,">')),
  cell("md:![a line](data/line.png)\n\n## Wrong sizes"),
  cell("gate(1);", tagged("raises-exception"), error),
];
const NETS = { number: "99", minutes: { talk: 50, exercises: 20 } };

async function lectureOf(
  parts: readonly Part[],
  nets: JsonObject = NETS,
  run: Partial<Run> = {},
): Promise<Lecture> {
  const notebook = normalise(notebookOf(parts, { metadata: { nets } }));
  const text = await notebookText(notebook);
  const all = {
    notebook,
    times: new Map(),
    problems: [],
    claims: 0,
    complete: true,
    seconds: 1,
    ...run,
  };
  return { notebook, text, run: all };
}

/** What one rule finds, as `cell: message`, or `message`. */
async function finds(
  name: string,
  lecture: Lecture | Promise<Lecture>,
): Promise<string[]> {
  const rules = RULES.filter((rule) => rule.name === name);
  assert.equal(rules.length, 1);
  const problems = await lintLecture(await lecture, rules);
  return problems.map(({ cell, message }) => {
    assert.ok(message.endsWith(` (${name})`));
    const text = message.slice(0, -` (${name})`.length);
    return cell === undefined ? text : `${cell}: ${text}`;
  });
}

/** The good lecture with one cell more. */
const with1 = (...parts: Part[]) => lectureOf([...GOOD, ...parts]);

Deno.test("lintLecture() finds nothing wrong with a good lecture", async () => {
  assert.deepEqual(await lintLecture(await lectureOf(GOOD)), []);
});

Deno.test("lintLecture() works without a run", async () => {
  const { notebook, text } = await lectureOf(GOOD);
  assert.deepEqual(await lintLecture({ notebook, text }), []);
});

Deno.test("objectives: a cell tagged objective must say something", async () => {
  const none = ["no cell is tagged objective"];
  assert.deepEqual(
    await finds("objectives", lectureOf(GOOD.toSpliced(1, 1))),
    none,
  );
  const empty = cell("md: ", tagged("objective"));
  assert.deepEqual(
    await finds("objectives", lectureOf(GOOD.toSpliced(1, 1, empty))),
    none,
  );
});

Deno.test("minutes: of talk and of exercises", async () => {
  assert.deepEqual(
    await finds("minutes", lectureOf(GOOD, { minutes: { talk: 50 } })),
    [
      'metadata.nets.minutes must be numbers { talk, exercises }, but it is {"talk":50}',
    ],
  );
});

Deno.test("number: the file's", async () => {
  assert.deepEqual(
    await finds("number", lectureOf(GOOD, { ...NETS, number: "98" })),
    [
      'metadata.nets.number must be "99", but it is "98"',
    ],
  );
});

Deno.test("one-title: one heading of the first level, no more, no less", async () => {
  assert.deepEqual(
    await finds("one-title", with1(cell("md:text\n# Another"))),
    [
      '7: "Another" is one more heading of the first level',
    ],
  );
  assert.deepEqual(await finds("one-title", lectureOf(GOOD.slice(1))), [
    "there must be one heading of the first level",
  ]);
});

Deno.test("slide-type: in every cell, one that exists", async () => {
  const must =
    "slideshow.slide_type must be one of slide, subslide, fragment, skip, notes, -, but it is";
  const slip = { slideshow: { slide_type: "side" } };
  assert.deepEqual(
    await finds(
      "slide-type",
      with1(cell("md:text", {}), cell("md:text", slip)),
    ),
    [
      `7: ${must} undefined`,
      `8: ${must} side`,
    ],
  );
});

Deno.test("known-tags: no slips", async () => {
  const [message] = await finds(
    "known-tags",
    with1(cell("md:text", tagged("excercise"))),
  );
  assert.match(
    message,
    /^7: the tag "excercise" is not one of title, objective, /,
  );
});

Deno.test("code-length: 25 lines, not 26", async () => {
  const lines = (count: number) => cell("1;\n".repeat(count));
  assert.deepEqual(await finds("code-length", with1(lines(25))), []);
  assert.deepEqual(await finds("code-length", with1(lines(26))), [
    "7: a code cell may have 25 lines, but it has 26",
  ]);
});

Deno.test("code-run: two code cells in a row, not three", async () => {
  assert.deepEqual(await finds("code-run", with1(cell("1;"))), []);
  assert.deepEqual(
    await finds("code-run", with1(cell("1;"), cell("2;"), cell("3;"))),
    [
      "8: two code cells may stand in a row, but this is the third",
    ],
  );
});

Deno.test("bare-imports: no paths, no addresses, in any form of import", async () => {
  const sources = [
    'import { a } from "../lib/a.ts";',
    'import "./b.ts";',
    'const c = await import("npm:c@1");',
    'export { d } from "https://example.org/d.ts";',
    'import e from "jsr:@e/e";',
  ];
  for (const source of sources) {
    const found = await finds("bare-imports", with1(cell(`1;\n${source}`)));
    assert.deepEqual(found.map((text) => text.slice(0, 47)), [
      '7: imports must be bare, such as "nets", but th',
    ]);
  }
  const fine =
    'import assert from "node:assert/strict";\nimport { a } from "nets";\n' +
    "const text = `from './x'`;";
  assert.deepEqual(await finds("bare-imports", with1(cell(fine))), []);
});

Deno.test("alt-text: in outputs of every kind, and in prose", async () => {
  const bad: [string, Json][] = [
    ["has an img without alt text", figure('<img src="data:,">')],
    ["has an img without alt text", figure('<img alt="" src="data:,">')],
    ["has an svg without aria-label or title", figure("<svg><circle/></svg>")],
    ["is a bare image/svg+xml, which has no alt text; use show()", {
      output_type: "display_data",
      data: { "image/svg+xml": "<svg/>" },
      metadata: {},
    }],
  ];
  for (const [message, output] of bad) {
    assert.deepEqual(
      await finds("alt-text", with1(cell("1;", slide, output))),
      [
        `7: output 1 ${message}`,
      ],
    );
  }
  assert.deepEqual(await finds("alt-text", with1(cell("md:![](a.png)"))), [
    "7: an image has no alt text",
  ]);
  assert.deepEqual(
    await finds("alt-text", with1(cell('md:<img src="a.png">'))),
    [
      "7: the HTML has an img without alt text",
    ],
  );
});

Deno.test("alt-text: is satisfied by alt, aria-label, title, or aria-hidden", async () => {
  for (
    const html of [
      '<img alt="a line" src="data:,">',
      '<svg aria-label="a line"></svg>',
      "<svg><title>a line</title></svg>",
      '<svg aria-hidden="true"></svg>',
      "<table></table>",
    ]
  ) {
    assert.deepEqual(
      await finds("alt-text", with1(cell("1;", slide, figure(html)))),
      [],
    );
  }
});

Deno.test("no-errors: only where they are on purpose", async () => {
  assert.deepEqual(await finds("no-errors", with1(cell("1;", slide, error))), [
    "7: output 1 is an error (E), but the cell is not tagged raises-exception",
  ]);
});

Deno.test("settled: the last output is one that was waited for", async () => {
  const value = {
    output_type: "execute_result",
    data: { "text/plain": "1" },
    metadata: {},
  };
  const print = { output_type: "stream", name: "stdout", text: "1\n" };
  assert.deepEqual(await finds("settled", with1(cell("1;", slide, value))), [
    "7: its value at the end may come under a wrong cell; use await show(…)",
  ]);
  assert.deepEqual(await finds("settled", with1(cell("1;", slide, print))), [
    "7: its last output, from console, may come under a wrong cell; use await show(…) for it or after it",
  ]);
  assert.deepEqual(
    await finds("settled", with1(cell("1;", slide, print, figure("")))),
    [],
  );
});

Deno.test("saved: what a run puts out is in the file", async () => {
  const { notebook } = await lectureOf(GOOD);
  const bare = [...GOOD].with(3, cell("await show(1);"));
  assert.deepEqual(await finds("saved", lectureOf(bare, NETS, { notebook })), [
    "4: its outputs are not saved; deno task run --save",
  ]);
});

Deno.test("output-size: 200 KB in all", async () => {
  const large = (kb: number) =>
    cell("1;", slide, figure("x".repeat(kb * 1024)));
  assert.deepEqual(await finds("output-size", with1(large(99), large(99))), []);
  assert.deepEqual(await finds("output-size", with1(large(99), large(110))), [
    "the saved outputs may be 200 KB, but they are 209 KB; the largest, 110 KB, are those of cell 8",
  ]);
});

Deno.test("cell-time: 2 s, unless the cell is tagged long", async () => {
  const times = new Map([[4, 2100], [6, 1900]]);
  assert.deepEqual(await finds("cell-time", lectureOf(GOOD, NETS, { times })), [
    "4: a cell may take 2 s, but it took 2.1 s",
  ]);
  const long = [...GOOD].with(3, cell("await show(1);", tagged("long")));
  assert.deepEqual(
    await finds("cell-time", lectureOf(long, NETS, { times })),
    [],
  );
});

Deno.test("notebook-time: 20 s", async () => {
  assert.deepEqual(
    await finds("notebook-time", lectureOf(GOOD, NETS, { seconds: 20.3 })),
    [
      "a notebook may take 20 s, but it took 20.3 s",
    ],
  );
});

Deno.test("tidy: the file is as it would be written", async () => {
  const { notebook, text } = await lectureOf(GOOD);
  assert.deepEqual(
    await finds("tidy", { notebook, text: text.replace("\n", "\n\n") }),
    [
      "the file is not as `deno task run --save` writes it",
    ],
  );
});

Deno.test("RULES: each has a test above", async () => {
  const tests = await Deno.readTextFile(new URL(import.meta.url));
  for (const { name } of RULES) {
    assert.match(tests, new RegExp(`finds\\(\\s*"${name}"`));
  }
});
