/** Examples that belong to classes: which species, which digit. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { checkList } from "../shape.ts";
import {
  checkIndices,
  checkRows,
  counted,
  type NumberRows,
} from "./data_set.ts";

/** What a classification set is made of. */
export type ClassificationParts = {
  /** What people call it. */
  readonly name: string;
  /** The names of the features, in the order of an example's numbers. */
  readonly features: readonly string[];
  /** The names of the classes, in the order of their numbers. */
  readonly classes: readonly string[];
  /** `[examples, features]` */
  readonly x: NumberRows;
  /** `[examples]`, each the number of a class, 0 the first. */
  readonly y: readonly number[];
};

/**
 * Examples `x` with the number `y` of the class of each.
 *
 * @example Printed, it says what is in it
 * ```ts
 * import assert from "node:assert/strict";
 * const xor = new ClassificationSet({
 *   name: "XOR",
 *   features: ["x1", "x2"],
 *   classes: ["off", "on"],
 *   x: [[0, 0], [0, 1], [1, 0], [1, 1]],
 *   y: [0, 1, 1, 0],
 * });
 * assert.equal(`${xor}`, "XOR: 4 examples of 2 features (x1, x2) in 2 classes (off 2, on 2)");
 * ```
 */
export class ClassificationSet implements ClassificationParts {
  /** What people call it. */
  readonly name: string;
  /** What the numbers of an example are, one name for each column of `x`. */
  readonly features: readonly string[];
  /** The names of the classes; example `i` is of class `classes[y[i]]`. */
  readonly classes: readonly string[];
  /** `[examples, features]` */
  readonly x: NumberRows;
  /** `[examples]`, each the number of a class. */
  readonly y: readonly number[];

  /**
   * Checks the parts and keeps them.
   *
   * @throws {ShapeError} if an example has more or fewer numbers than there are features, or `y` is not as long as `x`
   * @throws {ValueError} naming the first feature that is no finite number, or the first label that is no class
   */
  constructor({ name, features, classes, x, y }: ClassificationParts) {
    const action = `make the data set ${name}`;
    checkRows(action, "features", features, x);
    checkList(action, "labels", y);
    if (y.length !== x.length) {
      throw new ShapeError(
        action,
        `each example must have one label, but there are ${x.length} examples and ${y.length} labels`,
      );
    }
    checkClasses(action, classes);
    const bad = y.findIndex((label) =>
      !Number.isInteger(label) || classes[label] === undefined
    );
    if (bad >= 0) {
      throw new ValueError(
        action,
        `a label must be the number of a class, from 0 to ${
          classes.length - 1
        }, but that of example ${bad + 1} is ${written(y[bad])}`,
      );
    }
    [this.name, this.features, this.classes] = [name, features, classes];
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
  take(indices: readonly number[]): ClassificationSet {
    checkIndices(`take examples of ${this.name}`, indices, this.length);
    return this.with({
      x: indices.map((i) => this.x[i]),
      y: indices.map((i) => this.y[i]),
    });
  }

  /** The same with some parts replaced: scaled features, another name. */
  with(parts: Partial<ClassificationParts>): ClassificationSet {
    const { name, features, classes, x, y } = this;
    return new ClassificationSet({ name, features, classes, x, y, ...parts });
  }

  /** Each example with its class, as `learn` takes them. */
  examples(): readonly { readonly x: readonly number[]; readonly y: number }[] {
    return this.x.map((x, i) => ({ x, y: this.y[i] }));
  }

  /** How many examples each class has, by its name. */
  counts(): Readonly<Record<string, number>> {
    const counts = this.classes.map(() => 0);
    for (const label of this.y) counts[label]++;
    return Object.fromEntries(
      this.classes.map((name, label) => [name, counts[label]]),
    );
  }

  /** Name, sizes and classes in one line. */
  toString(): string {
    const counts = this.counts();
    const classes = this.classes.map((name) => `${name} ${counts[name]}`);
    return `${this.name}: ${this.length} ${
      this.length === 1 ? "example" : "examples"
    } of ${counted(this.features, "feature")} in ${this.classes.length} ${
      this.classes.length === 1 ? "class" : "classes"
    } (${classes.join(", ")})`;
  }

  /** What a cell shows of it. */
  [Symbol.for("Deno.customInspect")](): string {
    return this.toString();
  }
}

function checkClasses(action: string, classes: readonly string[]): void {
  checkList(action, "classes", classes);
  const twice = classes.find((name, i) => classes.indexOf(name) !== i);
  if (twice === undefined) return;
  throw new ValueError(
    action,
    `each class must have a name of its own, but two are called ${twice}`,
  );
}
