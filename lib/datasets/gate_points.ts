/** The rows of a truth table as points to learn from, as often as one likes, and blurred. */

import { ValueError } from "../errors.ts";
import { checkTable, type TruthTable } from "../logic/truth_table.ts";
import { ClassificationSet } from "./classification_set.ts";
import { chanceOf, type GeneratedOptions } from "./generated.ts";

/**
 * The rows of a truth table in turn, over and over, each input moved by noise. Rows that
 * are don't cares are left out.
 *
 * @param table what each row's class is: `XOR`, or `parity(3)`
 * @param options seed, number of examples, noise
 * @throws {ValueError} if it is no table, or an option is not such a number
 *
 * @example Four corners, ten times each
 * ```ts
 * import assert from "node:assert/strict";
 * import { XOR } from "nets";
 * const data = gatePoints(XOR, { examples: 40, noise: 0.1, seed: 7 });
 * assert.equal(`${data}`, "XOR: 40 examples of 2 features (x1, x2) in 2 classes (0 20, 1 20)");
 * ```
 */
export function gatePoints(
  table: TruthTable,
  options: GeneratedOptions,
): ClassificationSet {
  checkTable("generate points of a gate", table);
  const { examples, blur } = chanceOf(`points of ${table}`, options);
  const rows = table.rows().flatMap(({ x, y }) => y === null ? [] : [{ x, y }]);
  if (rows.length === 0) {
    throw new ValueError(
      `generate points of ${table}`,
      "at least one row must have an output, but all are don't cares",
    );
  }
  const places = Array.from({ length: examples }, (_, i) => i % rows.length);
  return new ClassificationSet({
    name: String(table),
    features: Array.from({ length: table.inputs }, (_, i) => `x${i + 1}`),
    classes: ["0", "1"],
    x: places.map((row) => blur(rows[row].x)),
    y: places.map((row) => rows[row].y),
  });
}
