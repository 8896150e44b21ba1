/** A text with patches: parts put in, taken out and moved to the front, and the way back. */

import { offsetAt, type Place, placeAt } from "./source_places.ts";

type Patch = {
  readonly from: number;
  readonly to: number;
  readonly by: string;
};
type Range = { readonly from: number; readonly to: number };
type Moved = Range & { readonly before: string; readonly after: string };
/** A part of the new text that stands in the old one, too. */
type Copy = {
  readonly at: number;
  readonly from: number;
  readonly length: number;
};

/** What stands before and behind something. */
export type Around = { readonly before: string; readonly after: string };

/** A text that is being changed, by places in the text as it was. */
export class PatchedText {
  readonly #text: string;
  readonly #patches: Patch[] = [];
  readonly #moved: Moved[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** Puts something in the place of a part. Parts that are replaced must not overlap. */
  replace(from: number, to: number, by: string): void {
    this.#patches.push({ from, to, by });
  }

  /** Takes a part out. */
  remove(from: number, to: number): void {
    this.replace(from, to, "");
  }

  /** Puts something in. What is put in at one place stands in the order of the calls. */
  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  /**
   * Moves a part, with the patches inside of it, in front of all that is not moved.
   *
   * @param around what stands before and behind it there
   */
  moveToFront(from: number, to: number, around: Around): void {
    this.#moved.push({ from, to, ...around });
  }

  /** The new text. @param around what stands before and behind all of it */
  build(around: Around): BuiltText {
    const patches = this.#patches.toSorted((a, b) =>
      a.from - b.from || a.to - b.to
    );
    const copies: Copy[] = [];
    let text = around.before;
    const copy = (from: number, to: number) => {
      if (to <= from) return;
      copies.push({ at: text.length, from, length: to - from });
      text += this.#text.slice(from, to);
    };
    const render = (range: Range, belongs: (patch: Range) => boolean) => {
      let from = range.from;
      for (const patch of patches.filter(belongs)) {
        copy(from, patch.from);
        text += patch.by;
        from = patch.to;
      }
      copy(from, range.to);
    };
    const moved = this.#moved.toSorted((a, b) => a.from - b.from);
    for (const range of moved) {
      text += range.before;
      render(range, (patch) => isInside(patch, range));
      text += range.after;
    }
    let from = 0;
    for (const gap of [...moved, { from: this.#text.length, to: Infinity }]) {
      const range = { from, to: gap.from };
      render(range, ({ from, to }) => from >= range.from && to <= range.to);
      from = gap.to;
    }
    return new BuiltText(text + around.after, this.#text, copies);
  }
}

/** What is put in at the edge of a part belongs to its neighbour. */
function isInside(patch: Range, { from, to }: Range): boolean {
  const isAtEdge = patch.from === patch.to &&
    (patch.from === from || patch.to === to);
  return patch.from >= from && patch.to <= to && !isAtEdge;
}

/** The text that came out. */
export class BuiltText {
  /**
   * @param text the new text
   * @param old the text it was made from
   * @param copies what stands in both
   */
  constructor(
    readonly text: string,
    readonly old: string,
    readonly copies: readonly Copy[],
  ) {}

  /** Where a place of the new text was in the old one; what was put in leads to what follows. */
  placeOf(place: Place): Place | undefined {
    const offset = offsetAt(this.text, place);
    const copy = this.copies.find(({ at, length }) => offset < at + length);
    if (copy === undefined) return undefined;
    return placeAt(this.old, copy.from + Math.max(0, offset - copy.at));
  }
}
