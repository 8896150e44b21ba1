/** Divergence: what is said when a loss is no finite number any more. */

import { ValueError } from "../errors.ts";

/** When it happened, and with what. */
export type Divergence = {
  /** Which step of the optimiser, from 1, and in which epoch. */
  readonly update: number;
  readonly epoch: number;
  /** The loss, if the device said it at once. */
  readonly loss?: number | undefined;
  readonly rate: number;
  readonly isClipped: boolean;
};

/**
 * The error of a training whose loss is no finite number, with what to do about it.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const { message } = divergence({ update: 7, epoch: 2, loss: NaN, rate: 0.5, isClipped: true });
 * assert.equal(
 *   message,
 *   "Cannot go on training: the loss must be a finite number, but at update 7, in epoch 2, it is NaN; " +
 *     "take a rate smaller than 0.5",
 * );
 * ```
 */
export function divergence(
  { update, epoch, loss, rate, isClipped }: Divergence,
): ValueError {
  const clip = isClipped ? "" : ", or clip the slopes with clip: { norm: 1 }";
  // Later, every example has been seen with a loss that was finite.
  const data = epoch === 1 ? "; or x and y hold NaN or huge numbers" : "";
  return new ValueError(
    "go on training",
    `the loss must be a finite number, but at update ${update}, in epoch ${epoch}, it is ${
      loss ?? "not"
    }; ${
      update === 1
        ? "no step has been made yet, so no rate is to blame: look for NaN or huge numbers in x and y"
        : `take a rate smaller than ${rate}${clip}${data}`
    }`,
  );
}
