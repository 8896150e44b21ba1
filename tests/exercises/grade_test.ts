/** Grading: what fails, in which case, with which mistake, and that nothing the student does breaks it. */

import assert from "node:assert/strict";
import { equals, holds, onInputs } from "../../lib/exercises/checks.ts";
import { exercise } from "../../lib/exercises/exercise.ts";
import { grade } from "../../lib/exercises/grade.ts";
import {
  aFunction,
  aNumber,
  arrayOf,
  oneOf,
  recordOf,
  such,
} from "../../lib/exercises/kinds.ts";
import { NOR, NOR_PARTS } from "./sample.ts";

/** The sample with other checks, of any answer. */
function asking(...checks: Parameters<typeof exercise>[0]["checks"]) {
  return exercise({
    ...NOR_PARTS,
    expects: such("anything", () => true),
    mistakes: [],
    checks,
  });
}

Deno.test("grade() passes a right answer, with each check in order", async () => {
  const verdict = await grade(
    NOR,
    (a: number, b: number) => Number(a + b === 0),
  );
  assert.equal(verdict.passed, true);
  assert.deepEqual(verdict.results.map(({ name, passed }) => [name, passed]), [
    ["fires if nothing does", true],
    ["rests if one input fires", true],
    ["rests if both inputs fire", true],
  ]);
  assert.equal("mistake" in verdict, false);
});

Deno.test("grade() gives the first failing case of each check, and the checks that pass all the same", async () => {
  const verdict = await grade(NOR, (a: number) => 1 - a);
  assert.deepEqual(verdict.results, [
    { name: "fires if nothing does", passed: true },
    {
      name: "rests if one input fires",
      passed: false,
      failure: { input: "x1 = 0, x2 = 1", expected: 0, got: 1 },
    },
    { name: "rests if both inputs fire", passed: true },
  ]);
  assert.equal(verdict.mistake?.name, "NAND in place of NOR");
});

Deno.test("grade() says what the answer should be if it is nothing of the kind", async () => {
  const cases: [unknown, string][] = [
    [undefined, "not there yet"],
    [null, "not there yet"],
    [0.5, "the number 0.5"],
    ["nor", 'the text "nor"'],
    [[0, 1], "an array of 2"],
    [{}, "an object"],
    [true, "true"],
  ];
  for (const [answer, what] of cases) {
    const verdict = await grade(NOR, answer);
    assert.equal(
      verdict.refusal,
      `\`nor\` is ${what}; it should be a function (x1, x2) → 0 or 1.`,
    );
    assert.deepEqual([verdict.passed, verdict.results], [false, []]);
  }
});

Deno.test("grade() names the first part of an answer that is not what it should be", async () => {
  const answers = exercise({
    ...NOR_PARTS,
    mistakes: [],
    checks: [equals("is there", 1)],
    expects: recordOf({
      unit: recordOf({ weights: arrayOf(aNumber, 2), threshold: aNumber }),
      kind: oneOf("excitatory", "inhibitory"),
    }),
  });
  const unit = { weights: [1, 1], threshold: 2 };
  const kind = "excitatory";
  const cases: [unknown, string][] = [
    [
      undefined,
      '` is not there yet; it should be { unit: { weights: an array of 2, each a number; threshold: a number }; kind: "excitatory" or "inhibitory" }.',
    ],
    [
      { kind },
      ".unit` is not there yet; it should be { weights: an array of 2, each a number; threshold: a number }.",
    ],
    [
      { unit: { ...unit, threshold: NaN }, kind },
      ".unit.threshold` is not a number (NaN); it should be a number.",
    ],
    [
      { unit: { ...unit, threshold: "-1.5" }, kind },
      '.unit.threshold` is the text "-1.5"; it should be a number.',
    ],
    [
      { unit: { ...unit, threshold: Infinity }, kind },
      ".unit.threshold` is Infinity; it should be a number.",
    ],
    [
      { unit: { ...unit, weights: [1] }, kind },
      ".unit.weights` is an array of 1; it should be an array of 2, each a number.",
    ],
    [
      { unit: { ...unit, weights: [1, undefined] }, kind },
      ".unit.weights[1]` is not there yet; it should be a number.",
    ],
    [
      { unit, kind: "exitatory" },
      '.kind` is the text "exitatory"; it should be "excitatory" or "inhibitory".',
    ],
  ];
  for (const [answer, rest] of cases) {
    assert.equal((await grade(answers, answer)).refusal, `\`nor${rest}`);
  }
});

