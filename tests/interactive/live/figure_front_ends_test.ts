/** The figures of the lectures wherever a lecture is read: Jupyter, nbconvert's page, the presenter, the site. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import {
  ClassicJupyter,
  findBrowser,
  whyNot,
} from "../../support/classic_jupyter.ts";
import {
  byKeys,
  byMouse,
  FIGURES,
  type LectureFigure,
  lineOf,
  rootOf,
  savedOutput,
} from "../../support/figure_hand.ts";

const NOTEBOOKS = FIGURES.map(({ lecture }) => `notebooks/${lecture}.ipynb`);

/** Complaints of pages, and the pages that a step has opened. */
const complaints: string[] = [];
const opened: Page[] = [];

/** A step, whose pages are closed behind it; nothing may have been said on their consoles. */
function step(
  name: string,
  work: (figure: LectureFigure) => Promise<void>,
): { name: string; fn: () => Promise<void> } {
  return {
    name,
    fn: async () => {
      for (const figure of FIGURES) {
        try {
          await work(figure);
        } catch (error) {
          throw new Error(`${figure.name}: ${(error as Error).message}`);
        } finally {
          await closeAll();
        }
      }
      assert.deepEqual(complaints.splice(0), []);
    },
  };
}

async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).map((page) => page.close()));
}

/** Remembers a page, and what is said on its console. */
function watch(page: Page): Page {
  opened.push(page);
  page.setDefaultTimeout(15_000);
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      complaints.push(message.text());
    }
  });
  return page;
}

async function launch(): Promise<Browser & AsyncDisposable> {
  const browser = await chromium.launch({
    executablePath: findBrowser()!,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  return Object.assign(browser, {
    [Symbol.asyncDispose]: () => browser.close(),
  });
}

const noJupyter = await whyNot();
if (noJupyter) console.log(`Figures in Jupyter are not tested: ${noJupyter}.`);

Deno.test({
  name: "figures live in the classic notebook",
  ignore: noJupyter !== undefined,
}, async (t) => {
  await using jupyter = await ClassicJupyter.start("stock");
  const held = (page: Page) =>
    page.evaluate<string>(
      `JSON.stringify(Jupyter.notebook.toJSON().cells.map(({ source, execution_count }) => [source, execution_count]))`,
    );

  const saved = await Promise.all(FIGURES.map(savedOutput));

  await t.step(
    "the first picture stands in a notebook that is not trusted",
    async () => {
      const cells = saved.map(({ source, output }) => ({
        source,
        outputs: [output],
      }));
      const page = watch(await jupyter.openCells("saved", cells));
      assert.equal(await page.evaluate("Jupyter.notebook.trusted"), false);
      const pictures = page.locator(".output_html figure img");
      await pictures.nth(2).waitFor();
      assert.deepEqual(
        await pictures.evaluateAll((all) =>
          all.map((one) => one.getAttribute("alt")!.length > 40)
        ),
        [true, true, true],
      );
      assert.equal(await page.locator(".paper").count(), 0);
      await closeAll();
    },
  );

  await t.step(
    "they live once their cells have run, twice on a page; no key reaches the notebook",
    async () => {
      const names = FIGURES.map(({ name }) => name).join(", ");
      const page = watch(
        await jupyter.openCells("figures", [
          `import { show } from "nets/notebook";\nimport { ${names} } from "nets/interactive";`,
          ...saved.map(({ source }) => source),
          saved[2].source,
        ]),
      );
      await page.evaluate("Jupyter.notebook.execute_all_cells()");
      const stepper = rootOf(page, FIGURES[2]);
      await stepper.nth(1).locator(".paper").waitFor();
      await page.evaluate(
        "Jupyter.notebook.select(3); Jupyter.notebook.execute_cell()",
      );
      await page.waitForFunction(
        "Jupyter.notebook.get_cell(3).input_prompt_number === 6",
      );
      await stepper.nth(1).locator(".paper").waitFor();
      assert.equal(await stepper.count(), 2);
      const before = await held(page);
      const other = await lineOf(stepper.nth(1));
      for (const figure of FIGURES) {
        const root = rootOf(page, figure).first();
        await byMouse(page, root, figure);
        await byKeys(page, root, figure);
      }
      assert.equal(await lineOf(stepper.nth(1)), other);
      assert.equal(await held(page), before);
      await closeAll();
    },
  );
});

const noBrowser = findBrowser() === undefined;

Deno.test({
  name: "figures live in the page that nbconvert makes",
  ignore: noBrowser || noJupyter !== undefined,
}, async (t) => {
  const folder = await Deno.makeTempDir({ prefix: "nets-nbconvert-" });
  const { success } = await new Deno.Command("jupyter", {
    args: ["nbconvert", "--to", "html", "--output-dir", folder, ...NOTEBOOKS],
    stdout: "null",
    stderr: "null",
  }).output();
  assert.ok(success);
  await using browser = await launch();
  const open = async (
    { lecture }: LectureFigure,
    options: Parameters<Browser["newPage"]>[0] = {},
  ) => {
    const page = await browser.newPage(options);
    // What it fetches besides is not there: no network, no MathJax.
    const own = `file://${resolve(folder, lecture)}.html`;
    await page.route(
      "**",
      (route) =>
        route.request().url() === own ? route.continue() : route.abort(),
    );
    watch(page);
    await page.goto(own);
    return page;
  };

  await t.step(step("from a disk, with no network", async (figure) => {
    const page = await open(figure);
    const root = rootOf(page, figure);
    await byMouse(page, root, figure);
    await byKeys(page, root, figure);
    const others = complaints.splice(0).filter((one) =>
      !/net::ERR_FAILED|require is not defined|requirejs|MathJax/.test(one)
    );
    assert.deepEqual(others, []);
  }));

  await t.step(step("as a picture, without scripts", async (figure) => {
    const page = await open(figure, { javaScriptEnabled: false });
    const picture = rootOf(page, figure).locator("img");
    assert.ok((await picture.getAttribute("alt"))!.length > 40);
    assert.ok((await picture.boundingBox())!.width > 300);
    complaints.splice(0);
  }));
  await Deno.remove(folder, { recursive: true });
});
