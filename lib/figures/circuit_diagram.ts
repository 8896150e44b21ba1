/**
 * A circuit of threshold units: inputs on the left, outputs on the right, thresholds in the units.
 *
 * @module
 */

import {
  checkCircuit,
  circuitAlt,
  type CircuitData,
  type CircuitDiagramOptions,
} from "./circuit_data.ts";
import { draw, type Figure, figure, type Mark } from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { type Cell, layered } from "./layered_layout.ts";
import { arrowHead, signStroke, signText } from "./marks.ts";
import { inputMarks, nodeMark, strokeWidth } from "./nodes.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";
import { between, type Point, Room, short } from "./placement.ts";
import { smoothPath } from "./smooth_path.ts";

/** A wire and the points that it goes through, and its weight if it ends in a unit. */
type Wire = {
  readonly from: string;
  readonly path: readonly Point[];
  readonly weight: number | undefined;
};

const [RADIUS, ROW, MARGIN, OUT] = [27, 112, 20, 84];

/**
 * The units of a circuit in layers, with a wire for every input of every unit.
 *
 * In each unit stands what its sum must reach; with `values` there stands its output
 * instead, the unit filled if it fires, and what it must reach is below.
 *
 * @param circuit inputs, units and outputs, as `circuit(…)` of the library returns them
 * @param options values on the wires
 * @returns the picture; its alt text describes each unit
 * @throws {ShapeError} if a unit has not as many wires as weights
 * @throws {ValueError} if a wire comes from nowhere, or a number is not finite
 *
 * @example A circuit of one unit
 * ```ts
 * import assert from "node:assert/strict";
 * const not = circuitDiagram({
 *   inputs: ["x1"],
 *   units: { y: { from: ["x1"], unit: { weights: [-1], threshold: 0 } } },
 *   outputNames: ["y"],
 * }, { values: { x1: 1, y: 0 } });
 * assert.equal(
 *   not.getAttribute("aria-label"),
 *   "A circuit of 1 unit with 1 input and 1 output. y takes x₁ (weight −1) and fires at 0 or more. Output: y. " +
 *     "With x₁ = 1: y = 0.",
 * );
 * ```
 */
export function circuitDiagram(
  circuit: CircuitData,
  options: CircuitDiagramOptions = {},
): Figure {
  const { inputs, units, outputNames } = circuit;
  const { values = {}, labels = {} } = options;
  checkCircuit(circuit, options.values);
  const ends = outputNames.map((name) => `out ${name}`);
  const wires = [
    ...Object.entries(units).flatMap(([to, { from, unit }]) =>
      from.map((name, i) => ({ from: name, to, weight: unit.weights[i] }))
    ),
    ...outputNames.map((from, i) => ({ from, to: ends[i], weight: undefined })),
  ];
  const layers = layered(
    [...inputs, ...Object.keys(units), ...ends],
    wires.map(({ from, to }) => [from, to]),
    { last: ends },
  );
  const { columns, rows: [high, low], cells } = layers;
  const before = columns - 2; // the last column is only names
  const gap = Math.max(120, Math.min(190, (600 - OUT - 2 * RADIUS) / before));
  const at = ({ column, row }: Cell): Point => [
    MARGIN + RADIUS + 30 + Math.min(column, before) * gap +
    (column > before ? OUT : 0),
    52 + RADIUS + (row - high) * ROW,
  ];
  const place = (name: string) => at(cells.get(name)!);
  const out = Math.max(...outputNames.map((name) => labelWidth(name, 20)));
  const [right] = at({ column: columns - 1, row: 0 });
  const drawn = wires.map(({ from, to, weight }, k): Wire => {
    const path = [place(from), ...layers.bends[k].map(at), place(to)];
    return { from, path, weight };
  });
  return figure(
    {
      width: right + Math.max(out, RADIUS) + MARGIN,
      height: at({ column: 0, row: low })[1] + RADIUS + 40,
      alt: circuitAlt(circuit, options.values),
      caption: options.caption,
    },
    ...wireMarks(drawn, values),
    ...inputs.flatMap((name) =>
      inputMarks(name, values[name], place(name), RADIUS - 3, 9)
    ),
    ...Object.entries(units).flatMap(([name, { unit }]) => {
      const own = outputNames.includes(name) ? undefined : name;
      return unitMarks(unit, values[name], labels[name] ?? own, place(name));
    }),
    ...outputNames.map((name, i) => {
      const [x, y] = place(ends[i]);
      return label(name, x + 2, y, { size: 20, anchor: "start" });
    }),
  );
}

/** All wires, bending round the units of the layers that they pass, and their weights if there are not too many. */
function wireMarks(
  wires: readonly Wire[],
  values: Readonly<Record<string, number>>,
): Mark[] {
  const weights = wires.flatMap(({ weight }) => weight ?? []);
  const largest = Math.max(...weights.map(Math.abs));
  const room = new Room({ left: 0, top: 0, right: 4000, bottom: 4000 });
  for (const { path } of wires) room.takeLine(path, 0.5);
  const lines = wires.flatMap(({ from, path, weight }) => {
    const [width, style, rim] = weight === undefined
      ? [3, { stroke: palette.ink }, 6]
      : [0.75 * strokeWidth(weight, largest), signStroke(weight), RADIUS];
    const stroke = values[from] === 0 ? palette.grey : style.stroke;
    const head = 8 + 1.5 * width;
    const [start, end] = [path[0], path[path.length - 1]];
    const back = path[path.length - 2];
    const d = smoothPath([
      short(path[1], start, RADIUS),
      ...path.slice(1, -1),
      short(back, end, rim + 2 + 0.7 * head),
    ]);
    return [
      draw("path", {
        d,
        fill: "none",
        "stroke-width": width,
        ...style,
        stroke,
      }),
      arrowHead(short(back, end, rim + 2), back, head, stroke),
    ];
  });
  if (weights.length > 16) return lines;
  const labels = wires.flatMap(({ from, path: [a, b], weight }) => {
    if (weight === undefined) return [];
    const text = decimal(weight);
    const spots = SPOTS.map((t) => between(a, b, t));
    const place = room.place(labelWidth(text) + 8, 22, spots, [a, b]);
    const fill = values[from] === 0 ? palette.greyText : signText(weight);
    return [label(text, ...place, { bold: true, fill, halo: true })];
  });
  return [...lines, ...labels];
}

/** Where along a wire its weight may stand, the most wanted place first. */
const SPOTS = [0.42, 0.36, 0.48, 0.3, 0.54, 0.6, 0.25];

/** A unit: what it must reach, or its bit; its name above. */
function unitMarks(
  { threshold, tie }: CircuitData["units"][string]["unit"],
  value: number | undefined,
  name: string | undefined,
  [x, y]: Point,
): Mark[] {
  const reach = `${tie === "rest" ? ">" : "≥"} ${decimal(threshold)}`;
  const isKnown = value !== undefined;
  const bold = /^\p{L}{2}/u.test(name ?? "");
  return [
    nodeMark([x, y], {
      radius: RADIUS,
      text: isKnown ? decimal(value) : reach,
      state: value,
      focus: !isKnown,
    }),
    ...(name ? [label(name, x, y - RADIUS - 15, { size: 18, bold })] : []),
    ...(isKnown
      ? [label(reach, x, y + RADIUS + 15, { fill: palette.greyText })]
      : []),
  ];
}
