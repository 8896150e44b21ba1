/** What a data set looks like in numbers, before anything learns from it. */

import { checkDataSet } from "./check_data_set.ts";
import type { DataSet } from "./data_set.ts";
import { RegressionSet } from "./regression_set.ts";

/** A feature or target in numbers; `deviation` is the standard deviation, with `n` below. */
export type ColumnStatistics = {
  readonly name: string;
  readonly mean: number;
  readonly deviation: number;
  readonly least: number;
  readonly largest: number;
};

/**
 * Mean, standard deviation, least and largest value of each feature, and of each target
 * of a regression set: `await show(table(statistics(data), { digits: 2 }))`.
 *
 * How large the classes are, {@linkcode ClassificationSet.counts} says.
 *
 * @throws {ShapeError} if it is no data set
 * @returns one record for each column; NaN for a set without examples
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { iris } from "nets/datasets";
 * const [sepalLength] = statistics(iris().classification({ target: "species" }));
 * assert.equal(sepalLength.mean.toFixed(3), "5.843");
 * ```
 */
export function statistics(data: DataSet): readonly ColumnStatistics[] {
  checkDataSet("compute statistics", data);
  const features = data.features.map((name, j) =>
    columnStatistics(name, data.x.map((row) => row[j]))
  );
  if (!(data instanceof RegressionSet)) return features;
  return [
    ...features,
    ...data.targets.map((name, j) =>
      columnStatistics(name, data.y.map((row) => row[j]))
    ),
  ];
}

function columnStatistics(
  name: string,
  column: readonly number[],
): ColumnStatistics {
  const mean = column.reduce((a, b) => a + b, 0) / column.length;
  const squares = column.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return {
    name,
    mean,
    deviation: Math.sqrt(squares / column.length),
    least: column.length ? column.reduce((a, b) => Math.min(a, b)) : NaN,
    largest: column.length ? column.reduce((a, b) => Math.max(a, b)) : NaN,
  };
}
