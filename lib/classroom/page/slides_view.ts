/** The slide view: what a class sees on the wall. */

import type { Event, LectureView } from "../presenter/protocol.ts";
import { element } from "./element.ts";
import { askForSlide } from "./go_to_slide.ts";
import type { Commands, PageView, ViewContext } from "./page_view.ts";
import { SlideBar } from "./slide_bar.ts";
import { SlideReveal } from "./slide_reveal.ts";
import { keepWall } from "./slide_wall.ts";
import { slideScale } from "./slide_scale.ts";
import { SlideWalk } from "./slide_walk.ts";
import { zoom } from "./zoom.ts";

/** A lecture as slides, which are run as they are shown. */
export class SlidesView implements PageView {
  readonly element = element("div.slides-view");
  readonly commands: Commands;
  readonly #context: ViewContext;
  readonly #walk: SlideWalk;
  readonly #reveal: SlideReveal;
  readonly #bar: SlideBar;
  readonly #observer: ResizeObserver;
  /** The page's zoom is written there. */
  readonly #zoomed = new MutationObserver(() => this.#walk.fitSoon());

  /** @param context the lecture, and the blocks of its cells */
  constructor(context: ViewContext) {
    this.#context = context;
    const { store } = context;
    this.#walk = new SlideWalk(context, {
      enter: (slide) => this.#reveal.show(slide),
      scale: () => this.#scale,
      shown: () => this.#mark(),
    });
    this.#reveal = new SlideReveal(
      (id) => this.#choose(id),
      () => this.#begin(),
    );
    const goTo = () =>
      askForSlide(
        this.#walk.deck.slides.length,
        (number) => this.#walk.goTo(number - 1),
      );
    this.#bar = new SlideBar(() => store.send({ type: "stop" }), goTo);
    this.element.append(this.#reveal.element, this.#bar.element);
    this.commands = {
      nextStep: () => this.#step(1),
      previousStep: () => this.#step(-1),
      first: () => this.#walk.goTo(0),
      last: () => this.#walk.goTo(this.#walk.deck.slides.length - 1, -1),
      runAndGoOn: () =>
        this.#reveal.isBlack ? this.#step(1) : this.#walk.runAndGoOn(),
      run: () => this.#walk.block?.run(),
      overview: () => this.#toggleOverview(),
      black: () => this.#reveal.black(),
      goTo,
    };
    this.#observer = new ResizeObserver(() => {
      this.#reveal.resize();
      this.#walk.fitSoon();
    });
    this.#observer.observe(this.element);
    this.#zoomed.observe(document.documentElement, {
      attributeFilter: ["style"],
    });
  }

  update(event: Event, lecture: LectureView): void {
    if (event.type === "lecture") this.#take(lecture);
    else if (event.type === "position") this.#follow(lecture);
    else if ("id" in event && this.#walk.sheet?.isOutdated) {
      this.#walk.fitSoon();
    }
    this.#bar.update(lecture, this.#walk.rests);
  }

  close(): void {
    this.#observer.disconnect();
    this.#zoomed.disconnect();
    this.#walk.close();
    this.#reveal.close();
  }

  #take(lecture: LectureView): void {
    const isNew = this.#walk.take(lecture);
    const { slides } = this.#walk.deck;
    if (isNew) {
      this.#reveal.arrange(
        slides.map((slide) => [slide, this.#walk.sheetOf(slide).element]),
      );
    }
    for (const slide of slides) this.#walk.sheetOf(slide).fill();
    this.#follow(lecture);
    this.#walk.fitSoon();
  }

  #follow(lecture: LectureView): void {
    if (this.#reveal.isReady) this.#walk.follow(lecture);
  }

  /** Shows the first slide: that of the link that was followed, else where the lecture is. */
  #begin(): void {
    const { lecture } = this.#context.store;
    const [{ type }] = performance.getEntriesByType(
      "navigation",
    ) as PerformanceNavigationTiming[];
    const linked = decodeURIComponent(location.hash.slice(1));
    const isKnown = lecture?.cells.some(({ id }) => id === linked);
    if (isKnown && type !== "reload" && linked !== lecture?.position.cell) {
      this.#walk.goToCell(linked);
    } else if (lecture) this.#walk.follow(lecture);
  }

  /** Goes to a slide that was chosen in the overview. */
  #choose(id: string): void {
    this.#walk.goTo(this.#walk.deck.slides.findIndex((one) => one.id === id));
  }

  #toggleOverview(): void {
    this.#reveal.overview();
    this.#walk.showAll(() => this.#reveal.isOverview);
  }

  #step(direction: 1 | -1): void {
    if (this.#reveal.isBlack) return this.#reveal.black(false);
    if (this.#reveal.isOverview) {
      return this.#walk.goTo(this.#walk.slide + direction);
    }
    this.#walk.step(direction);
  }

  #mark(): void {
    const { at, slide, sheet, deck: { slides } } = this.#walk;
    if (at) {
      const place = `#${encodeURIComponent(at.cell)}`;
      history.replaceState(history.state, "", place);
    }
    const { lecture } = this.#context.store;
    if (lecture) this.#bar.update(lecture, this.#walk.rests);
    if (sheet) keepWall(sheet.element, this.#scale);
    this.#bar.place({
      section: slides[slide]?.section ?? "",
      slide: slide + 1,
      slides: slides.length,
      page: (at?.page ?? 0) + 1,
      pages: sheet?.pages ?? 1,
    });
  }

  get #scale() {
    const { clientWidth, clientHeight } = this.element;
    return slideScale(clientWidth, clientHeight, zoom());
  }
}
