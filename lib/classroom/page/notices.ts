/** Sentences for the reader that come up at the edge of the page. */

import { button, element } from "./element.ts";

/** Milliseconds for which good news stay. */
const STAY = 4000;

/** Where notices come up. A problem stays until somebody has read it and says so. */
export class Notices {
  readonly element: HTMLElement = element("div.notices", {
    role: "region",
    "aria-label": "Notices",
  });

  /** Shows a sentence. The same problem twice is shown once. */
  show(kind: "done" | "problem", text: string): void {
    this.#remove((one) => one.dataset.text === text);
    if (kind === "done") this.#remove((one) => one.classList.contains("done"));
    const notice: HTMLElement = element(
      `div.notice.${kind}` as "div",
      { role: kind === "problem" ? "alert" : "status", "data-text": text },
      element("p", {}, text),
    );
    if (kind === "problem") {
      notice.append(button(".close", "Dismiss", () => notice.remove(), "✕"));
    } else setTimeout(() => notice.remove(), STAY);
    this.element.append(notice);
  }

  #remove(matches: (notice: HTMLElement) => boolean): void {
    for (const one of this.element.querySelectorAll<HTMLElement>(".notice")) {
      if (matches(one)) one.remove();
    }
  }
}
