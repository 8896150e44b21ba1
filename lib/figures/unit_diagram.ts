/**
 * One unit: its inputs on the left, its threshold in the middle, its output on the right.
 *
 * @module
 */

import {
  draw,
  type Figure,
  figure,
  lineThrough,
  type Mark,
} from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { arrowHead, signText } from "./marks.ts";
import {
  asState,
  asText,
  between,
  edgeMark,
  nodeMark,
  plainArrow,
  short,
  strokeWidth,
} from "./nodes.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";
import type { Point } from "./placement.ts";
import {
  outcome,
  settled,
  type Unit,
  unitAlt,
  type UnitDiagramOptions,
} from "./unit_diagram_data.ts";

const [INPUT_X, BODY_X, OUTPUT_X, WIDTH] = [96, 300, 452, 520];

const [GAP, RADIUS, BODY] = [72, 24, 50];

/**
 * A threshold unit with its numbers; with `values`, what it computes from them.
 *
 * @param options weights and threshold (or bias), or the counts of a McCulloch–Pitts unit
 * @returns the picture; its alt text says when the unit fires
 * @throws {ShapeError} if names or values are not as many as inputs
 * @throws {ValueError} if a number is not finite, or there is neither threshold nor bias
 *
 * @example AND at work
 * ```ts
 * import assert from "node:assert/strict";
 * const and = unitDiagram({ name: "AND", weights: [1, 1], threshold: 2, values: [1, 0] });
 * assert.equal(
 *   and.getAttribute("aria-label"),
 *   "AND: a unit with the inputs x₁ (weight 1) and x₂ (weight 1); it fires when their weighted sum is at least 2. " +
 *     "With x₁ = 1 and x₂ = 0 the sum is 1: it rests.",
 * );
 * ```
 */
export function unitDiagram(options: UnitDiagramOptions): Figure {
  const unit = settled(options);
  const n = unit.inputs.length;
  const height = Math.max(n * GAP, 2 * BODY + 44) +
    (unit.bias === undefined ? 36 : 52);
  const middle = unit.bias === undefined ? height / 2 : height / 2 - 8;
  const body: Point = [BODY_X, middle];
  const at = unit.inputs.map((
    _,
    i,
  ): Point => [INPUT_X, middle + (i - (n - 1) / 2) * GAP]);
  return figure(
    { width: WIDTH, height, alt: unitAlt(unit), caption: options.caption },
    ...at.flatMap((from, i) => inputEdge(unit, i, from, body)),
    ...at.flatMap((place, i) => inputNode(unit, i, place)),
    ...bodyMarks(unit, body),
    ...outputMarks(unit, body),
  );
}

/** The line from an input to the body, with its weight. */
function inputEdge(unit: Unit, i: number, place: Point, body: Point): Mark[] {
  const weight = unit.weights[i];
  const largest = Math.max(...unit.weights.map((w) => Math.abs(w ?? 0)));
  const inhibits = unit.exciting !== undefined && i >= unit.exciting;
  const width = unit.exciting === undefined
    ? strokeWidth(weight ?? 0, largest)
    : 3;
  const tip = short(place, body, BODY + 4);
  const size = 8 + 1.6 * width;
  const [from, to] = [
    short(body, place, RADIUS),
    short(place, body, BODY + (inhibits ? 18 : 0.8 * size)),
  ];
  const color = weight === null
    ? palette.grey
    : weight < 0
    ? palette.vermilion
    : palette.blue;
  const marks = [
    edgeMark(from, to, weight ?? undefined, width, undefined),
    inhibits
      ? draw("circle", {
        cx: short(place, body, BODY + 11)[0],
        cy: short(place, body, BODY + 11)[1],
        r: 7,
        fill: palette.paper,
        stroke: palette.vermilion,
        "stroke-width": 3,
      })
      : arrowHead(tip, place, size, color),
  ];
  if (unit.exciting === undefined) {
    const [x, y] = between(from, to, 0.45);
    const text = weight === null ? `w_${i + 1}` : decimal(weight);
    marks.push(
      label(text, x, y, {
        size: 18,
        fill: signText(weight ?? 0),
        bold: weight !== null,
        halo: true,
      }),
    );
  }
  return marks;
}

/** An input: its name in the node, or its value, with the name on its left. */
function inputNode({ inputs, values }: Unit, i: number, place: Point): Mark[] {
  const value = values?.[i];
  if (value === undefined) {
    return [nodeMark(place, { radius: RADIUS, text: inputs[i] })];
  }
  return [
    nodeMark(place, {
      radius: RADIUS,
      text: decimal(value),
      state: asState(value),
    }),
    label(inputs[i], place[0] - RADIUS - 12, place[1], {
      anchor: "end",
      size: 20,
    }),
  ];
}

