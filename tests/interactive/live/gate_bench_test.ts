import assert from "node:assert/strict";
import axe from "axe-core";
import {
  gateBench,
  type GateBenchState,
} from "../../../lib/interactive/gate_bench.ts";
import { stateLine } from "../../../lib/interactive/state_line.ts";
import { ALL_TWO_INPUT } from "../../../lib/logic/gates.ts";
import { Random } from "../../../lib/random.ts";
import { FigureBrowser, noBrowser } from "../../support/figure_page.ts";
import { expected, shownAfter } from "./gate_bench_shown.ts";

/** States that are easily wrong: no line, a line outside the square, every veto, rounding, both tie rules. */
const EDGES: readonly GateBenchState[] = [
  { weights: [0, 0], threshold: 0 },
  { weights: [0, 0], threshold: 0, tie: "rest" },
  { weights: [0, 0], threshold: 3, row: [0, 0] },
  { weights: [1, 1], threshold: -3 },
  { weights: [0.5, 0], threshold: 3 },
  { weights: [0, -2], threshold: -1, goal: "NOT x2" },
  { weights: [3, 3], threshold: 3, inhibition: [1, 2], row: [1, 1] },
  { weights: [3, 3], threshold: 0, inhibition: [1, 2], row: [0, 0] },
  { weights: [1, 1], threshold: 1, inhibition: [2], row: [1, 1] },
  { weights: [1, 1], threshold: 1, inhibition: [1], tie: "rest" },
  { weights: [0.1, 0.2], threshold: 0.3, tie: "rest", row: [1, 1] },
  { weights: [0.125, -2.75], threshold: 0.001, goal: "XNOR" },
  { weights: [1 / 3, 2 / 3], threshold: 1 },
];

/** States by chance, from a seed. */
function anyStates(count: number): readonly GateBenchState[] {
  const random = new Random(402);
  const below = (n: number) => random.integer(n);
  const half = () => (below(13) - 6) / 2;
  return Array.from({ length: count }, () => {
    const fine = below(4) === 0;
    const number = () => fine ? (below(6001) - 3000) / 1000 : half();
    return {
      weights: [number(), number()],
      threshold: number(),
      inhibition: [[], [], [1], [2], [1, 2]][below(5)],
      tie: below(2) === 0 ? "fire" : "rest",
      ...below(2) === 0 ? {} : { goal: ALL_TWO_INPUT[below(16)].name! },
      ...below(2) === 0 ? {} : { row: [below(2), below(2)] },
    } as const;
  });
}

Deno.test({
  name: "gateBench() in a browser shows what the library says",
  ignore: noBrowser,
  async fn(t) {
    await using browser = await FigureBrowser.launch();

    await t.step("for states by chance and at the edges", async () => {
      const page = await browser.open([gateBench()]);
      const states = [...EDGES, ...anyStates(250)];
      const lines = states.map((state) => stateLine("gateBench", state));
      const shown = await shownAfter(page, lines);
      states.forEach((state, i) => {
        assert.deepEqual(shown[i], expected(state), lines[i]);
      });
      const names = new Set(shown.map(({ name }) => name));
      assert.ok(names.size >= 12, `only ${names.size} gates were seen`);
      await page.close();
    });

    await t.step("twice on a page, each for itself", async () => {
      const [one, two] = [{ threshold: 1 }, {
        weights: [-1, -1],
        threshold: -1,
      }];
      const page = await browser.open([gateBench(one), gateBench(two)]);
      assert.deepEqual(await shownAfter(page, [""], 0), [expected(one)]);
      assert.deepEqual(await shownAfter(page, [""], 1), [expected(two)]);
      await shownAfter(page, ["gateBench({ threshold: 2 })"], 0);
      assert.deepEqual(await shownAfter(page, [""], 1), [expected(two)]);
      await page.close();
    });

    await t.step(
      "without scripts as its first frame, in words and as a picture",
      async () => {
        const page = await browser.open([gateBench()], {
          javaScriptEnabled: false,
        });
        const image = page.locator("[data-nets-figure] img");
        const alt = await image.getAttribute("alt");
        assert.match(alt!, /^A unit with the inputs .* This is AND\.$/);
        const { width } = (await image.boundingBox())!;
        assert.ok(width > 700, `${width} px`);
        await page.close();
      },
    );

    for (const colorScheme of ["light", "dark"] as const) {
      await t.step(
        `without a complaint of axe on a ${colorScheme} page`,
        async () => {
          const state = { inhibition: [2], row: [1, 0], goal: "XOR" };
          const page = await browser.open([gateBench(), gateBench(state)], {
            colorScheme,
          });
          await page.addScriptTag({ content: axe.source });
          const found = await page.evaluate(
            `axe.run("[data-nets-figure]").then(({ violations }) =>
          violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" ")))`,
          );
          assert.deepEqual(found, []);
          await page.close();
        },
      );
    }

    await t.step("in 390 px, with nothing sticking out", async () => {
      const page = await browser.open([
        gateBench({ goal: "NAND", weights: [-2.75, -1.25], threshold: -2.125 }),
      ], { width: 390 });
      const wide = await page.evaluate("document.documentElement.scrollWidth");
      assert.equal(wide, 390);
      await page.close();
    });

    assert.deepEqual(browser.errors, []);
  },
});
