/** Outputs that bring scripts: shown, and kept where they can do no harm. */

import assert from "node:assert/strict";
import { outputPage } from "../../../lib/classroom/presenter/output_page.ts";
import { FakeKernel } from "../../support/fake_kernel.ts";
import { TestPresenter, whyNot } from "../../support/presenter.ts";
import { figure, notebookJson } from "../make_notebook.ts";

Deno.test("outputPage() is there for outputs with HTML only", () => {
  const data = { "text/html": "<b>x</b>" };
  const page = outputPage({ output_type: "display_data", data, metadata: {} });
  assert.match(page!, /^<!doctype html>\n[^]*<body><b>x<\/b>\n<script>/);
  const plain = { "text/plain": "<b>x</b>" };
  assert.equal(
    outputPage({ output_type: "execute_result", data: plain, metadata: {} }),
    undefined,
  );
  assert.equal(
    outputPage({ output_type: "stream", name: "stdout", text: "<b>" }),
    undefined,
  );
  assert.equal(outputPage(undefined), undefined);
});

/** Tries what an output must not be able to do, and notes what came of it. */
const ATTACK = `<p id="shown">shown</p>
<img src="https://elsewhere.invalid/picture.png" onerror="window.picture = 'blocked'">
<script>
  const tries = {
    "read the page around it": () => parent.document.title,
    "change the page around it": () => { parent.location.hash = "#mine"; parent.name; return parent.document; },
    "lead the page elsewhere": () => { top.location.href = "/"; },
    "read the key": () => document.cookie || "nothing",
    "keep something": () => localStorage.setItem("a", "b"),
    "fetch from the presenter": () => fetch("/lectures").then((answer) => answer.text()),
    "fetch from elsewhere": () => fetch("https://elsewhere.invalid/"),
    "talk to the lecture": () => new Promise((resolve, reject) => {
      const socket = new WebSocket("ws://" + location.host + "/socket/02_gates");
      socket.onopen = resolve;
      socket.onerror = reject;
    }),
    "open a window": () => window.open("/read/02_gates") ?? Promise.reject(),
  };
  window.done = {};
  (async () => {
    for (const [name, attempt] of Object.entries(tries)) {
      try { window.done[name] = String(await attempt()); }
      catch { window.done[name] = "refused"; }
    }
    window.finished = true;
  })();
</script>`;

Deno.test({
  name:
    "outputPage() can reach neither the presenter nor a network, and its frame is told its height",
  ignore: whyNot() !== undefined,
  fn: async () => {
    const parts = [{ source: "1", outputs: [figure(ATTACK)] }];
    await using test = await TestPresenter.start({
      "02_gates": notebookJson(parts),
    }, {
      startKernel: () => Promise.resolve(new FakeKernel()),
    });
    const page = await test.open("/");
    await page.waitForURL(/\/$/);
    // A frame without any guard of its own: what the server says must be enough.
    await page.evaluate(`
      window.heights = [];
      addEventListener("message", ({ data }) => heights.push(data));
      const frame = document.createElement("iframe");
      frame.src = "/output/02_gates/cell-1/0?saved";
      document.body.append(frame);
    `);
    const frame = await (await page.waitForSelector("iframe")).contentFrame();
    await frame!.waitForFunction("window.finished");
    assert.equal(await frame!.textContent("#shown"), "shown");
    const refused = (await frame!.evaluate("window.done")) as Record<
      string,
      string
    >;
    assert.deepEqual(
      Object.entries(refused).filter(([, answer]) => answer !== "refused"),
      [],
    );
    assert.equal(await frame!.evaluate("window.origin"), "null");
    await page.waitForFunction("heights.length > 0");
    const heights = await page.evaluate("heights") as number[];
    assert.ok(
      heights.every((height) => height > 10 && height < 1000),
      `${heights}`,
    );
    assert.equal(new URL(page.url()).pathname, "/");
  },
});

Deno.test({
  name:
    "outputPage() cannot be shown inside a page from elsewhere, and a link there still opens the lecture",
  ignore: whyNot() !== undefined,
  fn: async () => {
    const parts = [{
      source: "1",
      outputs: [figure("<p>mine</p><script></script>")],
    }];
    await using test = await TestPresenter.start({
      "02_gates": notebookJson(parts),
    }, {
      startKernel: () => Promise.resolve(new FakeKernel()),
    });
    const page = await test.open("/");
    await page.waitForURL(/\/$/);
    const { origin } = new URL(page.url());
    const other = Deno.serve({
      hostname: "127.0.0.1",
      port: 0,
      onListen: () => {},
    }, () =>
      new Response(
        `<iframe src="${origin}/output/02_gates/cell-1/0?saved"></iframe>
        <a href="${test.server.link("/read/02_gates")}">lecture</a>`,
        { headers: { "Content-Type": "text/html" } },
      ));
    // Another name for this machine is another site to a browser.
    await page.goto(`http://localhost:${other.addr.port}/`);
    const frame = await (await page.waitForSelector("iframe")).contentFrame();
    await frame!.waitForLoadState();
    assert.equal(frame!.url(), "chrome-error://chromewebdata/");
    await page.click("a");
    await page.waitForURL(`${origin}/read/02_gates`);
    await page.waitForSelector(".cell");
    await other.shutdown();
  },
});
