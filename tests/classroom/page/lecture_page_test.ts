/** Tests of the page around a lecture: bad days, help, looks; over a kernel that does what the test says. */

import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { keysOf } from "../../../lib/classroom/page/key_table.ts";
import {
  type Deed,
  FakeKernel,
  forEver,
  print,
} from "../../support/fake_kernel.ts";
import { TestPresenter, whyNot } from "../../support/presenter.ts";
import { notebookJson } from "../make_notebook.ts";

const reason = whyNot();

const ask: Deed = async (request, kernel) => {
  const name = await request.ask?.("Who are you?", false);
  await print(`Hello ${name}\n`)(request, kernel);
};

const deeds: Readonly<Record<string, Deed>> = {
  "for (;;);": forEver,
  ask,
  die: (_, kernel) => kernel.die("signal SIGKILL"),
};

const notebook = notebookJson(["for (;;);", "ask", "die", "md:## End"]);

/** The windows of a step. */
const opened: Page[] = [];

async function open(
  server: TestPresenter,
  path: string,
  options: Parameters<TestPresenter["open"]>[1] = {},
): Promise<Page> {
  const page = await server.open(path, {
    viewport: { width: 1024, height: 768 },
    ...options,
  });
  opened.push(page);
  page.setDefaultTimeout(30_000);
  await page.locator(".cell.current:focus").waitFor();
  return page;
}

/** Waits for a theme. */
const theme = (page: Page, name: string) =>
  page.locator(`html[data-theme=${name}]`).waitFor();

/** The size of something in px. */
const height = async (page: Page, selector: string) =>
  (await page.locator(selector).first().boundingBox())!.height;

const steps: Readonly<
  Record<string, (server: TestPresenter, path: string) => Promise<void>>
