/** What is said when an exercise is not complete. */

import assert from "node:assert/strict";
import { type Exercise, exercise } from "../../lib/exercises/exercise.ts";
import { NOR_PARTS } from "./sample.ts";

type Parts = typeof NOR_PARTS;

const INCOMPLETE:
  readonly (readonly [Partial<Record<keyof Parts, unknown>>, string])[] = [
    [
      { id: "2.1" },
      "its id must be a notebook's number and a place such as 02.3, but it is 2.1",
    ],
    [
      { id: "02.0" },
      "its id must be a notebook's number and a place such as 02.3, but it is 02.0",
    ],
    [{ hints: ["a", "b"] }, "it must have three hints, but it has 2"],
    [
      { hints: ["a", " ", "c"] },
      "it must have three hints, but hint 2 is empty",
    ],
    [{ checks: [] }, "it must have a check, but it has none"],
    [
      { checks: [{ name: "idle", cases: [] }] },
      'every check must have a case, but "idle" has none',
    ],
    [
      { solution: `${NOR_PARTS.stub}\n` },
      "the stub must leave something to do, but it is the solution",
    ],
    [
      { stub: "const and = 1;" },
      "every source must declare nor, but the stub does not",
    ],
    [
      { solution: "let norm = 1;" },
      "every source must declare nor, but the solution does not",
    ],
    [
      { mistakes: [{ ...NOR_PARTS.mistakes[0], planted: "const or = 1;" }] },
      'every source must declare nor, but "OR in place of NOR" does not',
    ],
    [
      { mistakes: [NOR_PARTS.mistakes[0], NOR_PARTS.mistakes[0]] },
      'mistakes must have different names, but two are "OR in place of NOR"',
    ],
  ];

for (const [part, reason] of INCOMPLETE) {
  Deno.test(`exercise() says that ${reason}`, () => {
    const parts = { ...NOR_PARTS, ...part } as Parts;
    assert.throws(() => exercise(parts), {
      name: "ValueError",
      message: `Cannot describe exercise ${parts.id}: ${reason}`,
    });
  });
}

Deno.test("exercise() takes a source that declares a function or a class", () => {
  for (const stub of ["function nor() {}", "class nor {}", "let nor;"]) {
    const made: Exercise = exercise({ ...NOR_PARTS, stub });
    assert.equal(made.stub, stub);
  }
});
