/** Copying boxes: the one kernel behind everything that only changes places. */

import type { BoxAxis } from "../tensor/groups.ts";
import type { Block } from "./buffers.ts";
import type { Commands } from "./commands.ts";
import { groupsFor, type Kernel } from "./kernel.ts";
import source from "./kernels/copy_box.wgsl" with { type: "text" };

const KERNEL: Kernel = { name: "copy_box", source, reads: 1, writes: 1 };

/** Axes that the kernel knows. */
const MOST_AXES = 8;

/** A place in a buffer, in numbers from its beginning. */
export type Corner = { readonly block: Block; readonly first: number };

/**
 * Records that a box is copied.
 *
 * @param to where its first number comes, and `from` where that is
 * @param box its axes as `boxOf` makes them; with more than eight, each part along the first is a dispatch
 */
export function copyBox(
  commands: Commands,
  to: Corner,
  from: Corner,
  box: readonly BoxAxis[],
): void {
  if (box.length > MOST_AXES) {
    const [outermost, ...inner] = box;
    for (let i = 0; i < outermost.size; i++) {
      const there = { ...to, first: to.first + i * outermost.to };
      const here = { ...from, first: from.first + i * outermost.from };
      copyBox(commands, there, here, inner);
    }
    return;
  }
  const axes = box.length > 0 ? box : [{ size: 1, to: 0, from: 0 }];
  const size = axes.reduce((product, axis) => product * axis.size, 1);
  const words = new Array<number>(4 * MOST_AXES).fill(0);
  axes.forEach((axis, k) =>
    words.splice(4 * k, 3, axis.size, axis.to, axis.from)
  );
  commands.run(KERNEL, {
    params: [...words, size, axes.length, to.first, from.first],
    reads: [from.block],
    writes: [to.block],
    groups: groupsFor(size),
  });
}
