/** The README: its pictures are what the library draws, and everything it names is there. */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { backwardPass, mlp, relu, XOR } from "nets";
import { networkDiagram, unitSquare } from "nets/figures";
import { backpropStepper } from "nets/interactive";
import { FigureBrowser, noBrowser } from "./support/figure_page.ts";
import { TestPresenter, whyNot } from "./support/presenter.ts";

const root = new URL("../", import.meta.url);
const readme = await Deno.readTextFile(new URL("README.md", root));

/** The 2-2-2-1 network of lecture 12, and both ways from its loss to the weight talked about. */
function twoPaths() {
  const weights = [
    [[0.5, 0.25], [-0.5, 0.75]],
    [[0.5, 0.5], [1, -0.5]],
    [[1.5, 2]],
  ];
  const net = mlp([2, 2, 2, 1], { activation: relu, weights });
  const { a, delta, loss } = backwardPass(net, [1, 2], [1]);
  return networkDiagram({
    sizes: net.sizes,
    weights,
    values: a,
    sumSlopes: delta,
    target: [1],
    loss,
    direction: "backward",
    highlight: [[[0, 1], [1, 1], [2, 1], [3, 1], [4, 1]], [[1, 1], [2, 2], [
      3,
      1,
    ]]],
  });
}

/** XOR between the lines of NAND and OR. */
const xor = () =>
  unitSquare({
    table: XOR,
    units: [
      { weights: [-1, -1], threshold: -1.5, name: "NAND" },
      { weights: [1, 1], threshold: 0.5, name: "OR" },
    ],
    shade: "and",
  });

const PICTURES = { "two_paths.svg": twoPaths, "xor.svg": xor };

for (const [name, draw] of Object.entries(PICTURES)) {
  Deno.test(`README's ${name} is what the library draws`, async () => {
    const file = new URL(`.github/pictures/${name}`, root);
    const svg = `${draw().outerHTML}\n`;
    if (Deno.env.get("NETS_UPDATE")) await Deno.writeTextFile(file, svg);
    assert.equal(await Deno.readTextFile(file), svg);
  });
}

/** What the presenter looks like, by the view it is taken of. */
const SCREENS = { "reading.png": "read", "slides.png": "slides" };

/** Steps through lecture 12 until its first backward figure is there, and takes a picture. */
async function takePicture(view: string): Promise<Uint8Array> {
  const lecture = resolve(
    fileURLToPath(root),
    "notebooks/12_backprop_by_hand.ipynb",
  );
  await using presenter = await TestPresenter.start([lecture]);
  const page = await presenter.open(`/${view}/12_backprop_by_hand`, {
    viewport: { width: 1024, height: 768 },
    colorScheme: "light",
  });
  const figure = page.locator('[data-cell="frame-w5"][data-status="ok"] img');
  for (let step = 0; step < 60 && !await figure.isVisible(); step++) {
    await page.keyboard.press("Shift+Enter");
    await page.locator('[data-status="running"]').waitFor({
      state: "detached",
    });
    await page.waitForTimeout(300);
  }
  if (view === "read") {
    await page.locator('[data-cell="frame-w5"]').evaluate((cell) =>
      cell.scrollIntoView({ block: "center" })
    );
  }
  await page.waitForTimeout(1000);
  return await page.screenshot();
}

for (const [name, view] of Object.entries(SCREENS)) {
  const file = new URL(`.github/pictures/${name}`, root);
  const update = Deno.env.get("NETS_UPDATE") !== undefined;
  Deno.test({
    name: `README's ${name} shows the presenter as a projector would`,
    ignore: update && whyNot() !== undefined,
    async fn() {
      if (update) await Deno.writeFile(file, await takePicture(view));
      const bytes = await Deno.readFile(file);
      const header = new DataView(bytes.buffer);
      assert.equal(String.fromCharCode(...bytes.slice(1, 4)), "PNG");
      assert.deepEqual([header.getUint32(16), header.getUint32(20)], [
        1024,
        768,
      ]);
    },
  });
}

/** The stepper of lecture 12 with both paths to a weight, as it is on a page 1024 px wide. */
async function takeStepper(): Promise<Uint8Array> {
  await using browser = await FigureBrowser.launch();
  const stepper = backpropStepper({ preset: "2-2-2-1", at: 15 });
  const page = await browser.open([stepper], { width: 1024 });
  await page.locator('[data-edge="1.1.1"] rect').hover();
  return await page.screenshot({ fullPage: true });
}

Deno.test({
  name: "README's stepper.png shows the stepper on a page",
  ignore: Deno.env.get("NETS_UPDATE") !== undefined && noBrowser,
  async fn() {
    const file = new URL(".github/pictures/stepper.png", root);
    if (Deno.env.get("NETS_UPDATE")) {
      await Deno.writeFile(file, await takeStepper());
    }
    const bytes = await Deno.readFile(file);
    assert.equal(String.fromCharCode(...bytes.slice(1, 4)), "PNG");
    assert.equal(new DataView(bytes.buffer).getUint32(16), 1024);
  },
});

Deno.test("README's links into the project lead somewhere", () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)]
    .map(([, path]) => path);
  assert.ok(links.length > 4);
  assert.deepEqual(
    links.filter((path) => !existsSync(fileURLToPath(new URL(path, root)))),
    [],
  );
});

Deno.test("README's table of packages is the import map's", async () => {
  const { imports } = JSON.parse(
    await Deno.readTextFile(new URL("deno.json", root)),
  ) as { imports: Record<string, string> };
  const pinned = Object.values(imports).filter((name) =>
    name.startsWith("npm:")
  )
    .map((name) => name.slice("npm:".length)).sort();
  const named = [...readme.matchAll(/^\| `([^`]+)` (\d[\d.]*) \|/gm)]
    .map(([, name, version]) => `${name}@${version}`).sort();
  assert.deepEqual(named, pinned);
});

Deno.test("README's tasks are deno.json's, and the other way round", async () => {
  const { tasks } = JSON.parse(
    await Deno.readTextFile(new URL("deno.json", root)),
  ) as { tasks: Record<string, unknown> };
  const named = new Set(
    [...readme.matchAll(/`deno task (\w+)/g)].map(([, name]) => name),
  );
  assert.deepEqual([...named].sort(), Object.keys(tasks).sort());
});
