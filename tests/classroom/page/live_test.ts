/** Lectures on a static site, made live in Chromium: read, run, changed, kept, and shown as slides. */

import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { whyNot } from "../../support/presenter.ts";
import { StaticSite } from "../../support/static_site.ts";
import { notebookJson, type Part } from "../make_notebook.ts";

const printed = (text: string) => ({
  output_type: "stream",
  name: "stdout",
  text,
});

const code = (
  source: string,
  said: string,
  metadata: Exclude<Part, string>["metadata"] = {},
): Part => ({ source, outputs: [printed(said)], metadata });

const slide = (type: string) => ({ slideshow: { slide_type: type } });

const text = "md:" + "A line of text that is read. ".repeat(12);

const notebook = notebookJson([
  { source: "md:# 01 · Gates\n\nA formula $x_1$.", metadata: slide("slide") },
  code("print one", "one, saved\n"),
  { source: "md:What comes out?", metadata: { tags: ["predict"] } },
  code("print two", "two, saved\n"),
  text,
  text,
  text,
  { source: "md:## Second", metadata: slide("slide") },
  code("print three", "three, saved\n"),
  { source: "print solved", metadata: { tags: ["solution"] } },
  { source: "md:See [the next one](02_next.ipynb).", metadata: {} },
  "for (;;);",
  "html <p>begun</p><script>document.body.append('ran')</script>",
  "count",
  text,
  text,
  "const gate = 1;",
  "print gate",
]);

/** The windows of a step. */
const opened: Page[] = [];

const WINDOW = { viewport: { width: 1100, height: 700 } };

async function open(
  site: StaticSite,
  path = "01_gates.html",
  from: "server" | "disk" = "server",
): Promise<Page> {
  const page = await site.open(path, WINDOW, from);
  opened.push(page);
  page.setDefaultTimeout(30_000);
  return page;
}

const cell = (page: Page, n: number) => page.locator(`#cell-${n}`);
const ended = (page: Page, n: number, status = "ok") =>
  page.locator(`#cell-${n}[data-status=${status}]`).waitFor();
const said = async (page: Page, n: number) =>
  (await cell(page, n).locator(".result").innerText()).trim();

async function run(page: Page, n: number): Promise<void> {
  await cell(page, n).locator(".run").click();
  await ended(page, n);
}

/** Types into a cell, in the place of what it says. */
async function write(page: Page, n: number, source: string): Promise<void> {
  await cell(page, n).locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(source);
}

const top = (page: Page, n: number) =>
  page.evaluate(
    `document.querySelector("#cell-${n}").getBoundingClientRect().top`,
  ) as Promise<number>;

