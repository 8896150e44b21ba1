/** The part of the GPU backend that takes windows as rows, and adds them back to their images. */

import type { Backend, Numbers, Windows } from "../tensor/backend.ts";
import type { Home } from "./home.ts";
import { groupsFor, type Kernel } from "./kernel.ts";
import foldSource from "./kernels/fold.wgsl" with { type: "text" };
import unfoldSource from "./kernels/unfold.wgsl" with { type: "text" };

const UNFOLD: Kernel = {
  name: "unfold",
  source: unfoldSource,
  reads: 1,
  writes: 1,
};
const FOLD: Kernel = { name: "fold", source: foldSource, reads: 1, writes: 1 };

/** Windows taken, and windows added back. */
export function windowsOn(home: Home): Pick<Backend, "unfold" | "fold"> {
  const run = (
    kernel: Kernel,
    a: Numbers,
    w: Windows,
    { size, threads }: { readonly size: number; readonly threads: number },
  ) => {
    const from = home.block(a);
    return home.made(size, (out) =>
      home.commands.run(kernel, {
        params: [threads, ...sizesOf(w)],
        reads: [from],
        writes: [out],
        groups: groupsFor(threads),
      }));
  };
  return {
    unfold: (a, w) => {
      const windows = w.examples * w.rows * w.columns;
      const lines = windows * w.channels * w.kernelHeight;
      const size = lines * w.kernelWidth;
      return run(UNFOLD, a, w, { size, threads: lines });
    },
    fold: (a, w) => {
      const size = w.examples * w.channels * w.height * w.width;
      return run(FOLD, a, w, { size, threads: size });
    },
  };
}

/** In the order of the kernels' parameters. */
function sizesOf(w: Windows): readonly number[] {
  const { channels, height, width, kernelHeight, kernelWidth } = w;
  const { stride, padding, rows, columns } = w;
  // deno-fmt-ignore
  return [channels, height, width, kernelHeight, kernelWidth, stride, padding, rows, columns];
}
