/** The cells that ran, so that an error finds its way back to their lines. */

import type { Place } from "./source_places.ts";

/** A cell that ran. */
export type CellSource = {
  readonly code: string;
  /** The place in the cell of a place in its script. */
  readonly place: (place: Place) => Place | undefined;
};

/** A step of a traceback that is in a cell. */
export type CellStep = Partial<Place> & {
  /** The function that it is in, if that has a name. */
  readonly name: string;
  readonly isAsync: boolean;
  /** Whether it is in the cell that runs. */
  readonly here: boolean;
};

/** `at async name (nets-cell-3:2:9)`, and `name@…/nets-cell-3:2:9` of other engines. */
const STEP =
  /^\s*(?:at\s+)?(async[ *]\s*)?(?:(.*?)\s*[(@])?[^()@\s]*nets-cell-(\d+):(\d+):(\d+)\)?\s*$/;

/** The same within other text. */
const PLACE = /[^\s("']*nets-cell-(\d+):(\d+):(\d+)/g;

/** A step in the worker's own program, whose lines tell nothing. */
const INSIDE = /^\s+at .*\bblob:\S+:\d+:\d+\)?$\n?/gm;

/** The cells of one worker, in the order in which they ran. */
export class CellSources {
  readonly #cells: CellSource[] = [];

  /** Notes a cell that is to run. @returns the name under which its script runs */
  add(cell: CellSource): string {
    this.#cells.push(cell);
    return `nets-cell-${this.#cells.length}`;
  }

  /** A line of a traceback; `undefined` if it is in no cell. */
  step(line: string): CellStep | undefined {
    const match = STEP.exec(line);
    if (match === null) return undefined;
    const [, isAsync, name = "", number, row, column] = match;
    const here = Number(number) === this.#cells.length;
    const place = this.#place(number, row, column);
    return { name: plain(name), isAsync: Boolean(isAsync), here, ...place };
  }

  /** A text with the lines of the cells in place of those of their scripts. */
  readable(text: string): string {
    if (!/nets-cell-|blob:/.test(text)) return text;
    return text.replace(INSIDE, "").replace(
      PLACE,
      (_, number, row, column) => {
        const { line, column: at } = this.#place(number, row, column) ?? {};
        const cell = Number(number) === this.#cells.length
          ? "this cell"
          : "an earlier cell";
        return line === undefined ? cell : `${cell}:${line}:${at}`;
      },
    );
  }

  #place(number: string, row: string, column: string): Place | undefined {
    const place = { line: Number(row), column: Number(column) };
    return this.#cells[Number(number) - 1]?.place(place);
  }
}

/** The name of a function without what engines put around it. */
function plain(name: string): string {
  return name.replace(/^async\s+/, "").replace(/^Object\./, "")
    .replace(/ \[as .*\]$/, "").replace(/^<anonymous>$/, "");
}
