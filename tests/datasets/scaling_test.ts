/** Scaling: mean 0 and deviation 1 where it was fitted, the same formula elsewhere, and back. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { iris } from "../../lib/datasets/iris.ts";
import { moons } from "../../lib/datasets/moons.ts";
import {
  rangeScaling,
  Scaling,
  standardScaling,
} from "../../lib/datasets/scaling.ts";
import { split } from "../../lib/datasets/split.ts";
import { statistics } from "../../lib/datasets/statistics.ts";

const near = (a: number, b: number, bound = 1e-9) =>
  assert.ok(Math.abs(a - b) <= bound * (1 + Math.abs(b)), `${a} is not ${b}`);

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const rows = fc.integer({ min: 1, max: 4 }).chain((columns) =>
  fc.array(fc.array(number, { minLength: columns, maxLength: columns }), {
    minLength: 1,
    maxLength: 30,
  })
);

/** The columns that spread widely enough to be computed with. */
function spread(table: readonly (readonly number[])[]): number[] {
  return table[0].flatMap((_, j) => {
    const column = table.map((row) => row[j]);
    const [low, high] = [Math.min(...column), Math.max(...column)];
    return high - low > 1e-3 ? [j] : [];
  });
}

Deno.test("standardScaling() gives every feature the mean 0 and the deviation 1", () => {
  fc.assert(fc.property(rows, (table) => {
    const scaled = standardScaling(table).apply(table);
    for (const j of spread(table)) {
      const column = scaled.map((row) => row[j]);
      const mean = column.reduce((a, b) => a + b) / column.length;
      const squares = column.reduce((sum, x) => sum + (x - mean) ** 2, 0);
      near(mean, 0, 1e-6);
      near(Math.sqrt(squares / column.length), 1, 1e-6);
    }
  }));
});

Deno.test("rangeScaling() takes every feature to between 0 and 1, both reached", () => {
  fc.assert(fc.property(rows, (table) => {
    const scaled = rangeScaling(table).apply(table);
    for (const j of spread(table)) {
      const column = scaled.map((row) => row[j]);
      assert.deepEqual([Math.min(...column), Math.max(...column)], [0, 1]);
    }
  }));
});

for (const fit of [standardScaling, rangeScaling]) {
  Deno.test(`${fit.name}() is undone by invert()`, () => {
    fc.assert(fc.property(rows, (table) => {
      const scaling = fit(table);
      scaling.invert(scaling.apply(table)).forEach((row, i) =>
        row.forEach((x, j) => near(x, table[i][j], 1e-6))
      );
    }));
  });

  Deno.test(`${fit.name}() makes 0 of a feature that never changes, and the difference of one that does later`, () => {
    const scaling = fit([[0.1], [0.1], [0.1]]);
    assert.deepEqual(scaling.apply([[0.1], [2.1]]), [[0], [2]]);
    assert.deepEqual(scaling.invert([[0]]), [[0.1]]);
  });

  Deno.test(`${fit.name}() says what it cannot be fitted to`, () => {
    assert.throws(() => fit([]), {
      name: "ShapeError",
      message:
        "Cannot fit a scaling to rows: there must be at least one example, but there are none",
    });
    assert.throws(() => fit(moons({ seed: 1 }).take([])), {
      message:
        "Cannot fit a scaling to moons: there must be at least one example, but there are none",
    });
    assert.throws(() => fit([[1, 2], [3]]), {
      message:
        "Cannot fit a scaling to rows: example 2 must have 2 features, but it has 1",
    });
    assert.throws(() => fit([[1], [NaN]]), {
      message:
        "Cannot fit a scaling to rows: features must be finite numbers, but feature 1 of example 2 is NaN",
    });
  });
}

Deno.test("standardScaling() of iris has the means and deviations of scikit-learn's StandardScaler", () => {
  const scaling = standardScaling(iris().classification({ target: "species" }));
  assert.deepEqual(
    [scaling.shift, scaling.scale].map((all) => all.map((x) => x.toFixed(8))),
    [
      ["5.84333333", "3.05733333", "3.75800000", "1.19933333"],
      ["0.82530129", "0.43441097", "1.75940407", "0.75969263"],
    ],
  );
});

Deno.test("Scaling is fitted to the training part alone: the test part has neither mean 0 nor deviation 1", () => {
  const data = iris().classification({ target: "species" });
  const { train, test } = split(data, { test: 0.25, seed: 7 });
  const scaling = standardScaling(train);
  for (const { mean, deviation } of statistics(scaling.apply(train))) {
    near(mean, 0);
    near(deviation, 1);
  }
  const [first] = statistics(scaling.apply(test));
  assert.ok(
    Math.abs(first.mean) > 1e-3 && Math.abs(first.deviation - 1) > 1e-3,
  );
  const [mean, deviation] = [
    statistics(train)[0].mean,
    statistics(train)[0].deviation,
  ];
  near(scaling.apply(test).x[3][0], (test.x[3][0] - mean) / deviation);
});

Deno.test("Scaling changes the features of a set and nothing else of it", () => {
  const data = moons({ seed: 1 });
  const { x, ...others } = standardScaling(data).apply(data);
  const { x: before, ...same } = data;
  assert.deepEqual(others, same);
  assert.notDeepEqual(x, before);
});

Deno.test("Scaling refuses tables, and nothing at all", () => {
  const refused = (fit: () => unknown, action: string, is: string) =>
    assert.throws(fit, {
      name: "ShapeError",
      message:
        `Cannot ${action}: the data must be a ClassificationSet or a RegressionSet, but it is ${is}`,
    });
  const asRows = (data: unknown) => data as number[][]; // cells are not type-checked
  refused(
    () => standardScaling(asRows(iris())),
    "fit a scaling to iris",
    "a DataTable; call its .classification({ target: … }) or .regression({ targets: … }) first",
  );
  refused(
    () => rangeScaling(asRows(undefined)),
    "fit a scaling to it",
    "nothing",
  );
  refused(
    () => new Scaling([0], [1]).apply(asRows(3)),
    "scale it",
    "the number 3",
  );
});

Deno.test("Scaling refuses rows of another width", () => {
  const scaling = standardScaling([[1, 2], [3, 4]]);
  assert.throws(() => scaling.apply([[1]]), {
    message: "Cannot scale rows: example 1 must have 2 features, but it has 1",
  });
  assert.throws(() => scaling.invert([[1, NaN]]), {
    message:
      "Cannot scale rows: features must be finite numbers, but feature 2 of example 1 is NaN",
  });
});

Deno.test("Scaling prints its formula, and is made by hand as well", () => {
  const scaling = new Scaling([1, 2 / 3], [2, 1]);
  assert.equal(String(scaling), "Scaling((x − [1, 0.6667]) / [2, 1])");
  assert.equal(Deno.inspect(scaling), String(scaling));
  assert.throws(() => new Scaling([1, 2], [1, 0]), {
    message:
      "Cannot make a scaling: a scale must not be 0, but that of column 2 is",
  });
  assert.throws(() => new Scaling([1], [1, 2]), {
    message:
      "Cannot make a scaling: each column must have a shift and a scale, but there are 1 and 2",
  });
  assert.throws(() => new Scaling([1], [NaN]), {
    message:
      "Cannot make a scaling: scales must be finite numbers, but scale 1 is NaN",
  });
});
