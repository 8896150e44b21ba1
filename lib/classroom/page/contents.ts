/** The contents of a lecture beside it: its sections, with planned minutes. */

import type { CellView, LectureView } from "../presenter/protocol.ts";
import { renderMarkdown } from "../markdown.ts";
import { element } from "./element.ts";
import { remembered } from "./remembered.ts";
import { sanitised } from "./sanitise.ts";
import { type Section, sectionsOf } from "../presenter/section.ts";

/** A window that is narrower than this, in px, has no room for contents beside the lecture. */
const ROOM = 1200;

/** The contents; a click goes to a section. */
export class Contents {
  readonly element = element("nav.contents", { "aria-label": "Contents" });
  readonly #goTo: (id: string) => void;
  #sections: readonly Section[] = [];
  #shown = "";

  constructor(goTo: (id: string) => void) {
    this.#goTo = goTo;
    this.isOpen = innerWidth >= ROOM && remembered("contents") !== "hidden";
  }

  /** Whether they are shown. */
  get isOpen(): boolean {
    return !this.element.hidden;
  }

  set isOpen(open: boolean) {
    this.element.hidden = !open;
    document.documentElement.classList.toggle("with-contents", open);
  }

  /** Opens or closes them; on a wide window that is remembered. */
  toggle(): void {
    this.isOpen = !this.isOpen;
    if (innerWidth >= ROOM) {
      remembered("contents", this.isOpen ? "shown" : "hidden");
    } else if (this.isOpen) this.element.querySelector("a")?.focus();
  }

  /** Closes them where they lie over the lecture. @returns whether they did */
  uncover(): boolean {
    const covers = this.isOpen && innerWidth < ROOM;
    if (covers) this.isOpen = false;
    return covers;
  }

  /** Shows the sections of a lecture, and in which one it is. */
  update(lecture: LectureView): void {
    this.#sections = sectionsOf(lecture.cells);
    const shown = JSON.stringify(this.#sections);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.element.replaceChildren(
        element("ol", {}, ...this.#sections.map((one) => this.#line(one))),
      );
    }
    this.#mark(lecture.cells, lecture.position.cell);
  }

  #line({ id, level, title, minutes }: Section): HTMLElement {
    const link = element("a", { href: `#${encodeURIComponent(id)}` });
    const words = element("span.words");
    words.append(...inline(title));
    link.append(words);
    if (minutes !== undefined) {
      link.append(element(
        "span.minutes",
        { title: `${minutes} minutes planned` },
        `${minutes} min`,
      ));
    }
    link.addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(history.state, "", link.href);
      this.#goTo(id);
      this.uncover();
    });
    return element(`li.level-${level}` as "li", {}, link);
  }

  /** The last section that begins at the current cell or before it. */
  #mark(cells: readonly CellView[], current: string): void {
    const order = new Map(cells.map(({ id }, i) => [id, i]));
    const here = order.get(current) ?? 0;
    const at = this.#sections.findLastIndex(({ id }) =>
      (order.get(id) ?? 0) <= here
    );
    this.element.querySelectorAll("a").forEach((link, i) => {
      if (i === at) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }
}

/** A line of Markdown without the paragraph around it; links would stand in a link. */
function inline(title: string): Node[] {
  const html = sanitised(renderMarkdown(title), "markdown");
  for (const link of html.querySelectorAll("a")) {
    link.replaceWith(...link.childNodes);
  }
  return [...html.firstElementChild?.childNodes ?? []];
}
