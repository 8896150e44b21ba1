/** Examples: what a unit is shown, inputs with the answer it should give. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { checkTable, TruthTable } from "../logic/truth_table.ts";
import { checkList } from "../shape.ts";

/** Inputs `x` and the answer `y` that is wanted for them. */
export type Example = {
  /** `[inputs]` */
  readonly x: readonly number[];
  /** The label, 0 or 1, or else −1 or 1. */
  readonly y: number;
};

/**
 * The rows of a truth table as examples with labels 0 and 1, in the table's order. Rows that
 * are don't cares are left out.
 *
 * @throws {ValueError} if it is no table but its outputs
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { truthTable } from "nets";
 * assert.deepEqual(examplesOf(truthTable("0-")), [{ x: [0], y: 0 }]);
 * ```
 */
export function examplesOf(table: TruthTable): readonly Example[] {
  checkTable("make examples of a table", table);
  return table.rows().flatMap(({ x, y }) => y === null ? [] : [{ x, y }]);
}

/**
 * `t = 2 y − 1`: the same examples with the labels −1 and 1 instead of 0 and 1.
 *
 * @throws {ShapeError} if they are no list
 * @throws {ValueError} naming the first label that is neither 0 nor 1
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(plusMinus([{ x: [5], y: 0 }]), [{ x: [5], y: -1 }]);
 * ```
 */
export function plusMinus(examples: readonly Example[]): readonly Example[] {
  const action = "change labels 0, 1 to -1, 1";
  checkAreList(action, examples);
  checkLabels(action, examples, [0, 1]);
  return examples.map(({ x, y }) => ({ x, y: 2 * y - 1 }));
}

/**
 * Checks that there are examples, all with as many inputs as the first, all finite.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ShapeError} if there are none or their inputs differ in number
 * @throws {ValueError} naming the first example with an input that is no finite number
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkExamples("learn from 2 examples", [{ x: [0, 1], y: 0 }, { x: [1], y: 1 }]), {
 *   message: "Cannot learn from 2 examples: every example must have 2 inputs like the first, but example 2 has 1",
 * });
 * ```
 */
export function checkExamples(
  action: string,
  examples: readonly Example[],
): void {
  checkAreList(action, examples);
  if (examples.length === 0) {
    throw new ShapeError(
      action,
      "there must be at least one example, but there are none",
    );
  }
  examples.forEach((example: Example | undefined, i) => {
    const x: unknown = example?.x;
    checkList(action, `inputs of example ${i + 1}`, x);
    const inputs = examples[0].x.length;
    if (x.length !== inputs) {
      throw new ShapeError(
        action,
        `every example must have ${inputs} ${
          inputs === 1 ? "input" : "inputs"
        } like the first, but example ${i + 1} has ${x.length}`,
      );
    }
    const bad = x.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) {
      throw new ValueError(
        action,
        `inputs must be finite numbers, but input ${bad + 1} of example ${
          i + 1
        } is ${written(x[bad])}`,
      );
    }
  });
}

/**
 * Checks that every label is one of those allowed.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param allowed the two labels
 * @throws {ValueError} naming the first label that is not
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => checkLabels("learn", [{ x: [1], y: 2 }], [0, 1]), {
 *   message: "Cannot learn: labels must be 0 or 1, but that of example 1 is 2",
 * });
 * ```
 */
export function checkLabels(
  action: string,
  examples: readonly Example[],
  allowed: readonly number[],
): void {
  const bad = examples.findIndex(({ y }) => !allowed.includes(y));
  if (bad < 0) return;
  throw new ValueError(
    action,
    `labels must be ${allowed.join(" or ")}, but that of example ${
      bad + 1
    } is ${written(examples[bad].y)}`,
  );
}

function checkAreList(action: string, examples: unknown): void {
  if (!(examples instanceof TruthTable)) {
    return checkList(action, "examples", examples);
  }
  throw new ShapeError(
    action,
    `the examples must be a list, but they are a TruthTable; write examplesOf(${examples})`,
  );
}
