/** Carbon dioxide in the air above Mauna Loa, month by month since 1958. */

import csv from "../../data/co2/co2.csv" with { type: "text" };
import type { RowOf } from "./column.ts";
import { readTable } from "./read_table.ts";
import type { DataTable } from "./data_table.ts";

const COLUMNS = {
  month: { kind: "text" },
  co2: { kind: "number", unit: "ppm" },
  adjusted: { kind: "number", unit: "ppm" },
} as const;

/** A month: `"1958-03"`, its middle as a number of years, and what was measured. */
export type Co2Month = RowOf<typeof COLUMNS> & {
  /** The middle of the month: 1958 + 2.5 / 12 for March. */
  readonly year: number;
};

/**
 * The series that C. D. Keeling began: the monthly mean of CO₂ in parts per million, and
 * the same with the seasons taken out.
 *
 * Five months are missing from the first years, as rows that are not there.
 *
 * @returns 741 rows, March 1958 to April 2020; see `data/co2/README.md`
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(co2().rows[0], { month: "1958-03", co2: 315.7, adjusted: 314.44, year: 1958 + 2.5 / 12 });
 * ```
 */
export function co2(): DataTable<Co2Month> {
  const file = "data/co2/co2.csv";
  return readTable(csv, { name: "co2", file, columns: COLUMNS }).with({
    year: ({ month }) => {
      const [year, number] = month.split("-").map(Number);
      return year + (number - 0.5) / 12;
    },
  });
}
