/** The slide view: what a class sees on the wall. */

import type { Event, LectureView } from "../presenter/protocol.ts";
import type { CellBlock } from "./cell_block.ts";
import { element } from "./element.ts";
import { askForSlide } from "./go_to_slide.ts";
import type { Commands, PageView, ViewContext } from "./page_view.ts";
import { SlideBar } from "./slide_bar.ts";
import { type Deck, type Slide, slideDeck } from "./slide_deck.ts";
import { SlideReveal } from "./slide_reveal.ts";
import { slideScale } from "./slide_scale.ts";
import { SlideSheet } from "./slide_sheet.ts";
import { runStep } from "./run_step.ts";
import { zoom } from "./zoom.ts";

/** A lecture as slides, which are run as they are shown. */
export class SlidesView implements PageView {
  readonly element = element("div.slides-view");
  readonly commands: Commands;
  readonly #context: ViewContext;
  readonly #reveal = new SlideReveal(
    (id) =>
      this.#goTo(this.#deck.slides.findIndex((slide) => slide.id === id), 0),
    () => this.#begin(),
  );
  readonly #bar: SlideBar;
  readonly #sheets = new Map<string, SlideSheet>();
  readonly #observer: ResizeObserver;
  #deck: Deck = { slides: [], beside: new Map() };
  #slide = 0;
  #stop = 0;
  /** The cell whose outputs are brought into view when they come. */
  #awaited: string | undefined;
  #frame: number | undefined;

  /** @param context the lecture, and the blocks of its cells */
  constructor(context: ViewContext) {
    this.#context = context;
    const { store } = context;
    this.#bar = new SlideBar(
      () => store.send({ type: "stop" }),
      () => this.#askForSlide(),
    );
    this.element.append(this.#reveal.element, this.#bar.element);
    this.commands = {
      nextStep: () => this.#step(1),
      previousStep: () => this.#step(-1),
      first: () => this.#goTo(0, 0),
      last: () => this.#goTo(this.#deck.slides.length - 1, -1),
      runAndGoOn: () => this.#runAndGoOn(),
      run: () => this.#current()?.run(),
      overview: () => this.#reveal.overview(),
      black: () => this.#reveal.black(),
      goTo: () => this.#askForSlide(),
    };
    this.#observer = new ResizeObserver(() => {
      this.#reveal.resize();
      this.#fitSoon();
    });
    this.#observer.observe(this.element);
  }

  update(event: Event, lecture: LectureView): void {
    if (event.type === "lecture") this.#take(lecture);
    else if (event.type === "position") this.#follow(lecture);
    else if ("id" in event && this.#sheet?.stopOf(event.id) !== -1) {
      this.#fitSoon();
    }
    this.#bar.update(lecture);
  }

  close(): void {
    this.#observer.disconnect();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    for (const sheet of this.#sheets.values()) sheet.close();
    this.#reveal.close();
  }

  get #sheet(): SlideSheet | undefined {
    return this.#sheets.get(this.#deck.slides[this.#slide]?.id);
  }

  #take(lecture: LectureView): void {
    const isFirst = this.#deck.slides.length === 0;
    const before = shapeOf(this.#deck.slides);
    this.#deck = slideDeck(lecture.cells);
    if (shapeOf(this.#deck.slides) !== before) this.#arrange();
    for (const slide of this.#deck.slides) {
      const sheet = this.#sheets.get(slide.id)!;
      sheet.slide = slide;
      sheet.fill();
    }
    if (!isFirst) this.#follow(lecture);
  }

  /** Shows the first slide: the one that the address names, else where the lecture is. */
  #begin(): void {
    const { lecture } = this.#context.store;
    const linked = decodeURIComponent(location.hash.slice(1));
    const isKnown = lecture?.cells.some(({ id }) => id === linked);
    if (isKnown && linked !== lecture?.position.cell) {
      this.#show(...this.#placeOf(linked));
      this.#tell();
    } else if (lecture) this.#follow(lecture);
  }

  #arrange(): void {
    const { slides } = this.#deck;
    for (const [id, sheet] of this.#sheets) {
      if (slides.some((slide) => slide.id === id)) continue;
      sheet.close();
      this.#sheets.delete(id);
    }
    this.#reveal.arrange(slides.map((slide) => {
      const sheet = this.#sheets.get(slide.id) ??
        new SlideSheet(slide, this.#context.blocks, () => this.#fitSoon());
      this.#sheets.set(slide.id, sheet);
      return [slide, sheet.element];
    }));
  }

  /** Goes where the lecture is, if that is not shown already. */
  #follow({ position }: LectureView): void {
    if (!this.#reveal.isReady) return;
    const [slide, cell, part] = this.#placeOf(position.cell, position.fragment);
    const at = this.#sheet?.stops[this.#stop];
    if (
      slide === this.#slide && at?.cell === cell && (at.part === (part ?? 0))
    ) {
      this.#fitSoon();
    } else this.#show(slide, cell, part);
  }

  /** Where a cell is shown; one that is on no slide, where the last one before it is. */
  #placeOf(
    cell: string,
    part?: number,
  ): [number, string, number | undefined] {
    const shown = this.#deck.beside.has(cell)
      ? this.#deck.beside.get(cell)
      : cell;
    const at = this.#deck.slides.findIndex(({ steps }) =>
      shown !== undefined && steps.some((step) => step.includes(shown))
    );
    return at < 0
      ? [0, this.#deck.slides[0]?.id ?? "", undefined]
      : [at, shown!, shown === cell ? part : undefined];
  }

  /** Shows a cell, and tells nobody. */
  #show(slide: number, cell: string, part?: number): void {
    this.#enter(slide);
    this.#showStop(Math.max(this.#sheet?.stopOf(cell, part) ?? 0, 0));
  }

  /** Goes to a stop of a slide, here and in the other windows; -1 is its last one. */
  #goTo(slide: number, stop: number): void {
    if (!this.#deck.slides[slide]) return;
    this.#awaited = undefined;
    this.#enter(slide);
    const { length } = this.#sheet?.stops ?? [];
    this.#showStop(stop < 0 ? Math.max(length - 1, 0) : stop);
    this.#tell();
  }

  #enter(slide: number): void {
    this.#slide = slide;
    this.#stop = 0;
    const { slides } = this.#deck;
    if (!slides[slide]) return;
    this.#reveal.show(slides[slide]);
    this.#sheet?.fit(this.#scale);
  }

  #showStop(stop: number): void {
    this.#stop = stop;
    this.#sheet?.show(stop);
    const cell = this.#sheet?.stops[stop]?.cell ??
      this.#deck.slides[this.#slide]?.id;
    if (cell === undefined) return;
    this.#letGo(cell);
    history.replaceState(history.state, "", `#${encodeURIComponent(cell)}`);
    this.#mark();
  }

  #mark(): void {
    const at = this.#sheet?.stops[this.#stop];
    const { slides } = this.#deck;
    this.#bar.place({
      section: slides[this.#slide]?.section ?? "",
      slide: this.#slide + 1,
      slides: slides.length,
      page: (at?.page ?? 0) + 1,
      pages: this.#sheet?.pages ?? 1,
    });
  }

  #tell(): void {
    const at = this.#sheet?.stops[this.#stop];
    if (at) this.#context.store.moveTo(at.cell, at.part || undefined);
  }

  /** A cursor in a cell that is not the subject any more would swallow the keys. */
  #letGo(cell: string): void {
    const focused = this.#context.blocks.around(document.activeElement);
    if (focused && focused.id !== cell) {
      (document.activeElement as HTMLElement).blur();
    }
  }

  #step(direction: 1 | -1): void {
    if (this.#reveal.isBlack) return this.#reveal.black(false);
    if (this.#reveal.isOverview) return this.#goTo(this.#slide + direction, 0);
    const next = this.#stop + direction;
    if (next >= 0 && next < (this.#sheet?.stops.length ?? 0)) {
      this.#goToStop(next);
    } else this.#goTo(this.#slide + direction, direction < 0 ? -1 : 0);
  }

  #goToStop(stop: number): void {
    this.#awaited = undefined;
    this.#showStop(stop);
    this.#tell();
  }

  #current(): CellBlock | undefined {
    const at = this.#sheet?.stops[this.#stop];
    return at && this.#context.blocks.of(at.cell);
  }

  /** Runs what is to be run at this step; goes on when all of it was. */
  #runAndGoOn(): void {
    const at = this.#sheet?.stops[this.#stop];
    if (!at || this.#reveal.isBlack) return this.#step(1);
    const step = this.#sheet!.slide.steps[at.step];
    const ran = runStep(this.#context, step, (id) => this.#isSkipped(id));
    if (ran === "nothing") this.#step(1);
    else if (ran !== "waits") this.#awaited = ran.id;
  }

  #isSkipped(id: string): boolean {
    return this.#deck.beside.has(id);
  }

  #askForSlide(): void {
    askForSlide(
      this.#deck.slides.length,
      (number) => this.#goTo(number - 1, 0),
    );
  }

  get #scale() {
    const { clientWidth, clientHeight } = this.element;
    return slideScale(clientWidth, clientHeight, zoom());
  }

  #fitSoon(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#fit();
    });
  }

  /** Fits the slide again, and stays at the same cell. */
  #fit(): void {
    const sheet = this.#sheet;
    if (!sheet) return;
    const at = sheet.stops[this.#stop];
    sheet.fit(this.#scale);
    const again = at ? Math.max(sheet.stopOf(at.cell, at.part), 0) : 0;
    const outputs = this.#outputsAfter(again);
    this.#stop = outputs;
    sheet.show(outputs);
    this.#mark();
    if (outputs !== again) this.#tell();
  }

  /** The stop where the outputs stand that are awaited; the given one if there are none yet. */
  #outputsAfter(stop: number): number {
    const sheet = this.#sheet!;
    if (sheet.stops[stop]?.cell !== this.#awaited || sheet.showsOutputs(stop)) {
      return stop;
    }
    const later = sheet.stops.findIndex((one, i) =>
      i > stop && one.cell === this.#awaited && sheet.showsOutputs(i)
    );
    return later < 0 ? stop : later;
  }
}

/** What must be the same for slides to keep their places. */
function shapeOf(slides: readonly Slide[]): string {
  return slides.map(({ id, column, row }) => `${id} ${column} ${row}`).join(
    "\n",
  );
}
