/** Numbers that stand in the same place of two lists: functions of two numbers, and a choice between them. */

import type { Floats, ZipName } from "../backend.ts";

/** Fills `out` with a function of the numbers of `a` and `b`. */
type Loop = (a: Floats, b: Floats, out: Floats) => void;

/**
 * The functions, each with a loop of its own: see `maps.ts`.
 *
 * `maximum` and `minimum` are NaN if one of the two is; `greater` and `equal` are then 0.
 */
export const ZIPS: Readonly<Record<ZipName, Loop>> = {
  add: (a, b, out) => {
    for (let i = 0; i < a.length; i++) out[i] = a[i] + b[i];
  },
  subtract: (a, b, out) => {
    for (let i = 0; i < a.length; i++) out[i] = a[i] - b[i];
  },
  multiply: (a, b, out) => {
    for (let i = 0; i < a.length; i++) out[i] = a[i] * b[i];
  },
  divide: (a, b, out) => {
    for (let i = 0; i < a.length; i++) out[i] = a[i] / b[i];
  },
  power: (a, b, out) => {
    for (let i = 0; i < a.length; i++) out[i] = a[i] ** b[i];
  },
  maximum: (a, b, out) => {
    for (let i = 0; i < a.length; i++) out[i] = Math.max(a[i], b[i]);
  },
  minimum: (a, b, out) => {
    for (let i = 0; i < a.length; i++) out[i] = Math.min(a[i], b[i]);
  },
  greater: (a, b, out) => {
    for (let i = 0; i < a.length; i++) out[i] = a[i] > b[i] ? 1 : 0;
  },
  equal: (a, b, out) => {
    for (let i = 0; i < a.length; i++) out[i] = a[i] === b[i] ? 1 : 0;
  },
  throughRelu: (a, b, out) => {
    for (let i = 0; i < a.length; i++) out[i] = b[i] > 0 ? a[i] : 0;
  },
  throughTanh: (a, b, out) => {
    for (let i = 0; i < a.length; i++) out[i] = a[i] * (1 - b[i] * b[i]);
  },
  throughSigmoid: (a, b, out) => {
    for (let i = 0; i < a.length; i++) out[i] = a[i] * b[i] * (1 - b[i]);
  },
};

/** `out[i]` is `a[i]` where the condition is not 0, else `b[i]`; NaN is not 0. */
export function where(
  condition: Floats,
  a: Floats,
  b: Floats,
  out: Floats,
): void {
  for (let i = 0; i < out.length; i++) {
    out[i] = condition[i] !== 0 ? a[i] : b[i];
  }
}
