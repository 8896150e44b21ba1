/** The whole catalogue: each stub fails, each solution passes, each mistake is called by its name. */

import assert from "node:assert/strict";
import { CATALOGUE, exerciseOf } from "../../lib/exercises/catalogue.ts";
import { type Exercise, exercise } from "../../lib/exercises/exercise.ts";
import { problemsOf, problemsOfList } from "./laws.ts";
import { NOR, NOR_PARTS } from "./sample.ts";

for (const each of CATALOGUE) {
  Deno.test(`Exercise ${each.id}: the stub fails, the solution passes, each mistake is recognised`, async () => {
    assert.deepEqual(await problemsOf(each), []);
  });
}

Deno.test("CATALOGUE numbers the exercises of each notebook, and calls no two answers the same", () => {
  assert.deepEqual(problemsOfList(CATALOGUE), []);
});

Deno.test("CATALOGUE holds no cell that is longer than a screen", () => {
  // With the line that calls check().
  const long = CATALOGUE.filter(({ stub }) =>
    stub.trim().split("\n").length + 1 > 25
  );
  assert.deepEqual(long.map(({ id }) => id), []);
});

Deno.test("exerciseOf() finds an exercise, and names those there are if it is not one of them", () => {
  assert.equal(exerciseOf("99.1", [NOR]), NOR);
  assert.throws(() => exerciseOf("99.2", [NOR]), {
    name: "ValueError",
    message:
      "Cannot find exercise 99.2: its id must be one of this notebook's, but there are only 99.1",
  });
});

// The tests above are worth what they can fail for.

Deno.test("The laws hold of an exercise that is in order", async () => {
  assert.deepEqual(await problemsOf(NOR), []);
  assert.deepEqual(problemsOfList([NOR]), []);
});

const [OR, NAND] = NOR_PARTS.mistakes;
const SPOILED:
  readonly (readonly [string, Partial<typeof NOR_PARTS>, string])[] = [
    [
      "a stub that passes",
      { stub: "const nor = (a: number, b: number) => Number(a + b === 0);" },
      "the stub passes",
    ],
    [
      "a solution that is wrong",
      { solution: "const nor = () => 1;" },
      "the solution fails: rests if one input fires",
    ],
    [
      "a solution of the wrong kind",
      { solution: "const nor = 1;" },
      "the solution fails: `nor` is the number 1; it should be a function (x1, x2) → 0 or 1.",
    ],
    [
      "a solution that cannot run",
      { solution: "const nor = nothing;" },
      "the solution does not run: ReferenceError: nothing is not defined",
    ],
    [
      "a mistake that is none",
      { mistakes: [{ ...OR, planted: NOR_PARTS.solution }] },
      '"OR in place of NOR" passes',
    ],
    [
      "a mistake that is not recognised",
      { mistakes: [{ ...OR, recognises: () => false }] },
      '"OR in place of NOR" is taken for nothing that is known',
    ],
    [
      "a mistake that is taken for another",
      {
        mistakes: [{
          ...OR,
          recognises: (nor) => nor(0, 0) === 1 || nor(0, 0) === 0,
        }, NAND],
      },
      '"NAND in place of NOR" is taken for "OR in place of NOR"',
    ],
  ];

for (const [name, part, problem] of SPOILED) {
  Deno.test(`The laws find ${name}`, async () => {
    assert.deepEqual(await problemsOf(exercise({ ...NOR_PARTS, ...part })), [
      problem,
    ]);
  });
}

Deno.test("The laws find ids out of order and names used twice", () => {
  const second: Exercise = exercise({ ...NOR_PARTS, id: "99.3" });
  assert.deepEqual(problemsOfList([NOR, second]), [
    "99.3 stands where 99.2 should",
    "two answers of notebook 99 are called nor",
  ]);
});
