/** Numbers that live on a GPU: where they lie, and how long. */

import type { Numbers } from "../tensor/backend.ts";
import type { Block } from "./buffers.ts";
import type { Home } from "./home.ts";

/** The round of what lives until it is released, or nobody holds it any more. */
export const ALWAYS = -1;

/** The round of what is gone. */
export const GONE = -2;

/** Numbers of one device. */
export class GpuNumbers implements Numbers {
  /**
   * @param size how many
   * @param home where they live
   * @param round in which they live: that of a step, or {@linkcode ALWAYS}
   * @param block where they lie; nowhere yet if all of them are one constant
   * @param constant what all of them are, if that is known
   */
  constructor(
    readonly size: number,
    readonly home: Home,
    public round: number,
    public block: Block | undefined,
    readonly constant?: number,
  ) {}
}
