import assert from "node:assert/strict";
import fc from "fast-check";
import { type Backend, type Numbers, wasm } from "nets/tensor";
import { Random } from "../../../lib/random.ts";

/** One memory and one thread, against one memory and three threads. */
const alone = wasm({ variant: "simd" });
const together = wasm({ variant: "simd", threads: 3 });

function drawn(backend: Backend, size: number, seed: number): Numbers {
  const chance = new Random(seed);
  return backend.write(
    Float32Array.from({ length: size }, () => chance.uniform(-1, 1)),
  );
}

/** Threads take a moment to begin; until then a team is one. */
async function begun(): Promise<void> {
  const a = drawn(together, 300 * 300, 1);
  for (let i = 0; i < 10; i++) {
    together.matmul(a, a, { m: 300, k: 300, n: 300 });
    await new Promise((go) => setTimeout(go, 20));
  }
}

Deno.test("wasm() with threads multiplies matrices as one thread does, bit for bit", async () => {
  await begun();
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 1, max: 400 }),
      fc.boolean(),
      fc.boolean(),
      (m, k, n, transposeA, transposeB) => {
        const product = { m, k, n, transposeA, transposeB };
        const [one, many] = [alone, together].map((backend) =>
          backend.peek(backend.matmul(
            drawn(backend, m * k, 1),
            drawn(backend, k * n, 2),
            product,
          ))
        );
        assert.deepEqual(many, one);
      },
    ),
    { numRuns: 25 },
  );
});

Deno.test("wasm() with threads: thousands of jobs, one right after the other, are all right", () => {
  const [m, k, n] = [64, 100, 96];
  const results = [alone, together].map((backend) => {
    const x = backend.variable(drawn(backend, m * k, 1));
    const weight = backend.variable(drawn(backend, n * k, 2));
    const bias = backend.variable(drawn(backend, n, 3));
    let different = 0, first: Float32Array | undefined;
    for (let i = 0; i < 500; i++) {
      backend.begin();
      const y = backend.linear(x, weight, bias, { m, k, n }, "relu");
      const floats = backend.peek(y) as Float32Array;
      first ??= floats;
      if (floats.some((value, j) => value !== first![j])) different++;
      backend.end([]);
    }
    assert.equal(different, 0);
    return first;
  });
  assert.deepEqual(results[1], results[0]);
});

Deno.test("wasm() with threads waits for the last piece, whoever has it", () => {
  const [m, k, n] = [400, 400, 24]; // three large pieces, each taken at about the same time
  for (let seed = 0; seed < 15; seed++) {
    const [one, many] = [alone, together].map((backend) => {
      const a = drawn(backend, m * k, 1), b = drawn(backend, k * n, seed);
      return backend.peek(backend.matmul(a, b, { m, k, n }));
    });
    assert.deepEqual(many, one);
  }
});

Deno.test("wasm() with threads moves parameters by Adam as one thread does, bit for bit", () => {
  const size = 100_003;
  const moved = [alone, together].map((backend) => {
    const w = backend.variable(drawn(backend, size, 1));
    const [m, v] = [0, 0].map(() =>
      backend.variable(backend.write(new Float32Array(size)))
    );
    for (let t = 1; t <= 3; t++) {
      backend.optimise(
        {
          rule: "adam",
          rate: 0.01,
          decay: 0.1,
          decoupled: true,
          beta1: 0.9,
          beta2: 0.999,
          epsilon: 1e-8,
          t,
        },
        w,
        drawn(backend, size, 10 + t),
        [m, v],
      );
    }
    return [w, m, v].map((a) => backend.peek(a));
  });
  assert.deepEqual(moved[1], moved[0]);
});

Deno.test("wasm() with threads: a program ends although its threads wait for more", async () => {
  const module = new URL("../../../lib/tensor/mod.ts", import.meta.url).href;
  const program = `
    import { tensor, wasm } from "${module}";
    const backend = wasm({ threads: 2 });
    await new Promise((go) => setTimeout(go, 300));
    const x = tensor(new Float32Array(160_000).fill(1), { shape: [400, 400], backend });
    console.log(await x.matmul(x).sum().item());`;
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", program],
    stderr: "null",
  }).output();
  assert.equal(new TextDecoder().decode(stdout).trim(), String(400 ** 3));
  assert.equal(code, 0);
});

Deno.test("wasm() says how many threads there may be", () => {
  assert.throws(() => wasm({ threads: 0 }), {
    name: "ValueError",
    message:
      "Cannot compute with WebAssembly: the number of threads must be a whole number, 1 or more, but it is 0",
  });
  assert.equal(
    wasm({ variant: "simd", threads: 3 }).description,
    "WebAssembly, 128-bit SIMD, 3 threads",
  );
});
