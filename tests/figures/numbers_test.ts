import assert from "node:assert/strict";
import fc from "fast-check";
import {
  counted,
  decimal,
  linear,
  listed,
  subscript,
  superscript,
  threeDigits,
} from "../../lib/figures/numbers.ts";

Deno.test("decimal() is within half of its last digit", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e5, max: 1e5, noNaN: true }), (x) => {
      if (Math.abs(x) < 0.0005) return;
      const back = Number(decimal(x).replace("−", "-"));
      assert.ok(
        Math.abs(back - x) <= 0.000500001,
        `${x} is shown as ${decimal(x)}`,
      );
    }),
  );
});

Deno.test("decimal() never shows a small number as 0, nor what rounding leaves as a number", () => {
  assert.equal(decimal(0.0004), "4·10⁻⁴");
  assert.equal(decimal(-0.00001234), "−1.2·10⁻⁵");
  assert.equal(decimal(0.1 + 0.2 - 0.3), "0");
  assert.equal(decimal(-0), "0");
  assert.equal(decimal(12_345_678), "1.2·10⁷");
});

Deno.test("decimal() has no idle zeros and a real minus sign", () => {
  assert.deepEqual([1, -1, 0.5, 2.50].map((x) => decimal(x)), [
    "1",
    "−1",
    "0.5",
    "2.5",
  ]);
  assert.equal(decimal(Math.PI, 5), "3.14159");
});

Deno.test("threeDigits() keeps three digits of small and large numbers", () => {
  assert.deepEqual([0.00123456, 0.123456, 12.3456, 1234.56].map(threeDigits), [
    "0.00123",
    "0.123",
    "12.3",
    "1230",
  ]);
});

Deno.test("linear() writes sums as people do", () => {
  const names = ["x_1", "x_2", "x_3"];
  assert.equal(linear([1, 1, 1], names), "x_1 + x_2 + x_3");
  assert.equal(linear([-1, 2, -0.5], names), "−x_1 + 2x_2 − 0.5x_3");
  assert.equal(linear([0, 3, 0], names), "3x_2");
});

Deno.test("listed(), counted(), subscript() and superscript() are words and digits", () => {
  assert.equal(listed([]), "");
  assert.equal(listed(["a"]), "a");
  assert.equal(listed(["a", "b"]), "a and b");
  assert.equal(counted(0, "input"), "0 inputs");
  assert.equal(subscript(1024), "₁₀₂₄");
  assert.equal(superscript(-10), "⁻¹⁰");
});
