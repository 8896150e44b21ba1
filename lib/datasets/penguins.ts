/** 344 penguins of three species: bills, flippers and weights, with the gaps they came with. */

import csv from "../../data/penguins/penguins.csv" with { type: "text" };
import type { RowOf } from "./column.ts";
import { readTable } from "./read_table.ts";
import type { DataTable } from "./data_table.ts";

const COLUMNS = {
  species: { kind: "text", values: ["Adelie", "Chinstrap", "Gentoo"] },
  island: { kind: "text", values: ["Biscoe", "Dream", "Torgersen"] },
  billLength: { kind: "number", unit: "mm", gaps: true },
  billDepth: { kind: "number", unit: "mm", gaps: true },
  flipperLength: { kind: "number", unit: "mm", gaps: true },
  bodyMass: { kind: "number", unit: "g", gaps: true },
  sex: { kind: "text", values: ["female", "male"], gaps: true },
} as const;

/** A penguin; `null` is what nobody measured. */
export type Penguin = RowOf<typeof COLUMNS>;

/**
 * The Palmer penguins, by K. Gorman, T. Williams and W. Fraser (2014), in the edition of
 * A. Horst, A. Hill and K. Gorman: two birds were not measured at all, and of nine more
 * the sex is not known.
 *
 * @returns 344 rows: 152 Adelie, 68 Chinstrap, 124 Gentoo; see `data/penguins/README.md`
 *
 * @example Three species by four measures
 * ```ts
 * import assert from "node:assert/strict";
 * const measures = ["billLength", "billDepth", "flipperLength", "bodyMass"] as const;
 * const birds = penguins().withoutGaps(measures);
 * assert.equal(birds.dropped, 2);
 * assert.deepEqual(birds.classification({ target: "species" }).counts(), { Adelie: 151, Chinstrap: 68, Gentoo: 123 });
 * ```
 */
export function penguins(): DataTable<Penguin> {
  const file = "data/penguins/penguins.csv";
  return readTable(csv, { name: "penguins", file, columns: COLUMNS });
}