const steps: Readonly<Record<string, (site: StaticSite) => Promise<void>>> = {
  async "netsLive.open() runs the cell that was asked for, and leaves the reader where he is"(
    site,
  ) {
    const page = await open(site);
    await cell(page, 4).locator("summary").click();
    await cell(page, 9).scrollIntoViewIfNeeded();
    const before = await top(page, 9);
    await run(page, 9);
    assert.equal(await said(page, 9), "three");
    await page.waitForTimeout(300); // editors measure themselves
    const moved = Math.abs(await top(page, 9) - before);
    assert.ok(moved < 2, `moved by ${moved} px`);
    assert.equal(await said(page, 2), "one, saved");
    assert.match(await said(page, 4), /two, saved/);
    assert.match(await cell(page, 2).innerText(), /saved/);
    assert.equal(await cell(page, 1).locator(".katex").count(), 1);
    const link = cell(page, 11).getByRole("link");
    assert.equal(await link.getAttribute("href"), "02_next.html");
  },

  async "a cell after a prediction hides its saved output till it is asked for, or run"(
    site,
  ) {
    const page = await open(site);
    await run(page, 2);
    const hidden = cell(page, 4).locator(".saved .outputs");
    assert.equal(await hidden.isVisible(), false);
    await cell(page, 4).focus();
    await page.keyboard.press("v");
    assert.equal(await hidden.isVisible(), true);
    await run(page, 4);
    assert.equal(await said(page, 4), "two");
    assert.equal(await cell(page, 10).locator(".unfold").isVisible(), true);
  },

  async "changes and scratch cells come back at the next visit, till they are thrown away"(
    site,
  ) {
    const page = await open(site);
    await cell(page, 2).hover();
    await cell(page, 2).getByRole("button", { name: "Edit" }).click();
    await page.locator("#cell-2 .cm-focused").waitFor();
    await write(page, 2, "print mine");
    await page.locator("#cell-2 .saved-label", { hasText: "before" }).waitFor();
    await page.keyboard.press("Shift+Enter");
    await ended(page, 2);
    assert.equal(await said(page, 2), "mine");
    await cell(page, 2).focus();
    await page.keyboard.press("b");
    await page.keyboard.type("print scratch");
    await page.keyboard.press("Control+Enter");
    await page.locator("[data-cell=scratch-1][data-status=ok]").waitFor();
    await page.reload();
    await run(page, 9);
    assert.match(await cell(page, 2).innerText(), /print mine/);
    assert.equal(await page.locator(".cell.scratch").count(), 1);
    const notice = page.locator(".notice");
    assert.match(await notice.innerText(), /^Your changes of the last visit/);
    await notice.getByRole("button", { name: "Throw" }).click();
    await page.getByRole("button", { name: "Put it back" }).click();
    await page.locator(".cell.scratch").waitFor({ state: "detached" });
    await page.reload();
    await run(page, 9);
    assert.match(await cell(page, 2).innerText(), /print one/);
    assert.equal(await page.locator(".notice").count(), 0);
  },

  async "Stop ends what runs for ever; what ran before has to run again"(site) {
    const page = await open(site);
    await run(page, 14);
    assert.equal(await said(page, 14), "1");
    await cell(page, 12).locator(".run").click();
    await ended(page, 12, "running");
    await page.keyboard.press("i");
    await ended(page, 12, "stopped");
    await ended(page, 14, "fresh");
    assert.equal(await said(page, 14), "1");
    await run(page, 14);
    assert.equal(await said(page, 14), "1");
  },

  async "a cell is run together with those above it that it needs"(site) {
    const page = await open(site);
    await run(page, 18);
    await ended(page, 17);
    await ended(page, 2, "fresh");
  },

  async "a restart asks, and shows what was saved again"(site) {
    const page = await open(site);
    await run(page, 2);
    await page.keyboard.press("0");
    await page.keyboard.press("Enter");
    await ended(page, 2, "fresh");
    assert.equal(await said(page, 2), "one, saved");
    await run(page, 14);
    assert.equal(await said(page, 14), "1");
  },

  async "save downloads the notebook with the reader's changes"(site) {
    const page = await open(site);
    await run(page, 2);
    await write(page, 9, "print changed");
    const download = page.waitForEvent("download");
    await page.keyboard.press("Control+s");
    const file = await download;
    assert.equal(file.suggestedFilename(), "01_gates.ipynb");
    const { cells, nbformat, nbformat_minor } = JSON.parse(
      await Deno.readTextFile((await file.path())!),
    );
    assert.deepEqual([nbformat, nbformat_minor, cells.length], [4, 5, 18]);
    assert.deepEqual(cells[8].source, ["print changed"]);
    assert.deepEqual(cells[1].outputs, [
      { name: "stdout", output_type: "stream", text: ["one\n"] },
    ]);
  },

  async "what makes no sense without a server is absent"(site) {
    const page = await open(site);
    await run(page, 2);
    await page.keyboard.press("?");
    const help = await page.locator("dialog").innerText();
    assert.doesNotMatch(help, /speaker|explains|its file/);
    assert.match(help, /Download the notebook with your changes/);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".to-speaker, .to-notes").count(), 0);
    await page.keyboard.press("p");
    assert.equal(page.context().pages().length, 1);
  },

  async "a worker that cannot be had is said, and can be asked for again"(
    site,
  ) {
    const page = await open(site);
    await page.route("**/kernel.js", (route) => route.abort());
    await cell(page, 2).locator(".run").click();
    const card = page.locator(".kernel-card");
    await card.waitFor();
    assert.match(await card.innerText(), /Cannot load assets\/kernel\.js/);
    assert.equal(await said(page, 2), "one, saved");
    assert.deepEqual(site.complaints.splice(0), [
      "Failed to load resource: net::ERR_FAILED",
    ]);
    await page.unroute("**/kernel.js");
    await card.getByRole("button", { name: "Start again", exact: true })
      .click();
    await card.waitFor({ state: "hidden" });
    await run(page, 2);
  },

  async "text is changed in place, and set as before when it is put back"(
    site,
  ) {
    const page = await open(site);
    await run(page, 2);
    const heading = cell(page, 1).locator("h1");
    await cell(page, 1).dblclick();
    await write(page, 1, "# Mine");
    await page.keyboard.press("Escape");
    await heading.getByText("Mine").waitFor();
    await page.keyboard.press("r");
    await heading.getByText("01 · Gates").waitFor();
    assert.equal(await cell(page, 1).locator(".katex").count(), 1);
  },

  async "an output with scripts stands in a frame that reaches nothing"(site) {
    for (const from of ["server", "disk"] as const) {
      const page = await open(site, "01_gates.html", from);
      await run(page, 13);
      const frame = page.frameLocator("#cell-13 iframe");
      await frame.getByText("ran").waitFor();
      const parent = await frame.locator("body").evaluate(
        "(() => { try { return String(parent.document); } catch { return 'closed'; } })()",
      );
      assert.equal(parent, "closed");
      const inside = await frame.locator("body").evaluate("origin");
      assert.equal(inside, "null");
    }
  },

  async "the slides are walked through by keyboard, and run as they are shown"(
    site,
  ) {
    for (const from of ["server", "disk"] as const) {
      const page = await open(site, "slides/01_gates.html", from);
      await cell(page, 2).locator(".saved .outputs").waitFor();
      assert.equal(await said(page, 2), "one, saved");
      const state = page.locator(".slide-state");
      const hidden = cell(page, 4).locator(".saved .outputs");
      assert.equal(await hidden.isVisible(), false);
      await state.getByText("Saved output").waitFor();
      await page.keyboard.press("Shift+Enter");
      await ended(page, 2);
      assert.equal(await said(page, 2), "one");
      await page.keyboard.press("End");
      await page.locator("#cell-18.current").waitFor();
      await page.keyboard.press("m");
      await page.locator("html[data-view=read]").waitFor();
      assert.equal(await said(page, 2), "one");
      await page.goBack();
      await page.locator("html[data-view=slides]").waitFor();
    }
  },
};

Deno.test({
  name: "a lecture on a static site in a browser",
  ignore: whyNot() !== undefined,
  async fn(t) {
    await using site = await StaticSite.start({ "01_gates": notebook });
    for (const [name, step] of Object.entries(steps)) {
      await t.step(name, () => step(site));
      await Promise.all(opened.splice(0).map((page) => page.close()));
    }
    await t.step("no page has complained", () => {
      assert.deepEqual(site.complaints, []);
    });
    await t.step("no page asked anything of anybody but its own site", () => {
      const own = [site.root("server"), site.root("disk"), "blob:", "data:"];
      const others = site.requests.filter((url) =>
        !own.some((root) => url.startsWith(root))
      );
      assert.deepEqual(others, []);
    });
  },
});
