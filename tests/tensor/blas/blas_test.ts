/** blas(): one backend for a library and its threads; what it refuses; a memory that moves. */

import assert from "node:assert/strict";
import { Random } from "../../../lib/random.ts";
import { blas } from "../../../lib/tensor/blas/blas.ts";
import { findBlas } from "../../../lib/tensor/blas/find_blas.ts";
import { loops } from "../../../lib/tensor/loops/loops.ts";

const ignore = findBlas() === undefined; // this system has no BLAS

Deno.test(
  "blas is one backend for each number of threads, and says what does the work",
  { ignore },
  () => {
    assert.equal(blas(), blas({ threads: 1 }));
    assert.notEqual(blas(), blas({ threads: 2 }));
    assert.equal(blas().name, "blas");
    assert.equal(
      blas().description,
      `matrix products by ${findBlas()!.title}, all else by WebAssembly`,
    );
  },
);

Deno.test("blas refuses a number of threads that is none", () => {
  assert.throws(() => blas({ threads: 0 }), {
    name: "ValueError",
    message:
      "Cannot compute with the system's BLAS: the number of threads must be a whole number, 1 or more, but it is 0",
  });
});

Deno.test("blas without the permission to load libraries says so", {
  permissions: { ffi: false },
}, () => {
  assert.throws(() => blas(), {
    message:
      "Cannot compute with the system's BLAS: Deno must be allowed to load libraries; " +
      "start it with --allow-ffi, or take wasm()",
  });
});

Deno.test(
  "blas finds its operands again when the memory has grown",
  { ignore },
  () => {
    const backend = blas(), chance = new Random(1);
    const size = 40;
    const drawn = () =>
      Float32Array.from({ length: size ** 2 }, () => chance.normal());
    const [x, y] = [drawn(), drawn()];
    const a = backend.variable(backend.write(x));
    const product = { m: size, k: size, n: size };
    const wanted = loops().peek(
      loops().matmul(loops().write(x), loops().write(y), product),
    )!;
    const large = [];
    for (let growth = 0; growth < 4; growth++) {
      const found = backend.peek(backend.matmul(a, backend.write(y), product))!;
      wanted.forEach((c, i) => assert.ok(Math.abs(found[i] - c) < 1e-4));
      const megabytes = new Float32Array(2 ** (20 + growth));
      large.push(backend.variable(backend.write(megabytes)));
    }
    for (const variable of [a, ...large]) backend.release(variable);
  },
);

Deno.test(
  "blas with several threads gives the same numbers, but for rounding",
  { ignore },
  () => {
    const chance = new Random(2), m = 130, k = 300, n = 70;
    const drawn = (size: number) =>
      Float32Array.from({ length: size }, () => chance.normal());
    const x = drawn(m * k), y = drawn(k * n);
    const [one, two] = [1, 2].map((threads) => {
      const backend = blas({ threads });
      const c = backend.matmul(backend.write(x), backend.write(y), { m, k, n });
      return backend.peek(c)!;
    });
    one.forEach((c, i) => assert.ok(Math.abs(c - two[i]) < 1e-3));
  },
);
