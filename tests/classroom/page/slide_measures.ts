/** What is measured on a slide, by words that a page evaluates. */

import type { Page } from "playwright-core";

/**
 * Everything on the slide that is cut, too small, or scrolls: a line for each.
 *
 * What has still to appear counts, too: it has its place already.
 */
const CUT = `(() => {
  const said = [];
  const sheet = document.querySelector(".present > .present .sheet");
  const room = sheet.getBoundingClientRect();
  const floor = document.querySelector(".slide-bar").getBoundingClientRect().top;
  const name = (one) => one.closest(".cell").dataset.cell + " " + one.tagName + "." + one.className;
  const shown = (selector) => [...sheet.querySelectorAll(selector)]
    .filter((one) => one.getClientRects().length > 0);
  if (sheet.classList.contains("overfull")) said.push("the slide scrolls");
  for (const one of shown(".source, .output, .prose > *, .output img, .cm-line, .output table")) {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    if (left < room.left - 1 || right > room.right + 1 || top < room.top - 1 ||
      bottom > Math.min(room.bottom, floor) + 1) said.push("cut: " + name(one));
  }
  for (const one of shown(".source *, .output, .output *")) {
    if (one.scrollWidth > one.clientWidth + 2 && one.clientWidth > 0 &&
      /auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX) &&
      !one.closest(".katex-mathml, .cm-announced, .cm-layer")) said.push("scrolls: " + name(one));
  }
  for (const one of shown(".prose *, .cm-line, .output *")) {
    if (one.closest(".katex-html, .katex-mathml, sub, sup") ||
      ![...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    const px = parseFloat(getComputedStyle(one).fontSize) * one.currentCSSZoom;
    if (px < 13.9) said.push(px.toFixed(1) + " px: " + name(one));
  }
  for (const picture of shown(".output img")) {
    const { width } = picture.getBoundingClientRect();
    const own = Number(picture.getAttribute("width")) || picture.naturalWidth;
    if (!picture.complete || width < Math.min(own * 0.55, 240)) said.push("small: " + name(picture) + " " + width);
  }
  return said;
})()`;

/** Whether there is nothing after what is shown. */
const LAST = `(() => {
  const cells = [...document.querySelectorAll(".sheet .cell")];
  return cells.at(-1).classList.contains("current") && !cells.at(-1).matches(".later, .code[data-status=fresh]") &&
    (([, n, of] = [0, 1, 1]) => n === of)(/(\\d+) of (\\d+)/.exec(document.querySelector(".slide-page").textContent)?.map(Number));
})()`;

/**
 * Polls in the page itself, once a picture: its rules let no test put functions into it. A
 * frame tells its height some time after it was given another width.
 */
const SETTLED = `new Promise((resolve, reject) => {
  const end = performance.now() + 90_000;
  let was = "", times = 0;
  const look = () => {
    const sheet = document.querySelector(".present > .present .sheet");
    if (performance.now() > end) return reject(new Error("the slide does not settle"));
    const still = sheet?.querySelector(".cell.current") &&
      [...sheet.querySelectorAll("img")].every((one) => one.complete) &&
      !document.querySelector(".cell:is([data-status=running], [data-status=queued])");
    const frames = [...(sheet?.querySelectorAll(".output-frame") ?? [])];
    const shape = still && [sheet.innerText, sheet.firstElementChild.style.cssText, sheet.className,
      ...frames.map((frame) => frame.offsetHeight), document.querySelector(".slide-bar").innerText].join();
    times = still && shape === was ? times + 1 : 0;
    was = shape;
    if (times >= (frames.length > 0 ? 30 : 2)) resolve();
    else requestAnimationFrame(look);
  };
  look();
})`;

/** Waits until the slide has the layout in which it stays: nothing runs, all pictures are read. */
export async function settledSlide(page: Page): Promise<void> {
  await page.evaluate(SETTLED);
}

/** What there is to see at a stop. */
export type Sight = {
  /** The cell that is the subject. */
  readonly cell: string;
  readonly cuts: readonly string[];
  /** Whether there is nothing after it. */
  readonly isLast: boolean;
  /** A text that changes whenever what is shown does. */
  readonly shown: string;
};

/** Where the lecture is, and how its cell is doing. What the bar says of the kernel comes by itself. */
const SHOWN = `(() => {
  const cell = document.querySelector(".present > .present .cell.current");
  const at = [...document.querySelectorAll(".sheet .cell")].indexOf(cell);
  const bar = [".slide-count", ".slide-page"].map((one) => document.querySelector(one)?.textContent);
  return JSON.stringify([cell?.dataset.cell, cell?.dataset.status, at, ...bar]);
})()`;

/**
 * Waits until something else is shown than before, for what runs is known only when the
 * server has said so, and until it has settled.
 *
 * @param before what was shown; nothing at the first stop
 */
export async function seen(page: Page, before?: string): Promise<Sight> {
  return await page.evaluate<Sight>(`(async () => {
    const before = ${JSON.stringify(before ?? null)};
    for (const end = performance.now() + 30_000; ${SHOWN} === before;) {
      if (performance.now() > end) throw new Error("the key does nothing at " + before + ", " + document.querySelector(".slide-bar").innerText);
      await new Promise(requestAnimationFrame);
    }
    await ${SETTLED};
    const { cell } = document.querySelector(".present > .present .cell.current").dataset;
    return { cell, cuts: ${CUT}, isLast: ${LAST}, shown: ${SHOWN} };
  })()`);
}

/**
 * Everything that is cut anywhere, from the first slide to the last one: a walk by another
 * key, inside the page, where it takes a tenth of the time. Stops on the same page of a
 * slide have the same layout: it has settled at the first of them.
 */
export const ALL_CUTS = `(async () => {
  const press = (key) => dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const bar = document.querySelector(".slide-bar");
  const said = [];
  let page = "";
  press("Home");
  // The window was given another size just now: reveal.js and the slides hear of it a moment later.
  for (let picture = 0; picture < 30; picture++) await new Promise(requestAnimationFrame);
  for (let stop = 0; stop < 400; stop++) {
    if (bar.textContent !== page) await ${SETTLED};
    page = bar.textContent;
    const cell = document.querySelector(".present > .present .cell.current").dataset.cell;
    said.push(...${CUT}.map((cut) => cell + ": " + cut));
    if (${LAST}) return said;
    press("ArrowRight");
  }
  throw new Error("the slides never end");
})()`;

/** How many slides there are. */
export async function slideCount(page: Page): Promise<number> {
  return Number((await page.textContent(".slide-count"))!.split("/")[1]);
}
