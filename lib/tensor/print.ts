/** How a tensor is printed: its shape, and its numbers in rows and columns. */

import { formatShape, type Shape } from "../shape.ts";
import type { Floats } from "./backend.ts";

/** At most so many rows or columns are shown from each end. */
const SHOWN = 4;

/**
 * The shape, and the numbers in rows and columns, all as wide as the widest; of long axes
 * the first and last few.
 *
 * @param floats the numbers row by row, or none if they are not at hand
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(
 *   formatTensor([2, 2], Float32Array.of(1, -0.5, 0.25, 10)),
 *   "Tensor [2, 2]\n  1.00  -0.50\n  0.25  10.00",
 * );
 * ```
 */
export function formatTensor(shape: Shape, floats?: Floats): string {
  const head = `Tensor ${formatShape(shape)}`;
  if (floats === undefined || floats.length === 0) return head;
  const write = writer(floats);
  if (shape.length === 0) return `Tensor ${write(floats[0]).trim()}`;
  return `${head}\n${block(shape, 0, floats, write).join("\n")}`;
}

/** Lines of the block that begins at `start`; blocks of more axes are set off by empty lines. */
function block(
  shape: Shape,
  start: number,
  floats: Floats,
  write: (x: number) => string,
): string[] {
  if (shape.length === 1) return [row(shape[0], start, floats, write)];
  const [n, ...rest] = shape;
  const size = rest.reduce((product, k) => product * k, 1);
  const parts = shown(n).map((i) =>
    i === undefined ? [" …"] : block(rest, start + i * size, floats, write)
  );
  return parts.flatMap((lines, i) =>
    shape.length > 2 && i > 0 ? ["", ...lines] : lines
  );
}

function row(
  n: number,
  start: number,
  floats: Floats,
  write: (x: number) => string,
): string {
  return shown(n).map((j) => j === undefined ? " …" : write(floats[start + j]))
    .join(" ");
}

/** The places that are shown, with a gap as `undefined`. */
function shown(n: number): (number | undefined)[] {
  const all = Array.from({ length: n }, (_, i) => i);
  return n <= 2 * SHOWN + 1
    ? all
    : [...all.slice(0, SHOWN), undefined, ...all.slice(-SHOWN)];
}

/** Writes every number with as many decimals as the smallest needs, four at most, and equally wide. */
function writer(floats: Floats): (x: number) => string {
  const sizes = Array.from(floats).filter(Number.isFinite).map(Math.abs);
  const largest = sizes.reduce((a, b) => Math.max(a, b), 0);
  const smallest = sizes.filter((x) => x > 0)
    .reduce((a, b) => Math.min(a, b), Infinity);
  const powers = largest >= 1e6 || largest > 0 && largest < 1e-3 ||
    smallest < 1e-4 && largest < 1;
  const decimals = powers
    ? 3
    : [0, 1, 2, 3].find((d) =>
      sizes.every((x) => Math.abs(x - Number(x.toFixed(d))) <= x * 1e-6)
    ) ?? 4;
  const text = (x: number) =>
    !Number.isFinite(x)
      ? String(x)
      : powers
      ? x.toExponential(decimals)
      : x.toFixed(decimals);
  const width = Math.max(
    ...Array.from(floats.slice(0, 1000), (x) => text(x).length),
  );
  return (x) => ` ${text(x).padStart(width)}`;
}
