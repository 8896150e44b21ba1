/** Classification sets: what they say, what is taken of them, and what is none. */

import assert from "node:assert/strict";
import {
  type ClassificationParts,
  ClassificationSet,
} from "../../lib/datasets/classification_set.ts";

const PARTS: ClassificationParts = {
  name: "coins",
  features: ["weight", "width"],
  classes: ["tails", "heads"],
  x: [[1, 2], [3, 4], [5, 6]],
  y: [1, 0, 1],
};

const coins = new ClassificationSet(PARTS);

Deno.test("ClassificationSet says what it is in one line, in a cell as well", () => {
  const line =
    "coins: 3 examples of 2 features (weight, width) in 2 classes (tails 1, heads 2)";
  assert.equal(String(coins), line);
  assert.equal(Deno.inspect(coins), line);
  const features = [..."abcdefg"];
  const one = coins.with({ features, x: [[1, 2, 3, 4, 5, 6, 7]], y: [0] });
  assert.equal(
    String(one),
    "coins: 1 example of 7 features in 2 classes (tails 1, heads 0)",
  );
});

Deno.test("ClassificationSet counts classes in their order, digits as names included", () => {
  const back = coins.with({ classes: ["1", "0"] });
  assert.deepEqual(back.counts(), { "1": 1, "0": 2 });
  assert.match(String(back), /\(1 1, 0 2\)$/);
});

Deno.test("ClassificationSet.take() takes examples with their labels, in any order, and twice", () => {
  const { x, y, length } = coins.take([2, 1, 2]);
  assert.deepEqual([x, y, length], [[[5, 6], [3, 4], [5, 6]], [1, 0, 1], 3]);
  assert.equal(coins.take([]).length, 0);
  assert.equal(coins.length, 3);
});

Deno.test("ClassificationSet.examples() are inputs with labels", () => {
  assert.deepEqual(coins.examples()[1], { x: [3, 4], y: 0 });
});

Deno.test("ClassificationSet.take() names a place that is not there", () => {
  for (const index of [3, -1, 0.5, NaN]) {
    assert.throws(() => coins.take([0, index]), {
      name: "ValueError",
      message:
        `Cannot take examples of coins: an index must be a whole number from 0 to 2, but one is ${index}`,
    });
  }
});

const WRONG: Record<string, readonly [parts: object, told: string]> = {
  "a row is short": [
    { x: [[1, 2], [3], [5, 6]] },
    "example 2 must have 2 features, but it has 1",
  ],
  "a feature is NaN": [
    { x: [[1, 2], [3, NaN], [5, 6]] },
    "features must be finite numbers, but width of example 2 is NaN",
  ],
  "a feature is a word": [
    { x: [[1, 2], [3, "4"], [5, 6]] },
    'features must be finite numbers, but width of example 2 is "4"',
  ],
  "a label is missing": [
    { y: [1, 0] },
    "each example must have one label, but there are 3 examples and 2 labels",
  ],
  "a label is no class": [
    { y: [1, 0, 2] },
    "a label must be the number of a class, from 0 to 1, but that of example 3 is 2",
  ],
  "a label is a word": [
    { y: [1, 0, "1"] },
    'a label must be the number of a class, from 0 to 1, but that of example 3 is "1"',
  ],
  "two classes have one name": [
    { classes: ["heads", "heads"] },
    "each class must have a name of its own, but two are called heads",
  ],
  "rows are no list": [
    { x: 3 },
    "the rows must be a list, but they are the number 3; write [3, …]",
  ],
};

for (const [what, [parts, told]] of Object.entries(WRONG)) {
  Deno.test(`ClassificationSet is not made if ${what}`, () => {
    assert.throws(() => coins.with(parts), {
      message: `Cannot make the data set coins: ${told}`,
    });
  });
}
