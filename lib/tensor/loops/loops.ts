/**
 * The backend of plain loops: what every device must compute, as one would write it down.
 *
 * Its numbers lie in ordinary arrays, which are collected when nobody holds them any more. Sums are
 * made in 64 bits and rounded once, when they are stored.
 *
 * @module
 */

import { sizeOf } from "../../shape.ts";
import { ValueError } from "../../errors.ts";
import type { Backend, Floats, Numbers } from "../backend.ts";
import { printed } from "../printed_backend.ts";
import { argMax, expand, max, sum } from "./axes.ts";
import { crossEntropy } from "./cross_entropy.ts";
import { linear } from "./linear.ts";
import { MAPS } from "./maps.ts";
import { matmul } from "./matmul.ts";
import { ArrayNumbers, type FloatArray, valuesOf } from "./numbers.ts";
import { optimise } from "./optimise.ts";
import { concat, pad, permute, slice } from "./places.ts";
import { gather, scatter } from "./rows.ts";
import { uniform } from "./uniform.ts";
import { fold, unfold } from "./windows.ts";
import { where, ZIPS } from "./zips.ts";

/** How many bits a number has: 32, or 64. */
export type Precision = "single" | "double";

const backends = new Map<Precision, Backend>();

/**
 * The backend of plain loops.
 *
 * @param options.precision `"single"`, as on every other device, or `"double"`, to see what rounding
 *   does and to compare slopes with small steps
 * @returns the same object each time, so that all tensors of one precision live together
 * @throws {ValueError} if the precision is neither
 *
 * @example The product of two matrices
 * ```ts
 * import assert from "node:assert/strict";
 * const backend = loops();
 * const row = backend.write(Float32Array.of(1, 2)), column = backend.write(Float32Array.of(3, 4));
 * const product = backend.matmul(row, column, { m: 1, k: 2, n: 1 });
 * assert.deepEqual([...await backend.read(product)], [11]);
 * ```
 */
export function loops(
  options: { readonly precision?: Precision } = {},
): Backend {
  const { precision = "single" } = options;
  if (precision !== "single" && precision !== "double") {
    throw new ValueError(
      "compute with loops",
      `the precision must be "single" or "double", but it is ${
        JSON.stringify(precision)
      }`,
    );
  }
  const made = backends.get(precision) ??
    printed(loopsIn(precision === "single" ? Float32Array : Float64Array));
  backends.set(precision, made);
  return made;
}

/** The backend whose numbers lie in arrays of this kind. */
function loopsIn(kind: FloatArray): Backend {
  const open = (a: Numbers): Floats => valuesOf(a, kind);
  /** Numbers of a new array, which `fill` is given to fill. */
  const made = (size: number, fill: (out: Floats) => void): Numbers => {
    const out = new kind(size);
    fill(out);
    return new ArrayNumbers(out);
  };

  return {
    name: "loops",
    description: `plain loops in ${kind.BYTES_PER_ELEMENT * 8} bits`,

    write: (values) =>
      new ArrayNumbers(values instanceof kind ? values : new kind(values)),
    read: (a) => Promise.resolve(open(a).slice()),
    peek: (a) => open(a).slice(),
    variable: (a) => new ArrayNumbers(open(a).slice()),
    assign: (variable, a) => open(variable).set(open(a)),
    release: () => {}, // arrays that nobody holds are collected
    begin: () => {},
    end: (kept) => kept,

    map: (f, a, c = 0) => made(a.size, (out) => MAPS[f](open(a), out, c)),
    zip: (f, a, b) => made(a.size, (out) => ZIPS[f](open(a), open(b), out)),
    where: (condition, a, b) =>
      made(a.size, (out) => where(open(condition), open(a), open(b), out)),

    expand: (a, from, to) =>
      made(sizeOf(to), (out) => expand(open(a), from, to, out)),
    sum: (a, from, to) =>
      made(sizeOf(to), (out) => sum(open(a), from, to, out)),
    max: (a, from, to) =>
      made(sizeOf(to), (out) => max(open(a), from, to, out)),
    argMax: (a, outer, length, inner) =>
      made(outer * inner, (out) => argMax(open(a), outer, length, inner, out)),

    permute: (a, shape, order) =>
      made(a.size, (out) => permute(open(a), shape, order, out)),
    slice: (a, from, starts, to) =>
      made(sizeOf(to), (out) => slice(open(a), from, starts, to, out)),
    pad: (a, from, starts, to) =>
      made(sizeOf(to), (out) => pad(open(a), from, starts, to, out)),
    concat: (parts, outer, lengths) =>
      made(
        outer * lengths.reduce((sum, length) => sum + length, 0),
        (out) => concat(parts.map(open), outer, lengths, out),
      ),
    gather: (a, width, indices) =>
      made(
        indices.size * width,
        (out) => gather(open(a), width, open(indices), out),
      ),
    scatter: (a, width, indices, rows) =>
      made(
        rows * width,
        (out) => scatter(open(a), width, open(indices), rows, out),
      ),
    unfold: (a, windows) =>
      made(
        windows.examples * windows.rows * windows.columns *
          windows.channels * windows.kernelHeight * windows.kernelWidth,
        (out) => unfold(open(a), windows, out),
      ),
    fold: (a, windows) =>
      made(
        windows.examples * windows.channels * windows.height * windows.width,
        (out) => fold(open(a), windows, out),
      ),

    matmul: (a, b, product) =>
      made(
        (product.count ?? 1) * product.m * product.n,
        (out) => matmul(open(a), open(b), product, out),
      ),
    linear: (x, weight, bias, sizes, activated) =>
      made(
        sizes.m * sizes.n,
        (out) =>
          linear(open(x), open(weight), open(bias), sizes, activated, out),
      ),

    crossEntropy: (logits, labels, rows, classes) => {
      const losses = new kind(rows), slopes = new kind(rows * classes);
      crossEntropy(open(logits), open(labels), rows, classes, losses, slopes);
      return {
        losses: new ArrayNumbers(losses),
        slopes: new ArrayNumbers(slopes),
      };
    },
    optimise: (update, parameter, slope, state) =>
      optimise(update, open(parameter), open(slope), state.map(open)),
    uniform: (size, seed, stream) =>
      made(size, (out) => uniform(out, seed, stream)),
  };
}
