/** Clipping keeps what is short, and cuts what is long to the limit. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { clipByNorm, clipByValue } from "nets/nn";
import { tensor } from "nets/tensor";
import { DOUBLE } from "../support/gradient_check.ts";

const numbers = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), {
  minLength: 1,
  maxLength: 6,
});
const limits = fc.double({ min: 0.01, max: 50, noNaN: true });
const exact = (values: readonly number[]) =>
  tensor(values, { backend: DOUBLE });
const norm = (xs: readonly number[]) => Math.hypot(...xs);

Deno.test("clipByNorm: the direction stays, the length is the limit or what it was", () =>
  fc.assert(
    fc.asyncProperty(numbers, numbers, limits, async (a, b, limit) => {
      const clipped = clipByNorm({ a: exact(a), b: exact(b) }, limit);
      const after = [...await clipped.a.read(), ...await clipped.b.read()];
      const before = [...a, ...b], length = norm(before);
      const share = length > limit ? limit / length : 1;
      after.forEach((g, i) =>
        assert.ok(Math.abs(g - before[i] * share) < 1e-10)
      );
    }),
  ));

Deno.test("clipByNorm: slopes of 0 stay 0, and short ones do not change by a bit", async () => {
  assert.deepEqual([...await clipByNorm(tensor([0, 0]), 1).read()], [0, 0]);
  const short = tensor([0.1, -0.2, 0.3]);
  assert.deepEqual(await clipByNorm(short, 1).read(), await short.read());
});

Deno.test("clipByValue: each slope is cut to the range by itself", () =>
  fc.assert(
    fc.asyncProperty(numbers, limits, async (a, limit) => {
      const [clipped] = clipByValue([exact(a)], limit);
      const expected = a.map((g) => Math.min(limit, Math.max(-limit, g)));
      assert.deepEqual([...await clipped.read()], expected);
    }),
  ));

Deno.test("clipping: a limit must be above 0", () => {
  assert.throws(() => clipByNorm(tensor([1]), 0), {
    name: "ValueError",
    message:
      "Cannot clip slopes by their norm: the limit must be a finite number above 0, but it is 0",
  });
  assert.throws(() => clipByValue(tensor([1]), NaN), {
    name: "ValueError",
    message:
      "Cannot clip slopes by their value: the limit must be a finite number above 0, but it is NaN",
  });
});
