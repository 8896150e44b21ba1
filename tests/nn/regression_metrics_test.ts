/** R² and mean distances, by hand. */

import assert from "node:assert/strict";
import { meanAbsolute, meanSquare, rSquared } from "nets/nn";

Deno.test("rSquared: the share of the variance that is explained", () => {
  assert.equal(rSquared([1, 2, 4], [1, 2, 3]), 0.5); // 1 − 1 / 2
  assert.equal(rSquared([[3], [2], [1]], [[1], [2], [3]]), -3); // 1 − 8 / 2
});

Deno.test("rSquared: targets that are all equal have no variance to explain", () => {
  assert.throws(() => rSquared([1, 2], [5, 5]), {
    name: "ValueError",
    message:
      "Cannot take R²: it compares with the targets' variance, which must be above 0, but all are 5",
  });
});

Deno.test("meanSquare and meanAbsolute: over all numbers of all rows", () => {
  assert.equal(meanSquare([[1, 2], [3, 4]], [[1, 0], [3, 8]]), 5); // (4 + 16) / 4
  assert.equal(meanAbsolute([[1, 2], [3, 4]], [[1, 0], [3, 8]]), 1.5);
});

Deno.test("meanSquare: rows of another length are an error", () => {
  assert.throws(() => meanSquare([[1, 2]], [[1]]), {
    name: "ShapeError",
    message:
      "Cannot take the mean square: there must be one target for each number, but there are 2 numbers and 1 targets",
  });
});
