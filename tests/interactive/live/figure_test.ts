import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { gateBench } from "../../../lib/interactive/gate_bench.ts";
import { Interactive } from "../../../lib/interactive/interactive.ts";
import { FigureBrowser, noBrowser } from "../../support/figure_page.ts";

const OR =
  'gateBench({ weights: [1, 1], threshold: 1, inhibition: [], tie: "fire" })';
const AND = OR.replace("threshold: 1", "threshold: 2");

/** Puts a line into a figure as a hand does. */
async function putIn(page: Page, line: string, index = 0) {
  const field = page.locator(".line").nth(index);
  await field.fill(line);
  await field.press("Enter");
}

const lineOf = (page: Page, index = 0) =>
  page.locator(".line").nth(index).inputValue();

Deno.test({
  name: "bringToLife() in a browser",
  ignore: noBrowser,
  async fn(t) {
    await using browser = await FigureBrowser.launch();
    const bench = gateBench();
    const open = async (...things: Parameters<typeof browser.open>) => {
      const page = await browser.open(...things);
      page.setDefaultTimeout(5000);
      return page;
    };
    const page = await open([bench, bench]);

    await t.step(
      "leaves figures that live alone when its script runs again",
      async () => {
        await putIn(page, OR);
        for (let time = 0; time < 2; time++) {
          await page.evaluate(bench.parts.script);
        }
        assert.deepEqual([await lineOf(page), await lineOf(page, 1)], [
          OR,
          AND,
        ]);
        assert.equal(await page.locator(".paper").count(), 2);
      },
    );

    await t.step("brings to life what came onto the page later", async () => {
      await page.evaluate(
        `document.body.append(document.querySelector("[data-nets-figure]").cloneNode(true))`,
      );
      assert.equal(await page.locator(".paper").count(), 2);
      await page.evaluate(bench.parts.script);
      assert.equal(await lineOf(page, 2), AND);
    });

    await t.step("takes back everything with Reset", async () => {
      await putIn(page, OR);
      await page.getByRole("button", { name: "Reset" }).first().click();
      assert.equal(await lineOf(page), AND);
      assert.equal(await page.locator(".name").first().textContent(), "AND");
    });

    await t.step(
      "says what is wrong with a line, and keeps what is shown",
      async () => {
        const problem = page.locator(".problem").first();
        const invalid = () =>
          page.locator(".line").first().getAttribute("aria-invalid");
        await putIn(page, "gateBench({ threshold: 9 })");
        assert.equal(
          await problem.textContent(),
          "Cannot set up a gate bench: the threshold must be a number from −3 to 3, but it is 9",
        );
        assert.equal(await invalid(), "true");
        assert.equal(await page.locator(".name").first().textContent(), "AND");
        await putIn(page, "alert('nothing is run')");
        assert.equal(
          await problem.textContent(),
          'Cannot read the line: it must be a call of gateBench, but it begins with "alert"',
        );
        await putIn(page, "  await show(gateBench({threshold: 1,}));");
        assert.equal(await problem.isVisible(), false);
        assert.equal(await invalid(), "false");
        assert.equal(await lineOf(page), OR);
      },
    );

    await t.step("lets no key reach the page around it", async () => {
      await page.evaluate(`
        window.reached = [];
        for (const type of ["keydown", "keypress", "keyup"]) {
          document.addEventListener(type, (event) => window.reached.push(event.key));
        }`);
      await page.getByLabel("Threshold θ", { exact: true }).first().press(
        "ArrowLeft",
      );
      await page.locator(".line").first().press("x");
      await page.locator(".pick").first().press("Enter");
      await page.locator(".pick").first().press("Escape");
      assert.deepEqual(await page.evaluate("window.reached"), []);
      // JupyterLab listens before the figure can; this is how it is told.
      const quiet = await page.locator("[data-nets-figure]").first()
        .getAttribute("data-lm-suppress-shortcuts");
      assert.equal(quiet, "true");
    });

    await t.step(
      "copies its line, where a page may and where it may not",
      async () => {
        const copies = async (into: Page) => {
          await into.locator(".copy").first().click();
          await into.locator(".copy").first().getByText("Copied").waitFor();
        };
        await putIn(page, OR);
        assert.equal(
          await page.evaluate("typeof navigator.clipboard"),
          "undefined",
        );
        await copies(page);
        await page.evaluate(
          `document.body.prepend(document.createElement("textarea"))`,
        );
        await page.locator("textarea").press("Control+V");
        assert.equal(await page.locator("textarea").inputValue(), OR);
        assert.equal(
          await page.locator(".spoken").first().textContent(),
          "Copied.",
        );
        await page.evaluate(
          `navigator.clipboard = { writeText: async (text) => { window.copied = text; } }`,
        );
        await putIn(page, AND);
        await copies(page);
        assert.equal(await page.evaluate("window.copied"), AND);
      },
    );

    await t.step("takes no style from the page", async () => {
      await page.addStyleTag({
        content:
          `html { color-scheme: dark } body, body * { color: #eee; text-align: right; line-height: 4;
          white-space: pre; text-transform: uppercase; letter-spacing: 3px; font-style: italic }`,
      });
      const style = await page.evaluate(`(() => {
        const figure = document.querySelector("[data-nets-figure]").shadowRoot;
        const style = getComputedStyle(figure.querySelector(".count"));
        return ["color", "textAlign", "textTransform", "whiteSpace", "letterSpacing", "fontStyle", "colorScheme"]
          .map((name) => style[name]);
      })()`);
      assert.deepEqual(style, [
        "rgb(89, 89, 89)",
        "left",
        "none",
        "normal",
        "normal",
        "normal",
        "light",
      ]);
    });
    await page.close();

    await t.step(
      "shows the first picture to those who run no scripts",
      async () => {
        const page = await open([bench], { javaScriptEnabled: false });
        assert.equal(await page.locator("img").isVisible(), true);
        assert.equal(await page.locator(".paper").count(), 0);
        await page.close();
      },
    );
    assert.deepEqual(browser.errors, []);

    await t.step(
      "keeps the picture where the state cannot be read, and says why on the console",
      async () => {
        const broken = [{ weights: [9, 9] }, { weights: "[" }].map((state) =>
          new Interactive({ ...bench.parts, state })
        );
        const page = await open([broken[0], bench, broken[1]]);
        assert.equal(await page.locator("img").count(), 3);
        assert.equal(await page.locator("img").nth(0).isVisible(), true);
        assert.equal(await page.locator(".paper").count(), 1);
        const complaints = browser.errors.splice(0).join("\n");
        assert.match(
          complaints,
          /The figure gateBench cannot be brought to life:/,
        );
        assert.match(
          complaints,
          /weight 1 must be a number from −3 to 3, but it is 9/,
        );
      },
    );
  },
});
