/** What is shown while the line to the server is down. */

import { button, element } from "./element.ts";
import type { LectureStore } from "./lecture_store.ts";

/** Milliseconds a break may last before it is worth a word. */
const PATIENCE = 600;

/** A banner that comes up while the server does not answer. */
export function lineBanner(store: LectureStore): HTMLElement {
  const banner = element(
    "div.line-banner",
    { role: "alert", hidden: true },
  );
  const words = [
    element(
      "p",
      {},
      element("strong", {}, "The presenter does not answer."),
      " This page tries again by itself, and keeps what you type. If the presenter was ended, start it again: ",
      element("code", {}, "deno task lecture"),
    ),
    button("", "Try now", () => store.retry()),
  ];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const down = () => {
    timer ??= setTimeout(() => {
      banner.replaceChildren(...words);
      banner.hidden = false;
    }, PATIENCE);
  };
  store.watchLine((online) => {
    if (!online) return down();
    clearTimeout(timer);
    timer = undefined;
    banner.hidden = true;
    banner.replaceChildren();
  });
  down();
  return banner;
}
