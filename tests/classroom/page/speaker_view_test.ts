/** The speaker's view beside the slides, in Chromium. */

import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { TestPresenter, whyNot } from "../../support/presenter.ts";
import { notebookJson } from "../make_notebook.ts";
import { settledSlide } from "./slide_measures.ts";

const ignore = whyNot() !== undefined;

const NOTEBOOK = notebookJson(
  [
    ["md:# A talk\n\nWelcome.", "slide", 2],
    ["const hidden = 20;", "skip"],
    ["md:## Adding\n\nTwo numbers.", "slide", 10],
    ["const sum = hidden + 22;\nconsole.log(`sum ${sum}`);", "fragment"],
    ["md:**Ask** the room first.", "notes"],
    ["md:## The end", "slide", 3],
  ].map(([source, slide, minutes]) => ({
    source: String(source),
    metadata: {
      slideshow: { slide_type: String(slide) },
      ...minutes === undefined ? {} : { nets: { minutes } },
    },
  })),
  { nets: { minutes: { talk: 15, exercises: 0 } } },
);

/** Waits until a page shows something. */
async function shows(page: Page, selector: string, text: string | RegExp) {
  let last = "";
  for (let i = 0; i < 1500; i++) {
    last = (await page.locator(selector).first().textContent().catch(() =>
      ""
    )) ?? "";
    if (typeof text === "string" ? last.includes(text) : text.test(last)) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail(`${selector} says ${last}, not ${text}`);
}
/** The text of what the slide shows and the one who looks at it sees. */
const seen = (page: Page) =>
  page.locator(".sheet:visible .cell:not(.later, .off-page) .source")
    .allInnerTexts();

Deno.test({
  name:
    "SpeakerView goes with the slides, and the slides with it; both keep their place when loaded anew",
  ignore,
  async fn() {
    await using presenter = await TestPresenter.start({ "01_talk": NOTEBOOK });
    const slides = await presenter.open("/slides/01_talk");
    const speaker = await presenter.open("/speaker/01_talk");
    await settledSlide(slides);
    await shows(speaker, ".speaker-where", "1 / 3 · A talk");
    await shows(speaker, ".speaker-next-cell", "Two numbers.");
    await shows(speaker, ".speaker-notes-text", "None for this section.");

    await slides.keyboard.press("ArrowRight");
    await shows(speaker, ".speaker-where", "2 / 3 · Adding");
    await shows(speaker, ".speaker-next-cell", "const sum");
    await shows(speaker, ".speaker-notes-text", "Ask the room first.");
    assert.equal((await seen(slides)).length, 1);

    await speaker.getByRole("button", { name: "Next", exact: true }).click();
    await shows(slides, ".cell.current .source", "const sum");
    await speaker.getByRole("button", { name: "Run", exact: true }).click();
    await shows(slides, ".cell.current .output", "sum 42");
    await shows(speaker, ".sheet .cell.current .output", "sum 42");

    await slides.reload();
    await shows(slides, ".cell.current .source", "const sum");
    await shows(slides, ".slide-count", "2 / 3");
    assert.match(slides.url(), /#cell-4$/);
    await speaker.reload();
    await shows(speaker, ".speaker-where", "2 / 3 · Adding");
    assert.equal((await seen(slides)).length, 2);

    await speaker.keyboard.press("End");
    await shows(slides, ".slide-count", "3 / 3");
    await shows(speaker, ".speaker-next-cell", "That was the last one.");
    assert.deepEqual(presenter.complaints, []);
  },
});

Deno.test({
  name:
    "SpeakerView shows a clock that pauses, begins anew, and outlives its window",
  ignore,
  async fn() {
    await using presenter = await TestPresenter.start({ "01_talk": NOTEBOOK });
    const speaker = await presenter.open("/speaker/01_talk");
    await shows(speaker, ".clock-time", "0:00");
    await shows(
      speaker,
      ".clock-plan",
      "this section: minutes 0 to 2 · talk: 15 min",
    );
    await speaker.click(".clock-toggle");
    await shows(speaker, ".clock-time", "0:01");
    await shows(speaker, ".clock-pace", "on time");
    await speaker.keyboard.press("End");
    await shows(speaker, ".clock-pace", "11 min ahead");
    await speaker.reload();
    await shows(speaker, ".clock-time", /0:0[1-9]/);
    await shows(speaker, ".clock-toggle", "Pause");
    await speaker.click(".clock-toggle");
    await shows(speaker, ".clock-toggle", "Go on");
    await speaker.click(".clock-reset");
    await shows(speaker, ".clock-time", "0:00");
  },
});

Deno.test({
  name: "SpeakerView has all its buttons in a window of a phone's size",
  ignore,
  async fn() {
    await using presenter = await TestPresenter.start({ "01_talk": NOTEBOOK });
    const [width, height] = [390, 700];
    const speaker = await presenter.open("/speaker/01_talk", {
      viewport: { width, height },
    });
    await shows(speaker, ".speaker-where", "1 / 3 · A talk");
    for (const name of ["Back", "Run", "Next", "Start", "Reset"]) {
      const button = speaker.getByRole("button", { name, exact: true });
      const box = (await button.boundingBox())!;
      assert.ok(
        box.x >= 0 && box.x + box.width <= width && box.y >= 0 &&
          box.y + box.height <= height && box.height >= 24,
        `${name}: ${JSON.stringify(box)}`,
      );
    }
  },
});

Deno.test({
  name:
    "SlidesView has an overview, a black screen, numbers to go to, and cells to edit in place",
  ignore,
  async fn() {
    await using presenter = await TestPresenter.start({ "01_talk": NOTEBOOK });
    const slides = await presenter.open("/slides/01_talk");
    await settledSlide(slides);
    await slides.keyboard.press(".");
    assert.equal(await slides.locator(".reveal.paused").count(), 1);
    await slides.keyboard.press("ArrowRight");
    assert.equal(await slides.locator(".reveal.paused").count(), 0);
    assert.equal(await slides.textContent(".slide-count"), "1 / 3");

    await slides.keyboard.press("o");
    await slides.locator('section[data-slide="cell-6"]').dispatchEvent("click");
    await shows(slides, ".slide-count", "3 / 3");
    assert.equal(await slides.locator(".reveal.overview").count(), 0);

    await slides.keyboard.press("g");
    await slides.keyboard.type("2");
    await slides.keyboard.press("Enter");
    await shows(slides, ".slide-count", "2 / 3");

    await slides.keyboard.press("ArrowRight");
    await slides.keyboard.press("Enter");
    await slides.keyboard.press("ControlOrMeta+a");
    await slides.keyboard.type("console.log('changed ' + hidden)");
    await slides.keyboard.press("Shift+Enter");
    await shows(slides, ".cell.current .output", "changed 20");
    await slides.keyboard.press("Escape");
    await slides.keyboard.press("ArrowLeft");
    await slides.keyboard.press("ArrowLeft");
    await shows(slides, ".slide-count", "1 / 3");
    assert.deepEqual(presenter.complaints, []);
  },
});
