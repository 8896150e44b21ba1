/** The square of the bench: its line can be moved by hand, its corners chosen. */

import { allBits, type Bits } from "../../../logic/bits.ts";
import { SQUARE, squarePicture } from "../../gate_bench/bench_picture.ts";
import { type Bench, REACH } from "../../gate_bench/bench_state.ts";
import { benchAnswer, sumAt } from "../../gate_bench/bench_unit.ts";
import { button, element } from "../element.ts";
import type { Change, Part } from "./part.ts";

/**
 * The square.
 *
 * @param now the bench as it is
 * @param choose is told the corner that was pressed
 */
export function benchSquare(
  now: () => Bench,
  change: Change,
  choose: (row: Bits) => void,
): Part {
  const drawing = element("div");
  const corners = allBits(2).map((x) => cornerButton(x, () => choose(x)));
  const square = element("div.square", {}, drawing, ...corners);
  movable(square, now, change);
  return {
    element: square,
    show: (bench, answer) => {
      drawing.replaceChildren(
        squarePicture(bench, answer, true) as unknown as Node,
      );
      answer.rows.forEach(({ x, y }, i) => {
        corners[i].setAttribute(
          "aria-pressed",
          String(String(bench.row) === String(x)),
        );
        corners[i].setAttribute(
          "aria-label",
          `Corner (${x.join(", ")}): ${y === 1 ? "fires" : "rests"}`,
        );
      });
    },
  };
}

/** A button over a corner; it stays while the picture under it is drawn anew. */
function cornerButton(x: Bits, press: () => void): HTMLButtonElement {
  const [left, top] = SQUARE.toPx(x);
  const made = button(".corner", `Corner (${x.join(", ")})`, press, "");
  made.style.left = `${100 * left / SQUARE.width}%`;
  made.style.top = `${100 * top / SQUARE.height}%`;
  made.removeAttribute("title");
  return made;
}

/** Lets a hand move the line: the threshold goes where the hand goes, in halves, or finely with Shift or Alt. */
function movable(square: HTMLElement, now: () => Bench, change: Change): void {
  let offset: number | undefined; // θ less the sum where the hand is
  const sumOf = ({ clientX, clientY }: PointerEvent): number => {
    const { left, top, width } = square.getBoundingClientRect();
    const scale = SQUARE.width / width;
    const place = [(clientX - left) * scale, (clientY - top) * scale];
    return sumAt(benchAnswer(now()).weights, SQUARE.fromPx(place));
  };
  square.addEventListener("pointerdown", (event) => {
    if (!(event.target as Element).closest("[data-line]")) return;
    event.preventDefault();
    square.setPointerCapture(event.pointerId);
    offset = now().threshold - sumOf(event);
  });
  square.addEventListener("pointermove", (event) => {
    if (offset === undefined) return;
    const parts = event.shiftKey || event.altKey ? 20 : 2;
    const wanted = Math.round((sumOf(event) + offset) * parts) / parts;
    const threshold = Math.min(REACH, Math.max(-REACH, wanted)) + 0;
    if (threshold !== now().threshold) change({ threshold });
  });
  for (const end of ["pointerup", "pointercancel"]) {
    square.addEventListener(end, () => offset = undefined);
  }
}
