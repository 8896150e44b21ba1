/** The check that what is given is a data set, not the table it could be made of. */

import { whatIs } from "../describe.ts";
import { ShapeError } from "../errors.ts";
import { ClassificationSet } from "./classification_set.ts";
import type { DataSet } from "./data_set.ts";
import { DataTable } from "./data_table.ts";
import { RegressionSet } from "./regression_set.ts";

/**
 * Checks that a value is a data set.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ShapeError} if it is anything else
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { iris } from "nets/datasets";
 * assert.throws(() => checkDataSet("split it", iris()), {
 *   message: "Cannot split it: the data must be a ClassificationSet or a RegressionSet, but it is a DataTable; " +
 *     "call its .classification({ target: … }) or .regression({ targets: … }) first",
 * });
 * ```
 */
export function checkDataSet(
  action: string,
  data: unknown,
): asserts data is DataSet {
  if (data instanceof ClassificationSet || data instanceof RegressionSet) {
    return;
  }
  const remedy = data instanceof DataTable
    ? "; call its .classification({ target: … }) or .regression({ targets: … }) first"
    : "";
  throw new ShapeError(
    action,
    `the data must be a ClassificationSet or a RegressionSet, but it is ${
      whatIs(data)
    }${remedy}`,
  );
}
