/** The part of the GPU backend that only training needs. */

import type { Backend } from "../tensor/backend.ts";
import type { Home } from "./home.ts";
import { groupsFor, type Kernel } from "./kernel.ts";
import crossEntropySource from "./kernels/cross_entropy.wgsl" with {
  type: "text",
};
import putSource from "./kernels/put.wgsl" with { type: "text" };
import uniformSource from "./kernels/uniform.wgsl" with { type: "text" };
import { optimise } from "./optimise.ts";

const CROSS_ENTROPY: Kernel = {
  name: "cross_entropy",
  source: crossEntropySource,
  reads: 2,
  writes: 3,
};
const UNIFORM: Kernel = {
  name: "uniform",
  source: uniformSource,
  shared: putSource,
  reads: 0,
  writes: 1,
};

/**
 * The cross-entropy with its slope, optimisers, and random numbers. A label that is no class is told of
 * when something is read.
 */
export function trainingOn(
  home: Home,
): Pick<Backend, "crossEntropy" | "optimise" | "uniform"> {
  const { commands, faults } = home;
  return {
    crossEntropy: (logits, labels, rows, classes) => {
      const z = home.block(logits), right = home.block(labels);
      const losses = home.made(rows, () => {});
      const slopes = home.made(rows * classes, () => {});
      const lanes = lanesFor(classes);
      commands.run(CROSS_ENTROPY, {
        constants: { lanes },
        params: [rows, classes, faults.operation()],
        floats: [Infinity, NaN],
        reads: [z, right],
        writes: [home.block(losses), home.block(slopes), faults.block],
        groups: groupsFor(rows * lanes),
      });
      return { losses, slopes };
    },
    optimise: (update, parameter, slope, state) =>
      optimise(home, update, parameter, slope, state),
    uniform: (size, seed, stream) =>
      home.made(size, (out) =>
        commands.run(UNIFORM, {
          params: [size, stream, seed >>> 0, Math.floor(seed / 2 ** 32)],
          reads: [],
          writes: [out],
          groups: groupsFor(Math.ceil(size / 4)),
        })),
  };
}

/** How many threads share a row: a power of two, so that each has about 32 classes, but at most a workgroup. */
function lanesFor(classes: number): number {
  const doublings = Math.ceil(Math.log2(classes / 32));
  return 2 ** Math.min(Math.max(doublings, 0), 6);
}
