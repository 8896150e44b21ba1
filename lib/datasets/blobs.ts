/** Clouds of points about their centres: what a linear classifier was made for. */

import { ShapeError } from "../errors.ts";
import { checkList } from "../shape.ts";
import { ClassificationSet } from "./classification_set.ts";
import { checkRows, type NumberRows } from "./data_set.ts";
import { chanceOf, type GeneratedOptions } from "./generated.ts";

/** How blobs are generated. */
export type BlobsOptions = GeneratedOptions & {
  /** The middle of each cloud, a class each. If not said, (−1, 0) and (1, 0). */
  readonly centres?: NumberRows;
};

/**
 * Each class is normally distributed about its centre, with the same standard deviation
 * in every direction: `noise`, which is 0.4 if not said. The classes take turns.
 *
 * @param options seed, number of examples, noise, centres of any dimension
 * @throws {ShapeError} if there is no centre, or they differ in dimension
 * @throws {ValueError} if one is not such a number
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const data = blobs({ examples: 300, centres: [[0, 0], [3, 0], [0, 3]], seed: 7 });
 * assert.deepEqual(data.counts(), { "blob 1": 100, "blob 2": 100, "blob 3": 100 });
 * ```
 */
export function blobs(options: BlobsOptions): ClassificationSet {
  const { examples, blur } = chanceOf("blobs", options, {
    noise: 0.4,
    names: ["centres"],
  });
  const { centres = [[-1, 0], [1, 0]] } = options;
  const action = "generate blobs";
  checkList(action, "centres", centres);
  if (centres.length === 0) {
    throw new ShapeError(
      action,
      "there must be at least one centre, but there are none",
    );
  }
  const features = centres[0].map((_, i) => `x${i + 1}`);
  checkRows(action, "coordinates", features, centres);
  const y = Array.from({ length: examples }, (_, i) => i % centres.length);
  return new ClassificationSet({
    name: "blobs",
    features,
    classes: centres.map((_, i) => `blob ${i + 1}`),
    x: y.map((label) => blur(centres[label])),
    y,
  });
}
