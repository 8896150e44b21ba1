/** One slide in the page: its cells, in a layout in which nothing is cut, on as many pages as that needs. */

import type { CellBlock } from "./cell_block.ts";
import type { CellBlocks } from "./cell_blocks.ts";
import { element } from "./element.ts";
import { type Block, blocksOf } from "./slide_blocks.ts";
import type { Slide } from "./slide_deck.ts";
import { hasBrokenLine, hasFrame, isCut } from "./slide_measure.ts";
import { frameSize } from "./slide_frame.ts";
import { type Layout, type Page, planPages } from "./slide_plan.ts";
import type { SheetScale } from "./slide_scale.ts";
import { slideStops, type Stop, stopOf } from "./slide_stops.ts";

/** A block and the cell it belongs to. */
type Part = { readonly cell: string; readonly block: Block };

/** A slide that can be shown. */
export class SlideSheet {
  readonly element: HTMLElement;
  readonly #body = element("div.sheet-body");
  readonly #blocks: CellBlocks;
  readonly #observer: ResizeObserver;
  #slide: Slide;
  #parts: readonly Part[] = [];
  #pages: readonly Page[] = [];
  #stops: readonly Stop[] = [];
  #at = 0;
  #scale: SheetScale = { natural: 1, smallest: 1 };
  /** The room and the sizes for which it was laid out. */
  #fitted = "";
  #sizes = new Map<Element, string>();
  readonly #pictures = new WeakMap<Element, string>();

