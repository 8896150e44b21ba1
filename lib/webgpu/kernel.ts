/** What a kernel is: a program in WGSL that runs once for each number, and what it is bound to. */

/**
 * A kernel. Its source is one file of `kernels/`, whose entry point is `main`. In the only bind group
 * binding 0 is a uniform `Params` of at most 256 bytes, and the storage buffers follow from 1 on: first those
 * that it reads, then those that it writes.
 */
export type Kernel = {
  /** The name of its file, as it stands in errors. */
  readonly name: string;
  readonly source: string;
  /** Another file with functions that it shares with other kernels, compiled behind it. */
  readonly shared?: string;
  readonly reads: number;
  readonly writes: number;
};

/** Constants that are compiled into a kernel, as its `override`s name them. */
export type Constants = { readonly [name: string]: number };

/** Numbers in one workgroup of the kernels that have one thread for each number. */
const THREADS = 64;

/** The most workgroups along one axis. */
const MOST_GROUPS = 65_535;

/**
 * How many workgroups of 64 threads there must be for `size` threads: along x, then along y.
 * A kernel finds its number as `id.x + id.y * groups.x * 64`.
 *
 * @example More than fit along one axis
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(groupsFor(65), [2, 1]);
 * assert.deepEqual(groupsFor(64 * 65_535 + 1), [65_535, 2]);
 * ```
 */
export function groupsFor(size: number): readonly [x: number, y: number] {
  const groups = Math.ceil(size / THREADS);
  const x = Math.min(groups, MOST_GROUPS);
  return [x, x === 0 ? 0 : Math.ceil(groups / x)];
}
