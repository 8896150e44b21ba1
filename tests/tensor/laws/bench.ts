/** What the laws of backends are checked on: one backend, and the truth to compare it with. */

import assert from "node:assert/strict";
import fc from "fast-check";
import type { Backend, Floats, Numbers } from "../../../lib/tensor/backend.ts";
import { Random } from "../../../lib/random.ts";

/** Something that must hold of every backend; it throws where it does not. */
export type Law = (bench: Bench) => Promise<void>;

/** Errors below this count as none: a device may take such numbers for 0. */
const TINY = 1e-29;

/** A backend on trial. */
export class Bench {
  readonly #given: { numbers: Numbers; values: Float64Array }[] = [];

  /**
   * @param bound the largest error, as a part of the magnitudes that are added up
   * @param runs how often a law is tried with random numbers
   * @param seed of these, to try the same ones again
   */
  constructor(
    readonly backend: Backend,
    readonly bound: number,
    readonly runs: number,
    readonly seed?: number,
  ) {}

  /** Whether it keeps 32 bits of a number. */
  get isSingle(): boolean {
    return this.bound > 2 ** -40;
  }

  /** Tries a law with random arguments; whatever was given to the backend must be as it was. */
  async forAll<Arguments extends [unknown, ...unknown[]]>(
    ...[arbitraries, check]: [
      { [I in keyof Arguments]: fc.Arbitrary<Arguments[I]> },
      (chance: Random, ...args: Arguments) => Promise<void>,
    ]
  ): Promise<void> {
    const seeds = fc.integer({ min: 0, max: 2 ** 30 });
    await fc.assert(
      fc.asyncProperty(
        seeds,
        fc.tuple<Arguments>(...arbitraries),
        async (seed, args) => {
          await check(new Random(seed), ...args);
          await this.unchanged();
        },
      ),
      {
        numRuns: this.runs,
        ...(this.seed === undefined ? {} : { seed: this.seed }),
      },
    );
  }

  /** Tries a law once with each of some large cases. */
  async forLarge<Case>(
    cases: readonly Case[],
    check: (chance: Random, large: Case) => Promise<void>,
  ): Promise<void> {
    for (const [seed, large] of cases.entries()) {
      await check(new Random(seed), large);
      await this.unchanged();
    }
  }

  /** Gives numbers to the backend, and remembers them. */
  give(values: Iterable<number>): Numbers {
    const single = Float32Array.from(values);
    const remembered = Float64Array.from(single);
    const numbers = this.backend.write(single);
    this.#given.push({ numbers, values: remembered });
    return numbers;
  }

  /** That operands are as they were given; all are read at once, for a device may let each reader wait. */
  async unchanged(): Promise<void> {
    await Promise.all(
      this.#given.splice(0).map(async ({ numbers, values }) =>
        assert.deepEqual(
          Float64Array.from(await this.backend.read(numbers)),
          values,
          "an operand was changed",
        )
      ),
    );
  }

  /** Reads two results at once. */
  both(a: Numbers, b: Numbers): Promise<[Floats, Floats]> {
    return Promise.all([this.backend.read(a), this.backend.read(b)]);
  }

  /**
   * That something is refused: at once, or where a device finds it later, when its numbers are read.
   *
   * @param expected the error
   */
  async refuses(work: () => Numbers, expected: Error): Promise<void> {
    const { name, message } = expected;
    await assert.rejects(async () => await this.backend.read(work()), {
      name,
      message,
    });
  }

  /**
   * That numbers are what they should be.
   *
   * @param scale of each number, the magnitudes that were added up for it; its own if not said
   */
  async expect(
    numbers: Numbers,
    wanted: ArrayLike<number>,
    scale: ArrayLike<number> = wanted,
  ): Promise<void> {
    const found = await this.backend.read(numbers);
    assert.equal(found.length, wanted.length, "how many numbers there are");
    assert.equal(numbers.size, wanted.length, "the size of the handle");
    for (let i = 0; i < wanted.length; i++) {
      this.near(found[i], wanted[i], scale[i], `number ${i}`);
    }
  }

  /** That one number is another, within the bound of what was added up for it. */
  near(found: number, wanted: number, scale: number, what: string): void {
    const want = this.isSingle && !(Math.abs(wanted) < 3.4028235e38)
      ? Math.fround(wanted)
      : wanted;
    if (Object.is(found, want) || found === want) return;
    const error = Math.abs(found - want);
    assert.ok(
      Number.isFinite(error) && error <= this.bound * Math.abs(scale) + TINY,
      `${what} is ${found}, and should be ${want}: that is ${
        error / Math.abs(scale)
      } of what was added up`,
    );
  }
}

/** Numbers as they come, with zeros and ties among them, which 32 bits can hold. */
export function sample(chance: Random, size: number, spread = 1): number[] {
  return Array.from({ length: size }, () => {
    const kind = chance.integer(6);
    if (kind === 0) return 0;
    if (kind === 1) return spread * (chance.integer(5) - 2) / 2;
    return Math.fround(chance.normal(0, spread));
  });
}

/** The sum of products of two lists. */
export function dot(x: ArrayLike<number>, y: ArrayLike<number>): number {
  return Array.from(x).reduce((sum, xi, i) => sum + xi * y[i], 0);
}

/** The magnitudes of numbers. */
export function magnitudes(x: ArrayLike<number>): number[] {
  return Array.from(x, Math.abs);
}
