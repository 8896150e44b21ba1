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
import {
  type Cell,
  layered,
  type Layers,
  type Link,
} from "./layered_layout.ts";
import { arrowHead, signStroke, signText } from "./marks.ts";
import { asState, nodeMark, strokeWidth } from "./nodes.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";
import { type Point, Room } from "./placement.ts";

type Wire = {
  readonly from: string;
  readonly to: string;
  readonly weight: number | undefined;
};

type Drawing = {
  readonly circuit: CircuitData;
  readonly options: CircuitDiagramOptions;
  readonly wires: readonly Wire[];
  readonly layers: Layers;
  readonly at: (cell: Cell) => Point;
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
  checkCircuit(circuit, options.values);
  const ends = circuit.outputNames.map((name) => `out ${name}`);
  const wires: Wire[] = [
    ...Object.entries(circuit.units).flatMap(([to, { from, unit }]) =>
      from.map((name, i) => ({ from: name, to, weight: unit.weights[i] }))
    ),
    ...circuit.outputNames.map((name, i) => ({
      from: name,
      to: ends[i],
      weight: undefined,
    })),
  ];
  const links = wires.map(({ from, to }): Link => [from, to]);
  const layers = layered(
    [...circuit.inputs, ...Object.keys(circuit.units), ...ends],
    links,
    { last: ends },
  );
  const column = Math.max(
    120,
    Math.min(190, (600 - OUT - 2 * RADIUS) / (layers.columns - 2)),
  );
  const before = layers.columns - 2; // the last column is only names
  const [high, low] = layers.rows;
  const at = ({ column: c, row }: Cell): Point => [
    MARGIN + RADIUS + 30 + Math.min(c, before) * column +
    (c > before ? OUT : 0),
    52 + RADIUS + (row - high) * ROW,
  ];
  const out = Math.max(
    ...circuit.outputNames.map((name) => labelWidth(name, 20)),
  );
  const drawing = { circuit, options, wires, layers, at };
  return figure(
    {
      width: at({ column: layers.columns - 1, row: 0 })[0] +
        Math.max(out, RADIUS) + MARGIN,
      height: at({ column: 0, row: low })[1] + RADIUS + 40,
      alt: circuitAlt(circuit, options.values),
      caption: options.caption,
    },
    ...wireMarks(drawing),
    ...circuit.inputs.flatMap((name) => inputMarks(drawing, name)),
    ...Object.keys(circuit.units).flatMap((name) => unitMarks(drawing, name)),
    ...circuit.outputNames.flatMap((name, i) =>
      outputMarks(drawing, name, ends[i])
    ),
  );
}

