/** What was measured, as tables in a terminal. */

import type { Reached } from "./measure.ts";
import { ratio } from "./targets.ts";

/** A step's table: how much of what it does in a second, and how that stands to two peers. */
export function stepTable(
  reached: readonly Reached[],
  { amount, unit, digits }: {
    /** How much one run does. */
    readonly amount: number;
    readonly unit: string;
    /** Of the number that was compared. */
    readonly digits: number;
  },
): void {
  const rows = [...reached].sort((a, b) => a.median - b.median);
  const peer = (start: string) =>
    rows.find(({ contender }) => contender.name.startsWith(start));
  const peers = [peer("tfjs-wasm"), peer("numpy, 1 thread")]
    .filter((peer) => peer !== undefined);
  printRow("", [
    unit,
    "best round",
    "µs a step",
    ...peers.map(({ contender }) => `x ${contender.name.split(",")[0]}`),
    "loss",
    "MB",
  ]);
  for (const row of rows) {
    printRow(row.contender.name, [
      thousands(amount / row.median),
      thousands(amount / row.quiet),
      (row.median * 1e6).toFixed(row.median < 1e-4 ? 1 : 0),
      ...peers.map(({ median }) => ratio(median / row.median)),
      row.check.toFixed(digits),
      row.megabytes.toFixed(0),
    ]);
  }
}

/** Products of square matrices: billions of multiplications and additions in a second. */
export function productTable(reached: readonly Reached[]): void {
  const sides = [...new Set(reached.map(({ work }) => work))];
  const names = [...new Set(reached.map(({ contender }) => contender.name))];
  const rate = (name: string, side: string) => {
    const row = reached.find(({ contender, work }) =>
      contender.name === name && work === side
    );
    return row ? billions(row, Number(side)) : 0;
  };
  const middle = sides[sides.length >> 1];
  names.sort((a, b) => rate(b, middle) - rate(a, middle));
  printRow("GFLOP/s at n =", [...sides, "MB"]);
  for (const name of names) {
    const megabytes = reached.find(({ contender }) => contender.name === name)!
      .megabytes;
    printRow(name, [
      ...sides.map((side) => ratio(rate(name, side))),
      megabytes.toFixed(0),
    ]);
  }
}

/** GFLOP/s of a product. */
export function billions({ median }: Reached, side: number): number {
  return 2 * side ** 3 / median / 1e9;
}

/** A line of a table: a name, and columns that are set to the right. */
export function printRow(name: string, cells: readonly string[]): void {
  console.log(
    (name.padEnd(24) + cells.map((cell) => cell.padStart(12)).join(""))
      .trimEnd(),
  );
}

function thousands(x: number): string {
  return Math.round(x).toLocaleString("en");
}
