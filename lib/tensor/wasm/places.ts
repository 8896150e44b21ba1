/** The part of the WebAssembly backend that only puts numbers into other places. */

import { sizeOf } from "../../shape.ts";
import type { Backend } from "../backend.ts";
import type { Address } from "../kernels.ts";
import { stridesOf } from "../loops/strides.ts";
import type { Device } from "./device.ts";
import { type BoxAxis, boxOf } from "../groups.ts";

/** Axes in another order, parts of tables, and parts side by side. */
export function placesOn(
  device: Device,
): Pick<Backend, "permute" | "slice" | "pad" | "concat"> {
  return {
    permute: (a, shape, order) => {
      const from = device.at(a), strides = stridesOf(shape);
      const turned = order.map((axis) => shape[axis]);
      const steps = order.map((axis) => strides[axis]);
      const box = boxOf(turned, stridesOf(turned), steps);
      return device.made(a.size, (out) => permuted(device, out, from, box));
    },
    slice: (a, from, starts, to) => {
      const strides = stridesOf(from);
      const first = device.at(a) + 4 * offset(starts, strides);
      const box = boxOf(to, stridesOf(to), strides), size = sizeOf(to);
      return device.made(size, (out) => {
        if (size > 0) device.copyBox(out, first, box);
      });
    },
    pad: (a, from, starts, to) => {
      const x = device.at(a), strides = stridesOf(to), size = sizeOf(to);
      const box = boxOf(from, strides, stridesOf(from));
      return device.made(size, (out) => {
        device.clear(out, size);
        const first = out + 4 * offset(starts, strides);
        if (a.size > 0) device.copyBox(first, x, box);
      });
    },
    concat: (parts, outer, lengths) => {
      const places = parts.map((part) => device.at(part));
      const row = lengths.reduce((sum, length) => sum + length, 0);
      return device.made(outer * row, (out) => {
        parts.forEach(({ size }, i) => {
          const box = boxOf([outer, lengths[i]], [row, 1], [lengths[i], 1]);
          if (size > 0) device.copyBox(out, places[i], box);
          out += 4 * lengths[i];
        });
      });
    },
  };
}

/**
 * Where the last axis becomes the second last of at most three, two axes are exchanged and no more:
 * there is a kernel that does it faster.
 */
function permuted(
  device: Device,
  out: Address,
  a: Address,
  box: readonly BoxAxis[],
): void {
  if (box.some(({ size }) => size === 0)) return;
  const columns = box[box.length - 2], rows = box[box.length - 1];
  const turned = (box.length === 2 || box.length === 3) && columns.from === 1;
  if (turned) {
    const outer = box.length === 3 ? box[0].size : 1;
    device.call.transpose(out, a, outer, rows.size, columns.size);
  } else device.copyBox(out, a, box);
}

function offset(starts: readonly number[], strides: readonly number[]): number {
  return starts.reduce((sum, start, axis) => sum + start * strides[axis], 0);
}
