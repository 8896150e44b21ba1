/** Slopes by small steps, against derivatives known from calculus. */

import assert from "node:assert/strict";
import { finiteDifferences } from "../../lib/scalar/finite_differences.ts";

Deno.test("finiteDifferences() finds the derivatives of calculus", () => {
  const f = ([x, y]: number[]) => Math.sin(x) * Math.exp(y);
  const [dx, dy] = finiteDifferences(f, [1, 0.5]);
  assert.ok(Math.abs(dx - Math.cos(1) * Math.exp(0.5)) < 1e-9);
  assert.ok(Math.abs(dy - Math.sin(1) * Math.exp(0.5)) < 1e-9);
});

Deno.test("finiteDifferences() errs by the third derivative times h²/6", () => {
  const [slope] = finiteDifferences(([x]) => x ** 3, [1], 0.1);
  assert.ok(Math.abs(slope - 3 - 0.1 ** 2) < 1e-12);
});

Deno.test("finiteDifferences() takes the middle at a kink", () => {
  assert.deepEqual(finiteDifferences(([x]) => Math.abs(x), [0]), [0]);
});

Deno.test("finiteDifferences() leaves the point it was given as it was", () => {
  const x = [1, 2];
  finiteDifferences(([a, b]) => a * b, x);
  assert.deepEqual(x, [1, 2]);
});

Deno.test("finiteDifferences() refuses NaN and a step that is none", () => {
  assert.throws(() => finiteDifferences(([x]) => x, [NaN]), {
    name: "ValueError",
    message:
      "Cannot measure slopes: inputs must be finite numbers, but input 1 is NaN",
  });
  assert.throws(() => finiteDifferences(([x]) => x, [1], 0), {
    message:
      "Cannot measure slopes: the step h must be a number above 0, but it is 0",
  });
});

Deno.test("finiteDifferences() wants a function, and a list", () => {
  const loose = finiteDifferences as (f: unknown, x: unknown) => unknown;
  assert.throws(() => loose(() => 1, "a"), {
    name: "ShapeError",
    message:
      'Cannot measure slopes: the inputs must be a list, but they are the text "a"',
  });
  assert.throws(() => loose([1], () => 1), {
    name: "ValueError",
    message:
      "Cannot measure slopes: f must be a function, but it is an array of 1",
  });
});
