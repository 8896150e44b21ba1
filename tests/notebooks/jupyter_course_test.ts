/** The course's kernel in the classic Jupyter Notebook, in a real browser: what a lecturer and a student press. */

import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { ClassicJupyter, whyNot } from "../support/classic_jupyter.ts";

const reason = await whyNot();

/** Cell → Run All, or those from one on; waits until nothing runs any more. */
async function run(page: Page, from = 0): Promise<void> {
  await start(page, from);
  await page.waitForFunction(
    `Jupyter.notebook.get_cells().every((cell) => cell.input_prompt_number !== "*")`,
  );
}

async function start(page: Page, from = 0): Promise<void> {
  const cells = `Jupyter.notebook.get_cells().length`;
  await page.evaluate(`Jupyter.notebook.execute_cell_range(${from}, ${cells})`);
}

/** What stands below a cell. */
function textBelow(page: Page, cell: number): Promise<string> {
  return page.locator(".cell").nth(cell).locator(".output_wrapper").innerText();
}

/** The number beside a cell: "In [3]:". */
function prompt(page: Page, cell: number): Promise<string> {
  return page.locator(".cell .input_prompt").nth(cell).innerText();
}

/** Puts the cursor behind the text of a cell. */
async function edit(page: Page, cell: number): Promise<void> {
  await page.evaluate(
    `Jupyter.notebook.select(${cell}); Jupyter.notebook.edit_mode();
     Jupyter.notebook.get_cell(${cell}).code_mirror.setCursor(1e6, 1e6)`,
  );
}

const STOP = 'button[data-jupyter-action="jupyter-notebook:interrupt-kernel"]';

type Step = {
  readonly name: string;
  readonly cells: readonly string[];
  readonly work: (page: Page) => Promise<void>;
};

const steps: readonly Step[] = [
  {
    name: "Run All stops at an error, and leaves what is below alone",
    cells: ["let a = 1; a", 'throw new Error("up to here")', '"not run"'],
    work: async (page) => {
      await run(page);
      assert.match(await textBelow(page, 0), /Out\[1\]:\s*1/);
      assert.match(await textBelow(page, 1), /Error: up to here/);
      assert.equal(await textBelow(page, 2), "");
      assert.match(await prompt(page, 2), /^In\s\[\s\]:/);
      await run(page, 2);
      assert.match(await textBelow(page, 2), /Out\[3\]:\s*"not run"/);
    },
  },
  {
    name: "a syntax error is shown with the code around it",
    cells: ["let a = 1;\nlet b = = 2;\nlet c = 3;"],
    work: async (page) => {
      await run(page);
      const text = await textBelow(page, 0);
      assert.match(text, /SyntaxError: Expression expected/);
      assert.match(text, / {3}1 \| let a = 1;\n> {3}2 \| let b = = 2;\n/);
    },
  },
  ...["while (true) n++;", "while (true) await null;"].map((loop) => ({
    name: `Stop ends ${loop} and keeps what it computed`,
    cells: ["let n = 41;", `n = 42; console.log("on"); ${loop}`, "n > 41"],
    work: async (page: Page) => {
      await start(page);
      await page.getByText("on", { exact: true }).waitFor();
      await page.click(STOP);
      await page.getByText("Stopped:").waitFor();
      assert.equal(await textBelow(page, 2), ""); // It waited, and was dropped.
      await run(page, 2);
      assert.match(await textBelow(page, 2), /true/);
    },
  })),
  {
    name: "Shift-Tab shows the type and the words of its docs",
    cells: [
      'import { step } from "nets";\n/** How far it has come. */\nconst distance = 3;\ndistance',
    ],
    work: async (page) => {
      await edit(page, 0);
      await page.keyboard.press("Shift+Tab");
      const tip = page.locator("#tooltip .tooltiptext");
      await tip.getByText("How far it has come.").waitFor();
      assert.match(await tip.innerText(), /const distance: 3/);
    },
  },
  {
    name: "Tab completes a name of an earlier cell",
    cells: ["const perceptronRate = 0.1;", "perceptronR"],
    work: async (page) => {
      await page.evaluate("Jupyter.notebook.execute_cells([0])");
      await page.getByText("In [1]:").waitFor();
      await edit(page, 1);
      await page.keyboard.press("Tab");
      await page.waitForFunction(
        `Jupyter.notebook.get_cell(1).get_text() === "perceptronRate"`,
      );
    },
  },
  {
    name: "prompt() asks on the page",
    cells: ['const name = prompt("Your name?"); name'],
    work: async (page) => {
      await start(page);
      const box = page.locator("input.raw_input");
      await box.fill("Grace");
      await box.press("Enter");
      await page.getByText('"Grace"').waitFor();
    },
  },
  {
    name: "a restart, and a kernel that is new",
    cells: ["let old = 1;", "typeof old"],
    work: async (page) => {
      await run(page);
      assert.match(await textBelow(page, 1), /"number"/);
      await page.evaluate(
        "new Promise((done) => { Jupyter.notebook.events.one('kernel_ready.Kernel', done); Jupyter.notebook.kernel.restart(); })",
      );
      await run(page, 1);
      assert.match(await textBelow(page, 1), /Out\[1\]:\s*"undefined"/);
    },
  },
  {
    name: "a kernel that ends itself says so, and Jupyter starts the next",
    cells: ["Deno.exit(3)", '"again"'],
    work: async (page) => {
      await page.evaluate("Jupyter.notebook.execute_cells([0])");
      await page.getByText("the kernel has ended (exit code 3)").first()
        .waitFor();
      await page.evaluate(
        "new Promise((done) => Jupyter.notebook.events.one('kernel_ready.Kernel', done))",
      );
      await run(page, 1);
      assert.match(await textBelow(page, 1), /Out\[1\]:\s*"again"/);
    },
  },
];

Deno.test({
  name: "The course's kernel in the classic notebook",
  ignore: reason !== undefined,
}, async (t) => {
  await using jupyter = await ClassicJupyter.start("course");
  for (const [i, { name, cells, work }] of steps.entries()) {
    await t.step(name, async () => {
      const page = await jupyter.openCells(`step-${i}`, cells);
      await work(page);
      await page.close();
    });
  }
});
