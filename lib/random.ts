/**
 * Chance that can be repeated: the same seed gives the same numbers on every machine.
 *
 * The generator is Philox4x32-10, by J. Salmon, M. Moraes, R. Dror and D. Shaw ("Parallel
 * random numbers: as easy as 1, 2, 3", SC 2011). It has no state to spoil: block number
 * `n` of a stream is a function of the seed, the stream and `n`, so streams are
 * independent by construction, and a GPU can compute the same numbers in any order.
 *
 * @module
 */

import { ValueError } from "./errors.ts";

/** Four 32-bit words. */
export type Words4 = readonly [number, number, number, number];

/**
 * One block of Philox4x32-10: four scrambled words from a counter and a key.
 *
 * @param counter four 32-bit words: which block
 * @param key two 32-bit words: which sequence
 * @returns four 32-bit words, unsigned
 *
 * @example The known answer for zeros, published with the algorithm
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(philox([0, 0, 0, 0], [0, 0]), [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
 * ```
 */
export function philox(
  counter: Words4,
  key: readonly [number, number],
): Words4 {
  let [a, b, c, d] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const highA = multiplyHigh(0xd2511f53, a);
    const lowA = Math.imul(0xd2511f53, a);
    const highC = multiplyHigh(0xcd9e8d57, c);
    const lowC = Math.imul(0xcd9e8d57, c);
    [a, b, c, d] = [highC ^ b ^ k0, lowC, highA ^ d ^ k1, lowA];
    k0 = (k0 + 0x9e3779b9) | 0; // the golden ratio
    k1 = (k1 + 0xbb67ae85) | 0; // the square root of three, less one
  }
  return [a >>> 0, b >>> 0, c >>> 0, d >>> 0];
}

/** The upper 32 bits of the 64-bit product of two unsigned words. */
function multiplyHigh(x: number, y: number): number {
  const x0 = x & 0xffff, x1 = x >>> 16, y0 = y & 0xffff, y1 = y >>> 16;
  const middle = x1 * y0 + ((x0 * y0) >>> 16);
  const carry = x0 * y1 + (middle & 0xffff);
  // Neither sum can pass 2^32 - 1, so `>>>` still sees all of it.
  return (x1 * y1 + (middle >>> 16) + (carry >>> 16)) | 0;
}

/**
 * A stream of random numbers, fixed by its seed. Nothing in the library calls
 * `Math.random`: whoever needs chance is handed one of these.
 *
 * @example The same seed, the same weights
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(new Random(7).normal(), new Random(7).normal());
 * assert.notEqual(new Random(7).normal(), new Random(8).normal());
 * ```
 */
export class Random {
  readonly #key: readonly [number, number];
  readonly #stream: number;
  #block = 0;
  #words: number[] = [];
  #spareNormal: number | undefined;

  /**
   * Starts the stream at its first block.
   *
   * @param seed a whole number from 0 to 2⁵³ − 1
   * @param stream which of the seed's 2³² independent streams, 0 if not said
   * @throws {ValueError} if either is not such a number
   */
  constructor(readonly seed: number, stream = 0) {
    if (!Number.isSafeInteger(seed) || seed < 0) {
      throw new ValueError(
        "start a random stream",
        `the seed must be a whole number from 0 to 2^53 - 1, but it is ${seed}`,
      );
    }
    if (stream !== stream >>> 0) {
      throw new ValueError(
        "start a random stream",
        `the stream must be a whole number from 0 to 2^32 - 1, but it is ${stream}`,
      );
    }
    this.#key = [seed >>> 0, Math.floor(seed / 2 ** 32)];
    this.#stream = stream;
  }

  /**
   * Another stream of the same seed, independent of this one and of how much of it was
   * used: the weights do not change when the shuffling does.
   *
   * @param stream its number, from 0 to 2³² − 1
   *
   * @example
   * ```ts
   * import assert from "node:assert/strict";
   * const chance = new Random(7), weights = chance.stream(1).normal();
   * chance.shuffle([1, 2, 3]);
   * assert.equal(chance.stream(1).normal(), weights);
   * ```
   */
  stream(stream: number): Random {
    return new Random(this.seed, stream);
  }

