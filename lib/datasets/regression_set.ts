/** Examples with numbers to predict: one target, or several at once. */

import { ShapeError } from "../errors.ts";
import {
  checkIndices,
  checkRows,
  counted,
  type NumberRows,
} from "./data_set.ts";

/** What a regression set is made of. */
export type RegressionParts = {
  /** What people call it. */
  readonly name: string;
  /** The names of the features, in the order of an example's numbers. */
  readonly features: readonly string[];
  /** The names of what is to be predicted, in the order of the numbers in a row of `y`. */
  readonly targets: readonly string[];
  /** `[examples, features]` */
  readonly x: NumberRows;
  /** `[examples, targets]`: a row each, even if there is one target. */
  readonly y: NumberRows;
};

/**
 * Examples `x` with the numbers `y` that are to be predicted from each.
 *
 * @example Printed, it says what is in it
 * ```ts
 * import assert from "node:assert/strict";
 * const line = new RegressionSet({ name: "line", features: ["x"], targets: ["y"], x: [[0], [1]], y: [[3], [5]] });
 * assert.equal(`${line}`, "line: 2 examples of 1 feature (x) with 1 target (y)");
 * ```
 */
export class RegressionSet implements RegressionParts {
  /** What people call it. */
  readonly name: string;
  /** What the numbers of an example are, one name for each column of `x`. */
  readonly features: readonly string[];
  /** What is to be predicted, one name for each column of `y`. */
  readonly targets: readonly string[];
  /** `[examples, features]` */
  readonly x: NumberRows;
  /** `[examples, targets]` */
  readonly y: NumberRows;

  /**
   * Checks the parts and keeps them.
   *
   * @throws {ShapeError} if a row has more or fewer numbers than there are names, or `y` is not as long as `x`
   * @throws {ValueError} naming the first entry that is no finite number
   */
  constructor({ name, features, targets, x, y }: RegressionParts) {
    const action = `make the data set ${name}`;
    checkRows(action, "features", features, x);
    checkRows(action, "targets", targets, y);
    if (y.length !== x.length) {
      throw new ShapeError(
        action,
        `each example must have its targets, but there are ${x.length} examples and ${y.length} rows of targets`,
      );
    }
    [this.name, this.features, this.targets] = [name, features, targets];
    [this.x, this.y] = [x, y];
  }

  /** How many examples there are. */
  get length(): number {
    return this.x.length;
  }

  /**
   * These examples alone, in this order; one may come twice.
   *
   * @param indices their places, 0 the first
   * @throws {ValueError} naming the first that is not there
   */
  take(indices: readonly number[]): RegressionSet {
    checkIndices(`take examples of ${this.name}`, indices, this.length);
    return this.with({
      x: indices.map((i) => this.x[i]),
      y: indices.map((i) => this.y[i]),
    });
  }

  /** The same with some parts replaced: scaled features, another name. */
  with(parts: Partial<RegressionParts>): RegressionSet {
    const { name, features, targets, x, y } = this;
    return new RegressionSet({ name, features, targets, x, y, ...parts });
  }

  /** Name and sizes in one line. */
  toString(): string {
    return `${this.name}: ${this.length} ${
      this.length === 1 ? "example" : "examples"
    } of ${counted(this.features, "feature")} with ${
      counted(this.targets, "target")
    }`;
  }

  /** What a cell shows of it. */
  [Symbol.for("Deno.customInspect")](): string {
    return this.toString();
  }
}