Deno.test("grade() takes what an answer throws for a failing case", async () => {
  const verdict = await grade(NOR, () => {
    throw new TypeError("x3 is not defined");
  });
  assert.deepEqual(verdict.results[0].failure, {
    input: "x1 = 0, x2 = 0",
    expected: 1,
    error: "TypeError: x3 is not defined",
  });
  assert.equal("mistake" in verdict, false);
});

Deno.test("grade() waits for answers, and for what they return", async () => {
  const nor = (a: number, b: number) => Promise.resolve(Number(a + b === 0));
  assert.equal((await grade(NOR, Promise.resolve(nor))).passed, true);
});

Deno.test("grade() does not wait for ever", async () => {
  const verdict = await grade(
    asking(equals("comes back", 1, { part: () => new Promise(() => {}) })),
    0,
  );
  assert.equal(verdict.results[0].failure?.error, "it took longer than 2 s");
});

Deno.test("grade() gives each case arguments of its own, the next time, too", async () => {
  type Sort = (x: number[]) => number[];
  const input = [2, 1];
  const sorting = exercise({
    ...NOR_PARTS,
    mistakes: [],
    expects: aFunction<Sort>("(x) → x in order"),
    checks: [onInputs<Sort>("sorts", [[[input], [1, 2]], [[input], [1, 2]]])],
  });
  const seen: number[][] = [];
  const sort = (x: number[]) => {
    seen.push([...x]);
    return x.sort();
  };
  assert.ok((await grade(sorting, sort)).passed);
  assert.ok((await grade(sorting, sort)).passed);
  assert.deepEqual(seen, [[2, 1], [2, 1], [2, 1], [2, 1]]);
});

Deno.test("grade() passes functions and objects of a class on as they are", async () => {
  const date = new Date(0);
  const given = onInputs<(...x: unknown[]) => unknown>("gives back", [[[
    Math.sin,
    date,
  ], [Math.sin, date]]]);
  const back = exercise({
    ...NOR_PARTS,
    mistakes: [],
    expects: aFunction<(...x: unknown[]) => unknown>("(x)"),
    checks: [given],
  });
  assert.ok((await grade(back, (...x: unknown[]) => x)).passed);
});

Deno.test("grade() is not broken by a recogniser that is", async () => {
  const broken = exercise({
    ...NOR_PARTS,
    mistakes: [
      {
        ...NOR_PARTS.mistakes[0],
        recognises: () => {
          throw new Error("oops");
        },
      },
      NOR_PARTS.mistakes[1],
    ],
  });
  const verdict = await grade(broken, (a: number, b: number) => 1 - a * b);
  assert.equal(verdict.mistake?.name, "NAND in place of NOR");
});

Deno.test("equals() compares a part of the answer, holds() asks about it", async () => {
  const pair = exercise({
    ...NOR_PARTS,
    mistakes: [],
    expects: arrayOf(aNumber, 2),
    checks: [
      equals<readonly number[]>("starts with a third", 1 / 3, {
        part: ([first]) => first,
        input: "entry 1",
        tolerance: 0.01,
      }),
      holds<readonly number[]>(
        "rises",
        "two numbers that rise",
        ([a, b]) => a < b,
      ),
    ],
  });
  assert.ok((await grade(pair, [0.33, 1])).passed);
  const verdict = await grade(pair, [0.3, 0.1]);
  assert.deepEqual(verdict.results[0].failure, {
    input: "entry 1",
    expected: 1 / 3,
    got: 0.3,
  });
  const { expected } = verdict.results[1].failure!;
  assert.equal((expected as { name: string }).name, "two numbers that rise");
});
