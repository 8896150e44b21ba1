/** Numbers that only change places: axes in another order, parts, and parts side by side. */

import type { Shape } from "../../shape.ts";
import type { Floats } from "../backend.ts";
import { eachRun, stridesOf } from "./strides.ts";

/** Axis `i` of `out` is axis `order[i]` of `a`, which has shape `shape`. */
export function permute(
  a: Floats,
  shape: Shape,
  order: readonly number[],
  out: Floats,
): void {
  const strides = stridesOf(shape);
  const turned = order.map((axis) => shape[axis]);
  const steps = order.map((axis) => strides[axis]);
  eachRun(turned, steps, 0, (here, there, length, stride) => {
    for (let i = 0; i < length; i++) out[here + i] = a[there + i * stride];
  });
}

/** The part of `a` of shape `from` that begins at `starts` and has shape `to`. */
export function slice(
  a: Floats,
  from: Shape,
  starts: readonly number[],
  to: Shape,
  out: Floats,
): void {
  const strides = stridesOf(from);
  eachRun(to, strides, offset(starts, strides), (here, there, length, step) => {
    for (let i = 0; i < length; i++) out[here + i] = a[there + i * step];
  });
}

/** Puts `a` of shape `from` at `starts` into `out`, which is zeros of shape `to`. */
export function pad(
  a: Floats,
  from: Shape,
  starts: readonly number[],
  to: Shape,
  out: Floats,
): void {
  const strides = stridesOf(to);
  const start = offset(starts, strides);
  eachRun(from, strides, start, (here, there, length, step) => {
    for (let i = 0; i < length; i++) out[there + i * step] = a[here + i];
  });
}

function offset(starts: readonly number[], strides: readonly number[]): number {
  return starts.reduce((sum, start, axis) => sum + start * strides[axis], 0);
}

/** `[outer, length₁]`, `[outer, length₂]`, … side by side. */
export function concat(
  parts: readonly Floats[],
  outer: number,
  lengths: readonly number[],
  out: Floats,
): void {
  const row = lengths.reduce((sum, length) => sum + length, 0);
  let left = 0;
  parts.forEach((part, p) => {
    const length = lengths[p];
    for (let o = 0; o < outer; o++) {
      const values = part.subarray(o * length, (o + 1) * length);
      out.set(values, o * row + left);
    }
    left += length;
  });
}
