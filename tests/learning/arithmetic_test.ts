/** Two kinds of numbers that obey the same laws, one of them with rounding. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { floats } from "../../lib/learning/arithmetic.ts";
import { rationals } from "../../lib/learning/rationals.ts";

const whole = fc.integer({ min: -(10 ** 6), max: 10 ** 6 });

Deno.test("floats and rationals agree on whole numbers", () => {
  fc.assert(fc.property(whole, whole, (a, b) => {
    const [p, q] = [rationals.of(a), rationals.of(b)];
    assert.equal(Number(rationals.add(p, q)), floats.add(a, b));
    assert.equal(Number(rationals.multiply(p, q)), floats.multiply(a, b) + 0);
    assert.equal(rationals.sign(p), floats.sign(a));
    assert.equal(rationals.write(p), floats.write(a));
  }));
});

Deno.test("rationals obey the law of distribution on decimals; floats do not always", () => {
  const { of, add, multiply } = rationals;
  const decimal = whole.map((k) => k / 1000);
  fc.assert(fc.property(decimal, decimal, decimal, (a, b, c) => {
    const [p, q, r] = [a, b, c].map(of);
    const left = multiply(p, add(q, r));
    return left.equals(add(multiply(p, q), multiply(p, r)));
  }));
  assert.notEqual(0.1 * (0.7 + 0.1), 0.1 * 0.7 + 0.1 * 0.1);
});

Deno.test("rationals.of() takes every digit that is written", () => {
  assert.equal(
    rationals.write(rationals.of(0.123456789123)),
    "123456789123/1000000000000",
  );
});

Deno.test("floats.sign() knows 0 from −0 and refuses what has no sign", () => {
  assert.deepEqual([2, 0, -0, -2].map(floats.sign), [1, 0, 0, -1]);
  assert.throws(() => floats.sign(Infinity), {
    name: "ValueError",
    message:
      "Cannot compare a score of Infinity with 0: scores must be finite numbers, but this one is Infinity; scale the inputs or the rate down",
  });
});
