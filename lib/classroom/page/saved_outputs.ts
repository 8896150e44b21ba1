/** The outputs of a cell that stand in the file: shown when asked for, or, on a static site, till the cell is run. */

import type { CellView } from "../presenter/protocol.ts";
import { element } from "./element.ts";
import type { RichPlace } from "./output_rich.ts";
import { OutputView } from "./output_view.ts";

/** How saved outputs are shown. */
export type SavedLook =
  /** Not at all. */
  | "hidden"
  /** Because somebody asked for them, beside those of a run. */
  | "asked"
  /** In the place of those that the cell will have when it is run. */
  | "resting";

/** What saved outputs are made with. */
export type SavedOutputsOptions = {
  readonly place: (index: number) => RichPlace;
  /** They wait to be asked for, even where they are shown: the reader is to predict them. */
  readonly folded: boolean;
  /** What a static page shows of them already. */
  readonly still: readonly Element[];
};

/** Where the saved outputs of a cell stand. */
export class SavedOutputs {
  readonly element = element("div.saved");
  readonly #options: SavedOutputsOptions;
  readonly #label = element("p.saved-label");
  #drawn: readonly Element[] | undefined;
  #look: SavedLook = "hidden";

  constructor(options: SavedOutputsOptions) {
    this.#options = options;
    if (options.still.length > 0) this.#drawn = options.still;
  }

  /** Shows them, or puts them away; what was drawn once is kept. */
  update(look: SavedLook, { saved, edited }: CellView): void {
    const words = look === "asked"
      ? "Saved in the file, not computed now"
      : edited
      ? "Saved, from before the code was changed"
      : "";
    if (this.#label.textContent !== words) this.#label.textContent = words;
    this.#label.hidden = words === "";
    if (look === this.#look) return;
    this.#look = look;
    if (look === "hidden") return this.element.replaceChildren();
    this.#drawn ??= this.#draw(saved);
    this.element.replaceChildren(this.#label, ...this.#drawn);
    if (this.#fold && look === "asked") this.#fold.open = true;
  }

  /** Folds them, or shows what is folded. */
  toggleFold(): void {
    const fold = this.#fold;
    if (fold) fold.open = !fold.open;
  }

  get #fold(): HTMLDetailsElement | null {
    return this.element.querySelector<HTMLDetailsElement>(":scope > .fold");
  }

  #draw(saved: CellView["saved"]): readonly Element[] {
    const view = new OutputView(this.#options.place);
    view.update(saved);
    if (!this.#options.folded) return [view.element];
    const summary = element("summary", {}, "Show the output");
    return [element("details.fold", {}, summary, view.element)];
  }
}