  /**
   * An empty sheet for a slide.
   *
   * @param changed called when something on it has another size than when it was fitted
   */
  constructor(slide: Slide, blocks: CellBlocks, changed: () => void) {
    this.#slide = slide;
    this.#blocks = blocks;
    this.element = element("div.sheet", {}, this.#body);
    this.#observer = new ResizeObserver(() => {
      const grown = [...this.#sizes].some(([one, size]) =>
        sizeOf(one) !== size
      );
      if (grown && this.#body.offsetParent) changed();
    });
    // A picture that has just been read, perhaps on a page that is not shown now.
    this.#body.addEventListener("load", ({ target }) => {
      if (!(target instanceof HTMLImageElement)) return;
      const size = `${target.naturalWidth} ${target.naturalHeight}`;
      if (this.#pictures.get(target) === size) return;
      this.#pictures.set(target, size);
      this.#fitted = "";
      changed();
    }, { capture: true });
  }

  /** What it shows, press by press; empty before it was fitted. */
  get stops(): readonly Stop[] {
    return this.#stops;
  }

  /** How many pages it needs. */
  get pages(): number {
    return this.#pages.length;
  }

  /** Whether other things are on it than when it was fitted; sizes are watched besides. */
  get isOutdated(): boolean {
    const now = this.#collect();
    return now.length !== this.#parts.length ||
      now.some(({ block }, i) =>
        block.some((one, k) => one !== this.#parts[i].block[k])
      );
  }

  /** The slide; another one may have the same first cell and other steps. */
  get slide(): Slide {
    return this.#slide;
  }

  set slide(slide: Slide) {
    this.#slide = slide;
  }

  /** Takes the cells of the slide from wherever they stand. */
  fill(): void {
    const wanted = this.#cells().map(({ element }) => element);
    wanted.forEach((cell, i) => {
      const there = this.#body.children[i];
      if (there !== cell) this.#body.insertBefore(cell, there ?? null);
    });
    while (this.#body.children.length > wanted.length) {
      this.#body.lastElementChild!.remove();
    }
  }

  /** Where a cell is shown; -1 if it is not on this slide. */
  stopOf(cell: string, part?: number): number {
    return stopOf(this.#stops, this.#slide.steps, cell, part);
  }

  /** Finds the layout for what is on the slide now, unless it has it; it must be in the page. */
  fitOnce(scale: SheetScale): void {
    if (this.isOutdated || this.#fitted !== this.#room(scale)) this.fit(scale);
  }

  /** Finds the layout for what is on the slide now; it must be in the page. */
  fit(scale: SheetScale): void {
    this.#scale = scale;
    this.#parts = this.#collect();
    const { clientWidth, clientHeight } = this.element;
    this.#fitted = this.#room(scale);
    if (clientHeight === 0 || this.#parts.length === 0) return;
    this.#pages = planPages({
      cells: this.#parts.map(({ cell }) => cell),
      fits: (layout, from, to) => {
        this.#lay(layout, from, to);
        return !this.#isCut() &&
          (layout.columns === 1 ||
            !hasBrokenLine(this.#body) && !hasFrame(this.#body));
      },
      wide: clientWidth / clientHeight > 1.5,
      smallestText: scale.smallest,
    });
    this.#stops = slideStops(
      this.#slide.steps,
      this.#parts.map(({ cell }) => cell),
      this.#pages,
      (cell) => this.#blocks.of(cell)?.cell.kind === "code",
    );
    this.show(Math.min(this.#at, this.#stops.length - 1));
  }

  /** Shows the slide as it is at a stop. */
  show(at: number): void {
    this.#at = at;
    const stop = this.#stops[at];
    if (!stop) return;
    const { layout, from, to } = this.#pages[stop.page];
    this.#lay(layout, from, to);
    this.#slide.steps.forEach((step, i) => {
      for (const id of step) {
        this.#blocks.of(id)?.element.classList.toggle("later", i > stop.step);
      }
    });
    for (const cell of this.#cells()) {
      if (!cell.element.classList.contains("off-page")) cell.measure();
    }
    this.element.classList.toggle("overfull", this.#isCut());
    this.#watch();
  }

  /** Whether a stop shows outputs of its cell. */
  showsOutputs(at: number): boolean {
    return this.#partsAt(at).some(({ cell, block }) =>
      cell === this.#stops[at].cell && block[0].matches(".output")
    );
  }

  /** The first cell of which a stop shows something. */
  firstCell(at: number): string | undefined {
    return this.#partsAt(at)[0]?.cell;
  }

  #partsAt(at: number): readonly Part[] {
    const stop = this.#stops[at];
    const page = stop && this.#pages[stop.page];
    return page === undefined ? [] : this.#parts.slice(page.from, page.to);
  }

  /** Leaves the cells as they were before. */
  close(): void {
    this.#observer.disconnect();
    for (const { element } of this.#cells()) element.classList.remove("later");
    for (const one of this.#body.querySelectorAll(".off-page")) {
      one.classList.remove("off-page");
    }
  }

  #room({ natural, smallest }: SheetScale): string {
    const { clientWidth, clientHeight } = this.element;
    return [clientWidth, clientHeight, natural, smallest].join(" ");
  }

  #isCut(): boolean {
    return isCut(this.element, this.#body, this.#scale.natural);
  }

  #collect(): readonly Part[] {
    return this.#cells().flatMap((cell) =>
      blocksOf(cell).filter((block) => block.length > 0)
        .map((block) => ({ cell: cell.id, block }))
    );
  }

  #cells(): CellBlock[] {
    return this.#slide.steps.flat().map((id) => this.#blocks.of(id))
      .filter((block) => block !== undefined);
  }

  /** Puts some blocks on the sheet in a layout, and takes the others off it. */
  #lay({ text, figures, columns }: Layout, from: number, to: number): void {
    const { natural } = this.#scale;
    const zoom = natural * text;
    const { style, classList } = this.#body;
    style.zoom = String(zoom);
    // Outputs say their own sizes, the smallest 14 px: they do not become smaller.
    const outputs = Math.max(1, 1 / zoom);
    style.setProperty("--output-zoom", String(outputs));
    style.setProperty(
      "--figure-zoom",
      String(natural * figures / (zoom * outputs)),
    );
    this.#layFrames(zoom);
    classList.toggle("columns", columns === 2);
    const holders = new Map<Element, boolean>();
    this.#parts.forEach(({ block }, i) => {
      const here = i >= from && i < to;
      for (const one of block) {
        one.classList.toggle("off-page", !here);
        for (const holder of holdersOf(one, this.#body)) {
          holders.set(holder, here || holders.get(holder) === true);
        }
      }
    });
    for (const [holder, here] of holders) {
      holder.classList.toggle("off-page", !here);
    }
  }

  /** Frames have the same size in all layouts: a frame that is made narrower tells another height. */
  #layFrames(zoom: number): void {
    const { clientWidth, clientHeight } = this.element;
    const { natural } = this.#scale;
    const size = frameSize(clientWidth, clientHeight, natural);
    const { style } = this.#body;
    style.setProperty("--frame-zoom", String(size.zoom / zoom));
    style.setProperty("--frame-width", `${size.width}px`);
    style.setProperty("--frame-height", `${size.height}px`);
  }

  #watch(): void {
    this.#observer.disconnect();
    this.#sizes = new Map(
      this.#parts.flatMap(({ block }) => block).map((
        one,
      ) => [one, sizeOf(one)]),
    );
    for (const one of this.#sizes.keys()) this.#observer.observe(one);
  }
}

/** What stands around a block, and is empty without its blocks: its list, the cell's outputs, the cell. */
function holdersOf(block: Element, body: Element): Element[] {
  const around: Element[] = [];
  for (
    let one = block.parentElement;
    one && one !== body;
    one = one.parentElement
  ) {
    if (one.matches("ul, ol, .outputs, .cell")) around.push(one);
  }
  return around;
}

function sizeOf(one: Element): string {
  const { offsetWidth, offsetHeight } = one as HTMLElement;
  return `${offsetWidth} ${offsetHeight}`;
}
