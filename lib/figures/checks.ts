/** Checks at the doors of several pictures. */

import { ShapeError, ValueError } from "../errors.ts";
import { checkFinite } from "../shape.ts";

/**
 * Checks that there is something to draw.
 *
 * @param thing one of them, with its article: "a node"
 * @throws {ShapeError} if there is none
 */
export function checkSome(
  action: string,
  things: readonly unknown[],
  thing: string,
): void {
  if (things.length) return;
  const reason = `there must be ${thing} at least, but there is none`;
  throw new ShapeError(action, reason);
}

/**
 * What the weighted sum of a unit must reach: its threshold, or minus its bias.
 *
 * @throws {ValueError} if there is neither, or it is not finite
 */
export function limitOf(
  action: string,
  { threshold, bias }: {
    threshold?: number | undefined;
    bias?: number | undefined;
  },
): number {
  const limit = threshold ?? (bias === undefined ? undefined : 0 - bias);
  if (limit === undefined) {
    const reason = "it must have a threshold or a bias, but it has neither";
    throw new ValueError(action, reason);
  }
  checkFinite(action, "thresholds", [limit]);
  return limit;
}
