/** The XOR board in a real browser: what it shows is what the library says, and it answers to hands and keys. */

import assert from "node:assert/strict";
import { decimal } from "../../../lib/figures/numbers.ts";
import { stateLine } from "../../../lib/interactive/state_line.ts";
import { xorBoard } from "../../../lib/interactive/xor_board.ts";
import { lineOfFeatures } from "../../../lib/interactive/xor_board/features.ts";
import {
  handlesOf,
  moved,
  unitThrough,
} from "../../../lib/interactive/xor_board/line.ts";
import { SCALES } from "../../../lib/interactive/xor_board/planes.ts";
import {
  settled,
  stateOf,
  type XorBoardState,
} from "../../../lib/interactive/xor_board/state.ts";
import { FigureBrowser, noBrowser } from "../../support/figure_page.ts";
import { expected, put, see, states } from "./xor_board_seen.ts";

Deno.test({
  name: "The XOR board in a browser",
  ignore: noBrowser,
  fn: async (t) => {
    await using browser = await FigureBrowser.launch();
    const page = await browser.open([xorBoard(), xorBoard({ gate: "AND" })]);
    const board = page.locator("[data-nets-figure=xorBoard]").first();
    const press = (name: string) =>
      board.getByRole("button", { name, exact: true }).click();
    const focused = () =>
      page.evaluate(
        "document.activeElement.shadowRoot.activeElement.getAttribute('aria-label') ?? " +
          "document.activeElement.shadowRoot.activeElement.textContent",
      );
    const field = (name: string) =>
      board.getByRole("spinbutton", { name, exact: true });

    await t.step(
      "remembers the best, and at the price of which row",
      async () => {
        await press("Reset");
        const best = () => board.getByText("Best so far").textContent();
        await put(page, {
          gate: "XNOR",
          line: { weights: [1, 1], threshold: 2 },
        });
        assert.equal(await best(), "Best so far: 3 of 4, giving up row 00.");
        await put(page, {
          gate: "XNOR",
          line: { weights: [-1, -1], threshold: 0 },
        });
        assert.equal(
          await best(),
          "Best so far: 3 of 4, giving up one of rows 00 and 11.",
        );
        await put(page, {
          gate: "AND",
          line: { weights: [1, 1], threshold: 2 },
        });
        assert.equal(await best(), "Best so far: all 4.");
      },
    );

    await t.step("shows for every state what the library says", async () => {
      for (const state of states(60)) {
        const board = settled(state);
        const { counts: _, pressed, line, ...seen } = await put(page, state);
        assert.deepEqual(seen, expected(board), JSON.stringify(state));
        assert.equal(line, stateLine("xorBoard", stateOf(board)));
        const names = {
          try: "Try",
          proof: "I give up",
          features: "The way out",
        };
        assert.deepEqual(pressed, [names[board.part]]);
      }
    });

    await t.step(
      "says of the features whether a line separates them",
      async () => {
        for (
          const state of states(40).filter(({ part }) => part === "features")
        ) {
          const { gate } = settled(state);
          const possible = lineOfFeatures(settled(state)) !== undefined;
          const { counts } = await put(page, state);
          assert.ok(
            counts[0].startsWith(
              possible
                ? `With these hidden units a line separates ${gate}. The third unit: `
                : `With these hidden units no line separates ${gate} either.`,
            ),
            counts[0],
          );
        }
      },
    );

    await t.step("lets a handle be dragged", async () => {
      await put(page, {});
      const from = handlesOf(settled({}).line)!;
      const at = async (p: readonly number[]) => {
        const box = (await board.locator(".picture").boundingBox())!;
        const [x, y] = SCALES.toPx(p);
        return [
          box.x + x * box.width / SCALES.width,
          box.y + y * box.width / SCALES.width,
        ] as const;
      };
      const goal = [1.3, 0.75] as const;
      await page.mouse.move(...await at(from[0]));
      await page.mouse.down();
      await page.mouse.move(...await at([0.5, 0.9]), { steps: 4 });
      await page.mouse.move(...await at(goal), { steps: 4 });
      await page.mouse.up();
      await page.mouse.move(...await at([0, 0])); // let go: it stays
      const line = unitThrough(moved(from, 0, goal));
      const seen = await see(page);
      assert.equal(seen.line, stateLine("xorBoard", { gate: "XOR", line }));
      assert.equal(seen.handles[0], "x1 1.3, x2 0.75");
      assert.equal(
        await field("weight 1 of the line").inputValue(),
        String(line.weights[0]),
      );
    });

    await t.step(
      "lets a handle be moved by arrow keys, and keeps them to itself",
      async () => {
        await put(page, {});
        await page.evaluate(
          "globalThis.heard = 0; addEventListener('keydown', () => globalThis.heard++)",
        );
        const handle = board.getByRole("slider", {
          name: "Handle 2 of the line",
        });
        await handle.focus();
        const [p, [x, y]] = handlesOf(settled({}).line)!;
        for (
          const key of ["ArrowRight", "ArrowRight", "ArrowUp", "Shift+ArrowUp"]
        ) {
          await page.keyboard.press(key);
        }
        const line = unitThrough([p, [x + 0.1, y + 0.3]]);
        const seen = await see(page);
        assert.equal(seen.line, stateLine("xorBoard", { gate: "XOR", line }));
        assert.equal(
          seen.handles[1],
          `x1 ${decimal(x + 0.1)}, x2 ${decimal(y + 0.3)}`,
        );
        assert.equal(await focused(), "Handle 2 of the line");
        assert.equal(await page.evaluate("heard"), 0);
        assert.equal(
          await board.getByRole("status").textContent(),
          "3 of 4 rows right; wrong: 11.",
        );
      },
    );

    await t.step(
      "takes numbers, turns the unit round, and brings a lost line back",
      async () => {
        await put(page, {});
        await field("weight 2 of the line").fill("-2.5");
        await field("threshold of the line").fill("");
        await field("threshold of the line").fill("0.25");
        const line = { weights: [1, -2.5], threshold: 0.25 };
        assert.equal(
          (await see(page)).line,
          stateLine("xorBoard", { gate: "XOR", line }),
        );
        await press("Flip the side");
        const flipped = { weights: [-1, 2.5], threshold: -0.25 };
        assert.equal(
          (await see(page)).line,
          stateLine("xorBoard", { gate: "XOR", line: flipped }),
        );
        await field("threshold of the line").fill("1001");
        assert.equal(
          await field("threshold of the line").getAttribute("aria-invalid"),
          "true",
        );
        assert.equal(
          (await put(page, { line: { weights: [0, 0], threshold: 0 } })).handles
            .length,
          0,
        );
        await press("Bring the line back");
        assert.equal((await see(page)).handles.length, 2);
      },
    );

    await t.step(
      "gives the proof to who gives up, one step at a time",
      async () => {
        await put(page, {});
        await press("I give up");
        const sums = async () => (await see(page)).cells.map((row) => row[2]);
        assert.deepEqual(await sums(), ["…", "…", "…", "…", "all four:"]);
        for (let i = 0; i < 4; i++) await press("Next step");
        assert.deepEqual(await sums(), [
          "θ > 0",
          "w2 > 0 (θ cancels)",
          "w1 + w2 − θ > 0",
          "0 > 0",
          "all four:",
        ]);
        assert.match(
          (await see(page)).counts[0],
          /^0 > 0 is false, so there is no such unit, whatever its weights/,
        );
        assert.equal(
          await board.getByRole("button", { name: "Next step" }).isDisabled(),
          true,
        );
        assert.equal(await focused(), "Back"); // not nowhere: keys would go to the notebook
        await press("Back");
        assert.equal((await see(page)).counts[0], "");
        assert.equal(
          await board.getByRole("status").textContent(),
          "Added up: w1 + w2 − θ > 0",
        );
      },
    );

    await t.step(
      "draws the unit that there is, if the gate has one",
      async () => {
        await put(page, { gate: "AND" });
        await press("I give up");
        const line = { weights: [1, 1], threshold: 2 };
        assert.equal(
          (await see(page)).line,
          stateLine("xorBoard", { gate: "AND", line, part: "proof" }),
        );
        await field("threshold of the line").fill("1");
        await press("Draw its line");
        assert.equal(await field("threshold of the line").inputValue(), "2");
      },
    );

    await t.step(
      "moves the points by slider, by button, and by steps where motion is not wanted",
      async () => {
        await put(page, { part: "features" });
        const slider = board.getByRole("slider", { name: /^How far/ });
        await slider.focus();
        for (const key of ["Home", "ArrowRight"]) {
          await page.keyboard.press(key);
        }
        const t = async () =>
          /t: ([\d.]+)/.exec((await see(page)).line)?.[1] ?? "0";
        assert.equal(await t(), "0.05");
        await press("Move the points");
        await slider.and(page.locator("[aria-valuetext=there]")).waitFor({
          timeout: 10_000,
        });
        assert.equal(await t(), "1");
        await page.emulateMedia({ reducedMotion: "reduce" });
        const steps: string[] = [];
        for (let i = 0; i < 5; i++) {
          await press("Move the points");
          steps.push(await t());
        }
        assert.deepEqual(steps, ["0", "0.25", "0.5", "0.75", "1"]);
        await page.emulateMedia({ reducedMotion: "no-preference" });
      },
    );

    await t.step(
      "offers the nets of the lecture, and finds the output's line",
      async () => {
        await put(page, { part: "features", t: 1 });
        const nets = board.getByRole("combobox", {
          name: "Hidden units and output",
        });
        await nets.selectOption("XNOR of sigmoid neurons (section 5)");
        assert.deepEqual(
          (await see(page)).cells.map((row) => row.slice(2, 4)),
          [
            ["0.002", "0.881"],
            ["0.119", "0.119"],
            ["0.119", "0.119"],
            ["0.881", "0.002"],
          ],
        );
        await field("threshold of the output").fill("-3");
        assert.equal(await nets.inputValue(), "-1");
        await press("Find the output's line");
        assert.ok((await see(page)).cells.every((row) => row.at(-1) === "✓"));
        const gate = board.getByRole("combobox", {
          name: "What is to be computed",
        });
        await gate.selectOption("XOR");
        assert.ok((await see(page)).cells.every((row) => row.at(-1) === "✓"));
        await press("Steeper: all weights × 4");
        assert.equal(await field("weight 1 of h1").inputValue(), "16");
      },
    );

    await t.step(
      "lives beside another, and is not made anew when its script runs again",
      async () => {
        const before = await see(page);
        const second = await see(page, 1);
        assert.equal(
          second.line,
          'xorBoard({ gate: "AND", line: { weights: [1, 1], threshold: 0.5 } })',
        );
        await page.evaluate(
          "for (const script of document.querySelectorAll('script')) (0, eval)(script.textContent)",
        );
        assert.deepEqual(await see(page), before);
        assert.deepEqual(await see(page, 1), second);
      },
    );

    await t.step(
      "has nothing that axe complains of, in the light and the dark, wide and narrow",
      async () => {
        const { source } = (await import("axe-core")).default;
        const parts: XorBoardState[] = [
          {},
          { part: "proof", step: 4 },
          { part: "proof", gate: "NOR" },
          {
            gate: "x1 AND NOT x2",
            line: { weights: [-2.2, 0.4], threshold: -0.775 },
          },
          { part: "features", t: 1, kind: "sigmoid" },
        ];
        for (
          const look of [{ width: 900 }, {
            width: 390,
            colorScheme: "dark",
          }] as const
        ) {
          const page = await browser.open(
            parts.map((part) => xorBoard(part)),
            look,
          );
          await page.evaluate(source);
          const found = await page.evaluate(
            `axe.run(document, { rules: { region: { enabled: false }, "landmark-one-main": { enabled: false },
            "page-has-heading-one": { enabled: false } } })
            .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))`,
          );
          assert.deepEqual(found, []);
          const wide = await page.evaluate(
            `Math.max(document.documentElement.scrollWidth - innerWidth,
              ...[...document.querySelectorAll("[data-nets-figure]")]
                .flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll(".table")])
                .map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))`,
          );
          assert.ok(Number(wide) <= 0, `${wide} px too wide at ${look.width}`);
          await page.close();
        }
      },
    );

    await t.step(
      "is a picture with alt text and caption where no scripts run",
      async () => {
        const page = await browser.open(
          [xorBoard({ part: "features", t: 1 })],
          {
            javaScriptEnabled: false,
          },
        );
        assert.equal(
          await page.locator("img").getAttribute("alt"),
          "XOR by two hidden units and a third. The hidden units send 00 to (1, 0), 01 to (1, 1), 10 to (1, 1) " +
            "and 11 to (0, 1). There a line separates the classes. The third unit: 4 of 4 rows right.",
        );
        assert.equal(await page.locator("figcaption").count(), 1);
        await page.close();
      },
    );

    assert.deepEqual(browser.errors, []);
  },
});
