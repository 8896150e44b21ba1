/** Whether what came out is what was expected: numbers, lists, records, kinds. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  aNumber,
  arrayOf,
  oneOf,
  recordOf,
  such,
} from "../../lib/exercises/kinds.ts";
import { matches } from "../../lib/exercises/matches.ts";

Deno.test("matches() takes everything for what it is", () => {
  const anything = fc.anything({ maxDepth: 3 }).filter((x) =>
    typeof x !== "function"
  );
  fc.assert(fc.property(anything, (x) => {
    assert.ok(matches(x, x));
  }));
});

Deno.test("matches() lets numbers differ by the tolerance and no more", () => {
  assert.ok(matches(0.3 + 5e-10, 0.3));
  assert.equal(matches(0.3 + 2e-9, 0.3), false);
  assert.ok(matches([{ w: 0.4006 }], [{ w: 0.4006330463812164 }], 5e-5));
  assert.equal(
    matches([{ w: 0.4011 }], [{ w: 0.4006330463812164 }], 5e-5),
    false,
  );
});

Deno.test("matches() knows zeros, infinities and NaN", () => {
  assert.ok(matches(-0, 0));
  assert.ok(matches(Infinity, Infinity));
  assert.ok(matches(NaN, NaN));
  assert.equal(matches(NaN, 0), false);
  assert.equal(matches(Infinity, 1e308), false);
});

Deno.test("matches() does not mix up kinds of values", () => {
  const values = [1, true, "1", 1n, [1], { 0: 1 }, null, undefined];
  for (const a of values) {
    for (const b of values) {
      assert.equal(matches(a, b), a === b || Object.is(a, b));
    }
  }
});

Deno.test("matches() compares lists of any type, of the same length", () => {
  assert.ok(matches(new Float64Array([0.5, 1]), [0.5, 1]));
  assert.equal(matches([1], [1, 2]), false);
  assert.equal(matches([1, 2], [1]), false);
});

Deno.test("matches() wants the same entries in a record", () => {
  assert.ok(matches({ a: 1, b: [2] }, { b: [2], a: 1 }));
  assert.equal(matches({ a: 1, b: 2 }, { a: 1 }), false);
  assert.equal(matches({ a: 1 }, { a: 1, b: undefined }), false);
});

Deno.test("matches() takes no object of a class for another that looks alike", () => {
  class Hidden {
    constructor(readonly hide: () => number) {}
  }
  assert.equal(matches(new Hidden(() => 1), new Hidden(() => 1)), false);
  assert.equal(matches(new Map([[1, 2]]), new Map([[1, 3]])), false);
});

Deno.test("matches() asks a kind for its members", () => {
  assert.ok(matches([1, "x"], [aNumber, oneOf("x", "y")]));
  assert.equal(matches(NaN, aNumber), false);
  assert.equal(matches(true, oneOf(0, 1)), false);
});

Deno.test("Kinds are named so that a sentence can end with them", () => {
  const unit = recordOf({
    weights: arrayOf(aNumber, 2),
    gate: oneOf("AND", "OR"),
  });
  assert.equal(
    unit.name,
    '{ weights: an array of 2, each a number; gate: "AND" or "OR" }',
  );
  assert.ok(unit.has({ weights: [1, 2], gate: "OR", more: 1 }));
  for (
    const not of [undefined, null, 1, {}, { weights: [1], gate: "OR" }, {
      weights: [1, 2],
      gate: "XOR",
    }]
  ) {
    assert.equal(unit.has(not), false);
  }
});

Deno.test("such() takes what its statement throws at for no member", () => {
  const kind = such<{ deep: { value: number } }>(
    "deep",
    (x) => (x as { deep: { value: number } }).deep.value > 0,
  );
  assert.equal(kind.has(undefined), false);
  assert.ok(kind.has({ deep: { value: 1 } }));
});
