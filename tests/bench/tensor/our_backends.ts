/** Where ours computes: the rungs from plain loops to the system's own library. */

import { type Backend, loops } from "../../../lib/tensor/mod.ts";

/** By what follows "ours". */
const BACKENDS: Readonly<Record<string, () => Backend>> = {
  loops,
};

/** @throws {Error} if it cannot be had here, in words */
export function ourBackend(variant: string): Backend {
  const make = BACKENDS[variant];
  if (make === undefined) throw new Error(`there is no backend ${variant} yet`);
  return make();
}
