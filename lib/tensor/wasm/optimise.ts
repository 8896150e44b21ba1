/** One step of each optimiser, on addresses: the constants that the kernels take are worked out here, in 64 bits. */

import type { Update } from "../backend.ts";
import type { Address, Kernels } from "../kernels.ts";

/**
 * Changes `size` numbers at `w` by their slopes at `g`, and what the rule remembers of them.
 *
 * @param state where that lies: see {@linkcode Update}
 */
export function optimise(
  call: Kernels,
  update: Update,
  size: number,
  w: Address,
  g: Address,
  state: readonly Address[],
): void {
  const { rate, decay } = update;
  switch (update.rule) {
    case "sgd":
      return call.sgd(w, g, size, rate, decay);
    case "momentum": {
      const { momentum, nesterov } = update;
      return call.momentum(
        w,
        g,
        state[0],
        size,
        rate,
        decay,
        momentum,
        nesterov,
      );
    }
    case "rmsprop": {
      const { smoothing, epsilon } = update;
      return call.rmsprop(
        w,
        g,
        state[0],
        size,
        rate,
        decay,
        smoothing,
        1 - smoothing,
        epsilon,
      );
    }
    case "adam": {
      const { beta1, beta2, epsilon, decoupled, t } = update;
      const step = rate / (1 - beta1 ** t),
        correction = 1 / Math.sqrt(1 - beta2 ** t);
      const added = decoupled ? 0 : decay,
        kept = decoupled ? 1 - rate * decay : 1;
      const [m, v] = state;
      // deno-fmt-ignore
      return call.adam(w, g, m, v, size, beta1, 1 - beta1, beta2, 1 - beta2, step, correction, epsilon, added, kept);
    }
    default:
      update satisfies never;
  }
}