  /** The next 32 random bits, as a whole number from 0 to 2³² − 1. */
  bits(): number {
    if (this.#words.length === 0) {
      const low = this.#block >>> 0, high = Math.floor(this.#block / 2 ** 32);
      this.#words = [...philox([low, high, this.#stream, 0], this.#key)]
        .reverse();
      this.#block++;
    }
    return this.#words.pop()!;
  }

  /**
   * A number from `low` (included) to `high` (not included), each equally likely, with
   * 53 random bits.
   *
   * @throws {ValueError} if `low` is above `high`
   *
   * @example
   * ```ts
   * import assert from "node:assert/strict";
   * const x = new Random(7).uniform(-1, 1);
   * assert.ok(-1 <= x && x < 1);
   * ```
   */
  uniform(low = 0, high = 1): number {
    if (!(low <= high)) {
      throw new ValueError(
        "draw a number between two others",
        `low must not be above high, but they are ${low} and ${high}`,
      );
    }
    const fraction = ((this.bits() >>> 5) * 2 ** 26 + (this.bits() >>> 6)) /
      2 ** 53;
    return low + (high - low) * fraction;
  }

  /**
   * A number from the normal distribution, by the method of G. E. P. Box and M. E.
   * Muller (1958).
   *
   * @param mean its centre μ
   * @param deviation its standard deviation σ
   *
   * @example The average of many is near the mean
   * ```ts
   * import assert from "node:assert/strict";
   * const chance = new Random(7);
   * let sum = 0;
   * for (let i = 0; i < 10_000; i++) sum += chance.normal(5, 2);
   * assert.ok(Math.abs(sum / 10_000 - 5) < 0.08); // four standard errors
   * ```
   */
  normal(mean = 0, deviation = 1): number {
    let z = this.#spareNormal;
    this.#spareNormal = undefined;
    if (z === undefined) {
      const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
      const angle = 2 * Math.PI * this.uniform();
      z = radius * Math.cos(angle);
      this.#spareNormal = radius * Math.sin(angle);
    }
    return mean + deviation * z;
  }

  /**
   * A whole number from 0 to `count` − 1, each exactly equally likely.
   *
   * @throws {ValueError} if `count` is not a whole number from 1 to 2³²
   *
   * @example A die
   * ```ts
   * import assert from "node:assert/strict";
   * const pips = 1 + new Random(7).integer(6);
   * assert.ok([1, 2, 3, 4, 5, 6].includes(pips));
   * ```
   */
  integer(count: number): number {
    if (!Number.isInteger(count) || count < 1 || count > 2 ** 32) {
      throw new ValueError(
        "draw a whole number",
        `there must be from 1 to 2^32 to draw from, but there are ${count}`,
      );
    }
    const limit = 2 ** 32 - (2 ** 32 % count); // above it, small remainders would come up more often
    let bits = this.bits();
    while (bits >= limit) bits = this.bits();
    return bits % count;
  }

  /**
   * One of the items, each equally likely.
   *
   * @throws {ValueError} if there are none
   */
  choice<Item>(items: readonly Item[]): Item {
    return items[this.integer(items.length)];
  }

  /**
   * The items in random order, in a new array: the shuffle of R. A. Fisher and F. Yates,
   * every order equally likely.
   *
   * @example
   * ```ts
   * import assert from "node:assert/strict";
   * assert.deepEqual(new Random(7).shuffle([1, 2, 3]).sort(), [1, 2, 3]);
   * ```
   */
  shuffle<Item>(items: readonly Item[]): Item[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const pick = this.integer(last + 1);
      [shuffled[last], shuffled[pick]] = [shuffled[pick], shuffled[last]];
    }
    return shuffled;
  }
}
