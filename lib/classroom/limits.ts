/** What a run may take, so that it ends. */

/** The limits of one run. */
export type Limits = {
  /** Seconds for one cell. */
  readonly cell: number;
  /** Seconds for all cells and claims together. */
  readonly notebook: number;
  /** Characters that one cell may put out. */
  readonly output: number;
};

/**
 * The limits of a run whose cells may take so many seconds.
 *
 * @param cell more than any cell of a lecture needs, if not said: what is good for a class is the lint's affair
 */
export function limitsOf(cell = 60): Limits {
  return { cell, notebook: 5 * cell, output: 1_000_000 };
}
