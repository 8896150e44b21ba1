/** Notebooks run on the real kernel, on good days and on bad ones. */

import assert from "node:assert/strict";
import { type Run, runNotebook } from "../../lib/classroom/runner.ts";
import { type Limits, limitsOf } from "../../lib/classroom/limits.ts";
import { notebookOf, type Part } from "./make_notebook.ts";

function run(
  parts: readonly Part[],
  limits: Partial<Limits> = {},
): Promise<Run> {
  return runNotebook(notebookOf(parts), {
    limits: { ...limitsOf(), ...limits },
  });
}

const messages = ({ problems }: Run) =>
  problems.map(({ cell, message }) => `${cell}: ${message}`);

Deno.test("runNotebook() gives each cell its outputs, and updates displays of earlier cells", async () => {
  const broadcast = (type: string, text: string) =>
    `await Deno.jupyter.broadcast("${type}", { data: { "text/html": "${text}" }, ` +
    `metadata: {}, transient: { display_id: "d" } });`;
  const { notebook, problems, complete, times } = await run([
    "md:prose",
    'console.log("a");\nconsole.error("b");',
    broadcast("display_data", "first"),
    "",
    `${broadcast("update_display_data", "second")} 42`,
  ]);
  assert.deepEqual(problems, []);
  assert.equal(complete, true);
  assert.deepEqual([...times.keys()], [2, 3, 5]);
  assert.deepEqual(notebook.cells.map(({ outputs }) => outputs), [
    [],
    [
      { output_type: "stream", name: "stdout", text: "a\n" },
      { output_type: "stream", name: "stderr", text: "b\n" },
    ],
    [{
      output_type: "display_data",
      data: { "text/html": "second" },
      metadata: {},
    }],
    [],
    [{
      output_type: "execute_result",
      data: { "text/plain": "42" },
      metadata: {},
    }],
  ]);
});

Deno.test("runNotebook() stops at the first error and says where it is", async () => {
  const result = await run([
    "const a = 1;",
    "// now\nthrow new RangeError(`no ${a}`);",
    "2;",
  ]);
  assert.deepEqual(result.problems, [{
    cell: 2,
    line: 2,
    message: "RangeError: no 1",
    detail: "    1 | // now\n>   2 | throw new RangeError(`no ${a}`);",
  }]);
  assert.equal(result.complete, false);
  assert.equal(result.times.size, 2);
});

Deno.test("runNotebook() shows syntax errors, of which the kernel says nothing", async () => {
  const { problems } = await run(["const a = 1;\nconst b: number = ;"]);
  assert.deepEqual(problems, [{
    cell: 1,
    line: 2,
    column: 19,
    message: "SyntaxError: Expression expected",
    detail:
      "    1 | const a = 1;\n>   2 | const b: number = ;\n      |                   ^",
  }]);
});

Deno.test("runNotebook() says which import cannot be loaded, of which the kernel says nothing", async () => {
  const { problems } = await run([
    'const a = 1;\nimport "npm:@nobody/has-made-this@0.0.1";',
  ]);
  assert.equal(problems.length, 1);
  assert.equal(problems[0].line, 2);
  assert.match(problems[0].message, /^cannot be run: .*@nobody\/has-made-this/);
});

Deno.test("runNotebook() expects errors of cells tagged raises-exception, and goes on after them", async () => {
  const metadata = { tags: ["raises-exception"] };
  const result = await run([
    { source: 'throw new TypeError("on purpose");', metadata },
    { source: "1;", metadata },
    'console.log("still here");',
  ]);
  assert.deepEqual(messages(result), [
    "2: is tagged raises-exception, so it must raise an error, but it did not",
  ]);
  assert.equal(result.complete, true);
  assert.deepEqual(result.notebook.cells[0].outputs, [{
    output_type: "error",
    ename: "TypeError",
    evalue: "on purpose",
    traceback: ["TypeError: on purpose"],
  }]);
});

Deno.test("runNotebook() stops a cell that loops for ever, busy or waiting", async () => {
  const busy = await run(["while (true);", "1;"], { cell: 0.3 });
  assert.deepEqual(messages(busy), [
    "1: had not ended after 0.3 s and was stopped",
  ]);
  assert.equal(busy.complete, false);
  const waiting = await run([
    "while (true) await new Promise((r) => setTimeout(r, 1));",
  ], {
    cell: 0.3,
  });
  assert.deepEqual(messages(waiting), [
    "1: had not ended after 0.3 s and was stopped",
  ]);
});

