/** Iris: Fisher's table, and not one of the copies with errors. */

import assert from "node:assert/strict";
import { iris } from "../../lib/datasets/iris.ts";
import { statistics } from "../../lib/datasets/statistics.ts";
import { learn } from "../../lib/learning/perceptron.ts";

Deno.test("iris() has the counts, means and deviations of scikit-learn's load_iris()", () => {
  const flowers = iris().classification({ target: "species" });
  assert.deepEqual(flowers.counts(), {
    setosa: 50,
    versicolor: 50,
    virginica: 50,
  });
  assert.deepEqual(
    statistics(flowers).map(({ name, mean, deviation }) => [
      name,
      mean.toFixed(8),
      deviation.toFixed(8),
    ]),
    [
      ["sepalLength", "5.84333333", "0.82530129"],
      ["sepalWidth", "3.05733333", "0.43441097"],
      ["petalLength", "3.75800000", "1.75940407"],
      ["petalWidth", "1.19933333", "0.75969263"],
    ],
  );
});

Deno.test("iris() has Fisher's rows 35 and 38, where the copy of UCI errs", () => {
  const { rows } = iris();
  assert.deepEqual(Object.values(rows[34]), [4.9, 3.1, 1.5, 0.2, "setosa"]);
  assert.deepEqual(Object.values(rows[37]), [4.9, 3.6, 1.4, 0.1, "setosa"]);
});

Deno.test("iris() has one species that the perceptron rule tells from the others without a mistake", () => {
  const flowers = iris().classification({
    target: "species",
    features: ["petalLength", "petalWidth"],
  });
  const isSetosa = flowers.examples().map(({ x, y }) => ({
    x,
    y: y === 0 ? 1 : 0,
  }));
  assert.equal(learn(isSetosa, { rule: "zero-one" }).converged, true);
});
