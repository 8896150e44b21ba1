/** What stands beside a code cell: the button that runs it, and how it is doing. */

import type { CellStatus, CellView } from "../presenter/protocol.ts";
import { cellLabel } from "../presenter/cell_labels.ts";
import { elapsed } from "./elapsed.ts";
import { button, element } from "./element.ts";

/** A sign for the eye and words for the ear; the words are also the sign's tooltip. */
const SIGNS: Readonly<
  Record<CellStatus, { readonly sign: string; readonly says: string }>
> = {
  fresh: { sign: "", says: "not run yet" },
  queued: { sign: "…", says: "waits for its turn" },
  running: { sign: "●", says: "running" },
  ok: { sign: "✓", says: "done" },
  error: { sign: "✕", says: "ended with an error" },
  stopped: { sign: "■", says: "stopped" },
};

/** Said of a cell that has not run and shows what is saved of it. */
const RESTS = "saved output, not run here yet";

/** Milliseconds after which a running cell shows how long it has been at it. */
const PATIENCE = 1000;

/** What a screen reader calls a cell: its kind, what it is for, how it is doing. */
export function cellName(cell: CellView): string {
  const isCode = cell.kind === "code";
  return [
    isCode ? "Code" : "Text",
    cellLabel(cell)?.toLowerCase(),
    isCode ? SIGNS[cell.status].says : undefined,
    cell.edited ? "edited" : undefined,
  ].filter((part) => part !== undefined).join(", ");
}

/** The gutter of a code cell. */
export class CellStatusGutter {
  readonly element: HTMLElement;
  readonly #run: HTMLButtonElement;
  readonly #sign = element("span.sign", { "aria-hidden": "true" });
  readonly #words = element("span.for-ears");
  readonly #time = element("span.time");
  #status: CellStatus = "fresh";
  #since = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(run: () => void, stop: () => void) {
    this.#run = button(
      ".run",
      "Run this cell",
      () => this.#isBusy ? stop() : run(),
      element("span.icon", { "aria-hidden": "true" }),
    );
    this.element = element(
      "div.gutter",
      {},
      this.#run,
      element("span.status", { role: "status" }, this.#sign, this.#words),
      this.#time,
    );
  }

  get #isBusy(): boolean {
    return this.#status === "running" || this.#status === "queued";
  }

  /**
   * Shows how a cell is doing now.
   *
   * @param rests whether it shows what is saved of it, as it has not run
   */
  update({ status, ms }: CellView, rests = false): void {
    if (status === "running" && this.#status !== "running") this.#start();
    if (status !== "running") this.#end();
    this.#status = status;
    const { sign, says: plain } = SIGNS[status];
    const says = rests && status === "fresh" ? RESTS : plain;
    this.#sign.textContent = sign;
    if (this.#words.textContent !== says) this.#words.textContent = says;
    this.#sign.title = says;
    const does = this.#isBusy ? "Stop" : "Run this cell";
    this.#run.setAttribute("aria-label", does);
    this.#run.title = does;
    if (status === "running") return;
    this.#time.textContent = status === "queued"
      ? "queued"
      : ms !== undefined && status !== "fresh"
      ? elapsed(ms)
      : rests
      ? "saved"
      : "";
  }

  /** Lets the clock go. */
  close(): void {
    this.#end();
  }

  #start(): void {
    this.#since = performance.now();
    this.#time.textContent = "";
    this.#timer = setInterval(() => {
      const so_far = performance.now() - this.#since;
      if (so_far >= PATIENCE) this.#time.textContent = elapsed(so_far);
    }, 100);
  }

  #end(): void {
    clearInterval(this.#timer);
  }
}
