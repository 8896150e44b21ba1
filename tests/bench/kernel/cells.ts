/** Cells whose outputs name them, and what became of these outputs. */

/** What became of the outputs of some cells. */
export type Fate = {
  readonly expected: number;
  /** Outputs that stand nowhere. */
  readonly lost: number;
  /** Outputs that stand below another cell, or in another order. */
  readonly misplaced: number;
};

/** A cell of one of the kinds that a lecture has: results, at once and awaited, lines, displays. */
export function cellNumber(i: number): string {
  const lines = `for (let k = 0; k < 4; k++) console.log("c${i}." + k);`;
  return [
    `"c${i}.0"`,
    `await null; "c${i}.0"`,
    lines,
    `await Deno.jupyter.display({ "text/plain": "c${i}.0" }, { raw: true }); ` +
    `console.log("c${i}.1"); "c${i}.2"`,
  ][i % 4];
}

/** How many outputs it has. */
function outputsOf(i: number): number {
  return [1, 1, 4, 3][i % 4];
}

/**
 * Compares what stands below the cells with what should.
 *
 * @param texts for each cell all that stands below it
 */
export function fateOf(texts: readonly string[]): Fate {
  const found: readonly (readonly string[])[] = texts.map((text) =>
    text.match(/c\d+\.\d+/g) ?? []
  );
  const anywhere = new Set(found.flat());
  let expected = 0, lost = 0, misplaced = 0;
  for (const [i, names] of found.entries()) {
    const own = Array.from(
      { length: outputsOf(i) },
      (_, k) => `c${i}.${k}`,
    );
    expected += own.length;
    lost += own.filter((name) => !anywhere.has(name)).length;
    const inOrder = own.filter((name) => names.includes(name));
    misplaced += names.filter((name) => !own.includes(name)).length;
    misplaced += names.filter((name) =>
        own.includes(name)
      ).join() === inOrder.join()
      ? 0
      : 1;
  }
  return { expected, lost, misplaced };
}
