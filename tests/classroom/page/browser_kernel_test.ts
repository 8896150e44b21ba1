/** The kernel in a page, in Chromium: whole lectures give the saved outputs, and Stop ends everything. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { CATALOGUE } from "../../../lib/exercises/catalogue.ts";
import { grade } from "../../../lib/exercises/grade.ts";
import { feedbackBundle } from "../../../lib/notebook/feedback.ts";
import { compareOutputs } from "../../../lib/classroom/compare.ts";
import type { Message } from "../../../lib/classroom/kernel/message.ts";
import { declaredOtherwise } from "../../../lib/classroom/kernel/error_advice.ts";
import { limitsOf } from "../../../lib/classroom/limits.ts";
import { normalise } from "../../../lib/classroom/normalise.ts";
import { readNotebook } from "../../../lib/classroom/notebook_file.ts";
import { NotebookOutputs } from "../../../lib/classroom/outputs.ts";
import { NOTEBOOKS } from "../../../lib/classroom/project.ts";
import { stripTypes } from "../../../lib/classroom/worker/strip_types.ts";
import * as nets from "nets";
import * as exact from "nets/exact";
import * as figures from "nets/figures";
import { whyNot } from "../../support/presenter.ts";
import { KernelWindow, type Ran } from "./kernel_window.ts";

const LECTURES = ["02_logic_gates", "05_xor", "12_backprop_by_hand"];
const ELSEWHERE =
  "To run this, open the lecture on your own machine with `deno task lecture`.";
const GONE =
  "Stopped: the cell was stopped; the variables of this page are gone: run the cells above again";
const KEPT =
  "Stopped: the cell was stopped; what it has computed so far is kept";

/** The outputs of a lecture's cells that differ from the saved ones. */
async function differences(page: KernelWindow, name: string) {
  const notebook = await readNotebook(resolve(NOTEBOOKS, `${name}.ipynb`));
  const displays = new NotebookOutputs();
  const cells = [];
  for (const cell of notebook.cells) {
    const outputs = displays.cell(limitsOf().output, () => {});
    if (cell.kind === "code") {
      const ran = await page.run(cell.source);
      for (const message of ran.messages) outputs.receive(message as Message);
    }
    cells.push({
      ...cell,
      get outputs() {
        return outputs.outputs;
      },
    });
  }
  const fresh = normalise({ ...notebook, cells });
  return compareOutputs(notebook, fresh);
}

/** What an exercise's cell declares under a name, found without a page. */
async function evaluate(source: string, name: string): Promise<unknown> {
  const stripped = stripTypes(source);
  assert.ok("javascript" in stripped);
  const known: Readonly<Record<string, unknown>> = {
    ...figures,
    ...exact,
    ...nets,
  };
  const body =
    `return (async () => {\n${stripped.javascript}\nreturn ${name};\n})()`;
  return await new Function(...Object.keys(known), body)(
    ...Object.values(known),
  );
}

/** Asserts that a cell was stopped, and what it says. */
function assertStopped(ran: Ran, words: string): void {
  assert.equal(ran.ending, "stopped");
  assert.equal(ran.error?.traceback.join("\n"), words);
}

