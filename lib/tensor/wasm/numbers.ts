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
  /**
   * Made by {@linkcode Home}.
   *
   * @param at where they lie in the memory, if they do
   * @param round how long: in this round of the arena, {@linkcode ALWAYS}, or {@linkcode GONE}
   * @param values the array, if there is one
   */
  constructor(
    readonly size: number,
    readonly home: object,
    public at: Address,
    public round: number,
    readonly values?: Floats,
  ) {}
}

/** Of numbers that are nowhere in the memory. */
export const GONE = -1;

/** Of variables, until they are released. */
export const ALWAYS = Infinity;
