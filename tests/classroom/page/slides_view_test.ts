/** The slide view in Chromium: every slide of every notebook, measured before and after its cells ran. */

import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { listNotebooks } from "../../../lib/classroom/choose.ts";
import { nameOf } from "../../../lib/classroom/project.ts";
import { TestPresenter, whyNot } from "../../support/presenter.ts";
import { sideBySide } from "../../support/side_by_side.ts";
import { ALL_CUTS, seen, slideCount } from "./slide_measures.ts";

const ignore = whyNot() !== undefined;

/** Presses a key until nothing more happens. @returns what is cut anywhere */
async function stepThrough(page: Page, key: string): Promise<string[]> {
  const cuts: string[] = [];
  let shown: string | undefined;
  for (let stop = 0; stop < 400; stop++) {
    const sight = await seen(page, shown);
    cuts.push(...sight.cuts.map((cut) => `${sight.cell}: ${cut}`));
    await page.keyboard.press(key);
    if (sight.isLast) return cuts;
    shown = sight.shown;
  }
  throw new Error("the slides never end");
}

/** Runs a lecture by one key, then looks at it in other windows. */
async function walk(presenter: TestPresenter, name: string) {
  const page = await presenter.open(`/slides/${name}`, {
    viewport: { width: 1024, height: 768 },
  });
  const cuts = (await stepThrough(page, "Shift+Enter"))
    .map((cut) => `1024 × 768, ${cut}`);
  const states = await page.evaluate<string[]>(
    `[...document.querySelectorAll(".cell.code")].map((cell) => cell.dataset.cell + " " + cell.dataset.status)`,
  );
  for (const [width, height] of [[1920, 1080], [1280, 720]]) {
    await page.setViewportSize({ width, height });
    const found = await page.evaluate<string[]>(ALL_CUTS);
    cuts.push(...found.map((cut) => `${width} × ${height}, ${cut}`));
  }
  const slides = await slideCount(page);
  await page.close();
  return { cuts, states, slides };
}

Deno.test({
  name: "SlidesView cuts nothing while one key runs a lecture",
  ignore,
  async fn(t) {
    const paths = await listNotebooks();
    await using presenter = await TestPresenter.start(paths);
    const walks = sideBySide(
      paths.map(nameOf),
      (name) => walk(presenter, name),
    );
    for (const [name, walked] of walks) {
      await t.step({
        name: `${name}, nor afterwards in other windows`,
        // The next lecture is under way already.
        sanitizeOps: false,
        sanitizeResources: false,
        async fn() {
          const { cuts, states, slides } = await walked;
          assert.deepEqual(states.filter((one) => !one.endsWith(" ok")), []);
          assert.deepEqual(cuts, []);
          assert.ok(slides > 20);
        },
      });
    }
    assert.deepEqual(presenter.complaints, []);
  },
});
