/** What was measured, as tables in a terminal. */

import type { Reached } from "./measure.ts";
import { ratio } from "./targets.ts";

/** A step's table: how much of what it does in a second, and how that stands to some peers. */
export function stepTable(
  reached: readonly Reached[],
  { amount, unit, digits, peers: names }: {
    /** How much one run does. */
    readonly amount: number;
    readonly unit: string;
    /** Of the number that was compared. */
    readonly digits: number;
    /** To whom all others stand in ratios. */
    readonly peers: readonly string[];
  },
): void {
  const rows = [...reached].sort((a, b) => a.median - b.median);
  const peers = names.flatMap((name) =>
    rows.find(({ contender }) => contender.name === name) ?? []
  );
  printRow("", [
    unit,
    "best round",
    "µs a step",
    ...peers.map(({ contender }) => `x ${short(contender.name)}`),
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

/** A name without what all of a table have in common. */
function short(name: string): string {
  return name.replace(/^ours, |-webgpu$|, 1 thread$/g, "");
}

/** Products of square matrices: billions of multiplications and additions in a second, in a round of the middle or the best. */
export function productTable(
  reached: readonly Reached[],
  round: "median" | "quiet" = "median",
): void {
  const sides = [...new Set(reached.map(({ work }) => work))];
  const names = [...new Set(reached.map(({ contender }) => contender.name))];
  const rate = (name: string, side: string) => {
    const row = reached.find(({ contender, work }) =>
      contender.name === name && work === side
    );
    return row ? 2 * Number(side) ** 3 / row[round] / 1e9 : 0;
  };
  const middle = sides[sides.length >> 1];
  names.sort((a, b) => rate(b, middle) - rate(a, middle));
  const best = round === "quiet" ? ", best" : "";
  printRow(`GFLOP/s${best}, n =`, [...sides, "MB"]);
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
