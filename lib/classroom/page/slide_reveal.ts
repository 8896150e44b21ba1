/** The deck of reveal.js, set up to do what the slide view needs and nothing of its own accord. */

import Reveal, { type RevealApi } from "reveal.js";
import { element } from "./element.ts";
import type { Slide } from "./slide_deck.ts";

/** Slides in columns, one of them shown; all at once in the overview. */
export class SlideReveal {
  readonly element: HTMLElement;
  readonly #slides = element("div.slides");
  readonly #reveal: RevealApi;
  #isReady = false;
  #wanted: Slide | undefined;

  /**
   * @param chosen called when a slide is chosen in the overview
   * @param ready called when slides have their size and can be fitted
   */
  constructor(chosen: (id: string) => void, readonly ready: () => void) {
    this.element = element("div.reveal", {}, this.#slides);
    this.#reveal = new Reveal(this.element, {
      embedded: true,
      margin: 0,
      minScale: 1,
      maxScale: 1,
      center: false,
      controls: false,
      progress: false,
      // Fragments are stops of ours: what one press shows depends on the room there is.
      fragments: false,
      // Keys, address and place are the page's.
      keyboard: false,
      hash: false,
      history: false,
      respondToHashChanges: false,
      touch: false,
      jumpToSlide: false,
      help: false,
      focusBodyOnPageVisibilityChange: false,
      // No output may drive the slides by messages.
      postMessage: false,
      postMessageEvents: false,
      previewLinks: false,
      autoAnimate: false,
      hideInactiveCursor: true,
      hideCursorTime: 3000,
      transition: "none",
      backgroundTransition: "none",
      viewDistance: 1,
      mobileViewDistance: 1,
      display: "block",
    });
    this.#reveal.on("slidechanged", (event) => {
      const { currentSlide } = event as unknown as {
        currentSlide: HTMLElement;
      };
      const id = currentSlide.dataset.slide;
      // While it starts it follows the address by itself, and that is the view's to do.
      if (!this.#isReady || id === undefined) return;
      if (id !== this.#wanted?.id) chosen(id);
    });
  }

  /** Puts slides into their columns, in the place of those that were there. */
  arrange(slides: readonly (readonly [Slide, HTMLElement])[]): void {
    const columns: HTMLElement[] = [];
    for (const [{ id, column }, sheet] of slides) {
      columns[column] ??= element("section" as "div");
      columns[column].append(
        element("section" as "div", { "data-slide": id }, sheet),
      );
    }
    this.#slides.replaceChildren(...columns);
    if (this.#isReady) this.#reveal.sync();
    else this.#start();
  }

  /** Shows a slide. */
  show(slide: Slide): void {
    this.#wanted = slide;
    if (this.#isReady) this.#reveal.slide(slide.column, slide.row);
  }

  /** Takes the size that the view has now. */
  resize(): void {
    const { offsetWidth: width, offsetHeight: height } = this.element;
    if (this.#isReady && width > 0) this.#reveal.configure({ width, height });
  }

  /** All slides at a glance, or back to the one. */
  overview(): void {
    this.#reveal.toggleOverview();
  }

  /** Whether slides can be shown; a moment after the first were arranged. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Whether all slides are shown at a glance. */
  get isOverview(): boolean {
    return this.#isReady && this.#reveal.isOverview();
  }

  /** A black screen, or back from it. */
  black(on?: boolean): void {
    this.#reveal.togglePause(on);
  }

  /** Whether the screen is black. */
  get isBlack(): boolean {
    return this.#isReady && this.#reveal.isPaused();
  }

  /** Lets go of everything. */
  close(): void {
    if (this.#isReady) this.#reveal.destroy();
  }

  /** It starts by itself a moment later, at its first slide; where it should be may be said before. */
  #start(): void {
    const { offsetWidth: width, offsetHeight: height } = this.element;
    void this.#reveal.initialize({ width, height });
    this.#reveal.on("ready", () => {
      this.#isReady = true;
      // In an application readers would be told to keep silent; this is a text.
      this.element.removeAttribute("role");
      this.resize();
      if (this.#wanted) this.show(this.#wanted);
      this.ready();
    });
  }
}
