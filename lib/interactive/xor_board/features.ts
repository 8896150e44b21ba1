/** What two hidden units make of the four points: new coordinates, and what a third unit says in them. */

import type { Point } from "../../figures/placement.ts";
import type { Bit, Bits } from "../../logic/bits.ts";
import { gateName } from "../../logic/gates.ts";
import { thresholdUnit } from "../../logic/threshold_unit.ts";
import { sigmoid, step } from "../../scalar/activations.ts";
import { exactUnit } from "./line.ts";
import { type ClassAt, widestLine } from "./widest_line.ts";
import type { Board, UnitNumbers } from "./state.ts";

/** A row of the table on its way through the net. */
export type RowMapped = {
  readonly x: Bits;
  /** What the gate wants. */
  readonly wanted: Bit;
  /** What the hidden units say: where the point lands. */
  readonly h: Point;
  /** The output unit's score, its weighted sum minus θ. */
  readonly z: number;
  /** What the output unit says. */
  readonly yHat: number;
  /** The class: 1 if z ≥ 0, which for a sigmoid is ŷ ≥ 0.5. */
  readonly says: Bit;
  readonly right: boolean;
  /** Whether another row lands on the same point, or so near that the two cannot be told apart. */
  readonly meets: boolean;
};

/** Marks of points nearer than this would cover each other. */
const SAME_PLACE = 0.06;

/** What the net says of a point of the plane of the inputs. */
export type Passed = {
  readonly h: Point;
  readonly z: number;
  readonly yHat: number;
};

/**
 * The three units as a net that can be asked about any point of the plane.
 *
 * Step units count in whole ten-thousandths, so that a tie is a tie; a sigmoid needs its score as it is.
 */
export function netOf(
  { hidden, output, kind }: Pick<Board, "hidden" | "output" | "kind">,
): (x: readonly number[]) => Passed {
  const [unitOf, scale, g] = kind === "step"
    ? [exactUnit, 10_000, step]
    : [thresholdUnit, 1, sigmoid];
  const [h1, h2] = hidden.map((numbers) => unitOf(numbers).score);
  const out = unitOf(output).score;
  return (x) => {
    const h: Point = [g(h1(x)), g(h2(x))];
    const z = out(h) / scale;
    return { h, z, yHat: g(z) };
  };
}

/** All four rows, on their way through the net. */
export function rowsMapped(
  board: Pick<Board, "gate" | "hidden" | "output" | "kind">,
): readonly RowMapped[] {
  const net = netOf(board);
  const rows = board.gate.rows().map(({ x, y }) => ({
    x,
    wanted: y ?? 0,
    ...net(x),
  }));
  return rows.map((row, i) => {
    const says: Bit = row.z >= 0 ? 1 : 0;
    const meets = rows.some(({ h }, j) =>
      j !== i && Math.hypot(h[0] - row.h[0], h[1] - row.h[1]) < SAME_PLACE
    );
    return { ...row, says, right: says === row.wanted, meets };
  });
}

/** The line that keeps farthest from the points as the hidden units place them; none if no line separates them. */
export function lineOfFeatures(
  board: Pick<Board, "gate" | "hidden" | "output" | "kind">,
): UnitNumbers | undefined {
  const points = rowsMapped(board).map(({ h, wanted }): ClassAt => ({
    at: h,
    y: wanted,
  }));
  return widestLine(points, (output) => {
    const rows = rowsMapped({ ...board, output });
    return rows.every(({ right }) => right);
  });
}

/** Where a point is on its way from its inputs, t = 0, to what the hidden units say, t = 1. */
export function onTheWay(
  { x, h }: { readonly x: readonly number[]; readonly h: Point },
  t: number,
): Point {
  return [x[0] + t * (h[0] - x[0]), x[1] + t * (h[1] - x[1])];
}

/** Which gate a unit is if it is read with a threshold: NAND. */
export function gateOfUnit(unit: UnitNumbers): string {
  return gateName(exactUnit(unit).table()) ?? "";
}
