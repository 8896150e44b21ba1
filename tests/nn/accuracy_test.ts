/** Accuracy counts what is right, in whatever form classes come. */

import assert from "node:assert/strict";
import { accuracy, classesOf } from "nets/nn";

Deno.test("accuracy: class numbers, rows of outputs, one output, rows of a one", () => {
  assert.equal(accuracy([2, 0, 1], [2, 1, 1]), 2 / 3);
  assert.equal(accuracy([[0, 1, 5], [9, 0, 0], [0, 1, 0]], [2, 1, 1]), 2 / 3);
  assert.equal(accuracy([[-3], [0.1], [-4]], [[0], [1], [0]]), 1);
  assert.equal(accuracy([[0, 1], [1, 0]], [[0, 1], [0, 1]]), 0.5);
});

Deno.test("accuracy: a single output against a threshold, targets of −1 and 1", () => {
  const chances = [[0.3], [0.7], [0.6]];
  assert.equal(accuracy(chances, [0, 1, 0], { threshold: 0.5 }), 2 / 3);
  assert.equal(accuracy([[-2], [0.5], [1]], [[-1], [1], [-1]]), 2 / 3);
});

Deno.test("classesOf: the first of equals; a chance of ½ is class 1", () => {
  assert.deepEqual(classesOf([[1, 3, 3], [2, 2, 2]]), [1, 0]);
  assert.deepEqual(classesOf([[0.5], [0.49]], { threshold: 0.5 }), [1, 0]);
});

Deno.test("accuracy: lists that do not belong together are an error", () => {
  assert.throws(() => accuracy([1, 0], [1]), {
    name: "ShapeError",
    message:
      "Cannot take the accuracy: there must be one target for each prediction, but there are 2 predictions and 1 targets",
  });
  assert.throws(() => accuracy([], []), {
    name: "ShapeError",
    message:
      "Cannot take the accuracy: there must be a prediction, but there is none",
  });
  assert.throws(() => accuracy([1], 1 as never), {
    name: "ShapeError",
    message:
      "Cannot take the accuracy: the targets must be a list, but they are the number 1",
  });
});
