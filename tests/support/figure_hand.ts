/** A hand on the figures of the lectures, the same in every front end: a pointer, and keys. */

import assert from "node:assert/strict";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { readNotebook } from "../../lib/classroom/notebook_file.ts";

/** A figure that stands in a lecture. */
export type LectureFigure = {
  readonly name: string;
  /** The lecture and the cell that shows it. */
  readonly lecture: string;
  readonly cell: string;
  /** What a pointer takes hold of, and how far it draws it in px; it is only pressed if it is not drawn. */
  readonly grip: string;
  readonly by: readonly [x: number, y: number];
  /** What a key is given to, and the key. */
  readonly control: string;
  readonly key: string;
};

/** The figures, in the order of the lectures. */
export const FIGURES: readonly LectureFigure[] = [
  {
    name: "gateBench",
    lecture: "02_logic_gates",
    cell: "bench",
    grip: "input[type=range] >> nth=0",
    by: [-70, 0],
    control: "input[type=range] >> nth=0",
    key: "ArrowRight",
  },
  {
    name: "xorBoard",
    lecture: "05_xor",
    cell: "your-unit",
    grip: ".handle >> nth=0",
    by: [25, 40],
    control: ".handle >> nth=0",
    key: "ArrowUp",
  },
  {
    name: "backpropStepper",
    lecture: "12_backprop_by_hand",
    cell: "play",
    grip: ".move.next",
    by: [0, 0],
    control: ".move.next",
    key: "ArrowRight",
  },
];

/** What is typed to find out whether keys reach what stands around a figure. */
const TYPED = "abxddm";

/** Where figures are: a page, or a frame in it. */
type Place = Page | FrameLocator | Locator;

/** A figure's root. */
export function rootOf(place: Place, { name }: LectureFigure): Locator {
  return place.locator(`[data-nets-figure=${name}]`);
}

/** The line that says a figure's state; it waits until the figure lives. */
export function lineOf(root: Locator): Promise<string> {
  return root.locator(".line").inputValue();
}

/** What a lecture's cell has put out, as it is saved. */
export async function savedOutput({ lecture, cell }: LectureFigure) {
  const { cells } = await readNotebook(`notebooks/${lecture}.ipynb`);
  const found = cells.find(({ id }) => id === cell);
  const output = found?.outputs[0];
  if (output === undefined || !("data" in output)) {
    throw new Error(`${lecture} has no output of ${cell}`);
  }
  return { source: found!.source, output };
}

/** Draws or presses the figure's grip with the pointer. */
export async function byMouse(
  page: Page,
  root: Locator,
  { grip, by: [x, y] }: LectureFigure,
): Promise<void> {
  await root.scrollIntoViewIfNeeded(); // a static page waits for this
  const before = await lineOf(root);
  const held = root.locator(grip);
  await held.scrollIntoViewIfNeeded();
  const box = (await held.boundingBox())!;
  const isRange = /range/.test(grip);
  // A slider is taken where it stands: the bench begins with 1 of −3 to 3.
  const at = [
    box.x + box.width * (isRange ? 0.66 : 0.5),
    box.y + box.height / 2,
  ];
  await page.mouse.move(at[0], at[1]);
  await page.mouse.down();
  if (x || y) await page.mouse.move(at[0] + x, at[1] + y, { steps: 4 });
  await page.mouse.up();
  const changed = async () => await lineOf(root) !== before;
  await until("the pointer changes something", changed);
}

/** Presses the control's key, goes on by Tab, and types into the line what would hurt a notebook. */
export async function byKeys(
  page: Page,
  root: Locator,
  { name, control, key }: LectureFigure,
): Promise<void> {
  await root.locator(control).click();
  const before = await lineOf(root);
  await page.keyboard.press(key);
  await until(
    `${key} changes something`,
    async () => await lineOf(root) !== before,
  );
  const here = await focused(root);
  await page.keyboard.press("Tab");
  await until(
    "Tab goes on",
    async () => ![here, ""].includes(await focused(root)),
  );
  await root.locator(".line").click();
  await page.keyboard.type(TYPED);
  await until("one can type", async () => await lineOf(root) === TYPED);
  await page.keyboard.press("Enter");
  const problem = root.locator(".foot ~ .problem");
  await problem.waitFor();
  assert.equal(
    await problem.innerText(),
    `Cannot read the line: it must look like ${name}({ … }) with numbers, lists and texts in it, but it does not`,
  );
  for (let n = 0; n < 2; n++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await problem.waitFor({ state: "hidden" });
}

/** What in a figure has the focus, in words; nothing if the focus is elsewhere. */
export function focused(root: Locator): Promise<string> {
  return root.evaluate((one) => {
    const active = (one as unknown as { shadowRoot: ShadowRootLike }).shadowRoot
      .activeElement;
    return active
      ? `${active.tagName} ${
        active.getAttribute("aria-label") ?? ""
      } ${active.textContent}`
      : "";
  });
}

/** Waits until something holds, on a busy machine too: what happens in a frame is heard of later. */
export async function until(
  what: string,
  holds: () => Promise<boolean>,
): Promise<void> {
  for (const end = Date.now() + 30_000; !await holds();) {
    assert.ok(Date.now() < end, `it never came true that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** Of the browser's types, which tests do not have, what is asked here. */
type ShadowRootLike = {
  readonly activeElement: {
    readonly tagName: string;
    readonly textContent: string;
    getAttribute(name: string): string | null;
  } | null;
};
