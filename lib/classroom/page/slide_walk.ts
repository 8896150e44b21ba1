/** Walking through the slides of a lecture, press by press: where it is, what comes next, what is run. */

import type { LectureView } from "../presenter/protocol.ts";
import type { CellBlock } from "./cell_block.ts";
import type { ViewContext } from "./page_view.ts";
import { runStep } from "./run_step.ts";
import { type Deck, type Slide, slideDeck } from "./slide_deck.ts";
import type { SheetScale } from "./slide_scale.ts";
import { SlideSheet } from "./slide_sheet.ts";
import type { Stop } from "./slide_stops.ts";

/** What a view does while somebody walks. */
export type WalkView = {
  /** Puts a slide where it is seen and has its size. */
  readonly enter: (slide: Slide, sheet: SlideSheet) => void;
  /** How large things are there. */
  readonly scale: () => SheetScale;
  /** Called when another stop is shown, or the same one laid out anew. */
  readonly shown: () => void;
};

/** The way through the slides of one lecture, in one window. */
export class SlideWalk {
  readonly #context: ViewContext;
  readonly #view: WalkView;
  readonly #sheets = new Map<string, SlideSheet>();
  #deck: Deck = { slides: [], beside: new Map() };
  #slide = 0;
  #stop = 0;
  /** The cell whose outputs are brought into view when they come. */
  #awaited: string | undefined;
  #frame: number | undefined;

  constructor(context: ViewContext, view: WalkView) {
    this.#context = context;
    this.#view = view;
  }

  /** The slides, and what stands beside them. */
  get deck(): Deck {
    return this.#deck;
  }

  /** Which slide is shown, counted from 0. */
  get slide(): number {
    return this.#slide;
  }

