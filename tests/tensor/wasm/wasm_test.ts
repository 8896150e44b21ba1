/** wasm(): what it is called with, where its numbers live, and what it says when they do not live any more. */

import assert from "node:assert/strict";
import { hasRelaxed, type KernelVariant } from "../../../lib/tensor/kernels.ts";
import { wasm } from "../../../lib/tensor/wasm/wasm.ts";

const one = { m: 1, k: 1, n: 1 };

Deno.test("wasm() is the same backend each time, and says what it is", () => {
  assert.equal(wasm({ variant: "simd" }), wasm({ variant: "simd" }));
  assert.equal(
    wasm({ variant: "simd" }).description,
    "WebAssembly, 128-bit SIMD",
  );
  assert.equal(wasm(), wasm({ variant: hasRelaxed() ? "relaxed" : "simd" }));
});

Deno.test("wasm() names the variants there are", () => {
  assert.throws(() => wasm({ variant: "fast" as KernelVariant }), {
    name: "ValueError",
    message:
      'Cannot compute with WebAssembly: the variant must be "relaxed" or "simd", but it is "fast"',
  });
});

Deno.test("wasm() refuses numbers of another variant", () => {
  const backend = wasm({ variant: "simd" });
  const foreign = wasm().write(Float32Array.of(1));
  if (wasm() === backend) return; // the engine has but one
  assert.throws(() => backend.matmul(foreign, foreign, one), {
    name: "ValueError",
    message:
      "Cannot compute with WebAssembly: the numbers must live there, but they live on another device; read them there and write them here",
  });
});

const GONE = {
  name: "ValueError",
  message:
    "Cannot use numbers that were given back: they must still live, but their step has ended, or their variable was released",
};

Deno.test("wasm() does not compute with what a step left behind", async () => {
  const backend = wasm();
  backend.begin();
  const left = backend.map("exp", backend.write(Float32Array.of(0)));
  backend.end([]);
  const other = backend.write(Float32Array.of(7));
  backend.map("exp", other);
  assert.throws(() => backend.map("exp", left), GONE);
  assert.throws(() => backend.peek(left), GONE);
  backend.begin();
  assert.throws(() => backend.zip("add", other, left), GONE);
  backend.end([]);
  assert.deepEqual([...await backend.read(backend.map("scale", other, 2))], [
    14,
  ]);
});

Deno.test("wasm() does not compute with a variable that was released", () => {
  const backend = wasm();
  const variable = backend.variable(backend.write(Float32Array.of(1, 2)));
  backend.release(variable);
  backend.release(variable); // a second time changes nothing
  assert.throws(() => backend.map("exp", variable), GONE);
  assert.throws(() => backend.assign(variable, variable), GONE);
});

Deno.test("wasm() ends a step even if what it is to keep is gone", async () => {
  const backend = wasm();
  backend.begin();
  const left = backend.map("exp", backend.write(Float32Array.of(0)));
  backend.end([]);
  backend.begin();
  assert.throws(() => backend.end([left]), GONE);
  const outside = backend.map("exp", backend.write(Float32Array.of(0)));
  backend.begin();
  backend.end([]);
  assert.deepEqual([...await backend.read(outside)], [1]);
});

Deno.test("wasm() takes an array into a step once, and as it was given after it", async () => {
  const backend = wasm(), x = backend.write(Float64Array.of(0.5, 2));
  for (let step = 1; step < 4; step++) {
    backend.begin();
    const [y] = backend.end([
      backend.zip("add", backend.map("scale", x, step), x),
    ]);
    assert.deepEqual([...await backend.read(y)], [
      0.5 * (step + 1),
      2 * (step + 1),
    ]);
  }
  assert.deepEqual([...await backend.read(x)], [0.5, 2]);
});

Deno.test("wasm() goes on after an operation that failed, in a step and outside", async () => {
  const backend = wasm(), rows = backend.write(Float32Array.of(1, 2, 3, 4));
  const wrong = backend.write(Float32Array.of(0, 2));
  const message =
    "Cannot take rows by their indices: each must be a whole number from 0 to 1, but index 1 is 2";
  assert.throws(() => backend.gather(rows, 2, wrong), { message });
  assert.throws(() => backend.scatter(rows, 2, wrong, 2), { message });
  backend.begin();
  assert.throws(() => backend.gather(rows, 2, wrong), { message });
  const right = backend.write(Float32Array.of(1, 0));
  const [turned] = backend.end([backend.gather(rows, 2, right)]);
  assert.deepEqual([...await backend.read(turned)], [3, 4, 1, 2]);
});

Deno.test("wasm() names the first label that is no class, be it the first of all", () => {
  const backend = wasm(), logits = backend.write(new Float32Array(6));
  const entropy = (...labels: number[]) =>
    backend.crossEntropy(
      logits,
      backend.write(Float32Array.from(labels)),
      2,
      3,
    );
  const message = (row: number, label: number) =>
    `Cannot compute a cross-entropy: labels must be whole numbers from 0 to 2, but label ${row} is ${label}`;
  assert.throws(() => entropy(5, 4), { message: message(0, 5) });
  assert.throws(() => entropy(2, 0.5), { message: message(1, 0.5) });
});

Deno.test("wasm() draws by all 53 bits of a seed", async () => {
  const { uniform, read } = wasm();
  const big = await read(uniform(3, 2 ** 32 + 1, 0));
  const small = await read(uniform(3, 1, 0));
  assert.notDeepEqual(big, small);
});
