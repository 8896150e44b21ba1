/** Splits: nothing lost, nothing twice, every class in its share, decided by the seed. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { ClassificationSet } from "../../lib/datasets/classification_set.ts";
import { noisyCurve } from "../../lib/datasets/noisy_curve.ts";
import { penguins } from "../../lib/datasets/penguins.ts";
import { split, type SplitOptions } from "../../lib/datasets/split.ts";

/** A set whose only feature is the place of an example, with classes of these sizes. */
function classesOf(sizes: readonly number[]): ClassificationSet {
  const y = sizes.flatMap((size, label) => new Array<number>(size).fill(label));
  return new ClassificationSet({
    name: "classes",
    features: ["place"],
    classes: sizes.map((_, label) => `class ${label}`),
    x: y.map((_, i) => [i]),
    y,
  });
}

const sizes = fc.array(fc.integer({ min: 4, max: 40 }), {
  minLength: 1,
  maxLength: 6,
});
const share = fc.double({ min: 0.15, max: 0.45, noNaN: true });

const places = (set: ClassificationSet) => set.x.map(([place]) => place);
const inOrder = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b);

Deno.test("split() into two loses nothing, repeats nothing, and keeps labels with their examples", () => {
  fc.assert(fc.property(sizes, share, fc.nat(), (sizes, test, seed) => {
    const data = classesOf(sizes);
    const parts = split(data, { test, seed });
    const all = [...places(parts.train), ...places(parts.test)];
    assert.deepEqual(inOrder(all), places(data));
    assert.equal(parts.test.length, Math.round(test * data.length));
    for (const part of [parts.train, parts.test]) {
      part.x.forEach(([place], i) => assert.equal(part.y[i], data.y[place]));
    }
  }));
});

Deno.test("split() into two has every class in its share, to within one example", () => {
  fc.assert(fc.property(sizes, share, fc.nat(), (sizes, test, seed) => {
    const parts = split(classesOf(sizes), { test, seed });
    sizes.forEach((size, label) => {
      const name = `class ${label}`;
      assert.ok(Math.abs(parts.test.counts()[name] - test * size) < 1);
      assert.ok(Math.abs(parts.train.counts()[name] - (1 - test) * size) < 1);
    });
  }));
});

Deno.test("split() into three does so for test and validation parts", () => {
  fc.assert(
    fc.property(
      sizes,
      share,
      share,
      fc.nat(),
      (sizes, test, validation, seed) => {
        const data = classesOf(sizes);
        const asked = [test, validation].map((of) =>
          Math.round(of * data.length)
        );
        fc.pre(asked[0] + asked[1] < data.length);
        const parts = split(data, { test, validation, seed });
        const all = [parts.train, parts.validation, parts.test].flatMap(places);
        assert.deepEqual(inOrder(all), places(data));
        assert.equal(parts.test.length, Math.round(test * data.length));
        assert.equal(
          parts.validation.length,
          Math.round(validation * data.length),
        );
        sizes.forEach((size, label) => {
          const name = `class ${label}`;
          assert.ok(Math.abs(parts.test.counts()[name] - test * size) < 1);
          assert.ok(
            Math.abs(parts.validation.counts()[name] - validation * size) <= 1,
          );
        });
      },
    ),
  );
});

Deno.test("split() into three asks no class for more than it has", () => {
  // 0.4 · 9 is rounded to 4: one class of each part gives two of its three, and not the same.
  const { test, validation, train } = split(classesOf([3, 3, 3]), {
    test: 0.4,
    validation: 0.4,
    seed: 1,
  });
  assert.deepEqual(
    [test, validation, train].map((part) => Object.values(part.counts())),
    [[2, 1, 1], [1, 2, 1], [0, 0, 1]],
  );
});

Deno.test("split() into three keeps the test part of a split into two", () => {
  const data = classesOf([50, 30, 20]);
  assert.deepEqual(
    split(data, { test: 0.2, validation: 0.2, seed: 7 }).test,
    split(data, { test: 0.2, seed: 7 }).test,
  );
});

Deno.test("split() of the penguins gives each part its share of each species", () => {
  const birds = penguins().withoutGaps([
    "billLength",
    "billDepth",
    "flipperLength",
    "bodyMass",
  ]).classification({ target: "species" });
  const { train, validation, test } = split(birds, {
    test: 0.25,
    validation: 0.25,
    seed: 7,
  });
  // A quarter of 151, 68, 123 is 37.75, 17, 30.75; of 342 it is 85.5.
  for (const part of [test, validation]) {
    assert.deepEqual(part.counts(), { Adelie: 38, Chinstrap: 17, Gentoo: 31 });
  }
  assert.equal(train.length, 342 - 2 * 86);
});

