import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import {
  gateBench,
  type GateBenchState,
} from "../../../lib/interactive/gate_bench.ts";
import { SQUARE } from "../../../lib/interactive/gate_bench/bench_picture.ts";
import { FigureBrowser, noBrowser } from "../../support/figure_page.ts";
import { expected, shownAfter } from "./gate_bench_shown.ts";

/** Where a point of the plane is on the page. */
async function onPage(page: Page, point: readonly number[]) {
  const box = (await page.locator(".square").boundingBox())!;
  const scale = box.width / SQUARE.width;
  const [x, y] = SQUARE.toPx(point);
  return [box.x + x * scale, box.y + y * scale] as const;
}

/** What the bench shows now, and what it shows of it must be of this state. */
async function assertShows(page: Page, state: GateBenchState) {
  const [shown] = await shownAfter(page, [""]);
  assert.deepEqual(shown, expected(state));
}

Deno.test({
  name: "gateBench() answers to hands",
  ignore: noBrowser,
  async fn(t) {
    await using browser = await FigureBrowser.launch();
    const page = await browser.open([gateBench()]);
    page.setDefaultTimeout(5000);
    const label = (text: string) => page.getByLabel(text, { exact: true });
    const begin = async (line = "gateBench({})") => {
      await shownAfter(page, [line]);
    };
    const spoken = () => page.locator(".spoken").textContent();

    await t.step(
      "a slider by mouse and by keys, in steps of a half",
      async () => {
        const slider = label("Weight of x1");
        const box = (await slider.boundingBox())!;
        await page.mouse.click(box.x + 1, box.y + box.height / 2);
        await assertShows(page, { weights: [-3, 1] });
        await slider.press("ArrowRight");
        await slider.press("ArrowRight");
        await assertShows(page, { weights: [-2, 1] });
        await slider.press("End");
        await label("Threshold θ").press("ArrowLeft");
        await assertShows(page, { weights: [3, 1], threshold: 1.5 });
        assert.equal(await spoken(), "x₁.");
      },
    );

    await t.step(
      "a field that takes finer numbers, and none beyond 3",
      async () => {
        await begin();
        const field = label("Threshold θ as a number");
        await field.fill("");
        await field.pressSequentially("-0.25");
        await assertShows(page, { threshold: -0.25 });
        await label("Threshold θ").press("ArrowRight");
        await assertShows(page, { threshold: 0 });
        await field.fill("17");
        await assertShows(page, { threshold: 3 });
        await field.fill("");
        await field.blur();
        await assertShows(page, { threshold: 3 });
      },
    );

    await t.step(
      "the line, drawn along by a pointer in halves, finely with Shift",
      async () => {
        await begin();
        const drag = async (to: readonly number[]) => {
          await page.mouse.move(...await onPage(page, [0.8, 1.2]));
          await page.mouse.down();
          await page.mouse.move(...await onPage(page, to), { steps: 4 });
          await page.mouse.up();
        };
        await drag([0.2, 0.7]); // a sum of 0.9: 1 is nearest
        await assertShows(page, { threshold: 1 });
        await page.mouse.move(...await onPage(page, [1, 1]));
        await assertShows(page, { threshold: 1 });
        await begin();
        await page.keyboard.down("Shift");
        await drag([0.2, 0.7]);
        await page.keyboard.up("Shift");
        await assertShows(page, { threshold: 0.9 });
      },
    );

    await t.step("only the line: the plane beside it stays", async () => {
      await begin();
      await page.mouse.move(...await onPage(page, [0.3, 0.3]));
      await page.mouse.down();
      await page.mouse.move(...await onPage(page, [1.2, 1.2]));
      await page.mouse.up();
      await assertShows(page, {});
    });

    await t.step(
      "a row and a corner, chosen by click and by keys, and let go again",
      async () => {
        await begin();
        await page.locator("td.sum").nth(2).click();
        await assertShows(page, { row: [1, 0] });
        assert.equal(
          await page.locator(".row").textContent(),
          "(1, 0): 1·1 + 1·0 = 1 < 2, so the unit rests.",
        );
        assert.equal(
          await spoken(),
          "AND. (1, 0): 1·1 + 1·0 = 1 < 2, so the unit rests.",
        );
        await page.getByRole("button", { name: "Row 1 1" }).press("Enter");
        await assertShows(page, { row: [1, 1] });
        await label("Corner (0, 1): rests").press("Space");
        await assertShows(page, { row: [0, 1] });
        await label("Corner (0, 1): rests").click();
        await assertShows(page, {});
      },
    );

    await t.step("vetoes and the tie rule", async () => {
      await begin("gateBench({ threshold: 0 })");
      await label("Veto of x2").press("Enter");
      await assertShows(page, { threshold: 0, inhibition: [2] });
      assert.equal(await label("Weight of x2").isDisabled(), true);
      await label("Veto of x1").click();
      await assertShows(page, { threshold: 0, inhibition: [1, 2] });
      await label("Veto of x2").click();
      await page.getByRole("radio").first().press("ArrowRight");
      await assertShows(page, { threshold: 0, inhibition: [1], tie: "rest" });
    });

    await t.step(
      "a goal: wrong rows, the best so far, and that it is reached",
      async () => {
        await begin();
        const verdict = () => page.locator(".verdict").textContent();
        await page.locator(".goal select").selectOption("XOR");
        assert.equal(await verdict(), "1 of 4 rows agree. Best so far: 1.");
        await assertShows(page, { goal: "XOR" });
        await label("Threshold θ as a number").fill("1");
        assert.equal(
          await verdict(),
          "3 of 4 rows agree. Best so far: 3. No single unit makes more; lecture 05 proves it.",
        );
        await page.locator(".goal select").selectOption("OR");
        assert.equal(await verdict(), "That is it: OR.");
        assert.equal(await spoken(), "OR. That is it: OR.");
        await page.locator(".goal select").selectOption("");
        assert.equal(await verdict(), "");
      },
    );

    await t.step("and remembers which gates have been made", async () => {
      const fresh = await browser.open([gateBench()]);
      const count = () => fresh.locator(".count").textContent();
      assert.equal(await count(), "Made so far: 1 of 16");
      await fresh.getByLabel("Threshold θ", { exact: true }).press("Home");
      await fresh.getByLabel("Threshold θ", { exact: true }).press("End");
      assert.equal(await count(), "Made so far: 3 of 16");
      assert.deepEqual(
        await fresh.locator(".chips .made").allTextContents(),
        ["FALSE, on the bench", "AND, made", "TRUE, made"],
      );
    });

    assert.deepEqual(browser.errors, []);
  },
});