Deno.test({
  name: "BrowserKernel runs lectures in Chromium, under the rules of a site",
  ignore: whyNot() !== undefined,
  fn: async (t) => {
    await using page = await KernelWindow.open();

    for (const name of LECTURES) {
      await t.step(
        `BrowserKernel gives ${name} the outputs that are saved in it`,
        async () => {
          await page.begin();
          assert.deepEqual(await differences(page, name), []);
        },
      );
    }

    await t.step(
      "BrowserKernel keeps names from cell to cell, and shows values",
      async () => {
        await page.begin();
        assert.deepEqual(
          await page.texts("const a: number = 1; let b = 2;"),
          [],
        );
        assert.deepEqual(await page.texts("b += a; b"), ["3"]);
        assert.deepEqual(
          await page.texts('console.log({ b }, "x"); console.error(1)'),
          [
            "{ b: 3 } x\n",
            "1\n",
          ],
        );
        assert.deepEqual(await page.texts("'text'"), ['"text"']);
        assert.deepEqual(await page.texts("null"), []);
        // The program is made small, but names that a reader sees are those of the library.
        const names = 'import { Random, rippleAdder, value } from "nets"; ';
        assert.deepEqual(
          await page.texts(`${names}[Random, rippleAdder, value(3)]`),
          ["[ [class Random], [Function: rippleAdder], Value(3) ]"],
        );
      },
    );

    await t.step(
      "BrowserKernel leads errors back to the lines of their cells",
      async () => {
        await page.run(
          "function half(n: number): number {\n  if (n % 2) throw new RangeError(`${n} is odd`);\n  return n / 2;\n}",
        );
        assert.deepEqual(
          await page.texts("type N = number;\nhalf(4);\nhalf(3 as N);"),
          [[
            "RangeError: 3 is odd",
            "    2 | half(4);",
            ">   3 | half(3 as N);",
            "      | ^",
            "    at half (an earlier cell:2:20)",
            "    at this cell:3:1",
          ].join("\n")],
        );
        assert.deepEqual(await page.texts("const c = 1;\nc = 2;"), [[
          "TypeError: Assignment to constant variable.",
          "    → a name declared with const keeps its value; declare it with let",
          "    1 | const c = 1;",
          ">   2 | c = 2;",
          "      |   ^",
          "    at this cell:2:3",
        ].join("\n")]);
        assert.deepEqual(await page.texts("let c = 1;"), [
          [
            "SyntaxError: Identifier 'c' has already been declared",
            `    → ${declaredOtherwise("c")}`,
            ">   1 | let c = 1;",
            "      |     ^",
          ].join("\n"),
        ]);
        assert.deepEqual(await page.texts("const y: = 3"), [[
          "SyntaxError: Unexpected = (line 1 of the cell)",
          ">   1 | const y: = 3",
          "      |          ^",
        ].join("\n")]);
      },
    );

    await t.step(
      "BrowserKernel says of imports what the course's kernel says",
      async () => {
        const first = async (code: string) =>
          (await page.texts(code))[0].split("\n")[0];
        assert.equal(
          await first('import { sigmiod } from "nets"'),
          'ImportError: "nets" exports no "sigmiod"; did you mean "sigmoid"? (line 1 of the cell)',
        );
        assert.equal(
          await first('import { separability } from "nets"'),
          'ImportError: "nets" exports no "separability", but "nets/exact" does (line 1 of the cell)',
        );
        assert.equal(
          await first('import all from "nets"'),
          'ImportError: "nets" has no default export; write the names that you want in braces: import { … } (line 1 of the cell)',
        );
        assert.equal(
          await first('await import("netz")'),
          'ImportError: Cannot import "netz": no module has this name; did you mean "nets"?',
        );
        assert.deepEqual(
          await page.texts('import { Trace } from "nets"; typeof Trace'),
          ['"undefined"'],
        );
      },
    );

    await t.step(
      "BrowserKernel says in place what cannot run in a page, and how to go on",
      async () => {
        const first = async (code: string) =>
          (await page.texts(code))[0].split("\n")[0];
        const refused: Readonly<Record<string, string>> = {
          'await Deno.readTextFile("x")':
            `NotHereError: Deno.readTextFile cannot run in a page: it has no files. ${ELSEWHERE}`,
          'new Deno.Command("ls")':
            `NotHereError: Deno.Command cannot run in a page: it starts no programs. ${ELSEWHERE}`,
          'import { linear, loadNetwork } from "nets/nn"; await loadNetwork("x", linear(1, 1, { seed: 1 }))':
            `NotHereError: Deno.readFile cannot run in a page: it has no files. ${ELSEWHERE}`,
          'Deno.env.get("HOME")':
            `NotHereError: Deno.env cannot run in a page: it knows nothing of your machine. ${ELSEWHERE}`,
          'prompt("?")':
            `NotHereError: prompt() cannot run in a page: its cells cannot wait for an answer; write the answer into the cell. ${ELSEWHERE}`,
          'await fetch("https://example.org")':
            `NotHereError: fetch() cannot run in a page: it asks no other host. ${ELSEWHERE}`,
          'import lodash from "npm:lodash"':
            `ImportError: Cannot import "npm:lodash": this page has no packages; the course's own modules are "nets", "nets/datasets", "nets/exact", "nets/figures", "nets/interactive", "nets/nn", "nets/notebook", "nets/tensor", "nets/webgpu". ${ELSEWHERE} (line 1 of the cell)`,
        };
        for (const [code, words] of Object.entries(refused)) {
          assert.equal(await first(code), words);
        }
        assert.deepEqual(
          await page.texts("typeof navigator.gpu?.requestAdapter"),
          ['"function"'],
        );
      },
    );

    await t.step(
      "BrowserKernel trains a network, and stops a training with what was learned kept",
      async () => {
        await page.run(`
          import { accuracy, adam, crossEntropy, evaluate, linear, sequential, training } from "nets/nn";
          import { penguins, split, standardScaling } from "nets/datasets";
          import { defaultBackend, findBlas } from "nets/tensor";
          const { train, test } = split(penguins().withoutGaps(["billLength", "billDepth", "flipperLength", "bodyMass"])
            .classification({ target: "species" }), { test: 0.25, seed: 1 });
          const scaling = standardScaling(train), unseen = scaling.apply(test);
          const net = sequential(linear(4, 16, { seed: 1, activation: "relu" }), linear(16, 3, { seed: 2 }));
          const learning = (epochs: number) => training(net, {
            x: scaling.apply(train).x, y: train.y, loss: crossEntropy, optimiser: adam({ rate: 0.01 }), epochs, seed: 1,
          });
          const right = async (of: typeof net) =>
            (await evaluate(of, { x: unseen.x, y: unseen.y, metrics: { accuracy } })).metrics.accuracy;`);
        assert.deepEqual(
          await page.texts("[defaultBackend().name, findBlas()]"),
          ['[ "wasm", undefined ]'],
        );
        const train = "const run = learning(60); for await (const _ of run);";
        assert.deepEqual(
          await page.texts(`${train} await right(run.net) >= 0.98`),
          ["true"],
        );
        assertStopped(
          await page.run(
            "const endless = learning(1e9); for await (const _ of endless);",
            { stop: 400 },
          ),
          KEPT,
        );
        assert.deepEqual(
          await page.texts(
            "endless.history.length > 0 && await right(endless.net) > 0.9",
          ),
          ["true"],
        );
      },
    );

    await t.step(
      "BrowserKernel stops what waits or takes breaths, with all names kept",
      async () => {
        await page.run(
          'import { tick } from "nets/notebook"; let n = 0, beats = 0; ' +
            "const clock = setInterval(() => beats++, 5);",
        );
        assertStopped(
          await page.run("while (true) { n++; await tick(); }", {
            stop: 100,
          }),
          KEPT,
        );
        assertStopped(
          await page.run("await new Promise(() => {})", { stop: 50 }),
          KEPT,
        );
        assertStopped(
          await page.run(
            "await new Promise((then) => setTimeout(then, 60_000))",
            { stop: 50 },
          ),
          KEPT,
        );
        // A clock that an earlier cell has set is none of what was stopped.
        assert.deepEqual(
          await page.texts(
            "const then = beats; while (beats === then) await tick(); " +
              "clearInterval(clock); 1",
          ),
          ["1"],
        );
        // The next cell may wait and take breaths again.
        const waits = "await new Promise((then) => setTimeout(then, 20));";
        assert.deepEqual(
          await page.texts(`${waits} await tick(); ${waits} n > 0`),
          ["true"],
        );
        assert.equal(await page.tab.evaluate("lost"), 0);
      },
    );

    await t.step(
      "BrowserKernel stops loops without a breath, and says what that cost",
      async () => {
        for (
          const code of [
            "while (true);",
            "while (true) await null;",
            "for (;;) { try { await new Promise((then) => setTimeout(then, 5)) } catch {} }",
          ]
        ) {
          await page.run("let kept = 1;");
          assertStopped(await page.run(code, { stop: 50 }), GONE);
          assert.deepEqual(await page.texts("typeof kept"), ['"undefined"']);
        }
        assert.equal(await page.tab.evaluate("lost"), 3);
        // The next cell may be stopped before the new worker is there.
        const both = `(async () => {
          const endless = run("while (true);", { stop: 50 });
          const next = kernel.execute({ code: "globalThis.ran = 1" });
          await endless;
          await new Promise((then) => setTimeout(then));
          await kernel.stop();
          return [(await next).ending, (await next).error.evalue];
        })()`;
        assert.deepEqual(await page.tab.evaluate(both), [
          "stopped",
          "the cell was stopped before it began",
        ]);
        assert.deepEqual(await page.texts("typeof ran"), ['"undefined"']);
      },
    );

    await t.step(
      "BrowserKernel prints a million lines in few messages, and leaves out what nobody reads",
      async () => {
        const { messages, ending } = await page.run(
          'for (let i = 0; i < 1e6; i++) console.log("line", i)',
        );
        assert.equal(ending, "ok");
        assert.ok(messages.length < 1500, String(messages.length));
        const texts = messages.map(({ content }) => String(content.text));
        assert.equal(texts.slice(0, -1).join("").length, 1_000_000);
        assert.equal(
          texts.at(-1),
          "\nThe rest is left out: a cell may print 1,000,000 characters, and this one printed 11,888,890.\n",
        );
      },
    );

    await t.step(
      "BrowserKernel gives to nobody's cell what comes late",
      async () => {
        await page.run(
          'setTimeout(() => console.log("late"), 20); setTimeout(() => { throw new Error("uncaught") }, 30)',
        );
        await page.until("background.length === 2");
        assert.deepEqual(
          await page.tab.evaluate(
            "background.map(({ content }) => content.text)",
          ),
          [
            "late\n",
            "An error that nobody caught: Error: uncaught\n    at this cell:1:69\n",
          ],
        );
      },
    );

    await t.step("BrowserKernel knows what could follow", async () => {
      await page.run(
        'const momentum = 0.9, net = { layers: 3, get computed() { throw 1 } }; import * as nets from "nets"',
      );
      const texts = async (code: string) =>
        (await page.complete(code)).matches.map(({ text }) => text);
      assert.equal((await texts("1 + mom"))[0], "momentum");
      assert.deepEqual((await texts("net.")).slice(0, 2), [
        "layers",
        "computed",
      ]);
      assert.ok((await texts("net.computed.")).length === 0);
      assert.equal((await texts("nets.sigm"))[0], "sigmoid");
      assert.equal((await texts("import { thresholdU"))[0], "thresholdUnit");
      assert.ok(
        (await texts('import { a } from "nets/')).includes("nets/figures"),
      );
      assert.deepEqual(await page.complete("mom"), {
        matches: [{ text: "momentum", kind: "variable" }],
        start: 0,
        end: 3,
      });
    });

    await t.step(
      "BrowserKernel tells the reader of an exercise what the library tells in Deno",
      async () => {
        await page.begin();
        await page.run(`import * as all from "nets";
        import * as exact from "nets/exact"; import * as figures from "nets/figures"; import { check } from "nets/notebook";
        for (const module of [figures, exact, all]) {
          for (const name of Object.keys(module)) globalThis[name] = module[name];
        }`);
        for (const exercise of CATALOGUE) {
          const { id, answer, stub, solution, mistakes } = exercise;
          for (
            const source of [
              stub,
              solution,
              ...mistakes.map(({ planted }) => planted),
            ]
          ) {
            const ran = await page.run(
              `{\n${source}\nawait check("${id}", ${answer});\n}`,
            );
            const verdict = await grade(
              exercise,
              await evaluate(source, answer),
            );
            assert.equal(verdict.passed, source === solution);
            assert.deepEqual(
              [id, source, ran.messages.map(({ content }) => content.data)],
              [id, source, [feedbackBundle(verdict)]],
            );
          }
        }
      },
    );

    await t.step(
      "BrowserKernel is quiet on the page's own console",
      () => assert.deepEqual(page.complaints, []),
    );
  },
});
