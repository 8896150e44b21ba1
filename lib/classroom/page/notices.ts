/** Sentences for the reader that come up at the edge of the page. */

import { button, element } from "./element.ts";

/** Milliseconds for which good news stay. */
const STAY = 4000;

/** Something that can be done about what a notice says. */
export type Offer = { readonly label: string; readonly press: () => void };

/** Where notices come up. A problem stays until somebody has read it and says so. */
export class Notices {
  readonly element: HTMLElement = element("div.notices", {
    role: "region",
    "aria-label": "Notices",
  });

  /**
   * Shows a sentence. The same problem twice is shown once.
   *
   * @param offer what can be done about it, at the press of a button
   */
  show(kind: "done" | "problem", text: string, offer?: Offer): void {
    this.#remove((one) => one.dataset.text === text);
    if (kind === "done") this.#remove((one) => one.classList.contains("done"));
    const notice: HTMLElement = element(
      `div.notice.${kind}` as "div",
      { role: kind === "problem" ? "alert" : "status", "data-text": text },
      element("p", {}, text),
    );
    if (offer) notice.append(button(".offer", offer.label, offer.press));
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