Deno.test("split() is decided by the seed, in random order", () => {
  const data = classesOf([60, 40]);
  const part = (seed: number) => places(split(data, { test: 0.3, seed }).test);
  assert.deepEqual(part(7), part(7));
  assert.notDeepEqual(inOrder(part(7)), inOrder(part(8)));
  assert.notDeepEqual(part(7), inOrder(part(7)));
});

Deno.test("split() chooses each example as often as any other", () => {
  const data = classesOf([6, 2]), times = new Array<number>(8).fill(0);
  for (let seed = 0; seed < 2000; seed++) {
    for (const place of places(split(data, { test: 0.25, seed }).test)) {
      times[place]++;
    }
  }
  // Of 6 and 2 a quarter is 1.5 and 0.5: the first class is rounded up, always.
  assert.deepEqual(times.slice(6), [0, 0]);
  const error = Math.sqrt(2000 * (2 / 6) * (4 / 6));
  for (const count of times.slice(0, 6)) {
    assert.ok(Math.abs(count - 2000 * 2 / 6) < 4.5 * error, `${times}`);
  }
});

Deno.test("split() without strata leaves the classes to chance", () => {
  const data = classesOf([50, 50]);
  const counts = Array.from(
    { length: 20 },
    (_, seed) =>
      split(data, { test: 0.5, seed, stratified: false })
        .test.counts()["class 0"],
  );
  assert.ok(new Set(counts).size > 3);
});

Deno.test("split() of a regression set keeps targets with their examples", () => {
  const data = noisyCurve((x) => 3 * x, { examples: 10, seed: 1 });
  const { train, test } = split(data, { test: 0.3, seed: 1 });
  assert.deepEqual([train.length, test.length], [7, 3]);
  for (const { x, y } of [train, test]) {
    x.forEach(([at], i) => assert.deepEqual(y[i], [3 * at]));
  }
});

Deno.test("split() says what is wrong with its options", () => {
  const told = (options: object, message: string) =>
    assert.throws(
      () => split(classesOf([3, 4]), { test: 0.3, seed: 1, ...options }),
      { message: `Cannot split classes: ${message}` },
    );
  told({ test: 25 }, "a share must be between 0 and 1, but one is 25");
  told({ test: 0 }, "a share must be between 0 and 1, but one is 0");
  told(
    { validation: "0.2" },
    'a share must be between 0 and 1, but one is "0.2"',
  );
  told(
    { test: 0.5, validation: 0.5 },
    "test and validation must leave something to learn from, but together they are 1",
  );
  told(
    { seed: undefined },
    "the seed must be a whole number, 0 or more, but it is undefined",
  );
  told(
    { test: 0.01 },
    "every part must have an example, but of 7 they would get 0, 7",
  );
  assert.throws(
    () => split(classesOf([3, 4]), { test: 0.2, seed: 1, val: 0.2 } as never),
    {
      message:
        "Cannot split classes: its options must be among test, validation, seed, stratified, but one is val",
    },
  );
  // @ts-expect-error: cells are not type-checked
  assert.throws(() => split(classesOf([3, 4])), {
    message:
      "Cannot split classes: the options must be a record, as in split(data, { test: 0.25, seed: 7 }), but there are none",
  });
});

Deno.test("split() of anything but a data set is refused", () => {
  // @ts-expect-error: cells are not type-checked
  assert.throws(() => split([[1], [2]], { test: 0.5, seed: 1 }), {
    name: "ShapeError",
    message:
      "Cannot split a data set: the data must be a ClassificationSet or a RegressionSet, but it is an array of 2",
  });
});

Deno.test("split() says which class is too small, and what to do", () => {
  const options: SplitOptions = { test: 0.5, seed: 1 };
  assert.throws(() => split(classesOf([9, 1]), options), {
    name: "ShapeError",
    message:
      "Cannot split classes: each class must have an example for each of the 2 parts, but class 1 has 1; write stratified: false, or leave the class out",
  });
  assert.equal(split(classesOf([9, 0]), options).test.length, 5);
  assert.equal(
    split(classesOf([9, 1]), { ...options, stratified: false }).test.length,
    5,
  );
});

Deno.test("split() has no strata where there are no classes", () => {
  const data = noisyCurve(Math.sin, { examples: 10, seed: 1 });
  assert.throws(() => split(data, { test: 0.5, seed: 1, stratified: true }), {
    message:
      "Cannot split curve: only a set with classes can be stratified, but this one has targets; leave stratified out",
  });
});
