/** The figures of the lectures wherever a lecture is read: Jupyter, nbconvert's page, the presenter, the site. */

import assert from "node:assert/strict";
import { resolve } from "node:path";
import {
  type Browser,
  chromium,
  type Locator,
  type Page,
} from "playwright-core";
import { buildSite } from "../../../lib/classroom/site/build_site.ts";
import { serveSite } from "../../../lib/classroom/site/serve_site.ts";
import { writeSite } from "../../../lib/classroom/site/write_site.ts";
import {
  ClassicJupyter,
  findBrowser,
  whyNot,
} from "../../support/classic_jupyter.ts";
import { type Deed, FakeKernel, message } from "../../support/fake_kernel.ts";
import {
  byKeys,
  byMouse,
  FIGURES,
  focused,
  type LectureFigure,
  lineOf,
  rootOf,
  savedOutput,
  until,
} from "../../support/figure_hand.ts";
import { TestPresenter } from "../../support/presenter.ts";

const NOTEBOOKS = FIGURES.map(({ lecture }) => `notebooks/${lecture}.ipynb`);

/** Complaints of pages, and the pages that a step has opened. */
const complaints: string[] = [];
const opened: Page[] = [];

/** Of the browser's types, which tests do not have, what is asked here. */
type Focusing = { readonly document: { readonly activeElement: unknown } };

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
  page.setDefaultTimeout(60_000);
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      complaints.push(message.text());
    }
  });
  return page;
}

