/** Where the loops keep their numbers: an ordinary array of 32-bit or 64-bit numbers. */

import { ValueError } from "../../errors.ts";
import type { Floats, Numbers } from "../backend.ts";

/** Numbers in an array of this computer's memory. */
export class ArrayNumbers implements Numbers {
  /** Holds an array that nobody else changes. */
  constructor(readonly values: Floats) {}

  /** How many there are. */
  get size(): number {
    return this.values.length;
  }
}

/** The two kinds of array: 32 bits a number, or 64. */
export type FloatArray =
  | Float32ArrayConstructor
  | Float64ArrayConstructor;

/**
 * The array behind a handle.
 *
 * @throws {ValueError} if the numbers live on another device, or have another precision
 */
export function valuesOf(a: Numbers, kind: FloatArray): Floats {
  if (a instanceof ArrayNumbers && a.values instanceof kind) return a.values;
  throw new ValueError(
    `compute with loops in ${kind.BYTES_PER_ELEMENT * 8} bits`,
    "the numbers must live there, but they live on another device; read them there and write them here",
  );
}