Deno.test("runNotebook() stops a notebook whose time is over", async () => {
  // Each for itself has all the time it needs; which one it is that has none left, the machine decides.
  const short = "await new Promise((r) => setTimeout(r, 60));";
  const { problems } = await run(new Array(20).fill(short), {
    cell: 60,
    notebook: 0.6,
  });
  assert.deepEqual(problems.map(({ message }) => message), [
    "had not ended when the notebook's 0.6 s were over and was stopped",
  ]);
});

Deno.test("runNotebook() notices that the kernel ended", async () => {
  const result = await run(['console.log("before");\nDeno.exit(3);', "1;"]);
  assert.deepEqual(messages(result), ["1: ended the kernel (exit code 3)"]);
  assert.equal(result.times.size, 1);
});

Deno.test("runNotebook() stops a flood of lines and keeps no more than it may", async () => {
  const result = await run([
    'for (let i = 0; i < 1e5; i++) console.log("line " + i);',
  ], {
    output: 5000,
  });
  assert.deepEqual(messages(result), [
    "1: put out more than 5000 characters and was stopped",
  ]);
  const [output] = result.notebook.cells[0].outputs;
  assert.ok(output.output_type === "stream" && output.text.length < 6000);
});

Deno.test("runNotebook() does not tell of promises that are rejected while a cell is being stopped", async () => {
  // What is printed stops the cell; the rejection comes behind it on the same wire.
  const result = await run([
    `console.log("x".repeat(10_000));
Promise.reject("late");
await new Promise((r) => setTimeout(r, 5000));`,
  ], { output: 5000 });
  assert.deepEqual(messages(result), [
    "1: put out more than 5000 characters and was stopped",
  ]);
});

Deno.test("runNotebook() takes no output of 50 MB", async () => {
  const huge =
    `await Deno.jupyter.broadcast("display_data", { data: { "text/plain": ` +
    `"x".repeat(50e6) }, metadata: {}, transient: {} });`;
  const result = await run([huge, "1;"]);
  // Sometimes the kernel itself breaks down over it and publishes nothing any more.
  assert.match(
    messages(result)[0],
    /^1: (put out more than 1000000 characters|lost outputs)/,
  );
  assert.equal(result.times.size, 1);
  assert.ok(JSON.stringify(result.notebook.cells).length < 10_000);
});

Deno.test("runNotebook() answers no questions: prompt() gives null", async () => {
  const { notebook, problems } = await run([
    'console.log(prompt("Your name?"));',
  ]);
  assert.deepEqual(problems, []);
  assert.deepEqual(notebook.cells[0].outputs, [
    { output_type: "stream", name: "stdout", text: "null\n" },
  ]);
});

Deno.test("runNotebook() tells of a rejected promise that nobody waits for", async () => {
  const result = await run([
    'Promise.reject(new Error("unseen"));',
    "await new Promise((r) => setTimeout(r, 20));",
  ]);
  assert.deepEqual(
    result.problems.map(({ message }) => message),
    ["a promise was rejected and nobody waited for it: Error: unseen"],
  );
});

Deno.test("runNotebook() evaluates claims after the last cell, in the same kernel", async () => {
  const result = await run([
    {
      source: "md:It is 0.62, or 0.6, or b, never c.",
      metadata: {
        nets: {
          claims: [
            { text: "0.62", expression: "late / 3", digits: 2 },
            { text: "0.6", expression: "late / 3", digits: 1 },
            { text: "or b", expression: "nowhere" },
            { text: "never c", expression: "late +" },
          ],
        },
      },
    },
    "let late = 1;",
    "late = 1.86;",
  ]);
  assert.equal(result.claims, 2);
  assert.deepEqual(messages(result), [
    '1: the claim "or b" cannot be checked: `nowhere` throws ReferenceError: nowhere is not defined',
    '1: the claim "never c" cannot be checked: `late +` is no expression: Expression expected',
  ]);
});

Deno.test("runNotebook() stops a claim that loops for ever", async () => {
  const claims = [{ text: "a", expression: "(() => { while (true); })()" }];
  const result = await run(
    [{ source: "md:a", metadata: { nets: { claims } } }],
    { cell: 0.2 },
  );
  assert.deepEqual(messages(result), [
    '1: the claim "a" cannot be checked: `(() => { while (true); })()` took too long and was stopped',
  ]);
});

Deno.test("runNotebook() can be stopped from outside", async () => {
  const stop = new AbortController();
  const result = await runNotebook(notebookOf(["while (true);", "1;"]), {
    signal: stop.signal,
    onStart: () => void setTimeout(() => stop.abort(), 100),
  });
  assert.deepEqual(messages(result), ["1: was running and was stopped"]);
});
