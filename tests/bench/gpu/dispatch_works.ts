/** What one tiny operation costs: to ask a GPU for it, to have it done after another, and to wait for it. */

import type { Works } from "../tensor/work.ts";

/** How many numbers are added: so few that the asking counts, so many that no library takes the CPU for them. */
export const SMALL = 2048;

/** How many operations stand one after the other where one more is measured. */
export const MANY = 1000;

/** As much of a library as is needed. */
type Adder<X> = {
  /** Zeros. */
  readonly start: X;
  /** One more, in numbers of its own. */
  add(x: X): X;
  /** Asked for, and not needed. */
  drop(x: X): void;
  /** The first number of what is not needed afterwards. */
  read(x: X): Promise<number>;
  /** Waits for everything that was asked for. */
  finished(): Promise<void>;
  /** Something that is done as one step, where a library has such steps. */
  step?<Y>(f: () => Y): Y;
};

/**
 * `ask`: one operation that nobody waits for; `read`: one whose result is read; `many`: a chain of
 * {@linkcode MANY}, of which the last is read.
 */
export function dispatchWorks<X>(
  { start, add, drop, read, finished, step = (f) => f() }: Adder<X>,
): Works {
  const chain = (length: number) =>
    step(() => {
      let x = add(start);
      for (let i = 1; i < length; i++) {
        const next = add(x);
        drop(x);
        x = next;
      }
      return x;
    });
  const reading = (length: number) => ({
    async run(times: number) {
      for (let i = 0; i < times; i++) await reading(length).check();
    },
    async check() {
      const last = chain(length), number = await read(last);
      drop(last);
      return number;
    },
  });
  return {
    ask: {
      run(times) {
        for (let i = 0; i < times; i++) step(() => drop(add(start)));
      },
      settle: finished,
      check: reading(1).check,
    },
    read: reading(1),
    many: reading(MANY),
  };
}
