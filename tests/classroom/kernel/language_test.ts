/** What the language server knows about cells: asked of the real one. */

import assert from "node:assert/strict";
import type {
  Completion,
  Inspection,
} from "../../../lib/classroom/kernel/completion.ts";
import { Language } from "../../../lib/classroom/kernel/language.ts";
import { NOTEBOOKS, ROOT } from "../../../lib/classroom/project.ts";

const CELLS = [
  'import { mlp, value } from "nets";\nconst x = 1;',
  "/** Twice a number. @param n which */\nconst twice = (n: number) => 2 * n;",
  "const first = { yHat: 0.5, sums: [1, 2], go(to: string): boolean { return !to; } };",
  'const x = "now a text";',
  'throw new Error("on purpose");',
];

/** Asks again until there is an answer: a loaded machine may take longer than patience lasts. */
async function answered<T>(
  ask: () => Promise<T>,
  isAnswer: (answer: T) => boolean,
): Promise<T> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (isAnswer(answer)) return answer;
    if (performance.now() > deadline) throw new Error("no answer in 60 s");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The cell's code and the place that | marks in it. */
function marked(text: string): [code: string, cursor: number] {
  return [text.replace("|", ""), text.indexOf("|")];
}

const complete = (language: Language, text: string, cells = CELLS) =>
  answered<Completion>(
    () => language.complete(cells, ...marked(text)),
    ({ matches }) => matches.some(({ detail }) => detail !== undefined),
  );

const inspect = async (language: Language, text: string, cells = CELLS) => {
  const { markdown } = await answered<Inspection>(
    () => language.inspect(cells, ...marked(text)),
    ({ markdown }) => markdown !== undefined,
  );
  return markdown!;
};

Deno.test("Language knows what could follow, and what names mean", async (t) => {
  await using language = await Language.start(NOTEBOOKS);

  await t.step("it starts when it is asked", () => {
    assert.equal(language.pid, undefined);
  });

  await t.step("members with their types", async () => {
    assert.deepEqual(await complete(language, "const a = 1;\nfirst.|"), {
      matches: [
        { text: "go", kind: "method", detail: "(to: string): boolean" },
        { text: "sums", kind: "property", detail: "number[]" },
        { text: "yHat", kind: "property", detail: "number" },
      ],
      start: 19,
      end: 19,
    });
  });

  await t.step(
    "names of earlier cells come first, the latest of them counts",
    async () => {
      const { matches, start, end } = await complete(language, "tw|");
      assert.deepEqual(matches[0], {
        text: "twice",
        kind: "constant",
        detail: "(n: number) => number",
      });
      assert.deepEqual([start, end], [0, 2]);
      const { matches: all } = await complete(language, "x|");
      assert.deepEqual(all[0], {
        text: "x",
        kind: "constant",
        detail: '"now a text"',
      });
    },
  );

  await t.step(
    "names of a module inside the braces of its import",
    async () => {
      const code = 'const a = 1;\nimport {\n  mlp, sig|\n} from "nets";';
      const { matches, start, end } = await complete(language, code);
      assert.deepEqual(matches[0], {
        text: "sigmoid",
        kind: "constant",
        detail: "Activation",
      });
      assert.equal(code.slice(start, end), "sig");
    },
  );

  await t.step("modules that can be imported", async () => {
    const { matches } = await complete(language, 'import { a } from "nets/|";');
    assert.ok(matches.some(({ text }) => text === "nets/figures"));
  });

  await t.step("names of a file beside the notebook", async () => {
    const code = 'import { thresholdU| } from "../lib/mod.ts";';
    const { matches } = await complete(language, code, []);
    assert.equal(matches[0].text, "thresholdUnit");
  });

  await t.step("a hundred matches at most", async () => {
    const { matches } = await complete(language, "|");
    assert.equal(matches.length, 100);
  });

  await t.step("a name of an earlier cell, with its comment", async () => {
    assert.equal(
      await inspect(language, "1 + twi|ce(2)"),
      "```ts\nconst twice: (n: number) => number\n```\n\nTwice a number.\n\n- `n`: which",
    );
  });

  await t.step(
    "an export of the library, with parameters and example",
    async () => {
      const markdown = await inspect(language, "mlp([2, 1|])");
      assert.match(markdown, /^```ts\nmlp\(sizes: readonly number\[\], /);
      assert.match(markdown, /\n\n- `sizes`: how wide each layer is/);
      assert.match(markdown, /\n\n\*\*Throws\*\* `ShapeError` if /);
      assert.match(markdown, /\n\n\*\*Example:\*\* .+\n\n```ts\nimport assert/);
      assert.doesNotMatch(markdown, /@(param|throws|example|returns)/);
    },
  );

  await t.step("Plot", async () => {
    const code =
      'import * as Plot from "@observablehq/plot";\nPlot.do|t([1], {});';
    const markdown = await inspect(language, code);
    assert.ok(markdown.startsWith("```ts\nfunction dot(data?: Plot.Data"));
  });

  await t.step("a module, without a path of this machine", async () => {
    assert.equal(
      await inspect(language, 'import { mlp } from "ne|ts";'),
      "The module `lib/mod.ts`",
    );
    const type = await inspect(language, 'const all| = await import("nets");');
    assert.ok(!type.includes(ROOT) && !type.includes("file:"), type);
  });

  await t.step("nothing of a name that nobody declares", async () => {
    assert.deepEqual(await language.inspect(CELLS, "nobody", 3), {});
    assert.deepEqual(await language.inspect(CELLS, "1 + 1", 5), {});
  });

  await t.step("a server that ended is started again", async () => {
    const { pid } = language;
    Deno.kill(pid!, "SIGKILL");
    await complete(language, "first.|");
    assert.notEqual(language.pid, pid);
  });

  await t.step("nothing once it has ended", async () => {
    const { pid } = language;
    await language.end();
    assert.equal(language.pid, undefined);
    assert.throws(() => Deno.kill(pid!, "SIGCONT"), Deno.errors.NotFound);
    assert.deepEqual(await language.complete(CELLS, "first.", 6), {
      matches: [],
      start: 6,
      end: 6,
    });
  });
});

