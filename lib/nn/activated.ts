/** The activations that a layer of units may do to its own sums. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import type { Activated } from "../tensor/backend.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { heNormal, type Initial, xavierUniform } from "./initial.ts";

const ACTIVATED: readonly Activated[] = [
  "identity",
  "relu",
  "tanh",
  "sigmoid",
];

/** `g(z)`. */
export function activated(sums: Tensor, g: Activated): Tensor {
  return g === "identity" ? sums : sums[g]();
}

/** How weights begin if nobody says how: He's for ReLU, Glorot's ("Xavier") else. */
export function usualInitial(g: Activated): Initial {
  return g === "relu" ? heNormal : xavierUniform;
}

/**
 * Checks that it is the name of one.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ValueError} if it is anything else
 */
export function checkActivated(action: string, g: Activated): void {
  if (ACTIVATED.includes(g)) return;
  const name = nameIn(g);
  throw new ValueError(
    action,
    `the activation must be one of ${
      ACTIVATED.map(written).join(", ")
    }, but it is ${written(g)}; ${
      name === undefined
        ? "any other stands after it, as a layer of its own"
        : `write activation: "${name}"`
    }`,
  );
}

/** The name that is meant, if it is that of a layer, of an activation of scalars, or in capitals. */
function nameIn(g: unknown): Activated | undefined {
  const { id } = Object(g) as { readonly id?: unknown };
  const said = String(id ?? g).toLowerCase();
  return ACTIVATED.find((name) => name === said);
}