/** All wires, bending round the units of the layers that they pass, and their weights. */
function wireMarks({ circuit, options, wires, layers, at }: Drawing): Mark[] {
  const largest = Math.max(...wires.map(({ weight }) => Math.abs(weight ?? 0)));
  const labelled = options.weights ??
    wires.length <= 16 + circuit.outputNames.length;
  const paths = wires.map(({ from, to }, k) =>
    [layers.cells.get(from)!, ...layers.bends[k], layers.cells.get(to)!].map(at)
  );
  const lines: Mark[] = [];
  const labels: Mark[] = [];
  const room = new Room({ left: 0, top: 0, right: 4000, bottom: 4000 });
  for (const path of paths) {
    for (let i = 1; i < path.length; i++) {
      room.takeLine(path[i - 1], path[i], 0.5);
    }
  }
  wires.forEach(({ from, weight }, k) => {
    const idle = options.values?.[from] === 0;
    const width = weight === undefined
      ? 3
      : 0.75 * strokeWidth(weight, largest);
    const style = weight === undefined
      ? { stroke: palette.ink }
      : signStroke(weight);
    const stroke = idle ? palette.grey : style.stroke;
    const head = 8 + 1.5 * width;
    const { d, tip, back } = smooth(
      paths[k],
      head,
      weight === undefined ? 6 : RADIUS,
    );
    lines.push(draw("path", {
      d,
      fill: "none",
      "stroke-width": width,
      ...style,
      stroke,
    }));
    lines.push(arrowHead(tip, back, head, stroke));
    if (labelled && weight !== undefined) {
      const [a, b] = paths[k];
      const spots = [0.42, 0.36, 0.48, 0.3, 0.54, 0.6, 0.25].map((
        t,
      ): Point => [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
      const text = decimal(weight);
      const [x, y] = room.place(labelWidth(text, 16) + 8, 22, spots, [a, b]);
      labels.push(
        label(text, x, y, {
          size: 16,
          bold: true,
          fill: idle ? palette.greyText : signText(weight),
          halo: true,
        }),
      );
    }
  });
  return [...lines, ...labels];
}

/** A path through the points that starts and ends at the rims of the nodes; straight if it has no bend. */
function smooth(
  points: readonly Point[],
  head: number,
  rim: number,
): { d: string; tip: Point; back: Point } {
  const n = points.length;
  const toward = (from: Point, to: Point, away: number): Point => {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    return [
      from[0] + away * (to[0] - from[0]) / length,
      from[1] + away * (to[1] - from[1]) / length,
    ];
  };
  const start = toward(points[0], points[1], RADIUS);
  const tip = toward(points[n - 1], points[n - 2], rim + 2);
  const end = toward(points[n - 1], points[n - 2], rim + 2 + 0.7 * head);
  const path = [start, ...points.slice(1, -1), end];
  const round = (value: number) => Math.round(value * 10) / 10;
  let d = `M${path[0].map(round).join()}`;
  if (n === 2) {
    return { d: `${d}L${end.map(round).join()}`, tip, back: points[0] };
  }
  for (let i = 1; i < path.length; i++) { // Catmull–Rom, as cubic curves
    const [p0, p1, p2, p3] = [
      path[i - 2] ?? path[i - 1],
      path[i - 1],
      path[i],
      path[i + 1] ?? path[i],
    ];
    const [c1, c2] = [0, 1].map((
      axis,
    ) => [
      p1[axis] + (p2[axis] - p0[axis]) / 6,
      p2[axis] - (p3[axis] - p1[axis]) / 6,
    ]);
    d += `C${round(c1[0])},${round(c2[0])},${round(c1[1])},${round(c2[1])},${
      p2.map(round).join()
    }`;
  }
  return { d, tip, back: points[n - 2] };
}

/** An input: its name, or its bit with the name on the left. */
function inputMarks({ options, layers, at }: Drawing, name: string): Mark[] {
  const place = at(layers.cells.get(name)!);
  const value = options.values?.[name];
  if (value === undefined) {
    return [nodeMark(place, { radius: RADIUS - 3, text: name })];
  }
  return [
    nodeMark(place, {
      radius: RADIUS - 3,
      text: decimal(value),
      state: asState(value),
    }),
    label(name, place[0] - RADIUS - 6, place[1], { size: 20, anchor: "end" }),
  ];
}

/** A unit: what it must reach, or its bit; its name above. */
function unitMarks(
  { circuit, options, layers, at }: Drawing,
  name: string,
): Mark[] {
  const place = at(layers.cells.get(name)!);
  const { threshold, tie } = circuit.units[name].unit;
  const value = options.values?.[name];
  const reach = `${tie === "rest" ? ">" : "≥"} ${decimal(threshold)}`;
  const text = options.labels?.[name] ??
    (circuit.outputNames.includes(name) ? undefined : name);
  return [
    nodeMark(place, {
      radius: RADIUS,
      text: value === undefined ? reach : decimal(value),
      state: asState(value),
      focus: value === undefined,
    }),
    ...(text
      ? [
        label(text, place[0], place[1] - RADIUS - 15, {
          size: 18,
          bold: /^\p{L}{2}/u.test(text),
        }),
      ]
      : []),
    ...(value === undefined ? [] : [
      label(reach, place[0], place[1] + RADIUS + 15, {
        size: 16,
        fill: palette.greyText,
      }),
    ]),
  ];
}

/** The name of an output, at the end of its arrow. */
function outputMarks(
  { layers, at }: Drawing,
  name: string,
  end: string,
): Mark[] {
  const [x, y] = at(layers.cells.get(end)!);
  return [label(name, x + 2, y, { size: 20, anchor: "start" })];
}
