/** The line under a slide: the section, what is running, which slide of how many. */

import type { LectureView } from "../presenter/protocol.ts";
import { button, element } from "./element.ts";

/** Where the lecture is, as the line says it. */
export type SlidePlace = {
  /** The heading of the section. */
  readonly section: string;
  /** The slide, counted from 1, and how many there are. */
  readonly slide: number;
  readonly slides: number;
  /** The page of the slide, counted from 1, and how many it has. */
  readonly page: number;
  readonly pages: number;
};

/** The line under the slides. */
export class SlideBar {
  readonly element: HTMLElement;
  readonly #section = element("span.slide-section");
  readonly #page = element("span.slide-page");
  readonly #number: HTMLButtonElement;
  readonly #state = element("span.slide-state", { role: "status" });
  readonly #stop: HTMLButtonElement;
  readonly #progress = element("div.slide-progress", { "aria-hidden": "true" });

  /**
   * @param stop stops what is running
   * @param goTo asks for a slide's number
   */
  constructor(stop: () => void, goTo: () => void) {
    this.#stop = button(".slide-stop", "Stop", stop);
    this.#number = button(".slide-count", "Go to a slide", goTo, "");
    this.element = element(
      "footer.slide-bar",
      {},
      this.#progress,
      this.#section,
      this.#state,
      this.#stop,
      this.#page,
      this.#number,
    );
    this.#stop.hidden = true;
  }

  /** Shows where the lecture is. */
  place({ section, slide, slides, page, pages }: SlidePlace): void {
    this.#section.textContent = section;
    this.#number.textContent = `${slide} / ${slides}`;
    this.#number.setAttribute(
      "aria-label",
      `Slide ${slide} / ${slides}, go to another`,
    );
    this.#page.textContent = pages < 2
      ? ""
      : page > 1
      ? `continued, ${page} of ${pages}`
      : `goes on, 1 of ${pages}`;
    this.#progress.style.setProperty(
      "--done",
      String((slide - 1) / Math.max(slides - 1, 1)),
    );
  }

  /**
   * Shows how the kernel is doing, where that matters to the room.
   *
   * @param rests whether the cell has not run, and shows what is saved of it
   */
  update({ kernel, cells }: LectureView, rests = false): void {
    const isBusy = kernel.status === "busy" || kernel.status === "stopping";
    const waiting = cells.filter(({ status }) => status === "queued").length;
    this.#stop.hidden = !isBusy;
    this.#state.textContent = kernel.status === "starting"
      ? "Kernel starts …"
      : kernel.status === "stopping"
      ? "Stopping …"
      : isBusy
      ? `Running${waiting > 0 ? `, ${waiting} waiting` : ""} …`
      : rests
      ? "Saved output, Shift+Enter runs the cell"
      : "";
    this.#state.classList.toggle("quiet", !isBusy && rests);
  }
}
