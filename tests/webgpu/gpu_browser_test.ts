/** The kernels in a browser: another implementation of WebGPU, with another compiler, must compute the same. */

import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { bundle } from "../../lib/classroom/bundle.ts";
import { noBrowser } from "../support/figure_page.ts";
import type { Findings } from "../support/gpu_page/program.ts";

const PROGRAM = "tests/support/gpu_page/program.ts";

if (noBrowser) {
  console.log("WebGPU in a browser is not tested: there is no Chromium here.");
}

Deno.test({
  name:
    "gpu computes in Chromium what 64-bit loops compute: operations, products, a training",
  ignore: noBrowser,
}, async () => {
  const program = await programForBrowser();
  const pages = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () =>
      new Response("<!doctype html><title>WebGPU</title>", {
        headers: { "content-type": "text/html" },
      }),
  );
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--enable-unsafe-webgpu",
      "--use-webgpu-adapter=swiftshader",
    ],
  });
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.log("the page:", error.message));
    page.on("console", (said) => console.log("the page:", said.text()));
    await page.goto(`http://127.0.0.1:${pages.addr.port}/`);
    await page.addScriptTag({ content: program, type: "module" });
    await page.waitForFunction("globalThis.tried !== undefined");
    const findings = await page.evaluate(
      "tried.operations(2e-5, 3)",
    ) as Findings;
    assert.match(findings.adapter, /swiftshader/i);
    assert.ok(findings.operations > 50);
    assert.deepEqual(findings.complaints, []);
    for (const rung of ["naive", "tiled", "blocked", "register"]) {
      const error = await page.evaluate(
        `tried.product("${rung}", 65, 130, 67)`,
      );
      assert.ok(error as number < 1e-4, `${rung}: ${error}`);
    }
    const [onGpu, onLoops] = await page.evaluate(
      "Promise.all([tried.xor('gpu'), tried.xor('loops')])",
    ) as readonly [readonly number[], readonly number[]];
    assert.equal(onGpu.length, 50);
    assert.ok(onLoops.every((loss, i) => Math.abs(loss - onGpu[i]) < 1e-4));
    assert.ok(onGpu[49] < onGpu[0] / 5);
  } finally {
    await browser.close();
    await pages.shutdown();
  }
});

/** The program with all that it imports; Node's assertions are replaced by those of a package. */
async function programForBrowser(): Promise<string> {
  const cache = await Deno.makeTempDir();
  const root = new URL("../../", import.meta.url);
  const { imports } = JSON.parse(
    await Deno.readTextFile(new URL("deno.json", root)),
  ) as { readonly imports: Readonly<Record<string, string>> };
  const resolved = Object.entries(imports).map(([name, to]) => [
    name,
    to.startsWith(".") ? new URL(to, root).href : to,
  ]);
  const assertions = "tests/support/gpu_page/strict_assert.ts";
  const map = {
    ...Object.fromEntries(resolved),
    "node:assert/strict": new URL(assertions, root).href,
  };
  const importMap = `${cache}/import_map.json`;
  try {
    await Deno.writeTextFile(importMap, JSON.stringify({ imports: map }));
    return await bundle(PROGRAM, { cache, importMap });
  } finally {
    await Deno.remove(cache, { recursive: true });
  }
}