  /** What is shown of it; nothing before it was laid out. */
  get at(): Stop | undefined {
    return this.sheet?.stops[this.#stop];
  }

  /** The stop after this one on the same slide. */
  get next(): Stop | undefined {
    return this.sheet?.stops[this.#stop + 1];
  }

  /** The sheet of the slide that is shown. */
  get sheet(): SlideSheet | undefined {
    return this.#sheets.get(this.#deck.slides[this.#slide]?.id);
  }

  /** The block of the cell that is the subject now. */
  get block(): CellBlock | undefined {
    return this.at && this.#context.blocks.of(this.at.cell);
  }

  /** Whether this step shows what is saved of its cells, as they have not run. */
  get rests(): boolean {
    const step = this.at && this.sheet?.slide.steps[this.at.step];
    return step?.some((id) => this.#context.blocks.of(id)?.isResting) ?? false;
  }

  /** The sheet of a slide. */
  sheetOf(slide: Slide): SlideSheet {
    return this.#sheets.get(slide.id)!;
  }

  /** Takes the lecture as it is now. @returns whether slides came, went or moved */
  take({ cells }: LectureView): boolean {
    const before = shapeOf(this.#deck.slides);
    this.#deck = slideDeck(cells);
    const { slides } = this.#deck;
    for (const [id, sheet] of this.#sheets) {
      if (slides.some((slide) => slide.id === id)) continue;
      sheet.close();
      this.#sheets.delete(id);
    }
    for (const slide of slides) {
      const sheet = this.#sheets.get(slide.id) ??
        new SlideSheet(slide, this.#context.blocks, () => this.fitSoon());
      this.#sheets.set(slide.id, sheet);
      sheet.slide = slide;
    }
    return shapeOf(slides) !== before;
  }

  /** Goes where the lecture is, if that is not shown already. */
  follow({ position }: LectureView): void {
    const [slide, cell, part] = this.#placeOf(position.cell, position.fragment);
    const { at } = this;
    const isThere = slide === this.#slide && at?.cell === cell &&
      at.part === (part ?? 0);
    if (!isThere) this.#show(slide, cell, part);
  }

  /** Goes to a cell, here and in the other windows. */
  goToCell(cell: string): void {
    this.#show(...this.#placeOf(cell));
    this.#tell();
  }

  /** Goes to a stop of a slide, here and in the other windows; -1 is its last one. */
  goTo(slide: number, stop = 0): void {
    if (!this.#deck.slides[slide]) return;
    this.#awaited = undefined;
    if (slide !== this.#slide) this.#enter(slide);
    const length = this.sheet?.stops.length ?? 0;
    this.#showStop(stop < 0 ? Math.max(length - 1, 0) : stop);
    this.#tell();
  }

  /** One press on, or back. */
  step(direction: 1 | -1): void {
    const next = this.#stop + direction;
    const isHere = next >= 0 && next < (this.sheet?.stops.length ?? 0);
    if (isHere) this.goTo(this.#slide, next);
    else this.goTo(this.#slide + direction, direction < 0 ? -1 : 0);
  }

  /** Runs what is to be run at this step; goes on when all of it was. */
  runAndGoOn(): void {
    const { at } = this;
    if (!at) return;
    const all = this.sheet!.slide.steps[at.step];
    // Where a cell brings those that it needs, cells on the pages before may be left to read.
    const { runsNeeded } = this.#context.blocks.surroundings;
    const first = this.sheet!.firstCell(this.#stop) ?? at.cell;
    const step = runsNeeded ? all.slice(Math.max(all.indexOf(first), 0)) : all;
    const ran = runStep(this.#context, step, (id) => this.#deck.beside.has(id));
    if (ran === "nothing") this.step(1);
    else if (ran !== "waits") this.#awaited = ran.id;
  }

  /** Lays the slide out again before the next picture. */
  fitSoon(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#fit();
    });
  }

  /** Makes all other slides show their first page, a few at a time, while `go` says so. */
  showAll(go: () => boolean): void {
    const others = this.#deck.slides.map((slide) => this.sheetOf(slide));
    const next = () => {
      const sheet = go() ? others.shift() : undefined;
      if (!sheet) return;
      if (sheet !== this.sheet) {
        sheet.fitOnce(this.#view.scale());
        sheet.show(sheet.stops.findLastIndex(({ page }) => page === 0));
      }
      requestAnimationFrame(next);
    };
    next();
  }

  /** Leaves the cells as they were. */
  close(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    for (const sheet of this.#sheets.values()) sheet.close();
  }

  /** Where a cell is shown; one that is on no slide, where the last one before it is. */
  #placeOf(
    cell: string,
    part?: number,
  ): [number, string, number | undefined] {
    const { slides, beside } = this.#deck;
    const shown = beside.has(cell) ? beside.get(cell) : cell;
    const at = slides.findIndex(({ steps }) =>
      shown !== undefined && steps.some((step) => step.includes(shown))
    );
    return at < 0
      ? [0, slides[0]?.id ?? "", undefined]
      : [at, shown!, shown === cell ? part : undefined];
  }

  /** Shows a cell, and tells nobody. */
  #show(slide: number, cell: string, part?: number): void {
    this.#enter(slide);
    this.#showStop(Math.max(this.sheet?.stopOf(cell, part) ?? 0, 0));
  }

  #enter(slide: number): void {
    this.#slide = slide;
    this.#stop = 0;
    const { sheet } = this;
    if (!sheet) return;
    this.#view.enter(this.#deck.slides[slide], sheet);
    sheet.fitOnce(this.#view.scale());
  }

  #showStop(stop: number): void {
    this.#stop = stop;
    this.sheet?.show(stop);
    this.#letGo();
    this.#mark();
  }

  #mark(): void {
    const { block } = this;
    for (const one of this.#context.blocks.inOrder()) {
      one.element.classList.toggle("current", one === block);
    }
    this.#view.shown();
  }

  #tell(): void {
    const { at } = this;
    if (at) this.#context.store.moveTo(at.cell, at.part || undefined);
  }

  /** A cursor in a cell that is not the subject any more would swallow the keys. */
  #letGo(): void {
    const focused = this.#context.blocks.around(document.activeElement);
    if (focused && focused !== this.block) {
      (document.activeElement as HTMLElement).blur();
    }
  }

  /** Fits the slide again, and stays at the same cell. */
  #fit(): void {
    const { sheet, at } = this;
    const { lecture } = this.#context.store;
    if (!sheet || !lecture) return;
    sheet.fit(this.#view.scale());
    if (!at) {
      // It had no room to be laid out before.
      const { cell, fragment } = lecture.position;
      if (sheet.stops.length > 0) this.#show(...this.#placeOf(cell, fragment));
      return;
    }
    const again = Math.max(sheet.stopOf(at.cell, at.part), 0);
    this.#stop = this.#outputsAfter(again);
    sheet.show(this.#stop);
    this.#mark();
    if (this.#stop !== again) this.#tell();
  }

  /** The stop where the outputs stand that are awaited; the given one if there are none yet. */
  #outputsAfter(stop: number): number {
    const sheet = this.sheet!;
    const cell = this.#awaited;
    if (sheet.stops[stop]?.cell !== cell || sheet.showsOutputs(stop)) {
      return stop;
    }
    const later = sheet.stops.findIndex((one, i) =>
      i > stop && one.cell === cell && sheet.showsOutputs(i)
    );
    return later < 0 ? stop : later;
  }
}

/** What must be the same for slides to keep their places. */
function shapeOf(slides: readonly Slide[]): string {
  return slides.map(({ id, column, row }) => `${id} ${column} ${row}`)
    .join("\n");
}
