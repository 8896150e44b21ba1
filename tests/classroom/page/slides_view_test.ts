/** The slide view in Chromium: every slide of every notebook, measured before and after its cells ran. */

import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { listNotebooks } from "../../../lib/classroom/choose.ts";
import { nameOf } from "../../../lib/classroom/project.ts";
import { TestPresenter, whyNot } from "../../support/presenter.ts";
import {
  ALL_CUTS,
  CUT,
  LAST,
  settledSlide,
  slideCount,
} from "./slide_measures.ts";

const ignore = whyNot() !== undefined;

/** Where the lecture is: the subject's id, and how its cell is doing. */
const place = (page: Page) =>
  page.evaluate<[string, string, number]>(`(() => {
    const cell = document.querySelector(".present > .present .cell.current");
    const at = [...document.querySelectorAll(".sheet .cell")].indexOf(cell);
    return [cell.dataset.cell, cell.dataset.status, at];
  })()`);

/** What is shown, in a text that changes whenever it does. */
const shown = async (page: Page) =>
  JSON.stringify([await place(page), await page.textContent(".slide-bar")]);

/** Presses a key until nothing more happens; calls `look` at every stop. */
async function stepThrough(
  page: Page,
  key: string,
  look: () => Promise<void>,
): Promise<void> {
  for (let i = 0; i < 400; i++) {
    await settledSlide(page);
    await look();
    const before = await shown(page);
    const isLast = await page.evaluate<boolean>(LAST);
    await page.keyboard.press(key);
    if (isLast) return;
    // What runs is known only when the server has said so.
    for (let i = 0; await shown(page) === before; i++) {
      assert.ok(i < 3000, `${key} does nothing at ${before}`);
      await page.waitForTimeout(10);
    }
  }
  throw new Error("the slides never end");
}

for (const path of await listNotebooks()) {
  const name = nameOf(path);
  Deno.test({
    name:
      `SlidesView cuts nothing in ${name}, while one key runs all of it, nor afterwards in other windows`,
    ignore,
    async fn() {
      await using presenter = await TestPresenter.start([path]);
      const page = await presenter.open(`/slides/${name}`, {
        viewport: { width: 1024, height: 768 },
      });
      const cuts: string[] = [];
      const look = async () => {
        for (const cut of await page.evaluate<string[]>(CUT)) {
          cuts.push(`1024 × 768, ${(await place(page))[0]}: ${cut}`);
        }
      };
      await settledSlide(page);
      await stepThrough(page, "Shift+Enter", look);
      const states = await page.evaluate<string[]>(
        `[...document.querySelectorAll(".cell.code")].map((cell) => cell.dataset.cell + " " + cell.dataset.status)`,
      );
      assert.deepEqual(states.filter((state) => !state.endsWith(" ok")), []);
      for (const [width, height] of [[1920, 1080], [1280, 720]]) {
        await page.setViewportSize({ width, height });
        const found = await page.evaluate<string[]>(ALL_CUTS);
        cuts.push(...found.map((cut) => `${width} × ${height}, ${cut}`));
      }
      assert.deepEqual(cuts, []);
      assert.ok(await slideCount(page) > 20);
      assert.deepEqual(presenter.complaints, []);
    },
  });
}
