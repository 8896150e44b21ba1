/** The unit of McCulloch and Pitts (1943): it counts its excitatory inputs, and one inhibitory input stops it. */

import { written } from "../describe.ts";
import { ShapeError, ValueError } from "../errors.ts";
import { checkCount, checkOptions } from "../shape.ts";
import { allBits, type Bit, bit, type Bits, checkBits } from "./bits.ts";
import {
  checkTie,
  type ThresholdUnit,
  thresholdUnit,
  type Tie,
} from "./threshold_unit.ts";
import { TruthTable } from "./truth_table.ts";

/** How many inputs of each kind, how many excitatory ones must fire, and what a tie does. */
export type McCullochPittsOptions = {
  readonly excitatory: number;
  readonly inhibitory?: number;
  readonly threshold: number;
  readonly tie?: Tie;
};

/** A unit that is called with its excitatory bits and its inhibitory bits, and fires or rests. */
export type McCullochPitts = ((x: Bits, b?: Bits) => Bit) & {
  /** How many excitatory inputs, n. */
  readonly excitatory: number;
  /** How many inhibitory inputs, m. */
  readonly inhibitory: number;
  /** θ, how many excitatory inputs must fire. */
  readonly threshold: number;
  /** What it does when exactly θ of them fire. */
  readonly tie: Tie;
  /**
   * The same unit with a negative weight w for each inhibitory input, the excitatory ones first.
   *
   * Without `inhibition` the weight is strong enough to be absolute: w = −(n − θ + 1) for a
   * whole θ from 0 to n, so that even all n excitatory inputs together stay below θ
   * once one inhibitory input fires; the tables of the two units are then equal. With
   * `inhibition: -1` it is the unit that many lectures draw, which can be outvoted.
   * (As a count is never negative, a θ below −1 then becomes −1.)
   */
  readonly asThresholdUnit: (
    options?: { readonly inhibition?: number },
  ) => ThresholdUnit;
  /** What it says to every pattern of its n + m inputs, the excitatory ones first. */
  readonly table: () => TruthTable;
};

/**
 * `y = 1 if x1 + … + xn ≥ θ and no inhibitory input fires, else 0`.
 *
 * Inhibition is absolute: a single inhibitory input stops the unit, however many
 * excitatory ones fire. A negative weight, as most lectures draw it, only votes
 * against; the two readings differ, and {@linkcode McCullochPitts.asThresholdUnit}
 * gives either. With inhibition alone (n = 0, θ = 0) one unit is NOT, and NOR for two
 * inputs; no such unit is NAND, which negative weights can do.
 *
 * Source: W. McCulloch and W. Pitts, "A logical calculus of the ideas immanent in nervous
 * activity", Bulletin of Mathematical Biophysics 5 (1943), pp. 115–133.
 *
 * @param options `excitatory` n and `inhibitory` m (0 if not said) count the inputs;
 * `threshold` θ is any finite number; `tie` is `"fire"` if not said
 * @returns the unit, to be called with `[n]` bits and, if m > 0, `[m]` bits
 * @throws {ShapeError} if there is no input at all, or no record of options
 * @throws {ValueError} if n or m does not count, θ is not finite or the tie rule unknown
 *
 * @example Two votes against three: a weight of −1 is outvoted, absolute inhibition is not
 * ```ts
 * import assert from "node:assert/strict";
 * const unit = mcCullochPitts({ excitatory: 3, inhibitory: 2, threshold: 2 });
 * assert.equal(unit([1, 1, 1], [1, 0]), 0);
 * assert.equal(unit.asThresholdUnit({ inhibition: -1 })([1, 1, 1, 1, 0]), 1);
 * assert.equal(unit.asThresholdUnit()([1, 1, 1, 1, 0]), 0);
 * ```
 */
export function mcCullochPitts(options: McCullochPittsOptions): McCullochPitts {
  const action = "build a McCulloch–Pitts unit";
  checkOptions(
    action,
    options,
    "mcCullochPitts({ excitatory: 2, threshold: 2 })",
  );
  const { excitatory: n, inhibitory: m = 0, threshold, tie = "fire" } = options;
  checkUnit(action, n, m, threshold, tie);
  const unit = (x: Bits, b: Bits = []): Bit => {
    const action = `apply a McCulloch–Pitts unit to ${written(x)} and ${
      written(b)
    }`;
    checkBits(action, "excitatory inputs", x, n);
    checkBits(action, "inhibitory inputs", b, m);
    if (b.includes(1)) return 0;
    const count = x.filter((bit) => bit === 1).length;
    return bit(tie === "fire" ? count >= threshold : count > threshold);
  };
  return Object.freeze(Object.assign(unit, {
    excitatory: n,
    inhibitory: m,
    threshold,
    tie,
    asThresholdUnit: (
      { inhibition }: { readonly inhibition?: number } = {},
    ) => {
      // A count is never negative, so that a threshold below −1 is no lower than −1.
      const θ = inhibition === undefined ? Math.max(threshold, -1) : threshold;
      const w = inhibition ?? -(Math.floor(Math.max(n - θ, 0)) + 1);
      const weights = [...Array(n).fill(1), ...Array(m).fill(w)];
      return thresholdUnit({ weights, threshold: θ, tie });
    },
    table: () =>
      new TruthTable(
        allBits(n + m).map((x) => unit(x.slice(0, n), x.slice(n))),
      ),
  }));
}

function checkUnit(
  action: string,
  n: unknown,
  m: unknown,
  threshold: unknown,
  tie: unknown,
) {
  checkCount(action, "the number of excitatory inputs", n, 0);
  checkCount(action, "the number of inhibitory inputs", m, 0);
  if (n + m === 0) {
    throw new ShapeError(
      action,
      "it must have at least 1 input, but it has none",
    );
  }
  if (!Number.isFinite(threshold)) {
    throw new ValueError(
      action,
      `the threshold must be a finite number, but it is ${written(threshold)}`,
    );
  }
  checkTie(action, tie);
}
