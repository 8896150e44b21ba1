/**
 * One unit: its inputs on the left, its threshold in the middle, its output on the right.
 *
 * @module
 */

import { circle, type Figure, figure, type Mark, path } from "./document.ts";
import { label, labelWidth } from "./label.ts";
import { arrow, arrowHead, outlined, signStroke, signText } from "./marks.ts";
import { edgeMark, inputMarks, nodeMark, strokeWidth } from "./nodes.ts";
import { decimal } from "./numbers.ts";
import { palette } from "./palette.ts";
import { between, type Point, short } from "./placement.ts";
import { unitAlt } from "./unit_diagram_alt.ts";
import {
  hasVeto,
  outcome,
  settled,
  type Unit,
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
  const [below, lift] = unit.bias === undefined ? [36, 0] : [52, 8];
  const height = Math.max(n * GAP, 2 * BODY + 44) + below;
  const middle = height / 2 - lift;
  const body: Point = [BODY_X, middle];
  const at = unit.inputs.map((_, i): Point => [
    INPUT_X,
    middle + (i - (n - 1) / 2) * GAP,
  ]);
  return figure(
    { width: WIDTH, height, alt: unitAlt(unit), caption: options.caption },
    ...at.flatMap((place, i) => inputEdge(unit, i, place, body)),
    ...at.flatMap((place, i) =>
      inputMarks(unit.inputs[i], unit.values?.[i], place, RADIUS, 12)
    ),
    ...bodyMarks(unit, body),
    ...outputMarks(unit, body),
  );
}

/** The line from an input to the body: with its weight, or with a ring at its end if the input inhibits. */
function inputEdge(unit: Unit, i: number, place: Point, body: Point): Mark[] {
  const { weights, exciting } = unit;
  const veto = hasVeto(unit, i);
  const weight = veto ? -1 : weights[i];
  const edge = (width: number, end: number) => {
    const [from, to] = [short(body, place, RADIUS), short(place, body, end)];
    return { from, to, line: edgeMark(from, to, weight, width) };
  };
  if (veto) {
    const ring = circle(short(place, body, BODY + 11), 7, {
      fill: palette.paper,
      stroke: palette.vermilion,
      "stroke-width": 3,
    });
    return [edge(3, BODY + 18).line, ring];
  }
  const largest = Math.max(
    ...weights.map((w, j) => hasVeto(unit, j) ? 0 : Math.abs(w)),
  );
  const width = exciting === undefined ? strokeWidth(weight, largest) : 3;
  const size = 8 + 1.6 * width;
  const { from, to, line } = edge(width, BODY + 0.8 * size);
  const tip = short(place, body, BODY + 4);
  const head = arrowHead(tip, place, size, signStroke(weight).stroke);
  if (exciting !== undefined) return [line, head];
  const text = label(decimal(weight), ...between(from, to, 0.45), {
    size: 18,
    fill: signText(weight),
    bold: true,
    halo: true,
  });
  return [line, head, text];
}

/** The body: threshold, or sum and activation; the name above, the sum with its values below. */
function bodyMarks(unit: Unit, [x, y]: Point): Mark[] {
  const { name, bias, threshold } = unit;
  const limit = `\\theta = ${decimal(threshold ?? 0)}`;
  const size = labelWidth(limit, 20) > 2 * BODY - 4 ? 16 : 20;
  return [
    circle([x, y], BODY, outlined(true)),
    ...(bias === undefined
      ? [label(limit, x, y, { size })]
      : neuronMarks(unit.activation, bias, [x, y])),
    ...(name ? [label(name, x, y - BODY - 18, { size: 18, bold: true })] : []),
    ...sumMarks(unit, [x, y + BODY]),
  ];
}

/** The sum and the activation, side by side in the body, and the bias that comes in from below. */
function neuronMarks(
  activation: string,
  bias: number,
  [x, y]: Point,
): Mark[] {
  const [left, bottom] = [x - 24, y + BODY];
  return [
    path([[x, y - BODY], [x, bottom]], {
      stroke: palette.grey,
      "stroke-width": 2,
    }),
    label("Σ", x - BODY / 2 + 2, y, { size: 24 }),
    activationMark(activation, x + BODY / 2 - 3, y),
    ...arrow([left, bottom + 30], [left, bottom - 3]),
    label(`$b$ = ${decimal(bias)}`, left, bottom + 42, { size: 18 }),
  ];
}

/** The jump of a step, very small; the name of any other activation. */
function activationMark(activation: string, x: number, y: number): Mark {
  if (activation !== "step") {
    const size = labelWidth(activation, 18) > 40 ? 14 : 18;
    return label(activation, x, y, { size });
  }
  const [low, high] = [y + 14 * 0.8, y - 14 * 0.8];
  return path([[x - 14, low], [x, low], [x, high], [x + 14, high]], {
    fill: "none",
    stroke: palette.ink,
    "stroke-width": 3,
    "stroke-linejoin": "round",
  });
}

/** The sum, compared with what it must reach. */
function sumMarks(unit: Unit, [x, y]: Point): Mark[] {
  const result = outcome(unit);
  if (!result) return [];
  const isNeuron = unit.bias !== undefined;
  const signs = unit.tie === "fire" ? ["≥", "<"] : [">", "≤"];
  const sign = signs[result.fires ? 0 : 1];
  const text = result.blocked
    ? "inhibited"
    : isNeuron
    ? `$z$ = ${decimal(result.sum)}`
    : `Σ = ${decimal(result.sum)} ${sign} ${decimal(result.limit)}`;
  return [isNeuron ? label(text, x + 48, y + 22) : label(text, x, y + 18)];
}

/** The arrow to the output, and what comes out. */
function outputMarks(unit: Unit, [x, y]: Point): Mark[] {
  const result = outcome(unit);
  const place: Point = [OUTPUT_X, y];
  const [from, to]: Point[] = [[x + BODY + 2, y], [OUTPUT_X - RADIUS - 3, y]];
  const marks = arrow(from, to, palette.ink, 3);
  if (!result || unit.activation !== "step") {
    return [...marks, nodeMark(place, { radius: RADIUS, text: unit.output })];
  }
  const [state, text, fill] = result.fires
    ? [1, "fires", palette.blueText] as const
    : [0, "rests", palette.vermilionText] as const;
  return [
    ...marks,
    nodeMark(place, { radius: RADIUS, text: `${state}`, state }),
    label(unit.output, OUTPUT_X, y - RADIUS - 16, { size: 20 }),
    label(text, OUTPUT_X, y + RADIUS + 18, { bold: true, fill }),
  ];
}
