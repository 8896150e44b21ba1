/** The laws that every backend obeys, and how they are tried. */

import type { Backend } from "../../lib/tensor/backend.ts";
import { AXIS_LAWS } from "./laws/axis_laws.ts";
import { Bench, type Law } from "./laws/bench.ts";
import { MAP_LAWS } from "./laws/map_laws.ts";
import { MEMORY_LAWS } from "./laws/memory_laws.ts";
import { PLACE_LAWS } from "./laws/place_laws.ts";
import { PRODUCT_LAWS } from "./laws/product_laws.ts";
import { TRAINING_LAWS } from "./laws/training_laws.ts";
import { WINDOW_LAWS } from "./laws/window_laws.ts";

/** All laws, by their names. */
export const LAWS: Readonly<Record<string, Law>> = {
  ...MEMORY_LAWS,
  ...MAP_LAWS,
  ...AXIS_LAWS,
  ...PLACE_LAWS,
  ...WINDOW_LAWS,
  ...PRODUCT_LAWS,
  ...TRAINING_LAWS,
};

/**
 * Makes a test of each law for one backend.
 *
 * @param label how the tests name the backend: `"wasm without relaxed SIMD"`
 * @param backend what makes it, when the tests run
 * @param bound the largest error, as a part of the magnitudes that are added up for a number:
 *   2⁻²⁴ where all is computed in 64 bits and stored in 32
 */
export function backendLaws(
  label: string,
  backend: () => Backend,
  bound: number,
  { runs = 30 }: { readonly runs?: number } = {},
): void {
  for (const [name, law] of Object.entries(LAWS)) {
    Deno.test(`${label}: ${name}`, () =>
      law(new Bench(backend(), bound, runs)));
  }
}
