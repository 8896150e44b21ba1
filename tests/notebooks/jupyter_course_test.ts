/** The course's kernel in the classic Jupyter Notebook, in a real browser: what a lecturer and a student press. */

import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { listNotebooks } from "../../lib/classroom/choose.ts";
import { compareOutputs } from "../../lib/classroom/compare.ts";
import { normalise } from "../../lib/classroom/normalise.ts";
import {
  parseNotebook,
  readNotebook,
} from "../../lib/classroom/notebook_file.ts";
import { ClassicJupyter, runAll, whyNot } from "../support/classic_jupyter.ts";

const reason = await whyNot();

/** The cells of one notebook; the steps below go through them. */
const CELLS = {
  before: "let a = 1; a",
  error: 'throw new Error("up to here")',
  behind: '"not run"',
  syntax: "let a = 1;\nlet b = = 2;\nlet c = 3;",
  sync: 'let n = 1; console.log("loop 1"); while (true) n++;',
  afterSync: '"n > 1 is " + (n > 1)',
  microtask: 'n = 1; console.log("loop 2"); while (true) { n++; await null; }',
  afterMicrotask: '"so far " + (n > 1)',
  prompt: 'const name = prompt("Your name?"); name.toUpperCase()',
  docs: "/** How far it has come. */\nconst distance = 3;\ndistance",
  name: "const perceptronRate = 0.1;",
  start: "perceptronR",
  old: "typeof n",
  exit: "Deno.exit(3)",
} as const;

type Cell = keyof typeof CELLS;

const numberOf = (cell: Cell) => Object.keys(CELLS).indexOf(cell);

/** Runs cells as Run All does: all are asked for before the first has ended. */
async function start(page: Page, from: Cell, to: Cell = from): Promise<void> {
  const range = `${numberOf(from)}, ${numberOf(to) + 1}`;
  await page.evaluate(`Jupyter.notebook.execute_cell_range(${range})`);
}

/** Waits until none of the cells runs any more. */
async function idle(page: Page): Promise<void> {
  await page.waitForFunction(
    `Jupyter.notebook.get_cells().every((cell) => cell.input_prompt_number !== "*")`,
  );
}

async function run(page: Page, from: Cell, to: Cell = from): Promise<void> {
  await start(page, from, to);
  await idle(page);
}

/** What stands below a cell. */
function below(page: Page, cell: Cell): Promise<string> {
  return page.locator(".cell").nth(numberOf(cell)).locator(".output_wrapper")
    .innerText();
}

/** Presses a key behind a cell's code; again, if the language server was still starting. */
async function pressUntil(
  page: Page,
  cell: Cell,
  key: string,
  seen: () => Promise<boolean>,
): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    await page.evaluate(
      `Jupyter.notebook.select(${numberOf(cell)}); Jupyter.notebook.edit_mode();
       Jupyter.notebook.get_selected_cell().code_mirror.setCursor(1e6, 1e6)`,
    );
    await page.keyboard.press(key);
    for (let look = 0; look < 20; look++) {
      if (await seen()) return;
      await page.waitForTimeout(100);
    }
    await page.keyboard.press("Escape");
  }
  assert.fail(`${key} shows nothing`);
}

/** Waits for the next kernel, once something was done that ends this one. */
async function nextKernel(page: Page, act: string): Promise<void> {
  await page.evaluate(
    `new Promise((done) => { Jupyter.notebook.events.one("kernel_ready.Kernel", done); ${act} })`,
  );
}

const STOP = 'button[data-jupyter-action="jupyter-notebook:interrupt-kernel"]';

async function stop(page: Page, from: Cell, to: Cell, printed: string) {
  await start(page, from, to);
  await page.getByText(printed, { exact: true }).waitFor();
  await page.click(STOP);
  await idle(page);
  assert.match(await below(page, from), /Stopped: the cell was stopped/);
  assert.equal(await below(page, to), ""); // It waited, and was dropped.
}

