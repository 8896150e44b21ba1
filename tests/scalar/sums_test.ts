/** sum() and dot(): the same numbers as adding one by one. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { gradients } from "../../lib/scalar/gradients.ts";
import { dot, sum } from "../../lib/scalar/sums.ts";
import { type Value, value } from "../../lib/scalar/value.ts";

const numbers = (length: number) =>
  fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), {
    minLength: length,
    maxLength: length,
  });
const pairs = fc.nat(20).chain((n) => fc.tuple(numbers(n), numbers(n)));

Deno.test("sum() adds from left to right, as plain numbers do", () => {
  fc.assert(fc.property(fc.nat(20).chain(numbers), (x) => {
    const terms = x.map((x, i) => i % 3 === 0 ? x : value(x));
    assert.equal(sum(terms).data, x.reduce((a, b) => a + b, 0));
  }));
});

Deno.test("dot() adds products to its start, from left to right", () => {
  fc.assert(fc.property(pairs, fc.option(fc.integer()), ([a, b], start) => {
    const z = dot(a.map((x) => value(x)), b, start ?? undefined);
    assert.equal(z.data, a.reduce((sum, x, i) => sum + x * b[i], start ?? 0));
  }));
});

Deno.test("dot() has the other factors as slopes, and 1 for its start", () => {
  fc.assert(fc.property(pairs, ([x, y]) => {
    const a = x.map((x) => value(x)),
      b = y.map((y) => value(y)),
      start = value(1);
    const slopes = gradients(dot(a, b, start).mul(1), { a, b, start });
    assert.deepEqual(slopes, {
      a: y.map((y) => y + 0),
      b: x.map((x) => x + 0),
      start: 1,
    });
  }));
});

Deno.test("sum() and dot() of nothing are 0", () => {
  assert.equal(sum([]).data, 0);
  assert.equal(dot([], []).data, 0);
  const start = value(2);
  assert.equal(dot([], [], start), start);
});

Deno.test("sum() takes more terms than one tape has lines", () => {
  const x = Array.from({ length: 40_000 }, (_, i) => value(i));
  const total = sum(x);
  assert.equal(total.data, 40_000 * 39_999 / 2);
  assert.ok(gradients(total, x).every((slope) => slope === 1));
  const squares = dot(x, x);
  assert.equal(gradients(squares, x[39_999]), 2 * 39_999);
});

Deno.test("sum() and dot() say what they take", () => {
  const x = value(1);
  assert.throws(() => sum(x as unknown as Value[]), {
    name: "ShapeError",
    message:
      "Cannot take a sum: the terms must be an array, but they are not; write sum([a, b])",
  });
  assert.throws(() => dot([x, x], [1]), {
    name: "ShapeError",
    message:
      "Cannot take the dot product with 2 numbers: it takes 2 numbers, but 1 was given",
  });
  assert.throws(() => sum([x, undefined as unknown as Value]), {
    message:
      "Cannot calculate with undefined: an operand must be a Value or a number, but this is nothing",
  });
});

Deno.test("dot() wants two lists", () => {
  const loose = dot as (a: unknown, b: unknown) => unknown;
  assert.throws(() => loose(3, 4), {
    name: "ShapeError",
    message:
      "Cannot take a dot product: the first factors must be a list, but they are the number 3; write [3, …]",
  });
  assert.throws(() => loose([3], value(4)), {
    name: "ShapeError",
    message:
      "Cannot take a dot product: the second factors must be a list, but they are a Value",
  });
});
