/** Tests of the reading view in a real browser, over a kernel that does what the test says. */

import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import {
  type Deed,
  FakeKernel,
  forEver,
  print,
} from "../../support/fake_kernel.ts";
import { TestPresenter, whyNot } from "../../support/presenter.ts";
import { figure, notebookJson } from "../make_notebook.ts";

const reason = whyNot();

const parts = [
  "md:# One\n\nText.",
  { source: "first", outputs: [figure("<p>as it was</p>")] },
  "second",
  { source: "md:For me.", metadata: { tags: ["instructor"] } },
  { source: "answer", metadata: { tags: ["solution"] } },
  "md:## Two",
  "third",
];

let runs = 0;

/** Prints at once; from the second time on it prints nothing and goes on for ever. */
const slower: Deed = (request, kernel) =>
  runs++ === 0
    ? print("line\n".repeat(10))(request, kernel)
    : forEver(request, kernel);

const deeds: Readonly<Record<string, Deed>> = {
  third: slower,
  first: print("one\n"),
  second: print("line\n".repeat(25)),
  changed: print("new\n"),
};

/** Opens a presenter with a lecture of its own for each step. */
async function presenter(...names: readonly string[]) {
  const text = notebookJson(parts);
  const kernels: FakeKernel[] = [];
  const notebooks = Object.fromEntries(names.map((name) => [name, text]));
  const server = await TestPresenter.start(notebooks, {
    startKernel: () => {
      const kernel = new FakeKernel(deeds);
      kernels.push(kernel);
      return Promise.resolve(kernel);
    },
  });
  return { server, kernels };
}

/** The windows of a step. */
const opened: Page[] = [];

async function open(server: TestPresenter, path: string): Promise<Page> {
  const page = await server.open(path, {
    viewport: { width: 1024, height: 768 },
  });
  opened.push(page);
  page.setDefaultTimeout(30_000);
  await page.locator(".cell.current:focus").waitFor();
  return page;
}

/** The cell that has the focus. */
const current = (page: Page) => page.locator(":focus").getAttribute("id");

/** Waits till a cell stands as it should. */
const status = (page: Page, id: string, status: string) =>
  page.locator(`#${id}[data-status="${status}"]`).waitFor();

const output = async (page: Page, id: string) =>
  (await page.locator(`#${id} .outputs`).innerText()).trim();

const code = (page: Page, id: string) =>
  page.locator(`#${id} .cm-content`).innerText();