/** The body: threshold, or sum and activation; the name above, the sum with its values below. */
function bodyMarks(unit: Unit, [x, y]: Point): Mark[] {
  const result = outcome(unit);
  const marks = [draw("circle", {
    cx: x,
    cy: y,
    r: BODY,
    fill: palette.paper,
    stroke: palette.ink,
    "stroke-width": 4,
  })];
  if (unit.bias === undefined) {
    marks.push(
      label(`\\theta = ${decimal(unit.threshold!)}`, x, y, { size: 20 }),
    );
  } else {
    marks.push(
      draw("path", {
        d: lineThrough([[x, y - BODY], [x, y + BODY]]),
        stroke: palette.grey,
        "stroke-width": 2,
      }),
      label("Σ", x - BODY / 2 + 2, y, { size: 24 }),
      ...activationMarks(unit.activation ?? "step", [x + BODY / 2 - 3, y]),
      ...plainArrow([x - 24, y + BODY + 30], [x - 24, y + BODY - 3]),
      label(`$b$ = ${decimal(unit.bias)}`, x - 24, y + BODY + 42, { size: 18 }),
    );
  }
  if (unit.name) {
    marks.push(label(unit.name, x, y - BODY - 18, { size: 18, bold: true }));
  }
  if (result) {
    const sign = unit.tie === "fire"
      ? (result.fires ? "≥" : "<")
      : (result.fires ? ">" : "≤");
    const text = result.blocked
      ? "inhibited"
      : unit.bias === undefined
      ? `Σ = ${decimal(result.sum)} ${sign} ${decimal(result.limit)}`
      : `$z$ = ${decimal(result.sum)}`;
    marks.push(
      label(
        text,
        unit.bias === undefined ? x : x + 48,
        y + BODY + (unit.bias === undefined ? 18 : 22),
        { size: 16 },
      ),
    );
  }
  return marks;
}

/** The curves of known activations, as points of a box from −1 to 1, up is positive. */
const CURVES: Readonly<Record<string, readonly Point[]>> = {
  step: [[-1, -0.8], [0, -0.8], [0, 0.8], [1, 0.8]],
  relu: [[-1, -0.6], [0, -0.6], [1, 0.8]],
  identity: [[-1, -0.8], [1, 0.8]],
  sigmoid: [[-1, -0.8], [-0.6, -0.72], [-0.3, -0.45], [0, 0], [0.3, 0.45], [
    0.6,
    0.72,
  ], [1, 0.8]],
  tanh: [[-1, -0.8], [-0.5, -0.72], [-0.25, -0.45], [0, 0], [0.25, 0.45], [
    0.5,
    0.72,
  ], [1, 0.8]],
};

/** The activation's curve, very small, or its name. */
function activationMarks(activation: string, [x, y]: Point): Mark[] {
  const curve = CURVES[activation];
  if (!curve) {
    return [
      label(activation, x, y, {
        size: labelWidth(activation, 18) > 40 ? 14 : 18,
      }),
    ];
  }
  return [draw("path", {
    d: lineThrough(curve.map(([u, v]) => [x + 14 * u, y - 14 * v])),
    fill: "none",
    stroke: palette.ink,
    "stroke-width": 3,
    "stroke-linejoin": "round",
  })];
}

/** The arrow to the output, and what comes out. */
function outputMarks(unit: Unit, [x, y]: Point): Mark[] {
  const result = outcome(unit);
  const place: Point = [OUTPUT_X, y];
  const arrow = plainArrow(
    [x + BODY + 2, y],
    [OUTPUT_X - RADIUS - 3, y],
    palette.ink,
    3,
  );
  if (!result || (unit.activation ?? "step") !== "step") {
    return [...arrow, nodeMark(place, { radius: RADIUS, text: unit.output })];
  }
  return [
    ...arrow,
    nodeMark(place, {
      radius: RADIUS,
      text: asText(result.fires ? 1 : 0),
      state: result.fires ? 1 : 0,
    }),
    label(unit.output, OUTPUT_X, y - RADIUS - 16, { size: 20 }),
    label(result.fires ? "fires" : "rests", OUTPUT_X, y + RADIUS + 18, {
      size: 16,
      bold: true,
      fill: result.fires ? palette.blueText : palette.vermilionText,
    }),
  ];
}
