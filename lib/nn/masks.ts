/** Where dropout gets its chance: another stream of one seed for every call. */

import { checkCount } from "../shape.ts";

/** The upper half of a seed's streams, so that masks never meet weights or shuffling of the same seed. */
const FIRST = 2 ** 31;

/**
 * The streams from which masks are drawn, one after the other.
 *
 * Which units drop out depends on the seed and on how often a mask was drawn before, and on
 * nothing else: the same training twice drops the same units, on every backend.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const masks = new Masks(7);
 * assert.deepEqual(masks.next(), { seed: 7, stream: 2147483648 });
 * assert.deepEqual(masks.next(), { seed: 7, stream: 2147483649 });
 * ```
 */
export class Masks {
  #drawn = 0;

  /**
   * Starts with the first mask.
   *
   * @param seed a whole number from 0 to 2⁵³ − 1
   * @throws {ValueError} if it is anything else
   */
  constructor(readonly seed: number) {
    checkCount("draw masks", "the seed", seed, 0);
  }

  /** The seed, and the stream for the next mask. */
  next(): { readonly seed: number; readonly stream: number } {
    return { seed: this.seed, stream: FIRST + this.#drawn++ % FIRST };
  }
}
