/** Shapes on a retina, each a little elsewhere, with photocells that err: what the Mark I learned from. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { checkCount, checkList } from "../shape.ts";
import { ClassificationSet } from "./classification_set.ts";
import { chanceOf, type GeneratedOptions } from "./generated.ts";
import { pixelNames } from "./pixel_names.ts";
import {
  MOST_SHIFT,
  RETINA_SIDE,
  retinaImage,
  type RetinaShape,
} from "./retina_image.ts";

/** How shapes are shown to the retina. */
export type RetinaShapesOptions = Omit<GeneratedOptions, "noise"> & {
  /** What is shown, a class each: `["E", "F"]`. */
  readonly shapes: readonly RetinaShape[];
  /** How many cells a shape may lie from the middle, in each direction, 0 to 3. If not said, 0. */
  readonly shift?: number;
  /** The probability that a photocell says the contrary, 0 to 1. If not said, 0. */
  readonly noise?: number;
};

/**
 * Images of 20 × 20 photocells, 0 or 1 each, in which the shapes take turns. Every shift
 * is equally likely, and every photocell errs on its own.
 *
 * @param options what is shown, seed, number of examples, shift, noise
 * @throws {ShapeError} if no shape is named
 * @throws {ValueError} if there is no such shape, or an option is not such a number
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const letters = retinaShapes({ shapes: ["E", "F"], examples: 20, shift: 2, noise: 0.02, seed: 7 });
 * assert.equal(`${letters}`, "retina: 20 examples of 400 features in 2 classes (E 10, F 10)");
 * ```
 */
export function retinaShapes(options: RetinaShapesOptions): ClassificationSet {
  const { noise = 0, ...others } = options ?? {};
  const { examples, places } = chanceOf("retina images", others, {
    names: ["shapes", "shift"],
  });
  const { shapes, shift = 0 } = options;
  checkRetinaOptions(shapes, shift, noise);
  const noises = places.stream(1);
  const y = Array.from({ length: examples }, (_, i) => i % shapes.length);
  const by = () => places.integer(2 * shift + 1) - shift;
  return new ClassificationSet({
    name: "retina",
    features: pixelNames(RETINA_SIDE, RETINA_SIDE),
    classes: shapes,
    x: y.map((label) =>
      retinaImage(shapes[label], [by(), by()])
        .map((lit) => noises.uniform() < noise ? 1 - lit : lit)
    ),
    y,
  });
}

function checkRetinaOptions(
  shapes: readonly RetinaShape[],
  shift: number,
  noise: number,
): void {
  const action = "generate retina images";
  checkList(action, "shapes", shapes);
  if (shapes.length === 0) {
    throw new ShapeError(
      action,
      "there must be at least one shape, but there are none",
    );
  }
  checkCount(action, "the shift", shift, 0);
  if (shift > MOST_SHIFT) {
    throw new ValueError(
      action,
      `the shift must be ${MOST_SHIFT} at most, or shapes leave the retina, but it is ${shift}`,
    );
  }
  if (noise >= 0 && noise <= 1) return;
  throw new ValueError(
    action,
    `noise must be a probability from 0 to 1, but it is ${written(noise)}`,
  );
}
