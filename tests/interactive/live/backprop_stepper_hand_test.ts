/** The stepper under a hand: buttons, keys, weights that are pointed at, fields, iterations. */

import assert from "node:assert/strict";
import { backpropStepper } from "../../../lib/interactive/backprop_stepper.ts";
import { chainOf } from "../../../lib/interactive/backprop_stepper/chain.ts";
import { formulaText } from "../../../lib/interactive/backprop_stepper/formula.ts";
import {
  readStepper,
  type StepperOptions,
} from "../../../lib/interactive/backprop_stepper/state.ts";
import { viewOf } from "../../../lib/interactive/backprop_stepper/view.ts";
import { stateLine } from "../../../lib/interactive/state_line.ts";
import { FigureBrowser, noBrowser } from "../../support/figure_page.ts";
import { expected, shownAfter } from "./backprop_stepper_shown.ts";

/** The formulas that a weight must show. */
function chain(
  options: StepperOptions,
  edge: readonly [number, number, number],
): readonly string[] {
  const view = viewOf(readStepper(options));
  return chainOf(view, ...edge).formulas.map((one) =>
    formulaText(one, view.digits)
  );
}

Deno.test({
  name: "backpropStepper() answers to hands",
  ignore: noBrowser,
  async fn(t) {
    await using browser = await FigureBrowser.launch();
    const page = await browser.open([backpropStepper()], { width: 1000 });
    page.setDefaultTimeout(5000);
    const press = (name: string) =>
      page.getByRole("button", { name, exact: true }).click({ force: true });
    const shown = async () => (await shownAfter(page, [""]))[0];
    const begin = (options: StepperOptions = {}) =>
      shownAfter(page, [stateLine("backpropStepper", readStepper(options))]);
    const shows = async (options: StepperOptions) => {
      const { losses: _, ...seen } = await shown();
      assert.deepEqual(seen, expected(options));
    };
    const edge = (name: string) => page.locator(`[data-edge="${name}"]`);

    await t.step("its buttons step, and stop at both ends", async () => {
      await shows({});
      await press("Next");
      await press("Next");
      await shows({ at: 2 });
      await press("Back");
      await shows({ at: 1 });
      await press("Last");
      await press("Next");
      await shows({ at: 17 });
      await press("First");
      await press("Back");
      await shows({ at: 0 });
      await press("backward");
      await shows({ at: 8 });
      assert.equal(
        await page.locator(".spoken").textContent(),
        `${expected({ at: 8 }).progress}. ${expected({ at: 8 }).sentence}`,
      );
    });

    await t.step("the arrow keys step, but not where one types", async () => {
      await begin({ at: 8 });
      await page.getByRole("button", { name: "loss", exact: true }).focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      await shows({ at: 10 });
      await page.keyboard.press("ArrowLeft");
      await shows({ at: 9 });
      await page.locator(".line").focus();
      await page.keyboard.press("ArrowRight");
      await shows({ at: 9 });
    });

    await t.step(
      "a weight that is pointed at shows its chain, until the hand leaves",
      async () => {
        await begin({ preset: "2-2-2-1", at: 4 });
        await edge("1.1.1").locator("rect").hover();
        assert.deepEqual(
          (await shown()).formulas,
          chain({ preset: "2-2-2-1" }, [1, 1, 1]),
        );
        assert.match(
          (await shown()).alt!,
          /In black: x₁ → a₁\[1\] → a₁\[2\] → ŷ → ℓ; x₁ → a₁\[1\] → a₂\[2\] → ŷ → ℓ\./,
        );
        await page.locator(".progress").hover();
        await shows({ preset: "2-2-2-1", at: 4 });
      },
    );

    await t.step(
      "a weight stays when it is clicked, and through the steps",
      async () => {
        await edge("2.2.1").locator("rect").click();
        await page.locator(".progress").hover();
        await press("Next");
        assert.deepEqual(
          (await shown()).formulas,
          chain({ preset: "2-2-2-1" }, [2, 2, 1]),
        );
        assert.equal(await edge("2.2.1").getAttribute("aria-pressed"), "true");
        await edge("2.2.1").locator("rect").click();
        await page.locator(".progress").hover();
        await press("Next");
        await shows({ preset: "2-2-2-1", at: 6 });
      },
    );

    await t.step(
      "by keyboard the weights are one stop, and up and down lead on",
      async () => {
        await begin({ at: 4 });
        await page.getByRole("button", { name: "Last", exact: true }).focus();
        await page.keyboard.press("Tab");
        assert.deepEqual((await shown()).formulas, chain({}, [1, 1, 1]));
        await page.keyboard.press("ArrowDown");
        assert.deepEqual((await shown()).formulas, chain({}, [1, 1, 2]));
        await page.keyboard.press("ArrowUp");
        await page.keyboard.press("ArrowUp");
        assert.deepEqual((await shown()).formulas, chain({}, [2, 1, 2]));
        await page.keyboard.press("Enter");
        await page.keyboard.press("Tab");
        assert.deepEqual((await shown()).formulas, chain({}, [2, 1, 2]));
        await page.keyboard.press("Shift+Tab");
        await page.keyboard.press("Escape");
        await page.keyboard.press("Tab");
        await shows({ at: 4 });
      },
    );

    await t.step("a field changes its number, and the step stays", async () => {
      await begin({ at: 9 });
      await page.locator("summary").click();
      const field = page.getByLabel("w₅", { exact: true });
      await field.fill("−0.5");
      await field.press("Enter");
      const weights = [[[0.7, 0.4], [0.3, 0.6]], [[-0.5, 0.45]]];
      await shows({ preset: "2-2-1", weights, at: 9 });
      await page.getByRole("checkbox", { name: "Biases" }).check();
      await shows({ preset: "2-2-1", weights, biases: [[0, 0], [0]], at: 9 });
    });

    await t.step(
      "a field says what is wrong, and nothing is lost",
      async () => {
        await begin({ at: 9 });
        const field = page.getByLabel("x₁", { exact: true });
        await field.fill("half");
        await field.press("Tab");
        assert.equal(
          await page.locator(".numbers .problem").textContent(),
          "Cannot change x₁: it must be a number, but it is “half”. Until then it is 0.5.",
        );
        assert.equal(await field.getAttribute("aria-invalid"), "true");
        await press("Next");
        assert.equal(await field.inputValue(), "half");
        assert.equal((await shown()).line, expected({ at: 10 }).line);
        await field.fill("0.75");
        await field.press("Tab");
        await shows({ x: [0.75, 0.3], at: 10 });
        assert.equal(
          await page.locator(".numbers .problem").isVisible(),
          false,
        );
      },
    );

    await t.step(
      "another iteration goes on, and Rewind leads back to the very start",
      async () => {
        await begin();
        const before = await shown();
        const picture = () => page.locator(".picture").innerHTML();
        const drawn = await picture();
        for (const iteration of [1, 2]) {
          await press("Another iteration");
          await shows({ iteration });
        }
        assert.equal(
          (await shown()).losses,
          "Iteration 3: C = 0.1255 → 0.1236 → 0.1218",
        );
        await press("Next");
        await press("Rewind");
        assert.deepEqual(await shown(), before);
        assert.equal(await picture(), drawn);
      },
    );

    await t.step(
      "an iteration without bounds is refused in words",
      async () => {
        await begin({ preset: "2-2-2-1", activation: "identity", rate: 1e9 });
        for (let i = 0; i < 12; i++) await press("Another iteration");
        assert.match(
          (await page.locator(".iterations .problem").textContent())!,
          /^Cannot run iteration \d+: all numbers must stay finite/,
        );
        await press("Next");
        assert.equal(
          await page.locator(".iterations .problem").isVisible(),
          false,
        );
      },
    );

    await t.step(
      "Reset takes everything back, what is kept and what is wrong too",
      async () => {
        await begin({ at: 5 });
        await edge("1.2.2").locator("rect").click();
        await page.getByLabel("η", { exact: true }).fill("x");
        await page.keyboard.press("Tab");
        await press("Reset");
        await page.locator(".progress").hover();
        await shows({});
        assert.equal(await edge("1.2.2").getAttribute("aria-pressed"), "false");
      },
    );

    await t.step(
      "a network is chosen, and named as long as it is that one",
      async () => {
        const network = page.getByRole("combobox", { name: "Network" });
        await network.selectOption("2-3-1");
        await shows({ preset: "2-3-1" });
        await page.getByLabel("Loss", { exact: true }).selectOption(
          "squaredError",
        );
        await shows({ preset: "2-3-1", loss: "squaredError" });
        assert.equal(await network.inputValue(), "numbers of your own");
      },
    );

    assert.deepEqual(browser.errors, []);
  },
});
