/** How a network prints itself: its layers, the shapes between them, and what is learned. */

import { formatShape } from "../shape.ts";
import type { Layer } from "./layer.ts";
import { ANY_SHAPE, formatOpen, type OpenShape } from "./open_shape.ts";
import { countParameters, namedParameters } from "./parameters.ts";

/** A line of the table: name, layer, shape, parameters, how many numbers. */
type Row = readonly [string, string, string, string, string];

/**
 * A network as a table: each layer, the shape that comes out of it, and its parameters.
 *
 * Shapes are numbers as far as they are known, `…` where any axes may stand. With the shape of an
 * input all of them are.
 *
 * @param layer a layer, or a network
 * @param input the shape of what goes in, if it is known
 * @throws {ShapeError} if such an input cannot go in
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { linear } from "./linear.ts";
 * import { relu } from "./activations.ts";
 * import { sequential } from "./sequential.ts";
 * const net = sequential({ hidden: linear(2, 8, { seed: 1 }), relu, out: linear(8, 1, { seed: 2 }) });
 * assert.equal(summary(net), `
 * name    layer         gives   parameters               numbers
 * hidden  linear 2 → 8  […, 8]  weight [8, 2], bias [8]       24
 * relu    relu          […, 8]
 * out     linear 8 → 1  […, 1]  weight [1, 8], bias [1]        9
 *                                                             33`.trim());
 * ```
 */
export function summary(layer: Layer, input: OpenShape = ANY_SHAPE): string {
  const shape = layer.shapeAfter(input);
  const rows: Row[] = layer.layers === undefined
    ? [row("", layer, shape)]
    : [...inside(layer, input, "")];
  const total = grouped(countParameters(layer));
  return table([
    ["name", "layer", "gives", "parameters", "numbers"],
    ...rows,
    ...rows.length > 1 ? [["", "", "", "", total] as const] : [],
  ]);
}

/** The rows of a network's layers; those of a network in it come below its own, under its name. */
function* inside(
  network: Layer,
  input: OpenShape,
  path: string,
): Iterable<Row> {
  let shape = input;
  for (const [name, layer] of Object.entries(network.layers ?? {})) {
    const before = shape, called = path + name;
    shape = layer.shapeAfter(before);
    if (layer.layers === undefined) yield row(called, layer, shape);
    else {
      yield [called, layer.describe(), formatOpen(shape), "", ""];
      yield* inside(layer, before, `${called}.`);
    }
  }
}

function row(name: string, layer: Layer, shape: OpenShape): Row {
  const count = countParameters(layer);
  return [
    name,
    layer.describe(),
    formatOpen(shape),
    listed(layer),
    count === 0 ? "" : grouped(count),
  ];
}

/** `weight [8, 2], bias [8]` */
function listed(layer: Layer): string {
  return namedParameters(layer)
    .map(([name, { shape }]) => `${name} ${formatShape(shape)}`).join(", ");
}

/**
 * A layer by itself: `linear 2 → 8 with weight [8, 2], bias [8]`.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { relu } from "./activations.ts";
 * assert.equal(inOneLine(relu), "relu");
 * ```
 */
export function inOneLine(layer: Layer): string {
  const parameters = listed(layer);
  return layer.describe() + (parameters === "" ? "" : ` with ${parameters}`);
}

/** Columns as wide as their widest entry; numbers end on the right, a column without entries goes. */
function table(rows: readonly Row[]): string {
  const [head, ...body] = rows;
  const columns = head.map((_, c) => c)
    .filter((c) => body.some((cells) => cells[c] !== ""));
  const width = (c: number) =>
    Math.max(...rows.map((cells) => cells[c].length));
  return rows.map((cells) =>
    columns.map((c) =>
      c === head.length - 1
        ? cells[c].padStart(width(c))
        : cells[c].padEnd(width(c))
    ).join("  ").trimEnd()
  ).join("\n");
}

/** `1 234 567` */
function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, " ");
}
