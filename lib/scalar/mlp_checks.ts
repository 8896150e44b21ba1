/** The checks of what a network is to be built from. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { checkList, formatShape } from "../shape.ts";
import type { MlpOptions } from "./mlp.ts";

/** Checks that there are sizes, and that they count. */
export function checkSizes(sizes: readonly number[]): void {
  checkList("build a network", "sizes", sizes);
  const bad = sizes.findIndex((n) => !Number.isInteger(n) || n < 1);
  if (sizes.length >= 2 && bad < 0) return;
  throw new ValueError(
    `build a network of sizes ${written(sizes)}`,
    bad < 0
      ? "there must be at least two, inputs and outputs, but there are fewer"
      : `every size must be a whole number above 0, but one is ${
        written(sizes[bad])
      }`,
  );
}

/** Checks that given weights and biases fit the sizes. */
export function checkParameters(
  sizes: readonly number[],
  weights: NonNullable<MlpOptions["weights"]>,
  biases: NonNullable<MlpOptions["biases"]>,
): void {
  const action = `build a ${sizes.join("-")} network`;
  const layers = sizes.length - 1;
  for (const [what, given] of Object.entries({ weights, biases })) {
    if (given === false) continue;
    checkList(action, what, given);
    if (given.length === layers) continue;
    throw new ShapeError(
      action,
      `there must be ${what} for each of its layers, ${layers} in all, but there are ${given.length}`,
    );
  }
  weights.forEach((weight, l) => {
    const [units, inputs] = [sizes[l + 1], sizes[l]];
    checkList(action, `weights of layer ${l + 1}`, weight);
    const shape = [weight.length, weight[0]?.length ?? 0];
    if (shape[0] !== units || shape[1] !== inputs) {
      const wanted = formatShape([units, inputs]);
      throw new ShapeError(
        action,
        `the weights of layer ${
          l + 1
        } must be ${wanted}, a row for each unit, but they are ${
          formatShape(shape)
        }`,
      );
    }
  });
}
