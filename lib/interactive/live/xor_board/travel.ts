/** The way of the points from one plane to the other: a slider, and a button that goes it by itself. */

import { button, element } from "../element.ts";
import { formula } from "./formula.ts";
import type { Desk, Panel } from "./panel.ts";

/** How long the whole way takes, in ms. */
const DURATION = 1600;

/** Who wants no motion gets this part of the way at each press. */
const STEP = 0.25;

/** Slider and button. */
export function travel(desk: Desk): Panel {
  const slider = element("input", {
    type: "range",
    min: 0,
    max: 1,
    step: 0.05,
    "aria-label":
      "How far the points have moved, from the inputs to the hidden units",
  });
  let frame = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    frame = 0;
  };
  slider.addEventListener("input", () => {
    stop();
    desk.change({ t: slider.valueAsNumber });
  });
  const go = button(".strong", "Move the points", () => {
    const { t } = desk.board();
    if (frame !== 0) return stop();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      return desk.change({ t: t === 1 ? 0 : Math.min(1, t + STEP) });
    }
    const from = t === 1 ? 0 : t;
    const began = performance.now() - from * DURATION;
    const draw = (now: number) => {
      const t = Math.min(1, Math.max(0, (now - began) / DURATION));
      desk.change({ t });
      frame = t < 1 && slider.isConnected ? requestAnimationFrame(draw) : 0;
    };
    frame = requestAnimationFrame(draw);
  });
  return {
    element: element(
      "div.travel",
      {},
      go,
      formula("x"),
      slider,
      formula("h"),
    ),
    show: ({ t }) => {
      slider.value = String(t);
      slider.setAttribute(
        "aria-valuetext",
        t === 1
          ? "there"
          : t === 0
          ? "at the inputs"
          : `${Math.round(100 * t)} % of the way`,
      );
    },
  };
}
