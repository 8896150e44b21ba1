/** loops(): its two precisions, and what it refuses. */

import assert from "node:assert/strict";
import type { Numbers } from "../../../lib/tensor/backend.ts";
import { loops, type Precision } from "../../../lib/tensor/loops/loops.ts";

Deno.test("loops is one backend for each precision", () => {
  assert.equal(loops(), loops({ precision: "single" }));
  assert.equal(loops({ precision: "double" }), loops({ precision: "double" }));
  assert.notEqual(loops(), loops({ precision: "double" }));
  assert.equal(loops().name, "loops");
  assert.equal(loops().description, "plain loops in 32 bits");
  assert.equal(
    loops({ precision: "double" }).description,
    "plain loops in 64 bits",
  );
});

Deno.test("loops keeps as many bits of a number as were asked for", async () => {
  const third = Float64Array.of(1 / 3);
  for (const precision of ["single", "double"] as const) {
    const backend = loops({ precision });
    const kept = await backend.read(backend.write(third));
    const kind = precision === "single" ? Float32Array : Float64Array;
    assert.deepEqual(kept, new kind(third));
  }
});

Deno.test("loops refuses a precision that it does not have", () => {
  assert.throws(() => loops({ precision: "half" as Precision }), {
    name: "ValueError",
    message:
      'Cannot compute with loops: the precision must be "single" or "double", but it is "half"',
  });
});

Deno.test("loops refuses numbers of another device, and of the other precision", () => {
  const single = loops().write(Float32Array.of(1));
  const message =
    "Cannot compute with loops in 64 bits: the numbers must live there, " +
    "but they live on another device; read them there and write them here";
  const double = loops({ precision: "double" });
  assert.throws(() => double.map("exp", single), { message });
  const foreign: Numbers = { size: 1 };
  assert.throws(() => loops().map("exp", foreign), {
    name: "ValueError",
    message: message.replace("64", "32"),
  });
});

Deno.test("loops takes an array as it is, without copying it, where the precision is its own", () => {
  const values = Float32Array.of(1, 2), numbers = loops().write(values);
  values[0] = 3; // whoever gives an array does not change it: here one sees why
  assert.deepEqual([...loops().peek(numbers)!], [3, 2]);
});

Deno.test("loops multiplies whole numbers exactly, at every small size", () => {
  // Whole numbers below 2^24 are exact in 32 bits, whatever the order of the sums.
  const backend = loops();
  for (let m = 1; m <= 5; m++) {
    for (let n = 1; n <= 6; n++) {
      for (let k = 0; k <= 3; k++) {
        const whole = (size: number, step: number) =>
          backend.write(
            Float32Array.from({ length: size }, (_, i) => i * step),
          );
        const product = backend.matmul(whole(m * k, 1), whole(k * n, 2), {
          m,
          k,
          n,
        });
        const wanted = Array.from({ length: m * n }, (_, place) => {
          const i = Math.floor(place / n), j = place % n;
          let sum = 0;
          for (let p = 0; p < k; p++) sum += (i * k + p) * 2 * (p * n + j);
          return sum;
        });
        assert.deepEqual([...backend.peek(product)!], wanted);
      }
    }
  }
});
