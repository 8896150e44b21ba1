/** Blobs: normally distributed about their centres, in any dimension. */

import assert from "node:assert/strict";
import { blobs } from "../../lib/datasets/blobs.ts";
import { statistics } from "../../lib/datasets/statistics.ts";

Deno.test("blobs() has the centres as means and the noise as deviation, to within four standard errors", () => {
  const centres = [[0, 5, -5], [10, 0, 0]];
  const data = blobs({ examples: 8000, centres, noise: 2, seed: 3 });
  centres.forEach((centre, label) => {
    const own = data.y.flatMap((y, i) => y === label ? [i] : []);
    statistics(data.take(own)).forEach(({ mean, deviation }, j) => {
      assert.ok(Math.abs(mean - centre[j]) < 4 * 2 / Math.sqrt(4000));
      assert.ok(Math.abs(deviation - 2) < 4 * 2 / Math.sqrt(2 * 4000));
    });
  });
});

Deno.test("blobs() has two clouds side by side if nothing is said", () => {
  assert.deepEqual(
    blobs({ seed: 5 }),
    blobs({ centres: [[-1, 0], [1, 0]], noise: 0.4, seed: 5 }),
  );
});

Deno.test("blobs() without centres, or of several dimensions, are refused", () => {
  assert.throws(() => blobs({ centres: [], seed: 1 }), {
    message:
      "Cannot generate blobs: there must be at least one centre, but there are none",
  });
  assert.throws(() => blobs({ centres: [[0, 0], [1]], seed: 1 }), {
    message:
      "Cannot generate blobs: example 2 must have 2 coordinates, but it has 1",
  });
});
