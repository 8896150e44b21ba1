/** Comparing with numbers of other implementations, on every backend. */

import assert from "node:assert/strict";
import { type Backend, loops, type Tensor, tensor } from "nets/tensor";
import { BACKENDS } from "../support/backends.ts";
import type { Table } from "./fixtures.ts";

/** A backend, and how far its numbers may lie from those that 64 bits give. */
export interface Contender {
  readonly name: string;
  readonly backend: Backend;
  /** As a part of a number's size, or of 1 where it is smaller. */
  readonly bound: number;
}

/** Every backend that this machine has. */
export const CONTENDERS: readonly Contender[] = [
  // nine digits of the fixtures, right to 5e-9
  {
    name: "loops in 64 bits",
    backend: loops({ precision: "double" }),
    bound: 1e-8,
  },
  // sums of some fifty products, each rounded to 6e-8 of its size
  ...BACKENDS.map(({ name, backend }) => ({ name, backend, bound: 4e-6 })),
];

/** A fixture's table as a tensor. */
export function given(table: Table, { backend }: Contender): Tensor {
  const floats = Float32Array.from(table.values); // their shortest names stand there
  return tensor(floats, { shape: table.shape, backend });
}

/**
 * Checks the shape, and each number.
 *
 * @param what whose numbers they are, for the message
 */
export async function assertNear(
  actual: Tensor,
  expected: Table,
  { bound }: Contender,
  what: string,
): Promise<void> {
  assert.deepEqual(actual.shape, expected.shape, what);
  assertNumbersNear(await actual.read(), expected.values, bound, what);
}

/** The same for plain numbers. */
export function assertNumbersNear(
  actual: ArrayLike<number>,
  expected: readonly number[],
  bound: number,
  what: string,
): void {
  assert.equal(actual.length, expected.length, what);
  expected.forEach((y, i) => {
    const x = actual[i];
    const isNear = Object.is(x, y) || x === y ||
      Math.abs(x - y) <= bound * Math.max(1, Math.abs(y));
    assert.ok(isNear, `${what}: number ${i} must be near ${y}, but is ${x}`);
  });
}