/** Puts the cursor into a cell and replaces all its text. */
async function rewrite(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Enter");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

const steps: Readonly<
  Record<string, (server: TestPresenter, path: string) => Promise<void>>
> = {
  async "ReadingView goes from cell to cell by keys, past what is the instructor's"(
    server,
    path,
  ) {
    const page = await open(server, path);
    const seen: (string | null)[] = [await current(page)];
    for (const key of ["ArrowDown", "j", "PageDown", "ArrowDown", "PageUp"]) {
      await page.keyboard.press(key);
      seen.push(await current(page));
    }
    assert.deepEqual(seen, [1, 2, 3, 5, 6, 5].map((n) => `cell-${n}`));
    await page.keyboard.press("n");
    await page.keyboard.press("k");
    assert.equal(await current(page), "cell-4");
    await page.keyboard.press("End");
    assert.equal(await current(page), "cell-7");
  },

  async "ReadingView runs a cell with one key, goes on, and shows both"(
    server,
    path,
  ) {
    const page = await open(server, path);
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.press("Shift+Enter");
    await status(page, "cell-2", "ok");
    assert.equal(await current(page), "cell-3");
    assert.equal(await output(page, "cell-2"), "one");
    await page.keyboard.press("Shift+Enter");
    await status(page, "cell-3", "ok");
    const [made, next] = await Promise.all([
      page.locator("#cell-3 .outputs").boundingBox(),
      page.locator("#cell-5").boundingBox(),
    ]);
    assert.ok(next!.y < 768, "the next cell can be seen");
    assert.ok(made!.y + made!.height > 300, "and the output before it");
  },

  async "a cell that runs again keeps its room, so that nothing jumps"(
    server,
    path,
  ) {
    const page = await open(server, path);
    const cell = page.locator("#cell-7");
    await cell.evaluate((cell) =>
      cell.insertAdjacentHTML("afterend", "<p>Below</p>")
    );
    const toBelow = () =>
      cell.evaluate((cell) =>
        cell.nextElementSibling!.getBoundingClientRect().top -
        cell.getBoundingClientRect().top
      );
    await cell.press("Control+Enter");
    await status(page, "cell-7", "ok");
    const before = await toBelow();
    await page.keyboard.press("Control+Enter");
    await status(page, "cell-7", "running");
    assert.equal(await page.locator("#cell-7 .output").count(), 0);
    assert.equal(await toBelow(), before);
  },

  async "a file that changes on disk is said, and neither version is lost"(
    server,
    path,
  ) {
    const page = await open(server, path);
    const file = server.path(path.slice(6));
    await page.keyboard.press("j");
    await rewrite(page, "mine");
    await page.locator("#cell-2.edited").waitFor();
    const theirs = notebookJson(["md:# Theirs"]);
    await Deno.writeTextFile(file, theirs);
    await page.getByRole("dialog", { name: "The file has changed" }).waitFor();
    await page.keyboard.press("Enter"); // the choice that loses nothing
    await page.locator(".notice.done", { hasText: "copy" }).waitFor();
    assert.equal(await Deno.readTextFile(file), theirs);
    const copies = [...Deno.readDirSync(server.folder)]
      .filter(({ name }) => name.startsWith(path.slice(6)))
      .map(({ name }) => Deno.readTextFileSync(`${server.folder}/${name}`));
    assert.ok(copies.some((text) => text.includes('"mine;"')), copies.join());
  },

  async "ReadingView shows the file's outputs only when asked, and says so"(
    server,
    path,
  ) {
    const page = await open(server, path);
    const shown = page.locator("#cell-2 .result");
    assert.equal(await shown.innerText(), "");
    await page.keyboard.press("j");
    await page.keyboard.press("v");
    assert.match(
      await shown.innerText(),
      /^Saved in the file, not computed now\s+as it was$/,
    );
    await page.keyboard.press("v");
    assert.equal(await shown.innerText(), "");
  },

  async "ReadingView folds a solution and opens it with a button"(
    server,
    path,
  ) {
    const page = await open(server, path);
    const solution = page.locator("#cell-5 .cm-content");
    assert.equal(await solution.isVisible(), false);
    await page.locator("#cell-5").press("Shift+Enter");
    assert.equal(await current(page), "cell-6");
    assert.equal(
      await page.locator("#cell-5").getAttribute("data-status"),
      "fresh",
    );
    await page.getByRole("button", { name: "Show the solution" }).press(
      "Enter",
    );
    assert.equal(await solution.isVisible(), true);
    assert.equal(await current(page), "cell-5");
  },

  async "ReadingView edits, runs what was edited, puts it back, and saves when asked"(
    server,
    path,
  ) {
    const page = await open(server, path);
    const file = () => Deno.readTextFile(server.path(path.slice(6)));
    await page.keyboard.press("j");
    await rewrite(page, "changed");
    await page.keyboard.press("Control+Enter");
    await page.locator("#cell-2 .outputs").getByText("new").waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await current(page), "cell-2");
    await page.keyboard.press("r");
    await page.locator("#cell-2:not(.edited)").waitFor();
    assert.equal(await code(page, "cell-2"), "first");
    await rewrite(page, "kept");
    await page.locator("#cell-2.edited").waitFor();
    assert.doesNotMatch(await file(), /kept/);
    await page.keyboard.press("Control+s");
    await page.locator("#cell-2:not(.edited)").waitFor();
    assert.match(await file(), /"kept;"/);
  },

  async "ReadingView adds a scratch cell, runs it, and takes it away"(
    server,
    path,
  ) {
    const page = await open(server, path);
    await page.keyboard.press("j");
    await page.keyboard.press("Alt+Enter");
    const scratch = page.locator(".cell.scratch");
    await scratch.locator(".cm-focused").waitFor();
    await page.keyboard.type("changed");
    await page.keyboard.press("Control+Enter");
    await scratch.locator(".outputs").getByText("new").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("x");
    await scratch.waitFor({ state: "detached" });
    assert.equal(await current(page), "cell-2");
    await page.keyboard.press("x");
    assert.equal(
      await page.locator(".notice").innerText(),
      "Cells of the file stay; only scratch cells can be removed.",
    );
  },

  async "ReadingView edits text and shows it again"(server, path) {
    const page = await open(server, path);
    await rewrite(page, "# Another $x_1$");
    await page.keyboard.press("Shift+Enter");
    const heading = page.locator("#cell-1 h1");
    assert.match(await heading.innerText(), /^Another/);
    assert.equal(await heading.locator(".katex").count(), 1);
    assert.equal(await current(page), "cell-2");
  },

  async "two windows see the same, and the other's cursor stays where it is"(
    server,
    path,
  ) {
    const one = await open(server, path), two = await open(server, path);
    await two.keyboard.press("j");
    await two.keyboard.press("Enter");
    await two.keyboard.press("End");
    await one.bringToFront();
    await one.locator("#cell-2.current").waitFor();
    await one.keyboard.press("Enter");
    await one.keyboard.press("Home");
    await one.keyboard.type("await ");
    await two.locator("#cell-2 .cm-content", { hasText: "await first" })
      .waitFor();
    await two.keyboard.type("(1)");
    await one.locator("#cell-2 .cm-content", { hasText: "await first(1)" })
      .waitFor();
    await one.keyboard.type("0+");
    await two.locator("#cell-2 .cm-content", { hasText: "await 0+first(1)" })
      .waitFor();
  },

  async "a reload finds place, text and outputs again"(server, path) {
    const page = await open(server, path);
    await page.keyboard.press("j");
    await page.keyboard.press("Shift+Enter");
    await status(page, "cell-2", "ok");
    await rewrite(page, "changed");
    await page.reload();
    await page.locator("#cell-3.current:focus").waitFor();
    assert.equal(await code(page, "cell-3"), "changed");
    assert.equal(await output(page, "cell-2"), "one");
  },

  async "a link leads to a cell, and the contents to a section"(server, path) {
    const page = await open(server, path);
    const address = page.url();
    await page.goto(server.server.link("/"));
    await page.goto(`${address}#cell-6`);
    await page.locator("#cell-6.current:focus").waitFor();
    await page.keyboard.press("k");
    await page.reload();
    await page.locator("#cell-5.current:focus").waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("c");
    await page.locator(".contents a[aria-current]", { hasText: "Two" })
      .waitFor();
    await page.locator(".contents a", { hasText: "One" }).press("Enter");
    await page.locator("#cell-1.current:focus").waitFor();
    assert.equal(await page.locator(".contents").isVisible(), false);
  },
};

Deno.test({
  name: "the reading view in a browser",
  ignore: reason !== undefined,
  async fn(t) {
    const names = Object.keys(steps).map((_, i) => `0${i}_lecture`);
    const { server } = await presenter(...names);
    await using _ = server;
    for (const [i, [name, step]] of Object.entries(steps).entries()) {
      await t.step(name, () => step(server, `/read/${names[i]}`));
      await Promise.all(opened.splice(0).map((page) => page.close()));
    }
    await t.step("no page has complained", () => {
      assert.deepEqual(server.complaints, []);
    });
  },
});