/** @param isOneProcess a test's pointer over a frame of another process is not told to the page, as a hand's is */
async function launch(
  isOneProcess = false,
): Promise<Browser & AsyncDisposable> {
  const browser = await chromium.launch({
    executablePath: findBrowser()!,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      ...(isOneProcess ? ["--disable-features=IsolateSandboxedIframes"] : []),
    ],
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

/** A kernel that puts out what is saved, at once. */
async function savedKernel(): Promise<() => Promise<FakeKernel>> {
  const deeds = Object.fromEntries(
    (await Promise.all(FIGURES.map(savedOutput))).map(({ source, output }) => {
      const content = { data: output.data, metadata: {}, transient: {} };
      const deed: Deed = ({ receive }) =>
        receive?.(message("display_data", content));
      return [source, deed];
    }),
  );
  return () => Promise.resolve(new FakeKernel(deeds));
}

/** Whether what stands in a frame has its room: nothing of it scrolls. */
const roomy = (root: Locator) =>
  root.evaluate((one) => {
    const page = one.ownerDocument.documentElement;
    return page.scrollHeight <= page.clientHeight &&
      page.scrollWidth <= page.clientWidth;
  });

Deno.test({
  name: "figures live in the presenter",
  ignore: noBrowser,
}, async (t) => {
  const startKernel = await savedKernel();
  await using presenter = await TestPresenter.start(NOTEBOOKS, { startKernel });
  await using browser = await launch();
  await using hand = await launch(true);
  /** A lecture whose figure has just been put out. */
  const run = async (
    { lecture, cell }: LectureFigure,
    colorScheme: "light" | "dark",
    from: Browser,
  ) => {
    const viewport = { width: 1280, height: 900 };
    const page = watch(await from.newPage({ viewport, colorScheme }));
    await page.goto(presenter.server.link(`/read/${lecture}`));
    const place = page.locator(`[data-cell="${cell}"]`);
    await place.locator(".run").click();
    await place.and(page.locator("[data-status=ok]")).waitFor();
    return { page, place };
  };

  await t.step(
    step("in a frame, with all the room it needs", async (figure) => {
      const { page, place } = await run(figure, "light", hand);
      const frame = place.locator("iframe.output-frame");
      assert.equal(await frame.getAttribute("sandbox"), "allow-scripts");
      const root = rootOf(frame.contentFrame(), figure);
      await byMouse(page, root, figure);
      await byKeys(page, root, figure);
      const details = root.locator("summary");
      if (await details.count() > 0) {
        await details.click();
        await until("nothing scrolls", () => roomy(root));
      }
      for (const width of [1280, 900]) {
        await page.setViewportSize({ width, height: 900 });
        await until("nothing scrolls", () => roomy(root));
      }
    }),
  );
  await t.step(step("for those who have no pointer", async (figure) => {
    const { page, place } = await run(figure, "dark", browser);
    const frame = place.locator("iframe.output-frame");
    const root = rootOf(frame.contentFrame(), figure);
    await lineOf(root);
    await page.mouse.move(2, 2);
    const isInside = () =>
      frame.evaluate((one) => one.ownerDocument.activeElement === one);
    await place.locator(".run").focus();
    for (let n = 0; n < 9 && !await isInside(); n++) {
      await page.keyboard.press("Tab");
    }
    await until("Tab leads into it", async () => await focused(root) !== "");
    await page.waitForTimeout(400);
    for (let n = 0, here = ""; n < 60; n++) {
      const next = await focused(root);
      if (next === "") break;
      assert.notEqual(next, here);
      here = next;
      await page.keyboard.press("Tab");
      await until("Tab goes on", async () => await focused(root) !== here);
    }
    await until("Tab leads out", async () => !await isInside());
    for (let n = 0; n < 3 && !await isInside(); n++) {
      const here = await page.evaluateHandle<unknown>("document.activeElement");
      await page.keyboard.press("Shift+Tab");
      await until(
        "Shift+Tab goes on",
        () =>
          here.evaluate((one) =>
            one !== (globalThis as unknown as Focusing).document.activeElement
          ),
      );
    }
    await until("and back", async () => /Reset/.test(await focused(root)));
    const sources = await page.locator(".cell").count();
    await root.locator(".line").focus();
    await page.keyboard.type("abdd?/");
    await until("one can type", async () => await lineOf(root) === "abdd?/");
    assert.equal(await page.locator(".cell").count(), sources);
    assert.equal(await page.locator("dialog[open]").count(), 0);
  }));
});

Deno.test({
  name: "figures live on the site",
  ignore: noBrowser,
}, async (t) => {
  const folder = await Deno.makeTempDir({ prefix: "nets-site-" });
  await writeSite(await buildSite({ notebooks: NOTEBOOKS }), folder);
  await using server = serveSite(folder, 0, "/a/course");
  await using browser = await launch(true);
  const open = async (
    { lecture }: LectureFigure,
    root: string,
    options: Parameters<Browser["newPage"]>[0] = {},
  ) => {
    const page = watch(await browser.newPage(options));
    await page.goto(`${root}${lecture}.html`);
    const fold = page.locator("details:not([open]):has([data-nets-figure])");
    if (await fold.count() > 0) await fold.locator("> summary").click();
    return page;
  };

  await t.step(
    step("from a server, and its keys stay with it", async (figure) => {
      const page = await open(figure, server.address, { colorScheme: "dark" });
      const root = rootOf(page, figure);
      await byMouse(page, root, figure);
      await byKeys(page, root, figure);
      await root.locator(".line").click();
      await page.keyboard.type("/");
      assert.equal(
        await root.locator(".line").evaluate((one) => one.matches(":focus")),
        true,
      );
    }),
  );

  await t.step(step("from a disk", async (figure) => {
    const page = await open(figure, `file://${folder}/`);
    const root = rootOf(page, figure);
    await byMouse(page, root, figure);
    await byKeys(page, root, figure);
  }));

  await t.step(step("as a picture, without scripts", async (figure) => {
    const page = await open(figure, server.address, {
      javaScriptEnabled: false,
    });
    const picture = rootOf(page, figure).locator("img");
    assert.ok((await picture.boundingBox())!.width > 300);
  }));

  await t.step(
    step("still, when cells of the page have been run", async (figure) => {
      const page = await open(figure, server.address);
      const place = page.locator(`[data-cell="${figure.cell}"]`);
      await page.locator(".cell.code .run").first().click();
      await page.locator(".cell.code[data-status=ok]").first().waitFor();
      await place.scrollIntoViewIfNeeded();
      const fold = place.locator("details:not([open]) > summary");
      if (await fold.count() > 0) await fold.click();
      await byMouse(page, rootOf(place, figure), figure);
      await place.locator(".run").click();
      await place.and(page.locator("[data-status=ok]")).waitFor();
      const frame = place.locator("iframe.output-frame").contentFrame();
      await byMouse(page, rootOf(frame, figure), figure);
      await byKeys(page, rootOf(frame, figure), figure);
    }),
  );
  await Deno.remove(folder, { recursive: true });
});
