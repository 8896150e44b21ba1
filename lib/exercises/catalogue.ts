/** All exercises of the course, by their ids. */

import { ValueError } from "../errors.ts";
import { BACKPROP_BY_HAND_EXERCISES } from "./backprop_by_hand.ts";
import type { Exercise } from "./exercise.ts";
import { LOGIC_GATES_EXERCISES } from "./logic_gates.ts";
import { XOR_EXERCISES } from "./xor.ts";

/** Every exercise, in the order of the notebooks. */
export const CATALOGUE: readonly Exercise[] = [
  ...LOGIC_GATES_EXERCISES,
  ...XOR_EXERCISES,
  ...BACKPROP_BY_HAND_EXERCISES,
];

/**
 * The exercise with an id.
 *
 * @param id a notebook's number and a place: `"02.3"`
 * @param catalogue where to look; the whole course if nothing is said
 * @throws {ValueError} if there is none, naming those of the same notebook
 *
 * @example A slip in the id is told with what there is
 * ```ts
 * import assert from "node:assert/strict";
 * assert.throws(() => exerciseOf("02.7", []), {
 *   message: "Cannot find exercise 02.7: its id must be one of this notebook's, but there are none",
 * });
 * ```
 */
export function exerciseOf(
  id: string,
  catalogue: readonly Exercise[] = CATALOGUE,
): Exercise {
  const found = catalogue.find((exercise) => exercise.id === id);
  if (found) return found;
  const ids = catalogue.map((exercise) => exercise.id);
  const near = ids.filter((other) =>
    other.slice(0, 3) === String(id).slice(0, 3)
  );
  throw new ValueError(
    `find exercise ${id}`,
    `its id must be one of this notebook's, but there are ${
      near.length ? `only ${near.join(", ")}` : "none"
    }`,
  );
}
