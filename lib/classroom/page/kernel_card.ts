/** What is shown when the kernel is no more: why, and the one button to go on. */

import type { LectureView } from "../presenter/protocol.ts";
import { button, element } from "./element.ts";
import type { LectureStore } from "./lecture_store.ts";

/** The card of a kernel that ended, or could not start. */
export class KernelCard {
  readonly element = element("div.kernel-card", {
    role: "alert",
    hidden: true,
  });
  #shown = "";

  constructor(readonly store: LectureStore) {}

  /** Shows the card, or puts it away. */
  update({ kernel, cells }: LectureView): void {
    const gone = kernel.status === "dead" || kernel.status === "failed";
    const shows = gone ? `${kernel.status} ${kernel.reason ?? ""}` : "";
    if (shows === this.#shown) return;
    this.#shown = shows;
    this.element.hidden = !gone;
    if (!gone) return this.element.replaceChildren();
    const hasRun = cells.some(({ status }) => status !== "fresh");
    this.element.replaceChildren(
      element(
        "div",
        {},
        element(
          "strong",
          {},
          kernel.status === "dead"
            ? "The kernel has ended."
            : "The kernel could not start.",
        ),
        element("p", {}, kernel.reason ?? "Cells cannot run without it."),
        hasRun
          ? element(
            "p.quiet",
            {},
            "Text, code and outputs are all still here; only variables are gone.",
          )
          : null,
      ),
      element(
        "div.choices",
        {},
        hasRun
          ? button(
            "",
            "Start again and run up to here",
            () => this.#again(true),
          )
          : null,
        button(".primary", "Start again", () => this.#again(false)),
      ),
    );
  }

  #again(runs: boolean): void {
    const upTo = this.store.lecture?.position.cell;
    if (runs && upTo !== undefined) {
      this.store.nextTime("kernel", ({ kernel }) => {
        if (kernel.status !== "idle") return false;
        this.store.send({ type: "runAll", upTo });
        return true;
      });
    }
    this.store.send({ type: "restart" });
  }
}
