/** A handle in a picture: dragged by a pointer, moved by arrow keys, and saying where it is. */

import { decimal } from "../../../figures/numbers.ts";
import type { Point } from "../../../figures/placement.ts";
import { SCALES } from "../../xor_board/planes.ts";
import { element } from "../element.ts";

/** What a handle does. */
export type HandleOptions = {
  readonly name: string;
  /** From the window to the plane. */
  readonly from: (x: number, y: number) => Point;
  /** It is to go to a place in the plane. */
  readonly to: (at: Point) => void;
  /** It is to go some steps to the right and up. */
  readonly by: (right: number, up: number) => void;
};

/** A handle on the page. */
export type Handle = {
  readonly element: HTMLElement;
  /** Puts it at a place in the picture, which is a place of the plane; nowhere if there is none. */
  show(px: Point | undefined, at: Point | undefined): void;
};

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
};

/** With Shift, an arrow key is worth this many. */
const FAST = 5;

/** Makes a handle; it is nowhere yet. */
export function handle({ name, from, to, by }: HandleOptions): Handle {
  const grip = element("div.handle", {
    role: "slider",
    tabindex: 0,
    "aria-label": name,
    "aria-roledescription": "handle, moved by the arrow keys",
    "aria-valuemin": -0.5,
    "aria-valuemax": 1.5,
    "aria-valuenow": 0,
  });
  grip.addEventListener("keydown", (event) => {
    const step = ARROWS[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const times = event.shiftKey ? FAST : 1;
    by(step[0] * times, step[1] * times);
  });
  grip.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    grip.focus();
    grip.setPointerCapture(event.pointerId);
  });
  grip.addEventListener("pointermove", (event) => {
    if (grip.hasPointerCapture(event.pointerId)) {
      to(from(event.clientX, event.clientY));
    }
  });
  return { element: grip, show: (px, at) => place(grip, px, at) };
}

function place(
  grip: HTMLElement,
  px: Point | undefined,
  at: Point | undefined,
): void {
  grip.hidden = px === undefined || at === undefined;
  if (px === undefined || at === undefined) return;
  grip.style.left = `${100 * px[0] / SCALES.width}%`;
  grip.style.top = `${100 * px[1] / SCALES.height}%`;
  const [x1, x2] = at.map((c) => decimal(c));
  grip.setAttribute("aria-valuenow", String(at[0]));
  grip.setAttribute("aria-valuetext", `x1 ${x1}, x2 ${x2}`);
}
