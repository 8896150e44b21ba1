/** Random numbers in a row, the same on every device. */

import { Random } from "../../random.ts";
import type { Floats } from "../backend.ts";

/** Fills `out` with numbers from 0 (included) to 1 (not included), of 24 random bits each. */
export function uniform(out: Floats, seed: number, stream: number): void {
  const chance = new Random(seed, stream);
  for (let i = 0; i < out.length; i++) out[i] = (chance.bits() >>> 8) / 2 ** 24;
}
