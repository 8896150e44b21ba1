/** The part of the GPU backend that only puts numbers into other places. */

import { sizeOf } from "../shape.ts";
import type { Backend } from "../tensor/backend.ts";
import { boxOf } from "../tensor/groups.ts";
import { stridesOf } from "../tensor/loops/strides.ts";
import { copyBox } from "./boxes.ts";
import { fill } from "./fill.ts";
import type { Home } from "./home.ts";

/** Axes in another order, parts of tables, and parts side by side. */
export function placesOn(
  home: Home,
): Pick<Backend, "permute" | "slice" | "pad" | "concat"> {
  const { commands } = home;
  return {
    permute: (a, shape, order) => {
      const value = home.constantOf(a);
      if (value !== undefined) return home.constant(a.size, value);
      const from = { block: home.block(a), first: 0 };
      const strides = stridesOf(shape);
      const turned = order.map((axis) => shape[axis]);
      const steps = order.map((axis) => strides[axis]);
      const box = boxOf(turned, stridesOf(turned), steps);
      return home.made(
        a.size,
        (block) => copyBox(commands, { block, first: 0 }, from, box),
      );
    },
    slice: (a, from, starts, to) => {
      const size = sizeOf(to), value = home.constantOf(a);
      if (value !== undefined) return home.constant(size, value);
      const strides = stridesOf(from);
      const corner = { block: home.block(a), first: offset(starts, strides) };
      const box = boxOf(to, stridesOf(to), strides);
      return home.made(
        size,
        (block) => copyBox(commands, { block, first: 0 }, corner, box),
      );
    },
    pad: (a, from, starts, to) => {
      const part = { block: home.block(a), first: 0 };
      const strides = stridesOf(to), size = sizeOf(to);
      const box = boxOf(from, strides, stridesOf(from));
      const first = offset(starts, strides);
      return home.made(size, (block) => {
        if (size > a.size) fill(commands, block, size, 0);
        copyBox(commands, { block, first }, part, box);
      });
    },
    concat: (parts, outer, lengths) => {
      const blocks = parts.map((part) => home.block(part));
      const row = lengths.reduce((sum, length) => sum + length, 0);
      return home.made(outer * row, (block) => {
        let first = 0;
        lengths.forEach((length, p) => {
          const box = boxOf([outer, length], [row, 1], [length, 1]);
          const part = { block: blocks[p], first: 0 };
          copyBox(commands, { block, first }, part, box);
          first += length;
        });
      });
    },
  };
}

function offset(starts: readonly number[], strides: readonly number[]): number {
  return starts.reduce((sum, start, axis) => sum + start * strides[axis], 0);
}
