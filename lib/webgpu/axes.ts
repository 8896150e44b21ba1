/** The part of the GPU backend that works along axes: repeating, sums, the largest and where it stands. */

import { type Shape, sizeOf } from "../shape.ts";
import type { Backend, Numbers } from "../tensor/backend.ts";
import { boxOf, reductionSteps } from "../tensor/groups.ts";
import { repeatedStrides, stridesOf } from "../tensor/loops/strides.ts";
import { copyBox } from "./boxes.ts";
import type { Block } from "./buffers.ts";
import type { Home } from "./home.ts";
import { groupsFor, type Kernel } from "./kernel.ts";
import argMaxSource from "./kernels/arg_max.wgsl" with { type: "text" };
import maxSource from "./kernels/max.wgsl" with { type: "text" };
import sumSource from "./kernels/sum.wgsl" with { type: "text" };
import { type Stage, stagesOf } from "./stages.ts";

const SUM: Kernel = { name: "sum", source: sumSource, reads: 1, writes: 1 };
const MAX: Kernel = { name: "max", source: maxSource, reads: 1, writes: 1 };
const ARG_MAX: Kernel = {
  name: "arg_max",
  source: argMaxSource,
  reads: 2,
  writes: 1,
};

/** Repeating along axes, sums, and the largest. */
export function axesOn(
  home: Home,
): Pick<Backend, "expand" | "sum" | "max" | "argMax"> {
  const { commands } = home;

  const reduced = (kernel: Kernel, a: Numbers, from: Shape, to: Shape) => {
    const stages = reductionSteps(to, from).flatMap(stagesOf);
    const long = home.block(a);
    return home.made(
      sizeOf(to),
      (out) =>
        throughStages(home, stages, long, out, (stage, before, after) => {
          commands.run(kernel, {
            params: wordsOf(stage),
            reads: [before],
            writes: [after],
            groups: groupsFor(sizeAfter(stage)),
          });
        }),
    );
  };

  return {
    expand: (a, from, to) => {
      const size = sizeOf(to), value = home.constantOf(a);
      if (value !== undefined) return home.constant(size, value);
      const block = home.block(a);
      return home.made(size, (out) => {
        if (size === a.size) return commands.copy(block, out, size * 4);
        const box = boxOf(to, stridesOf(to), repeatedStrides(from, to));
        const start = { block: out, first: 0 };
        copyBox(commands, start, { block, first: 0 }, box);
      });
    },
    sum: (a, from, to) => {
      const size = sizeOf(to), value = home.constantOf(a);
      if (value === undefined) return reduced(SUM, a, from, to);
      return home.constant(size, a.size === 0 ? 0 : value * (a.size / size));
    },
    max: (a, from, to) => {
      const value = home.constantOf(a);
      if (value === undefined) return reduced(MAX, a, from, to);
      return home.constant(sizeOf(to), a.size === 0 ? -Infinity : value);
    },
    argMax: (a, outer, length, inner) => {
      const x = home.block(a), stages = stagesOf({ outer, length, inner });
      return home.made(
        outer * inner,
        (out) =>
          throughStages(home, stages, x, out, (stage, before, after) => {
            commands.run(ARG_MAX, {
              constants: { again: before === x ? 0 : 1 },
              params: [...wordsOf(stage), length],
              reads: [x, before],
              writes: [after],
              groups: groupsFor(sizeAfter(stage)),
            });
          }),
      );
    },
  };
}

/** Runs the stages one after the other, from `first` to `last` through rooms of the pool. */
function throughStages(
  { pool }: Home,
  stages: readonly Stage[],
  first: Block,
  last: Block,
  run: (stage: Stage, before: Block, after: Block) => void,
): void {
  let before = first;
  stages.forEach((stage, i) => {
    const isLast = i === stages.length - 1;
    const after = isLast ? last : pool.take(4 * sizeAfter(stage));
    run(stage, before, after);
    if (before !== first) pool.give(before);
    before = after;
  });
}

/** In the order of the kernels' parameters. */
function wordsOf(stage: Stage): readonly number[] {
  const { length, inner, parts, lanes, each } = stage;
  return [sizeAfter(stage), length, inner, parts, lanes, each];
}

function sizeAfter({ outer, parts, inner }: Stage): number {
  return outer * parts * inner;
}
