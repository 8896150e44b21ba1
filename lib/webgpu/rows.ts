/** The part of the GPU backend that takes rows by their numbers, and adds them back. */

import type { Backend, Numbers } from "../tensor/backend.ts";
import type { Block } from "./buffers.ts";
import type { Home } from "./home.ts";
import { groupsFor, type Kernel } from "./kernel.ts";
import checkSource from "./kernels/check_rows.wgsl" with { type: "text" };
import findSource from "./kernels/find_rows.wgsl" with { type: "text" };
import gatherSource from "./kernels/gather.wgsl" with { type: "text" };
import gatherWideSource from "./kernels/gather_wide.wgsl" with { type: "text" };
import mergeSource from "./kernels/merge_rows.wgsl" with { type: "text" };
import scatterSource from "./kernels/scatter.wgsl" with { type: "text" };
import scatterWideSource from "./kernels/scatter_wide.wgsl" with {
  type: "text",
};
import sortSource from "./kernels/sort_rows.wgsl" with { type: "text" };

const CHECK: Kernel = {
  name: "check_rows",
  source: checkSource,
  reads: 1,
  writes: 1,
};
const GATHER: Kernel = {
  name: "gather",
  source: gatherSource,
  reads: 2,
  writes: 1,
};
const GATHER_WIDE: Kernel = {
  name: "gather_wide",
  source: gatherWideSource,
  reads: 2,
  writes: 1,
};
const SORT: Kernel = {
  name: "sort_rows",
  source: sortSource,
  reads: 1,
  writes: 1,
};
const MERGE: Kernel = {
  name: "merge_rows",
  source: mergeSource,
  reads: 1,
  writes: 1,
};
const FIND: Kernel = {
  name: "find_rows",
  source: findSource,
  reads: 1,
  writes: 1,
};
const SCATTER: Kernel = {
  name: "scatter",
  source: scatterSource,
  reads: 3,
  writes: 1,
};
const SCATTER_WIDE: Kernel = {
  name: "scatter_wide",
  source: scatterWideSource,
  reads: 3,
  writes: 1,
};

/** Indices that one run of `kernels/sort_rows.wgsl` holds. */
const RUN = 64;

/** Rows taken, and rows added back. An index that is no row is told of when something is read. */
export function rowsOn(home: Home): Pick<Backend, "gather" | "scatter"> {
  const { commands, pool } = home;
  return {
    gather: (a, width, indices) => {
      if (width === 0) return home.made(0, () => {});
      const x = home.block(a), rows = a.size / width;
      const places = checked(home, indices, rows);
      const isWide = width % 4 === 0, pieces = isWide ? width / 4 : width;
      const size = indices.size * pieces;
      return home.made(
        indices.size * width,
        (out) =>
          commands.run(isWide ? GATHER_WIDE : GATHER, {
            params: [size, pieces, rows],
            reads: [x, places],
            writes: [out],
            groups: groupsFor(size),
          }),
      );
    },
    scatter: (a, width, indices, rows) => {
      const x = home.block(a), count = indices.size;
      const isWide = width % 4 === 0, pieces = isWide ? width / 4 : width;
      const pairs = sorted(home, indices, rows);
      const starts = pool.take(4 * (rows + 1));
      commands.run(FIND, {
        params: [rows + 1, count],
        reads: [pairs],
        writes: [starts],
        groups: groupsFor(rows + 1),
      });
      const sums = home.made(
        rows * width,
        (out) =>
          commands.run(isWide ? SCATTER_WIDE : SCATTER, {
            params: [rows * pieces, pieces],
            reads: [x, pairs, starts],
            writes: [out],
            groups: groupsFor(rows * pieces),
          }),
      );
      pool.give(starts);
      pool.give(pairs);
      return sums;
    },
  };
}

/** Where the indices lie, when it is recorded that they are looked at: whatever is no row is told of. */
function checked(home: Home, indices: Numbers, rows: number): Block {
  const { commands, faults } = home, places = home.block(indices);
  commands.run(CHECK, {
    params: [indices.size, rows, faults.operation()],
    reads: [places],
    writes: [faults.block],
    groups: groupsFor(indices.size),
  });
  return places;
}

/**
 * Pairs of a row and a place that names it, in the order of rows and places: sorted by merging, in time
 * `n log² n`, so that each row finds its places without looking at all of them.
 *
 * @returns a room of the pool, which is to be given back
 */
function sorted(home: Home, indices: Numbers, rows: number): Block {
  const { commands, pool } = home, count = indices.size;
  const places = checked(home, indices, rows);
  let pairs = pool.take(8 * count);
  commands.run(SORT, {
    params: [count, rows],
    reads: [places],
    writes: [pairs],
    groups: groupsFor(count),
  });
  for (let run = RUN; run < count; run *= 2) {
    const merged = pool.take(8 * count);
    commands.run(MERGE, {
      params: [count, run],
      reads: [pairs],
      writes: [merged],
      groups: groupsFor(count),
    });
    pool.give(pairs);
    pairs = merged;
  }
  return pairs;
}
