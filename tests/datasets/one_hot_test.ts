/** One-hot codes: one 1 a row, at the place of the class, and labels that are none. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { oneHot } from "../../lib/datasets/one_hot.ts";

Deno.test("oneHot() has a single 1 in each row, where the class is", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }).chain((classes) =>
        fc.tuple(
          fc.constant(classes),
          fc.array(fc.integer({ min: 0, max: classes - 1 })),
        )
      ),
      ([classes, labels]) => {
        const rows = oneHot(labels, classes);
        assert.equal(rows.length, labels.length);
        rows.forEach((row, i) => {
          assert.equal(row.length, classes);
          assert.equal(row.indexOf(1), labels[i]);
          assert.equal(row.filter((x) => x === 0).length, classes - 1);
        });
      },
    ),
  );
});

Deno.test("oneHot() takes names as well as numbers", () => {
  const classes = ["Adelie", "Gentoo"];
  assert.deepEqual(oneHot(["Gentoo", "Adelie"], classes), [[0, 1], [1, 0]]);
  assert.deepEqual(oneHot([1, 0], classes), [[0, 1], [1, 0]]);
});

Deno.test("oneHot() names the label that is no class", () => {
  const told = (message: string) => ({
    name: "ValueError",
    message: `Cannot write labels one-hot: ${message}`,
  });
  for (const label of [3, -1, 0.5, NaN]) {
    assert.throws(
      () => oneHot([0, label], 3),
      told(
        `a label must be a whole number from 0 to 2, but label 2 is ${label}`,
      ),
    );
  }
  assert.throws(
    () => oneHot(["Chinstrap"], ["Adelie", "Gentoo"]),
    told(
      'a label must be one of Adelie, Gentoo, but label 1 is "Chinstrap"',
    ),
  );
  assert.throws(
    () => oneHot(["1"], 3),
    told('a label must be a whole number from 0 to 2, but label 1 is "1"'),
  );
  assert.throws(
    () => oneHot([0], 0),
    told(
      "the number of classes must be a whole number, 1 or more, but it is 0",
    ),
  );
});
