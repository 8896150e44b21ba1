/** The named numbers between a loss and a number it depends on, and the paths through them. */

import { historyOf } from "./history.ts";
import { type Link, namedGraph } from "./named_graph.ts";
import type { Value } from "./value.ts";

/** A way from the loss down to the node: each link with the number it starts from. */
export type Path = readonly { readonly to: number; readonly link: Link }[];

/** The part of a history that leads from a node to a loss, over named numbers only. */
export type Passage = {
  readonly loss: number;
  readonly node: number;
  /** From each number to those below it that lead to the node; the order is that of computing. */
  readonly links: ReadonlyMap<number, readonly Link[]>;
  nameOf(place: number): string;
  /** The name of a number, if it has one. */
  ownNameOf(place: number): string | undefined;
  dataOf(place: number): number;
  /** Which function made `to` of `from`, if one did, with nothing between. */
  functionOf(to: number, from: number): string | undefined;
};

/** The passage between a loss and a node. Its links are none if the loss does not depend on the node. */
export function passageBetween(loss: Value, node: Value): Passage {
  const { nodes, placeOf } = historyOf(loss);
  const last = nodes.length - 1, target = placeOf(node) ?? -1;
  const named = namedGraph(
    nodes,
    last,
    (place) => place === target || nodes[place].name !== undefined,
  );
  const links = new Map<number, readonly Link[]>([[target, []]]);
  for (const place of [...named.keys()].sort((a, b) => a - b)) {
    const leading = named.get(place)!.filter(({ from }) => links.has(from));
    if (leading.length > 0) links.set(place, leading);
  }
  return {
    loss: last,
    node: target,
    links,
    nameOf: (place) =>
      place === last
        ? loss.name ?? "\\ell"
        : (place === target ? node.name : nodes[place].name) ?? "v",
    ownNameOf: (place) => nodes[place].name,
    dataOf: (place) => nodes[place].data,
    functionOf: (to, from) => {
      const { inputs, operation } = nodes[to];
      return inputs.length === 1 && inputs[0].from === from
        ? operation
        : undefined;
    },
  };
}

/** The first paths, at most so many. */
export function listPaths(
  { links, loss, node }: Passage,
  most: number,
): Path[] {
  const paths: Path[] = [];
  const todo: { place: number; path: Path }[] = [{ place: loss, path: [] }];
  while (todo.length > 0 && paths.length < most) {
    const { place, path } = todo.pop()!;
    if (place === node) {
      paths.push(path);
      continue;
    }
    const onward = (links.get(place) ?? []).map((link) => ({
      place: link.from,
      path: [...path, { to: place, link }],
    }));
    todo.push(...onward.reverse());
  }
  return paths;
}
