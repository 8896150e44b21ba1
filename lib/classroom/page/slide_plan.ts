/** How the things on a slide share its room: in what sizes, side by side or not, on how many pages. */

/** The sizes on a page, as shares of the natural ones. */
export type Layout = {
  /** Of code, prose and printed outputs. */
  readonly text: number;
  /** Of pictures, at most. */
  readonly figures: number;
  /** 2: a cell's outputs stand beside its code and not below. */
  readonly columns: 1 | 2;
};

/** A page of a slide: its blocks from one on up to another, which is not on it any more. */
export type Page = {
  readonly from: number;
  readonly to: number;
  readonly layout: Layout;
};

/** What the planner needs to know of a slide. */
export type Sheet = {
  /** For each block, the cell it belongs to; blocks of a cell follow one another. */
  readonly cells: readonly string[];
  /** Whether blocks laid out like this have room on one page, with nothing cut. */
  readonly fits: (layout: Layout, from: number, to: number) => boolean;
  /** Whether the window is so wide that two columns are natural. */
  readonly wide: boolean;
  /** The smallest share of the natural size in which text can still be read. */
  readonly smallestText: number;
};

const NATURAL: Layout = { text: 1, figures: 1, columns: 1 };

/** Smaller pictures can no longer be read from the back. */
const SMALLEST_FIGURES = 0.6;

/**
 * Pages for the blocks of a slide, so that nothing is cut.
 *
 * One page, if there is a layout for it: first the natural one, then with smaller pictures,
 * then with smaller text, then in two columns, or in two columns sooner where the window is
 * wide. Else several, each as near to the natural layout as it can be; a page ends between
 * two cells, and within a cell only if that cell does not fit on a page of its own.
 *
 * @returns the pages in order; together they have each block once
 */
export function planPages(sheet: Sheet): readonly Page[] {
  const { cells } = sheet;
  const whole = layoutFor(sheet, layouts(sheet), 0, cells.length);
  if (whole) return [{ from: 0, to: cells.length, layout: whole }];
  const pages: Page[] = [];
  for (let from = 0; from < cells.length;) {
    const page = pageFrom(sheet, from);
    pages.push(page);
    from = page.to;
  }
  return pages;
}

/** The longest page that begins with a block. */
function pageFrom(sheet: Sheet, from: number): Page {
  const ends = endsOfCells(sheet.cells).filter((end) => end > from);
  const page = (to: number, which: readonly Layout[]) => {
    const layout = layoutFor(sheet, which, from, to);
    return layout && { from, to, layout };
  };
  const calm = layouts(sheet).filter(isCalm);
  let best: Page | undefined;
  for (const to of ends) {
    const next = page(to, calm);
    if (!next) break;
    best = next;
  }
  best ??= page(ends[0], layouts(sheet));
  for (let to = ends[0] - 1; !best && to > from; to--) {
    best = page(to, layouts(sheet));
  }
  // One block that is larger than the page: it scrolls within it.
  return best ?? { from, to: from + 1, layout: smallest(sheet) };
}

/** The first of some layouts in which blocks fit, none if even the last ones are too large. */
function layoutFor(
  { fits }: Sheet,
  [first, ...others]: readonly Layout[],
  from: number,
  to: number,
): Layout | undefined {
  if (fits(first, from, to)) return first;
  // Measuring takes time: whether anything will do is asked before what will do best.
  const tightest = [1, 2].map((columns) =>
    others.findLast((layout) => layout.columns === columns)
  ).filter((layout) => layout !== undefined)
    .filter((layout) => fits(layout, from, to));
  if (tightest.length === 0) return undefined;
  return others.find((layout) =>
    tightest.includes(layout) || fits(layout, from, to)
  );
}

function endsOfCells(cells: readonly string[]): number[] {
  return cells.flatMap((cell, i) => cell === cells[i + 1] ? [] : [i + 1]);
}

/** All layouts, the most pleasant first. */
function layouts({ wide, smallestText }: Sheet): readonly Layout[] {
  const middle = (1 + smallestText) / 2;
  const one = [
    ...[0.85, 0.75].map((figures) => ({ ...NATURAL, figures })),
    { text: middle, figures: 0.75, columns: 1 },
    { text: smallestText, figures: 0.75, columns: 1 },
    { text: smallestText, figures: SMALLEST_FIGURES, columns: 1 },
  ] as const;
  const two = [
    ...[1, 0.85, 0.75].map((figures) => ({ text: 1, figures, columns: 2 })),
    { text: middle, figures: 0.75, columns: 2 },
    { text: smallestText, figures: SMALLEST_FIGURES, columns: 2 },
  ] as readonly Layout[];
  return wide
    ? [NATURAL, one[0], ...two.slice(0, 3), ...one.slice(1), ...two.slice(3)]
    : [NATURAL, ...one, ...two];
}

/** Near enough to the natural layout to be preferred to a page more. */
function isCalm({ text, figures }: Layout): boolean {
  return text === 1 && figures >= 0.75;
}

function smallest({ smallestText }: Sheet): Layout {
  return { text: smallestText, figures: SMALLEST_FIGURES, columns: 1 };
}
