/** Copying boxes: the one operation behind everything that only changes places. */

import type { BoxAxis } from "../tensor/groups.ts";
import type { Block } from "./buffers.ts";
import type { Commands } from "./commands.ts";
import { groupsFor, type Kernel } from "./kernel.ts";
import source from "./kernels/copy_box.wgsl" with { type: "text" };
import wideSource from "./kernels/copy_box_wide.wgsl" with { type: "text" };

const NARROW: Kernel = { name: "copy_box", source, reads: 1, writes: 1 };
const WIDE: Kernel = {
  name: "copy_box_wide",
  source: wideSource,
  reads: 1,
  writes: 1,
};

/** Axes that the kernels know. */
const MOST_AXES = 8;

/** A place in a buffer: how many numbers stand before it. */
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
  if (box.length > MOST_AXES) return eachPart(commands, to, from, box);
  const isWide = writesFours(to.first, box);
  const axes = isWide ? inFours(box) : box;
  const size = axes.reduce((product, axis) => product * axis.size, 1);
  const words = new Array<number>(4 * MOST_AXES).fill(0);
  axes.forEach((axis, k) => {
    words.splice(4 * k, 3, axis.size, axis.to, axis.from);
  });
  words.push(size, axes.length, to.first / (isWide ? 4 : 1), from.first);
  commands.run(isWide ? WIDE : NARROW, {
    params: isWide ? [...words, box[box.length - 1].from] : words,
    reads: [from.block],
    writes: [to.block],
    groups: groupsFor(size),
  });
}

function eachPart(
  commands: Commands,
  to: Corner,
  from: Corner,
  [outermost, ...inner]: readonly BoxAxis[],
): void {
  for (let i = 0; i < outermost.size; i++) {
    const there = { ...to, first: to.first + i * outermost.to };
    const here = { ...from, first: from.first + i * outermost.from };
    copyBox(commands, there, here, inner);
  }
}

/** Whether what is written are rows of whole fours that begin where fours begin in a buffer. */
function writesFours(first: number, box: readonly BoxAxis[]): boolean {
  const isWhole = (n: number) => n % 4 === 0;
  const last = box[box.length - 1];
  return last?.to === 1 && isWhole(last.size) && isWhole(first) &&
    box.slice(0, -1).every(({ to }) => isWhole(to));
}

/** The same box, with what is written counted in fours. */
function inFours(box: readonly BoxAxis[]): BoxAxis[] {
  return box.map(({ size, to, from }, k) =>
    k === box.length - 1
      ? { size: size / 4, to, from: from * 4 }
      : { size, to: to / 4, from }
  );
}
