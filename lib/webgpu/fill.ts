/** The same number everywhere. */

import type { Block } from "./buffers.ts";
import type { Commands } from "./commands.ts";
import { groupsFor, type Kernel } from "./kernel.ts";
import source from "./kernels/fill.wgsl" with { type: "text" };

const KERNEL: Kernel = { name: "fill", source, reads: 0, writes: 1 };

/** Records that the first `size` numbers of a buffer become `value`. */
export function fill(
  commands: Commands,
  out: Block,
  size: number,
  value: number,
): void {
  commands.run(KERNEL, {
    params: [size],
    floats: [value],
    reads: [],
    writes: [out],
    groups: groupsFor(size),
  });
}
