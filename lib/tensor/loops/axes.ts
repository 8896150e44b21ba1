/** Along axes: repeating, and the opposite, sums; the largest, and where it stands. */

import type { Shape } from "../../shape.ts";
import type { Floats } from "../backend.ts";
import { eachRun, repeatedStrides } from "./strides.ts";

/** Repeats `a` of shape `from` to fill `out` of shape `to`. */
export function expand(a: Floats, from: Shape, to: Shape, out: Floats): void {
  eachRun(to, repeatedStrides(from, to), 0, (here, there, length, stride) => {
    for (let i = 0; i < length; i++) out[here + i] = a[there + i * stride];
  });
}

/** Adds all numbers of `a` of shape `from` that `expand` would have copied from one of `out`. */
export function sum(a: Floats, from: Shape, to: Shape, out: Floats): void {
  const sums = new Float64Array(out.length);
  eachRun(from, repeatedStrides(to, from), 0, (here, there, length, stride) => {
    if (stride === 0) {
      let total = 0;
      for (let i = 0; i < length; i++) total += a[here + i];
      sums[there] += total;
    } else {
      for (let i = 0; i < length; i++) sums[there + i * stride] += a[here + i];
    }
  });
  out.set(sums);
}

/** The largest of what `sum` would add: NaN if one of them is NaN, −∞ if there are none. */
export function max(a: Floats, from: Shape, to: Shape, out: Floats): void {
  out.fill(-Infinity);
  eachRun(from, repeatedStrides(to, from), 0, (here, there, length, stride) => {
    for (let i = 0; i < length; i++) {
      const place = there + i * stride;
      out[place] = Math.max(out[place], a[here + i]);
    }
  });
}

/**
 * Where along the middle axis of `a` `[outer, length, inner]` the first largest stands; the first
 * NaN counts as largest. Of none it is 0.
 */
export function argMax(
  a: Floats,
  outer: number,
  length: number,
  inner: number,
  out: Floats,
): void {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const first = o * length * inner + i;
      let best = 0;
      for (let j = 1; j < length; j++) {
        const x = a[first + j * inner], largest = a[first + best * inner];
        if (x > largest || Number.isNaN(x) && !Number.isNaN(largest)) best = j;
      }
      out[o * inner + i] = best;
    }
  }
}
