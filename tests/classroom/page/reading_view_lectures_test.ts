/** Every lecture there is, in the reading view, on the real kernel, by keyboard alone, with no other host. */

import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { listNotebooks } from "../../../lib/classroom/choose.ts";
import type { Notebook } from "../../../lib/classroom/notebook.ts";
import { readNotebook } from "../../../lib/classroom/notebook_file.ts";
import { nameOf } from "../../../lib/classroom/project.ts";
import { TestPresenter, whyNot } from "../../support/presenter.ts";
import { sideBySide } from "../../support/side_by_side.ts";
import { notebookJson } from "../make_notebook.ts";

const ignore = whyNot() !== undefined;

/** What came out of a cell, as far as it can be counted: the same from run to run. */
type Shape = { readonly id: string; readonly kinds: readonly string[] };

function saved(notebook: Notebook): Shape[] {
  return notebook.cells.filter(({ kind }) => kind === "code").map((cell) => ({
    id: cell.id,
    kinds: cell.outputs.map((output) => output.output_type),
  }));
}

/** What the page shows of each code cell's outputs. */
const SHOWN = `[...document.querySelectorAll(".cell.code")].map((cell) => ({
  id: cell.dataset.cell,
  kinds: [...cell.querySelectorAll(".outputs > .output")].map((output) =>
    output.className.replace("output output-", "").split(" ")[0]
  ),
}))`;

/** Outputs in which nothing can be seen, and pictures that were not drawn. */
const BROKEN =
  `[...document.querySelectorAll(".outputs > .output")].filter((output) =>
  output.offsetHeight < 10 ||
  [...output.querySelectorAll("img")].some((image) => !(image.naturalWidth > 0))
).map((output) => output.closest(".cell").id)`;

/** Where the lecture is, and how the cell before ended. */
type Ended = { readonly at: string; readonly status: string };

/** Waits till the cell that was run, if it is one of code, has ended. */
const ended = (id: string) =>
  `new Promise((resolve) => {
    const ran = document.getElementById(${JSON.stringify(id)});
    const look = () => {
      const status = ran?.matches(".code") ? ran.dataset.status : "ok";
      if (!/ok|error|stopped/.test(status)) return requestAnimationFrame(look);
      resolve({ at: document.querySelector(".cell.current").id, status });
    };
    look();
  })`;

/** Presses one key from the first cell to the last. @returns cells that did not end well */
async function stepThrough(page: Page): Promise<string[]> {
  const failed: string[] = [];
  for (let before = "";; await page.keyboard.press("Shift+Enter")) {
    const { at, status } = await page.evaluate<Ended>(ended(before));
    if (status !== "ok") failed.push(before);
    if (at === before) return failed;
    before = at;
  }
}

/** Runs a lecture by one key. @returns what it led to */
async function walk(server: TestPresenter, name: string) {
  const elsewhere: string[] = [];
  const size = { viewport: { width: 1024, height: 768 } };
  const page = await server.open(
    `/read/${name}`,
    size,
    (page) =>
      page.on("request", (request) => {
        const { protocol, hostname } = new URL(request.url());
        const isHere = hostname === "127.0.0.1" ||
          protocol === "data:" || protocol === "blob:";
        if (!isHere) elsewhere.push(request.url());
      }),
  );
  page.setDefaultTimeout(60_000);
  await page.locator(".cell.current:focus").waitFor();
  const failed = await stepThrough(page);
  const shown = await page.evaluate<Shape[]>(SHOWN);
  const broken = await page.evaluate<string[]>(BROKEN);
  await page.close();
  return { failed, shown, broken, elsewhere };
}

Deno.test({
  name:
    "a lecture runs in the reading view by one key, and shows what is saved in it",
  ignore,
  async fn(t) {
    const paths = await listNotebooks();
    await using server = await TestPresenter.start(paths);
    const walks = sideBySide(paths, (path) => walk(server, nameOf(path)));
    for (const [path, walked] of walks) {
      await t.step({
        name: nameOf(path),
        // The next lecture is under way already.
        sanitizeOps: false,
        sanitizeResources: false,
        async fn() {
          const { failed, shown, broken, elsewhere } = await walked;
          assert.deepEqual(failed, []);
          assert.deepEqual(shown, saved(await readNotebook(path)));
          assert.deepEqual(broken, []);
          assert.deepEqual(elsewhere, []);
        },
      });
    }
    assert.deepEqual(server.complaints, []);
  },
});

Deno.test({
  name:
    "a lecture survives an endless loop and the death of its kernel, by keyboard alone",
  ignore,
  async fn() {
    const cells = [
      "let n = 0;",
      "for (;;) n++;",
      "n > 0",
      `Deno.kill(Deno.pid, "SIGKILL");`,
      "1 + 1",
    ];
    await using server = await TestPresenter.start({
      "01_bad_day": notebookJson(cells),
    });
    const page = await server.open("/read/01_bad_day");
    page.setDefaultTimeout(60_000);
    const status = (cell: number, status: string) =>
      page.locator(`#cell-${cell}[data-status=${status}]`).waitFor();
    await page.locator(".cell.current:focus").waitFor();
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.press("Shift+Enter");
    await status(2, "running");
    await page.keyboard.press("i");
    await status(2, "stopped");
    await page.keyboard.press("Shift+Enter");
    await page.locator("#cell-3 .outputs", { hasText: "true" }).waitFor();
    await page.keyboard.press("Shift+Enter");
    const again = page.getByRole("button", {
      name: "Start again",
      exact: true,
    });
    await again.press("Enter");
    await page.locator(".kernel", { hasText: "Ready" }).waitFor();
    await page.locator("#cell-5").press("Shift+Enter");
    await page.locator("#cell-5 .outputs", { hasText: "2" }).waitFor();
  },
});
