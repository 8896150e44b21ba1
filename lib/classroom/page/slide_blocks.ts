/** The blocks of a cell on a slide: the smallest pieces of it that are never cut. */

import type { CellBlock } from "./cell_block.ts";

/** Elements that stay together. */
export type Block = readonly HTMLElement[];

/**
 * What a cell in the page consists of, in order.
 *
 * Of text, each paragraph, table or item of a list; a heading stays with what follows it. Of
 * code, the code itself with what it asks, then each of its outputs.
 */
export function blocksOf({ cell, element }: CellBlock): readonly Block[] {
  const all = (selector: string) => [
    ...element.querySelectorAll<HTMLElement>(selector),
  ];
  if (cell.kind === "code") {
    return [
      all(":scope > .body > :is(.source, .result > .question-place)"),
      ...all(".outputs > .output").map((output) => [output]),
    ];
  }
  const prose = all(".source > .prose > *").flatMap((part) =>
    part.matches("ul, ol") ? items(part) : [part]
  );
  if (prose.length === 0) return [all(":scope > .body > .source")];
  const blocks: HTMLElement[][] = [];
  for (const part of prose) {
    const before = blocks.at(-1);
    if (before?.at(-1)?.matches("h1, h2, h3, h4, h5, h6")) before.push(part);
    else blocks.push([part]);
  }
  return blocks;
}

/** The items of a list; numbers are written down, as those before may stand on another page. */
function items(list: HTMLElement): HTMLElement[] {
  const found = [...list.children] as HTMLElement[];
  if (list instanceof HTMLOListElement) {
    found.forEach((item, i) => (item as HTMLLIElement).value = list.start + i);
  }
  return found;
}
