/** Where the WebAssembly backend keeps numbers: in an ordinary array, in a block that stays, or in the arena. */

import type { Floats, Numbers } from "../backend.ts";
import type { Address } from "../kernels.ts";

/**
 * Numbers of one {@linkcode Home}.
 *
 * An array is outside of the kernels' memory, and collected like any other; while it is an operand, a
 * copy of it lies in the arena. A variable stays where it is. What a step makes is in the arena alone.
 */
export class WasmNumbers implements Numbers {
  /** The array, if there is one. */
  readonly values: Floats | undefined;
  /** Where they lie in the memory, if they do. */
  at: Address;
  /** How long: in this round of the arena, always, or not any more. */
  round: number;

  /** Made by {@linkcode Home}. */
  constructor(
    readonly size: number,
    readonly home: object,
    place: { readonly values: Floats } | {
      readonly at: Address;
      readonly round: number;
    },
  ) {
    const isArray = "values" in place;
    this.values = isArray ? place.values : undefined;
    this.at = isArray ? 0 : place.at;
    this.round = isArray ? GONE : place.round;
  }
}

/** Of numbers that are nowhere in the memory. */
export const GONE = -1;

/** Of variables, until they are released. */
export const ALWAYS = Infinity;