Deno.test("Language leaves no process behind when its owner is killed", async () => {
  const lib = new URL(
    "../../../lib/classroom/kernel/language.ts",
    import.meta.url,
  );
  const script = `
    const { Language } = await import(${JSON.stringify(lib.href)});
    const language = await Language.start(${JSON.stringify(NOTEBOOKS)});
    await language.complete([], "Math.", 5);
    console.log(language.pid);
    setInterval(() => {}, 1000);
  `;
  const owner = new Deno.Command(Deno.execPath(), {
    args: ["eval", "--ext=ts", script],
    cwd: ROOT,
    stdout: "piped",
  }).spawn();
  const reader = owner.stdout.getReader();
  const { value } = await reader.read();
  const pid = Number(new TextDecoder().decode(value));
  assert.ok(pid > 0);
  owner.kill("SIGKILL");
  await owner.status;
  await reader.cancel();
  await answered(() => Promise.resolve(isRunning(pid)), (running) => !running);
});

function isRunning(pid: number): boolean {
  try {
    Deno.kill(pid, "SIGCONT");
  } catch {
    return false;
  }
  // Until somebody asks how it ended, a process that has ended is still there by name.
  const ps = new Deno.Command("ps", { args: ["-o", "stat=", "-p", `${pid}`] });
  const state = new TextDecoder().decode(ps.outputSync().stdout).trim();
  return state !== "" && !state.startsWith("Z");
}

Deno.test("Language starts no server where the environment says so", async () => {
  const before = Deno.env.get("NETS_LANGUAGE_SERVER");
  Deno.env.set("NETS_LANGUAGE_SERVER", "off");
  try {
    await using language = await Language.start(NOTEBOOKS);
    const [code, cursor] = marked("Math.ma|");
    assert.deepEqual(await language.complete([], code, cursor), {
      matches: [],
      start: 5,
      end: 7,
    });
    assert.deepEqual(await language.inspect([], code, cursor), {});
    assert.equal(language.pid, undefined);
  } finally {
    if (before === undefined) Deno.env.delete("NETS_LANGUAGE_SERVER");
    else Deno.env.set("NETS_LANGUAGE_SERVER", before);
  }
});