const steps: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  "Run All stops at an error, and leaves what is below alone": async (page) => {
    await run(page, "before", "behind");
    assert.match(await below(page, "before"), /Out\[1\]:\s*1/);
    assert.match(await below(page, "error"), /Error: up to here/);
    assert.equal(await below(page, "behind"), "");
    const prompt = page.locator(".cell .input_prompt").nth(numberOf("behind"));
    assert.match(await prompt.innerText(), /^In\s\[\s\]:/);
    await run(page, "behind");
    assert.match(await below(page, "behind"), /Out\[3\]:\s*"not run"/);
  },
  "a syntax error is shown with the code around it": async (page) => {
    await run(page, "syntax");
    const text = await below(page, "syntax");
    assert.match(text, /SyntaxError: Expression expected/);
    assert.match(text, / {3}1 \| let a = 1;\n> {3}2 \| let b = = 2;\n/);
  },
  "Stop ends a busy loop and keeps what it computed": async (page) => {
    await stop(page, "sync", "afterSync", "loop 1");
    await run(page, "afterSync");
    assert.match(await below(page, "afterSync"), /"n > 1 is true"/);
  },
  "Stop ends a loop of awaits and keeps what it computed": async (page) => {
    await stop(page, "microtask", "afterMicrotask", "loop 2");
    await run(page, "afterMicrotask");
    assert.match(await below(page, "afterMicrotask"), /"so far true"/);
  },
  "prompt() asks on the page": async (page) => {
    await start(page, "prompt");
    const box = page.locator("input.raw_input");
    await box.fill("Grace");
    await box.press("Enter");
    await idle(page);
    assert.match(await below(page, "prompt"), /"GRACE"/);
  },
  "Shift-Tab shows the type of a name and the words of its docs": async (
    page,
  ) => {
    const tip = page.locator("#tooltip .tooltiptext");
    await pressUntil(
      page,
      "docs",
      "Shift+Tab",
      async () => (await tip.innerText()).includes("distance"),
    );
    assert.match(
      await tip.innerText(),
      /const distance: 3\s+How far it has come\./,
    );
    await page.keyboard.press("Escape");
  },
  "Tab completes a name of an earlier cell": async (page) => {
    await run(page, "name");
    const code = () =>
      page.evaluate<string>("Jupyter.notebook.get_selected_cell().get_text()");
    await pressUntil(
      page,
      "start",
      "Tab",
      async () => await code() !== CELLS.start,
    );
    assert.equal(await code(), "perceptronRate");
  },
  "a restart forgets what was computed": async (page) => {
    await run(page, "old");
    assert.match(await below(page, "old"), /"number"/);
    await nextKernel(page, "Jupyter.notebook.kernel.restart();");
    await run(page, "old");
    assert.match(await below(page, "old"), /Out\[1\]:\s*"undefined"/);
  },
  "a kernel that ends itself says so, and Jupyter starts the next": async (
    page,
  ) => {
    const exit = numberOf("exit");
    await nextKernel(page, `Jupyter.notebook.execute_cells([${exit}]);`);
    assert.match(
      await below(page, "exit"),
      /KernelDied: the kernel has ended \(exit code 3\)/,
    );
    await run(page, "before");
    assert.match(await below(page, "before"), /Out\[1\]:\s*1/);
  },
};

Deno.test({
  name: "the classic notebook on the course's kernel",
  ignore: reason !== undefined,
}, async (t) => {
  await using jupyter = await ClassicJupyter.start("course");
  const page = await jupyter.openCells("steps", Object.values(CELLS));
  for (const [name, work] of Object.entries(steps)) {
    await t.step(name, () => work(page));
  }
  await page.close();
  // The presenter's tests run all lectures on this kernel.
  const path = (await listNotebooks()).at(-1)!;
  await t.step(
    "Run All of a lecture gives the outputs that are saved",
    async () => {
      const lecture = await jupyter.open(path);
      const fresh = normalise(parseNotebook(path, await runAll(lecture)));
      assert.deepEqual(compareOutputs(await readNotebook(path), fresh), []);
    },
  );
});
