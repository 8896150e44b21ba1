/** What was measured of tiny operations, as a table. */

import type { Reached } from "../tensor/measure.ts";
import { printRow } from "../tensor/tables.ts";
import { MANY } from "./dispatch_works.ts";

/** One row a contender: microseconds of asking, of one more in a chain, and milliseconds of a read. */
export function dispatchTable(reached: readonly Reached[]): void {
  const names = [...new Set(reached.map(({ contender }) => contender.name))];
  printRow("", ["ask, µs", "best", "more, µs", "best", "read, ms", "best"]);
  for (const name of names) {
    const cells = (["median", "quiet"] as const).map((round) => {
      const seconds = (work: string) =>
        reached.find((row) =>
          row.contender.name === name && row.work === work
        )![round];
      const more = (seconds("many") - seconds("read")) / (MANY - 1);
      return [seconds("ask") * 1e6, more * 1e6, seconds("read") * 1e3];
    });
    printRow(
      name,
      cells[0].flatMap((cell, i) => [cell.toFixed(1), cells[1][i].toFixed(1)]),
    );
  }
}
