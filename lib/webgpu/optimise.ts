/** One step of each optimiser: what all numbers have in common is computed here, in 64 bits. */

import type { Numbers, Update } from "../tensor/backend.ts";
import type { Home } from "./home.ts";
import { type Constants, groupsFor, type Kernel } from "./kernel.ts";
import adamSource from "./kernels/adam.wgsl" with { type: "text" };
import momentumSource from "./kernels/momentum.wgsl" with { type: "text" };
import rmspropSource from "./kernels/rmsprop.wgsl" with { type: "text" };
import sgdSource from "./kernels/sgd.wgsl" with { type: "text" };

const KERNELS: Readonly<Record<Update["rule"], Kernel>> = {
  sgd: { name: "sgd", source: sgdSource, reads: 1, writes: 1 },
  momentum: { name: "momentum", source: momentumSource, reads: 1, writes: 2 },
  rmsprop: { name: "rmsprop", source: rmspropSource, reads: 1, writes: 2 },
  adam: { name: "adam", source: adamSource, reads: 1, writes: 3 },
};

/** Records that a parameter and the state of its optimiser change in their places: see {@linkcode Update}. */
export function optimise(
  home: Home,
  update: Update,
  parameter: Numbers,
  slope: Numbers,
  state: readonly Numbers[],
): void {
  const { size } = parameter;
  const changed = [parameter, ...state];
  home.commands.run(KERNELS[update.rule], {
    constants: constantsOf(update),
    params: [size],
    floats: floatsOf(update),
    reads: [home.block(slope)],
    writes: changed.map((numbers) => home.block(numbers)),
    groups: groupsFor(Math.ceil(size / 4)),
  });
}

function constantsOf(update: Update): Constants {
  return update.rule === "momentum"
    ? { nesterov: Number(update.nesterov) }
    : {};
}

/** The floats of `Params`, in the order of the rule's kernel. */
function floatsOf(update: Update): readonly number[] {
  const { rate, decay } = update;
  switch (update.rule) {
    case "sgd":
      return [rate, decay];
    case "momentum":
      return [rate, decay, update.momentum];
    case "rmsprop": {
      const { smoothing, epsilon } = update;
      return [rate, decay, smoothing, 1 - smoothing, epsilon];
    }
    case "adam": {
      const { beta1, beta2, epsilon, decoupled, t } = update;
      const step = rate / (1 - beta1 ** t);
      const correction = 1 / Math.sqrt(1 - beta2 ** t);
      const added = decoupled ? 0 : decay;
      const kept = decoupled ? 1 - rate * decay : 1;
      // deno-fmt-ignore
      return [beta1, 1 - beta1, beta2, 1 - beta2, step, correction, epsilon, added, kept];
    }
  }
}
