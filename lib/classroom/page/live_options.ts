/** What a static page tells the program that makes its lecture live. */

import type { Json } from "../json.ts";

/**
 * What a static page tells its lecture.
 *
 * The page has, before it calls `open`: `header.toolbar` (what in it has `data-keep` moves into
 * the live toolbar), perhaps `nav.contents`, and `main` with the static cells, each
 * `.cell[data-cell=ID]`. These three are replaced; all else in the body stays. A `details` that is
 * open in a static cell (its folded output, its solution) is open in the live one.
 */
export type LiveOptions = {
  /** The lecture's name: `02_logic_gates`. What a reader edits is kept under it. */
  readonly name: string;
  /** The notebook, as in the `.ipynb` that the site offers: without what this build leaves out. */
  readonly notebook: Json;
  readonly view: "read" | "slides";
  /** The worker's source; asked for once, when the first cell is to run. */
  readonly kernelSource: () => Promise<string>;
  readonly links: {
    /** The contents of the course, from this page: `index.html` or `../index.html`. */
    readonly home: string;
    /** The page of another lecture, from this page: `03_perceptron` → `03_perceptron.html`. */
    readonly lecture: (name: string) => string;
    /** The empty page in which outputs with scripts stand, from this page: `assets/output.html`. */
    readonly output: string;
  };
  /** What the reader asked for, which is why the program was loaded. */
  readonly first?: {
    readonly command: "run" | "edit" | "runAll";
    /** The cell's id; `runAll` needs none. Whatever a cell needs above it runs before it. */
    readonly cell?: string;
  };
};