> = {
  async "LecturePage stops what runs for ever, with a key and with the cell's button"(
    server,
    path,
  ) {
    const page = await open(server, path);
    for (const stop of ["key", "button"]) {
      await page.keyboard.press("Control+Enter");
      await page.locator("#cell-1[data-status=running]").waitFor();
      assert.equal(await page.locator(".kernel").innerText(), "Running");
      await page.locator("#cell-1 .time", { hasText: " s" }).waitFor();
      if (stop === "key") await page.keyboard.press("i");
      else await page.locator("#cell-1 .run").click();
      await page.locator("#cell-1[data-status=stopped]").waitFor();
      await page.locator("#cell-1").focus();
    }
    assert.equal(
      await page.locator("#cell-1").getAttribute("aria-label"),
      "Code, stopped",
    );
  },

  async "LecturePage says which cells wait for their turn"(server, path) {
    const page = await open(server, path);
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.press("Shift+Enter");
    const waits = page.locator("#cell-2[data-status=queued]");
    await waits.waitFor();
    assert.match(await waits.innerText(), /queued/);
    await page.keyboard.press("i");
    await page.locator("#cell-2[data-status=fresh]").waitFor();
  },

  async "LecturePage asks a running cell's question and gives the answer"(
    server,
    path,
  ) {
    const page = await open(server, path);
    await page.keyboard.press("j");
    await page.keyboard.press("Control+Enter");
    await page.getByLabel("Who are you?").waitFor();
    await page.keyboard.type("Ada i j");
    await page.keyboard.press("Enter");
    await page.locator("#cell-2 .outputs", { hasText: "Hello Ada i j" })
      .waitFor();
    await page.getByLabel("Who are you?").waitFor({ state: "detached" });
  },

  async "LecturePage shows a kernel's death, and one button goes on"(
    server,
    path,
  ) {
    const page = await open(server, path);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("Control+Enter");
    const card = page.locator(".kernel-card");
    await card.waitFor();
    assert.match(await card.innerText(), /^The kernel has ended\./);
    await card.getByRole("button", { name: "Start again", exact: true }).press(
      "Enter",
    );
    await card.waitFor({ state: "hidden" });
    await page.locator(".kernel", { hasText: "Ready" }).waitFor();
    await page.locator("#cell-2").focus();
    await page.keyboard.press("Control+Enter");
    await page.getByLabel("Who are you?").waitFor();
    await page.keyboard.press("Enter");
    await page.locator("#cell-3").press("Control+Enter");
    await page.locator("#cell-1").focus();
    await card.getByRole("button", { name: "up to here" }).press("Enter");
    await page.locator("#cell-1[data-status=running]").waitFor();
    assert.equal(
      await page.locator("#cell-2").getAttribute("data-status"),
      "fresh",
    );
  },

  async "LecturePage asks before it restarts the kernel"(server, path) {
    const page = await open(server, path);
    await page.keyboard.press("Control+Enter");
    await page.locator("#cell-1[data-status=running]").waitFor();
    await page.keyboard.press("0");
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    assert.equal(
      await page.locator("#cell-1").getAttribute("data-status"),
      "running",
    );
    await page.keyboard.press("0");
    await page.keyboard.press("Enter");
    await page.locator("#cell-1[data-status=fresh]").waitFor();
  },

  async "LecturePage keeps what is typed while the presenter does not answer"(
    server,
    path,
  ) {
    const page = await open(server, path);
    const lines: { close(): Promise<void> }[] = [];
    let isDown = false;
    await page.routeWebSocket(/socket/, (line) => {
      if (isDown) return line.close();
      line.connectToServer();
      lines.push(line);
    });
    await page.reload();
    await page.locator(".cell.current:focus").waitFor();
    isDown = true;
    await lines[0].close();
    const banner = page.locator(".line-banner");
    await banner.waitFor();
    assert.match(await banner.innerText(), /^The presenter does not answer\./);
    await page.keyboard.press("Enter");
    await page.keyboard.type("typed ");
    isDown = false;
    await page.getByRole("button", { name: "Try now" }).click();
    await banner.waitFor({ state: "hidden" });
    const other = await open(server, path);
    await other.locator("#cell-1", { hasText: "typed for" }).waitFor();
    await page.close();
  },

  async "LecturePage lists exactly the keys of the table, and closes with Esc"(
    server,
    path,
  ) {
    const page = await open(server, path);
    await page.keyboard.press("?");
    const listed = await page.locator("dialog .key").evaluateAll((keys) =>
      keys.map((key) => key.getAttribute("data-key"))
    );
    assert.deepEqual(listed, keysOf("read").flatMap(({ keys }) => [...keys]));
    await page.keyboard.press("j");
    assert.equal(await page.locator("#cell-1.current").count(), 1);
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    await page.locator("#cell-2.current:focus").waitFor();
  },

  async "LecturePage follows the system's theme till one is chosen, and remembers it"(
    server,
    path,
  ) {
    const page = await open(server, path, { colorScheme: "dark" });
    await theme(page, "dark");
    await page.emulateMedia({ colorScheme: "light" });
    await theme(page, "light");
    await page.keyboard.press("t");
    await page.keyboard.press("t");
    await theme(page, "contrast");
    await page.reload();
    await theme(page, "contrast");
  },

  async "LecturePage makes prose, code and all larger together, and remembers it"(
    server,
    path,
  ) {
    const page = await open(server, path);
    const sizes = async () => [
      await height(page, ".cm-line"),
      await height(page, ".prose h2"),
    ];
    const before = await sizes();
    for (let i = 0; i < 3; i++) await page.keyboard.press("+");
    const after = await sizes();
    for (const [i, size] of after.entries()) {
      assert.ok(Math.abs(size / before[i] - 1.5) < 0.05, `${size}`);
    }
    await page.reload();
    await page.locator(".cell.current:focus").waitFor();
    assert.deepEqual(await sizes(), after);
    await page.keyboard.press("-");
    assert.ok((await sizes())[0] < after[0]);
  },

  async "LecturePage is printed without what can only be pressed"(
    server,
    path,
  ) {
    const page = await open(server, path);
    await page.emulateMedia({ media: "print" });
    for (const part of [".toolbar", ".gutter", ".cell-tools"]) {
      assert.equal(await page.locator(part).first().isVisible(), false, part);
    }
    const { width } = (await page.locator("#cell-4 .prose").boundingBox())!;
    assert.ok(width > 500, `${width} px of prose`);
  },

  async "the editor completes, explains, indents with Tab, and is no trap"(
    server,
    path,
  ) {
    const page = await open(server, path);
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press("Tab");
      assert.equal(await page.locator(".cm-focused").count(), 0);
    }
    await page.locator("#cell-2").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Space");
    await page.locator(".cm-tooltip-autocomplete li", { hasText: "ask" })
      .waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+Tab");
    await page.locator(".inspection", { hasText: "ask" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Home");
    await page.keyboard.press("Tab");
    assert.equal(
      await page.locator("#cell-2 .cm-content").innerText(),
      "  ask",
    );
    await page.keyboard.press("Escape");
    await page.locator("#cell-2:focus").waitFor();
  },

  async "the first page lists the lectures and opens one by keyboard"(server) {
    const page = await server.open("/");
    await page.locator("a.lecture").first().waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator(".cell.current:focus").waitFor();
    assert.match(page.url(), /\/read\/00_lecture$/);
  },
};

Deno.test({
  name: "the page of a lecture in a browser",
  ignore: reason !== undefined,
  async fn(t) {
    const names = Object.keys(steps).map((_, i) =>
      `${String(i).padStart(2, "0")}_lecture`
    );
    await using server = await TestPresenter.start(
      Object.fromEntries(names.map((name) => [name, notebook])),
      { startKernel: () => Promise.resolve(new FakeKernel(deeds)) },
    );
    for (const [i, [name, step]] of Object.entries(steps).entries()) {
      await t.step(name, () => step(server, `/read/${names[i]}`));
      await Promise.all(opened.splice(0).map((page) => page.close()));
    }
    await t.step("no page has complained", () => {
      assert.deepEqual(server.complaints, []);
    });
  },
});
