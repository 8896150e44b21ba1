/** The stepper in a browser: what its script shows is what the library says. */

import assert from "node:assert/strict";
import axe from "axe-core";
import { backpropStepper } from "../../../lib/interactive/backprop_stepper.ts";
import { stepsOf } from "../../../lib/interactive/backprop_stepper/steps.ts";
import {
  readStepper,
  type StepperOptions,
} from "../../../lib/interactive/backprop_stepper/state.ts";
import { stateLine } from "../../../lib/interactive/state_line.ts";
import { FigureBrowser, noBrowser } from "../../support/figure_page.ts";
import { anyNetworks } from "../backprop_stepper/any_network.ts";
import { expected, shownAfter } from "./backprop_stepper_shown.ts";

const PRESETS = ["2-2-1", "2-2-2-1", "2-3-1"] as const;

/** Every step of the worked networks, and steps of networks by chance. */
function manyStates(): readonly StepperOptions[] {
  const worked = PRESETS.flatMap((preset) =>
    stepsOf(readStepper({ preset })).map((_, at) => ({ preset, at }))
  );
  const any = anyNetworks(60, 51).map((state, i) => {
    const last = stepsOf(state).length - 1;
    return { ...state, at: (i * 7) % (last + 1) };
  });
  return [...worked, { preset: "2-2-1", iteration: 1000 }, ...any];
}

Deno.test({
  name: "backpropStepper() in a browser shows what the library says",
  ignore: noBrowser,
  async fn(t) {
    await using browser = await FigureBrowser.launch();

    await t.step("for every step of many networks", async () => {
      const page = await browser.open([backpropStepper()]);
      const states = manyStates();
      const lines = states.map((state) =>
        stateLine("backpropStepper", readStepper(state))
      );
      const shown = await shownAfter(page, lines);
      states.forEach((state, i) => {
        const { losses: _, ...seen } = shown[i];
        assert.deepEqual(seen, expected(state), lines[i]);
      });
      await page.close();
    });

    await t.step("without moving anything from step to step", async () => {
      for (
        const [preset, width] of [["2-2-1", 1000], ["2-3-1", 760], [
          "2-2-2-1",
          390,
        ]] as const
      ) {
        const page = await browser.open([backpropStepper({ preset })], {
          width,
        });
        const places = await page.evaluate(`(() => {
          const root = document.querySelector("[data-nets-figure]").shadowRoot;
          const next = root.querySelector(".next");
          const seen = new Set();
          const edges = [...root.querySelectorAll(".edge")];
          for (let step = 0; step < 30; step++) {
            next.click();
            edges[step % edges.length].dispatchEvent(new Event(step % 2 ? "pointerenter" : "pointerleave"));
            seen.add([".network", ".panel", ".iterations"]
              .map((part) => Math.round(root.querySelector(part).getBoundingClientRect().top)).join());
          }
          return [...seen];
        })()`) as string[];
        assert.equal(places.length, 1, places.join(" and "));
        assert.equal(
          await page.evaluate("document.documentElement.scrollWidth"),
          width,
        );
        await page.close();
      }
    });

    await t.step(
      "with what is talked about in sight, in 390 px too",
      async () => {
        for (const [at, where] of [[1, "left"], [8, "right"]] as const) {
          const page = await browser.open([backpropStepper({ at })], {
            width: 390,
          });
          const scrolled =
            `document.querySelector("[data-nets-figure]").shadowRoot.querySelector(".network").scrollLeft`;
          await page.waitForFunction(
            where === "left" ? `${scrolled} < 100` : `${scrolled} > 400`,
          );
          await page.close();
        }
      },
    );

    await t.step("with text of 14 px and more", async () => {
      const page = await browser.open([
        backpropStepper({ preset: "2-2-2-1", at: 15 }),
      ], { width: 1000 });
      await page.locator("summary").click();
      const small = await page.evaluate(`(() => {
        const root = document.querySelector("[data-nets-figure]").shadowRoot;
        return [...root.querySelectorAll(".paper *")].filter((one) =>
          [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "") &&
          one.localName !== "style" && parseFloat(getComputedStyle(one).fontSize) < 13.9
        ).map((one) => one.outerHTML.slice(0, 80) + " " + getComputedStyle(one).fontSize).slice(0, 5);
      })()`);
      assert.deepEqual(small, []);
      await page.close();
    });

    await t.step("twice on a page, each for itself", async () => {
      const states = [{ at: 3 }, { preset: "2-3-1", at: 5 }] as const;
      const page = await browser.open(
        states.map((state) => backpropStepper(state)),
      );
      await shownAfter(page, [
        stateLine("backpropStepper", readStepper({ at: 8 })),
      ], 0);
      const [[one], [two]] = [
        await shownAfter(page, [""], 0),
        await shownAfter(page, [""], 1),
      ];
      assert.equal(one.progress, expected({ at: 8 }).progress);
      assert.equal(two.progress, expected(states[1]).progress);
      await page.close();
    });

    await t.step(
      "without scripts as the network after its whole pass",
      async () => {
        const page = await browser.open([backpropStepper()], {
          javaScriptEnabled: false,
        });
        const image = page.locator("[data-nets-figure] img");
        const alt = await image.getAttribute("alt");
        assert.match(
          alt!,
          /^One iteration\. A 2-2-1 network\. .* w₆ = −0\.0943\.$/,
        );
        assert.match(
          (await page.locator("figcaption").textContent())!,
          /takes C from 0\.1255 to 0\.1236\.$/,
        );
        const { width } = (await image.boundingBox())!;
        assert.ok(width > 700, `${width} px`);
        await page.close();
      },
    );

    for (const colorScheme of ["light", "dark"] as const) {
      await t.step(
        `without a complaint of axe on a ${colorScheme} page`,
        async () => {
          const page = await browser.open(
            [
              backpropStepper({ at: 9 }),
              backpropStepper({ preset: "2-3-1", at: 27 }),
            ],
            { colorScheme },
          );
          await page.locator("summary").first().click();
          await page.locator("[data-edge='1.1.1']").first().focus();
          await page.addScriptTag({ content: axe.source });
          const found = await page.evaluate(
            `axe.run("[data-nets-figure]").then(({ violations }) =>
          violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 200)).join(" ")))`,
          );
          assert.deepEqual(found, []);
          await page.close();
        },
      );
    }

    assert.deepEqual(browser.errors, []);
  },
});
