/** The speaker's view: the slide in small, what comes next, notes, the clock, large buttons. */

import type { CellView, Event, LectureView } from "../presenter/protocol.ts";
import { button, element } from "./element.ts";
import { askForSlide } from "./go_to_slide.ts";
import type { Commands, PageView, ViewContext } from "./page_view.ts";
import { wall } from "./slide_wall.ts";
import { SlideWalk } from "./slide_walk.ts";
import { SpeakerClock } from "./speaker_clock.ts";
import { notesAt } from "./speaker_notes.ts";
import { preview } from "./speaker_preview.ts";

/** Free room in px around the slide in small. */
const AIR = 10;

/** Room in px that everything above and below the slide needs of the window's height. */
const REST = 400;

/** What the one who speaks looks at, while the class looks at the slides. */
export class SpeakerView implements PageView {
  readonly element: HTMLElement;
  readonly commands: Commands;
  readonly #context: ViewContext;
  readonly #walk: SlideWalk;
  readonly #clock: SpeakerClock;
  readonly #stage = element("div.speaker-stage");
  readonly #where = element("h2.speaker-where");
  readonly #next = element("div.speaker-next-cell");
  readonly #notes = element("div.speaker-notes-text");
  readonly #run: HTMLButtonElement;
  readonly #observer: ResizeObserver;

  /** @param context the lecture, and the blocks of its cells */
  constructor(context: ViewContext) {
    this.#context = context;
    this.#walk = new SlideWalk(context, {
      enter: (_slide, sheet) => this.#stage.replaceChildren(sheet.element),
      scale: () => this.#scale(),
      shown: () => this.#mark(),
    });
    this.#clock = new SpeakerClock(context.store);
    const walk = this.#walk;
    const back = button(".speaker-back", "Back", () => walk.step(-1));
    this.#run = button(".speaker-run", "Run", () => this.#runOrStop());
    const next = button(".speaker-next.primary", "Next", () => walk.step(1));
    this.commands = {
      nextStep: () => walk.step(1),
      previousStep: () => walk.step(-1),
      first: () => walk.goTo(0),
      last: () => walk.goTo(walk.deck.slides.length - 1, -1),
      runAndGoOn: () => walk.runAndGoOn(),
      run: () => walk.block?.run(),
      goTo: () =>
        askForSlide(
          walk.deck.slides.length,
          (number) => walk.goTo(number - 1),
        ),
    };
    this.element = element(
      "div.speaker-view",
      {},
      this.#clock.element,
      element("section.speaker-now", {}, this.#where, this.#stage),
      element(
        "section.speaker-after",
        {},
        element("h2", {}, "Next"),
        this.#next,
      ),
      element(
        "section.speaker-notes",
        {},
        element("h2", {}, "Notes"),
        this.#notes,
      ),
      element("nav.speaker-buttons", {}, back, this.#run, next),
    );
    this.#observer = new ResizeObserver(() => walk.fitSoon());
    this.#observer.observe(this.element);
    addEventListener("storage", this.#wallChanged);
  }

  update(event: Event, lecture: LectureView): void {
    if (event.type === "lecture") {
      this.#walk.take(lecture);
      for (const slide of this.#walk.deck.slides) {
        this.#walk.sheetOf(slide).fill();
      }
    }
    if (event.type === "lecture" || event.type === "position") {
      this.#walk.follow(lecture);
    } else if ("id" in event && this.#walk.sheet?.isOutdated) {
      this.#walk.fitSoon();
    }
    this.#clock.update(lecture);
    this.#markRun(lecture);
  }

  close(): void {
    removeEventListener("storage", this.#wallChanged);
    this.#observer.disconnect();
    this.#clock.close();
    this.#walk.close();
  }

  readonly #wallChanged = ({ key }: StorageEvent) => {
    if (key === "nets.wall") this.#walk.fitSoon();
  };

  /** Gives the sheet the room it has on the wall, and makes it as small as the stage. */
  #scale() {
    const { width, height, scale } = wall();
    const room = this.#stage.parentElement!.clientWidth - 2 * AIR;
    const share = Math.min(
      room / width,
      Math.max(innerHeight - REST, 0.3 * innerHeight) / height,
    );
    const { style } = this.#walk.sheet!.element;
    style.width = `${width}px`;
    style.height = `${height}px`;
    style.transform = `translate(${AIR}px, ${AIR}px) scale(${share})`;
    this.#stage.style.height = `${height * share + 2 * AIR}px`;
    this.#stage.style.width = `${width * share + 2 * AIR}px`;
    return scale;
  }

  #mark(): void {
    const { cells } = this.#context.store.lecture!;
    const { slide, deck, next, at } = this.#walk;
    const { slides } = deck;
    const section = slides[slide]?.section ?? "";
    this.#where.textContent = `${slide + 1} / ${slides.length} · ${section}`;
    const coming = next ?? { cell: slides[slide + 1]?.id };
    const cell = cells.find(({ id }) => id === coming.cell);
    this.#next.replaceChildren(
      next && next.cell === at?.cell
        ? element("p.quiet", {}, "This cell goes on.")
        : cell
        ? preview(cell)
        : element("p.quiet", {}, "That was the last one."),
    );
    this.#showNotes(cells);
    this.#markRun(this.#context.store.lecture!);
  }

  #showNotes(cells: readonly CellView[]): void {
    const notes = notesAt(cells, this.#walk.deck, this.#walk.slide);
    this.#notes.replaceChildren(
      ...notes.map(({ cell, isHere }) => {
        const text = preview(cell);
        text.classList.toggle("here", isHere);
        return text;
      }),
      ...notes.length > 0
        ? []
        : [element("p.quiet", {}, "None for this section.")],
    );
  }

  #markRun({ kernel }: LectureView): void {
    const isBusy = kernel.status === "busy";
    this.#run.textContent = isBusy ? "Stop" : "Run";
    this.#run.classList.toggle("danger", isBusy);
    this.#run.disabled = !isBusy && this.#walk.block?.cell.kind !== "code";
  }

  #runOrStop(): void {
    const { store } = this.#context;
    if (store.lecture?.kernel.status === "busy") store.send({ type: "stop" });
    else this.#walk.runAndGoOn();
  }
}
