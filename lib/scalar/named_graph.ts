/** A history with only some of its numbers: the others are gone through. */

import type { HistoryNode } from "./history.ts";

/** A kept number that another depends on, perhaps through numbers that are not kept. */
export type Link = {
  readonly from: number;
  /** The slope along all ways through numbers that are not kept. */
  readonly slope: number;
  /** The other factor, if the one is a product with the other, with nothing between. */
  readonly factor?: number;
};

/**
 * The kept numbers that `last` depends on, each with its links to the kept numbers it depends on.
 *
 * @param nodes a history: each number after its operands
 * @param last where to begin; it is kept in any case
 * @param keep whether the number at a place is kept
 */
export function namedGraph(
  nodes: readonly HistoryNode[],
  last: number,
  keep: (place: number) => boolean,
): Map<number, readonly Link[]> {
  const graph = new Map<number, readonly Link[]>();
  const reached = new Set([last]);
  for (let place = last; place >= 0; place--) {
    if (!reached.has(place)) continue;
    const links = linksFrom(nodes, place, keep);
    graph.set(place, links);
    for (const { from } of links) reached.add(from);
  }
  return graph;
}

/** The nearest kept numbers below, in the order of computing. */
function linksFrom(
  nodes: readonly HistoryNode[],
  place: number,
  keep: (place: number) => boolean,
): Link[] {
  // Slopes of the number at `place` with respect to what is below it, from the top down.
  const open = new Map<number, Link>(
    nodes[place].inputs.map((edge) => [edge.from, edge]),
  );
  const links: Link[] = [];
  for (let below = place - 1; open.size > 0; below--) {
    const link = open.get(below);
    if (link === undefined) continue;
    open.delete(below);
    if (keep(below)) {
      links.push(link);
      continue;
    }
    for (const { from, slope } of nodes[below].inputs) {
      const known = open.get(from)?.slope ?? 0;
      const share = link.slope === 0 ? 0 : link.slope * slope;
      open.set(from, { from, slope: known + share });
    }
  }
  return links.reverse();
}
