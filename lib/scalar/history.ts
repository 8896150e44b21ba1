/** How a number was made, as a list of plain records: what formulas and pictures are made from. */

import { inOrder } from "../graph.ts";
import { passBack, tapesOf } from "./sweep.ts";
import {
  ADD,
  CONSTANT,
  DIV,
  DOT,
  FUNCTION,
  functionName,
  Given,
  IMPORT,
  LINES,
  MUL,
  NO_LINE,
  POW,
  SUB,
  SUM,
  type Tape,
} from "./tape.ts";
import type { Value } from "./value.ts";

const OPERATIONS: Readonly<Record<number, string>> = {
  [ADD]: "add",
  [SUB]: "sub",
  [MUL]: "mul",
  [DIV]: "div",
  [POW]: "pow",
  [SUM]: "sum",
  [DOT]: "dot",
};

/** A number in the history of another. */
export type HistoryNode = {
  readonly data: number;
  readonly name: string | undefined;
  /** `"given"`, `"constant"`, `"add"`, `"sub"`, `"mul"`, `"div"`, `"pow"`, `"sum"`, `"dot"`, or a function's name. */
  readonly operation: string;
  /** What it was made from: places in the list, and the slope with respect to each. */
  readonly inputs: readonly HistoryEdge[];
};

/** From a number to what was made from it. */
export type HistoryEdge = {
  /** The place of the operand in the list. */
  readonly from: number;
  /** The slope of the result with respect to the operand, from all its uses in this one operation. */
  readonly slope: number;
  /** The other factor, if the operation is a product or a sum of products and uses the operand once. */
  readonly factor?: number;
};

/** A leaf is told from all others by being what it is; a computed number, by its tape and line. */
type Key = Value | number;

/**
 * All numbers that `loss` was made from, each after its operands; the last is `loss` itself.
 *
 * @example Three numbers: x, y, and their product
 * ```ts
 * import assert from "node:assert/strict";
 * import { value } from "./value.ts";
 * const x = value(2, "x"), y = value(3, "y");
 * const { nodes, placeOf } = historyOf(x.mul(y));
 * assert.deepEqual(nodes.map((node) => node.operation), ["given", "given", "mul"]);
 * assert.deepEqual(nodes[2].inputs, [{ from: 0, slope: 3, factor: 1 }, { from: 1, slope: 2, factor: 0 }]);
 * assert.equal(placeOf(y), 1);
 * ```
 */
export function historyOf(
  loss: Value,
): { nodes: HistoryNode[]; placeOf(x: Value): number | undefined } {
  const tapes = new Map<number, Tape>();
  if (!(loss.home instanceof Given)) {
    for (const tape of tapesOf(loss.home)) tapes.set(tape.id, tape);
  }
  const tapeOf = (key: number) => tapes.get(Math.floor(key / LINES))!;
  const operandsOf = (key: Key): Key[] =>
    typeof key === "number"
      ? operandLines(tapeOf(key), key % LINES).map((line) =>
        keyOf(tapeOf(key), line)
      )
      : [];

  const places = new Map<Key, number>();
  inOrder<Key>([keyOfValue(loss)], operandsOf).forEach((key, place) =>
    places.set(key, place)
  );
  const slopes = new Float64Array(LINES);
  const nodes = [...places.keys()].map((key): HistoryNode => {
    if (typeof key !== "number") {
      return { data: key.data, name: key.name, operation: "given", inputs: [] };
    }
    const tape = tapeOf(key), line = key % LINES;
    return {
      data: tape.data[line],
      name: tape.names.get(line),
      operation: operationAt(tape, line),
      inputs: edgesInto(tape, line, slopes, (k) => places.get(k)!),
    };
  });
  return { nodes, placeOf: (x) => places.get(keyOfValue(x)) };
}

function keyOfValue(x: Value): Key {
  return x.home instanceof Given ? x : keyOf(x.home.tape, x.line);
}

function keyOf(tape: Tape, line: number): Key {
  if (tape.rule[line] !== IMPORT) return tape.id * LINES + line;
  const { leaf, tape: older, from } = tape.importAt(line);
  return leaf ?? older * LINES + from;
}

function operationAt(tape: Tape, line: number): string {
  const rule = tape.rule[line];
  if (rule === CONSTANT) return "constant";
  if (rule === FUNCTION) return functionName(tape.right[line]);
  return OPERATIONS[rule];
}

/** The lines that a line was made from, in the order of writing, one used twice twice. */
function operandLines(tape: Tape, line: number): number[] {
  const left = tape.left[line], right = tape.right[line];
  switch (tape.rule[line]) {
    case CONSTANT:
      return [];
    case FUNCTION:
      return [left];
    case SUM:
      return [...startOf(tape, left), ...termsOf(tape, left)];
    case DOT: {
      const b = termsOf(tape, right);
      const products = termsOf(tape, left).flatMap((a, i) => [a, b[i]]);
      return [...startOf(tape, left), ...products];
    }
    default:
      return [left, right];
  }
}

/** The line that a list of terms is added to, if there is one. */
function startOf({ terms }: Tape, list: number): number[] {
  return terms[list + 1] === NO_LINE ? [] : [terms[list + 1]];
}

/** The lines of a list of terms. */
function termsOf({ terms }: Tape, list: number): number[] {
  return [...terms.subarray(list + 2, list + 2 + terms[list])];
}

/** Local slopes: what comes back to the operands when a slope of 1 is handed to the line. */
function edgesInto(
  tape: Tape,
  line: number,
  slopes: Float64Array,
  placeOf: (key: Key) => number,
): HistoryEdge[] {
  const lines = operandLines(tape, line);
  if (lines.length > 0) passBack(tape, slopes, line, 1);
  const factors = factorsOf(tape, line, lines);
  const edges = new Map<
    number,
    { from: number; slope: number; factor?: number }
  >();
  for (const operand of lines) {
    const from = placeOf(keyOf(tape, operand)), edge = edges.get(from);
    if (edge !== undefined) { // a second use: also of one number that has two lines
      edge.slope += slopes[operand];
      delete edge.factor;
    } else {
      const factor = factors.get(operand);
      edges.set(from, {
        from,
        slope: slopes[operand],
        ...(factor !== undefined && { factor: placeOf(keyOf(tape, factor)) }),
      });
    }
    slopes[operand] = 0;
  }
  return [...edges.values()];
}

/** For each operand that is a factor, the line of the other factor. */
function factorsOf(
  tape: Tape,
  line: number,
  lines: readonly number[],
): Map<number, number> {
  const rule = tape.rule[line], factors = new Map<number, number>();
  if (rule !== MUL && rule !== DOT) return factors;
  for (let p = lines.length % 2; p < lines.length; p += 2) {
    factors.set(lines[p], lines[p + 1]).set(lines[p + 1], lines[p]);
  }
  return factors;
}
