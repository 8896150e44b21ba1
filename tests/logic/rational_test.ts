/** Exact fractions: numbers as they are written, and what is refused. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { latexOf, rational } from "../../lib/logic/rational.ts";

Deno.test("rational() reads a number digit by digit, however many there are", () => {
  assert.equal(rational(0.1).toFraction(), "1/10");
  assert.equal(
    rational(0.123456789123).toFraction(),
    "123456789123/1000000000000",
  );
  assert.equal(rational(-2.5e-7).toFraction(), "-1/4000000");
  assert.equal(rational(1e21).toFraction(), "1000000000000000000000");
  assert.equal(rational("0.1/0.3").toFraction(), "1/3");
  assert.equal(rational("+1.50").toFraction(), "3/2");
  assert.equal(rational(-0).toFraction(), "0");
});

Deno.test("rational() of k · 10⁻ᵖ is that quotient of whole numbers", () => {
  const k = fc.integer({ min: -(10 ** 15), max: 10 ** 15 }); // 15 digits: a float keeps them
  fc.assert(fc.property(k, fc.nat(30), (k, p) => {
    const { s, n, d } = rational(Number(`${k}e-${p}`));
    assert.equal(s * n * 10n ** BigInt(p), BigInt(k) * d);
  }));
});

Deno.test("rational() gives a fraction back as it is", () => {
  const third = rational("1/3");
  assert.equal(rational(third), third);
});

Deno.test("rational() adds without rounding, where floats do not", () => {
  const tenth = fc.integer({ min: -1000, max: 1000 });
  fc.assert(fc.property(tenth, tenth, (a, b) => {
    const sum = rational(a / 10).add(rational(b / 10));
    return sum.equals(rational((a + b) / 10));
  }));
  assert.notEqual(1 / 10 + 2 / 10, 3 / 10);
});

Deno.test("rational() refuses what is no number", () => {
  for (
    const [bad, shown] of [
      [NaN, "NaN"],
      [Infinity, "Infinity"],
      ["", '""'],
      ["x", '"x"'],
      ["1/2/3", '"1/2/3"'],
      ["1,5", '"1,5"'],
      ["0x10", '"0x10"'],
      ["1e9999", '"1e9999"'],
    ] as const
  ) {
    assert.throws(() => rational(bad), {
      name: "ValueError",
      message:
        `Cannot make a fraction of ${shown}: it must be a finite number, or digits such as "0.1" or "1/3", but it is ${shown}`,
    });
  }
  assert.throws(() => rational("1/0"), {
    name: "ValueError",
    message:
      'Cannot make a fraction of "1/0": the denominator must not be 0, but it is',
  });
});

Deno.test("latexOf() puts the sign before the bar and leaves whole numbers bare", () => {
  assert.equal(latexOf(rational("-1/3")), "-\\frac{1}{3}");
  assert.equal(latexOf(rational(-7)), "-7");
  assert.equal(latexOf(rational(0)), "0");
});
