/** For tests of the kernels: numbers in a memory, with guards before and after them. */

import assert from "node:assert/strict";
import {
  type Address,
  hasRelaxed,
  kernelModule,
  type Kernels,
  kernels,
  type KernelVariant,
} from "../../lib/tensor/kernels.ts";

/** What no kernel may touch. */
const GUARD = 12345.6875;

/** A memory, the kernels at work on it, and places in it that are fenced off by guards. */
export class KernelBench {
  readonly #memory = new WebAssembly.Memory({ initial: 64 });
  readonly #places: { readonly at: Address; readonly size: number }[] = [];
  #next: Address;
  readonly call: Kernels;

  constructor(variant: KernelVariant) {
    this.call = kernels(kernelModule(variant), this.#memory);
    this.#next = this.call.free();
  }

  /** Numbers in the memory, each place at an address that only 4 need divide. */
  put(values: ArrayLike<number>): Address {
    const all = new Float32Array(this.#memory.buffer);
    const start = this.#next / 4, end = start + 3 + values.length;
    all.fill(GUARD, start, start + 3);
    all.set(values, start + 3);
    all.fill(GUARD, end, end + 4);
    this.#next = 4 * (end + 4);
    this.#places.push({ at: 4 * (start + 3), size: values.length });
    return 4 * (start + 3);
  }

  /** Room for results, full of what a kernel must not take for numbers. */
  room(size: number): Address {
    return this.put(new Float32Array(size).fill(NaN));
  }

  /** Bytes for a workspace. */
  workspace(bytes: number): Address {
    return this.room(Math.ceil(bytes / 4));
  }

  /** The numbers at an address that was put, after a look at all guards. */
  take(at: Address): Float32Array {
    const all = new Float32Array(this.#memory.buffer);
    for (const { at, size } of this.#places) {
      const around = [
        ...all.subarray(at / 4 - 3, at / 4),
        ...all.subarray(at / 4 + size, at / 4 + size + 4),
      ];
      assert.ok(
        around.every((x) => x === GUARD),
        "a kernel wrote beside its operands",
      );
    }
    const place = this.#places.find((place) => place.at === at)!;
    return all.slice(at / 4, at / 4 + place.size);
  }
}

/** A test of the kernels in each variant that this engine has. */
export function onEveryVariant(
  name: string,
  test: (bench: () => KernelBench) => void,
): void {
  for (const variant of ["relaxed", "simd"] as const) {
    Deno.test({
      name: `${name} (${variant})`,
      ignore: variant === "relaxed" && !hasRelaxed(),
      fn: () => test(() => new KernelBench(variant)),
    });
  }
}
