/** Stages: a long axis is reduced in parts side by side, and then the parts, so that no thread works alone. */

import type { MiddleAxis } from "../tensor/groups.ts";

/**
 * A reduction of the middle axis to `parts` numbers, `[outer, length, inner]` to `[outer, parts, inner]`.
 *
 * The axis has sections of `lanes · each` numbers, and a part is every `lanes`-th number of one.
 */
export type Stage = MiddleAxis & {
  readonly parts: number;
  readonly lanes: number;
  readonly each: number;
};

/** As many threads as keep a GPU busy. */
const BUSY = 16_384;

/** What one thread reduces in less time than another dispatch takes. */
const SHORT = 128;

/** What one thread adds at most: eight sums of 64, of which none loses more than single steps of rounding. */
const LONG = 512;

/** Threads that should read neighbours: fewer would load what they do not use. */
const NEIGHBOURS = 64;

/**
 * The stages of a reduction. Each cuts the axis in parts of 128, in fewer where the parts of all outputs
 * are enough threads, but in none longer than 512; the last leaves one part.
 *
 * @example Ten million numbers need four stages; a column of 4,096 for each of 784 outputs two
 * ```ts
 * import assert from "node:assert/strict";
 * const partsOf = (outer: number, length: number, inner: number) =>
 *   stagesOf({ outer, length, inner }).map(({ parts }) => parts);
 * assert.deepEqual(partsOf(1, 10_000_000, 1), [19_584, 192, 2, 1]);
 * assert.deepEqual(partsOf(1, 4096, 784), [21, 1]);
 * assert.deepEqual(partsOf(64, 10, 1), [1]);
 * ```
 */
export function stagesOf(axis: MiddleAxis): Stage[] {
  const stages: Stage[] = [];
  for (let length = axis.length, parts = 0; parts !== 1; length = parts) {
    const stage = stageOf({ ...axis, length });
    stages.push(stage);
    parts = stage.parts;
  }
  return stages;
}

function stageOf({ outer, length, inner }: MiddleAxis): Stage {
  const wanted = partsOf(length, outer * inner);
  const lanes = Math.min(wanted, Math.ceil(NEIGHBOURS / inner));
  const threads = Math.ceil(wanted / lanes) * lanes;
  const each = Math.max(1, Math.ceil(length / threads));
  const sections = Math.max(1, Math.ceil(length / (lanes * each)));
  return { outer, length, inner, parts: sections * lanes, lanes, each };
}

function partsOf(length: number, outputs: number): number {
  if (length <= SHORT) return 1;
  const enough = Math.ceil(BUSY / outputs);
  return Math.max(
    Math.min(Math.ceil(length / SHORT), enough),
    Math.ceil(length / LONG),
  );
}
