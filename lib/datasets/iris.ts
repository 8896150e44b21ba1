/** 150 irises of three species, the measurements that discriminant analysis began with. */

import csv from "../../data/iris/iris.csv" with { type: "text" };
import type { RowOf } from "./column.ts";
import { readTable } from "./read_table.ts";
import type { DataTable } from "./data_table.ts";

const COLUMNS = {
  sepalLength: { kind: "number", unit: "cm" },
  sepalWidth: { kind: "number", unit: "cm" },
  petalLength: { kind: "number", unit: "cm" },
  petalWidth: { kind: "number", unit: "cm" },
  species: { kind: "text", values: ["setosa", "versicolor", "virginica"] },
} as const;

/** A flower. */
export type Iris = RowOf<typeof COLUMNS>;

/**
 * The irises of E. Anderson and R. A. Fisher (1936), 50 of each species, as Fisher
 * printed them: other copies have errors in rows 35 and 38.
 *
 * One line separates setosa from the other two, and no line separates those.
 *
 * @returns 150 rows; see `data/iris/README.md`
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const flowers = iris().classification({ target: "species", features: ["petalLength", "petalWidth"] });
 * assert.deepEqual(flowers.x[0], [1.4, 0.2]);
 * ```
 */
export function iris(): DataTable<Iris> {
  return readTable(csv, {
    name: "iris",
    file: "data/iris/iris.csv",
    columns: COLUMNS,
  });
}
