/** The confusion matrix counts, and its shares are those of the counts. */

import assert from "node:assert/strict";
import { confusionMatrix } from "nets/nn";

const right = [0, 0, 0, 1, 1, 2], said = [0, 0, 1, 1, 1, 0];

Deno.test("confusionMatrix: rows are what is right, columns what was said", () => {
  const matrix = confusionMatrix(said, right);
  assert.deepEqual(matrix.counts, [[2, 1, 0], [0, 2, 0], [1, 0, 0]]);
  assert.deepEqual(matrix.classes, ["0", "1", "2"]);
  assert.equal(matrix.accuracy, 4 / 6);
});

Deno.test("ConfusionMatrix: precision, recall and F1 of each class", () => {
  const matrix = confusionMatrix(said, right);
  assert.deepEqual([0, 1, 2].map((k) => matrix.precision(k)), [
    2 / 3,
    2 / 3,
    NaN,
  ]);
  assert.deepEqual([0, 1, 2].map((k) => matrix.recall(k)), [2 / 3, 1, 0]);
  assert.deepEqual([0, 1, 2].map((k) => matrix.f1(k)), [2 / 3, 0.8, 0]);
  assert.throws(() => matrix.recall(3), {
    name: "ValueError",
    message:
      "Cannot look at a class: it must be a number from 0 to 2, but it is 3",
  });
});

Deno.test("ConfusionMatrix: it prints itself as a table", () => {
  const matrix = confusionMatrix(said, right, {
    classes: ["cat", "dog", "hamster"],
  });
  assert.equal(
    Deno.inspect(matrix),
    [
      "right \\ said  cat  dog  hamster",
      "cat             2    1        0",
      "dog             0    2        0",
      "hamster         1    0        0",
    ].join("\n"),
  );
});

Deno.test("confusionMatrix: classes that nobody met have empty rows", () => {
  assert.deepEqual(confusionMatrix([0], [0], { classes: 2 }).counts, [[1, 0], [
    0,
    0,
  ]]);
});

Deno.test("confusionMatrix: a number that is no class is named", () => {
  assert.throws(() => confusionMatrix([0, 3], [0, 1], { classes: 3 }), {
    name: "ValueError",
    message:
      "Cannot count which class was taken for which: class numbers must be whole numbers from 0 to 2, but one is 3",
  });
  assert.throws(() => confusionMatrix([0, 0.5], [0, 1]), {
    name: "ValueError",
    message:
      "Cannot count which class was taken for which: class numbers must be whole numbers from 0, but one is 0.5",
  });
});
