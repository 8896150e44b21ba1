import assert from "node:assert/strict";
import fc from "fast-check";
import { Memory } from "../../../lib/tensor/wasm/memory.ts";

const START = 1000;

function fresh(pages = 1): Memory {
  return new Memory(new WebAssembly.Memory({ initial: pages }), START);
}

Deno.test("Memory: blocks are aligned, behind the start, within it, and never overlap", () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          bytes: fc.integer({ min: 0, max: 300_000 }),
          arena: fc.boolean(),
          frees: fc.boolean(),
        }),
        { maxLength: 60 },
      ),
      (requests) => {
        const memory = fresh();
        const living = new Map<number, number>();
        for (const { bytes, arena, frees } of requests) {
          const address = arena ? memory.take(bytes) : memory.allocate(bytes);
          assert.equal(address % 64, 0);
          assert.ok(START <= address && address + bytes <= memory.bytes);
          for (const [other, size] of bytes > 0 ? living : []) {
            assert.ok(address + bytes <= other || other + size <= address);
          }
          if (frees && !arena) memory.free(address);
          else if (bytes > 0) living.set(address, bytes);
        }
      },
    ),
    { numRuns: 60 },
  ));

Deno.test("Memory.free() gives a block to the next of its size", () => {
  const memory = fresh();
  const first = memory.allocate(1000);
  memory.free(first);
  memory.free(first);
  assert.equal(memory.bytesInUse, 0);
  assert.equal(memory.allocate(900), first);
  assert.notEqual(memory.allocate(900), first);
});

Deno.test("Memory.reset(): the same step takes the same memory again, ten thousand times", () => {
  const memory = fresh();
  const addresses: number[][] = [];
  let after = 0;
  for (let step = 0; step < 10_000; step++) {
    const taken = [3, 500_000, 7, 4_000_000, 64].map((n) => memory.take(n));
    if (step < 3) addresses.push(taken);
    if (step === 1) after = memory.bytes;
    memory.reset();
  }
  assert.deepEqual(addresses[1], addresses[2]);
  assert.equal(memory.bytes, after);
});

Deno.test("Memory.floats see what was written before and after it has grown", () => {
  const memory = fresh();
  const address = memory.allocate(8);
  memory.floats[address / 4] = 7;
  memory.allocate(10_000_000);
  assert.equal(memory.floats[address / 4], 7);
  memory.floats[address / 4 + 1] = 8;
  assert.equal(memory.floats.length, memory.bytes / 4);
});

Deno.test("Memory says when there is no more", () => {
  const buffer = new WebAssembly.Memory({ initial: 1, maximum: 20 });
  const memory = new Memory(buffer, START);
  memory.allocate(100_000);
  assert.throws(() => memory.allocate(3_000_000), {
    name: "ValueError",
    message:
      /^Cannot find 3 MiB more for tensors: there may be 4 GiB in all, and 0 MiB are in use; take smaller batches/,
  });
  memory.allocate(100_000);
});
