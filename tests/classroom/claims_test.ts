/** Claims: how they are read, and when they hold. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  claimsOf,
  type ClaimValue,
  numbersIn,
  refute,
} from "../../lib/classroom/claims.ts";
import type { Json } from "../../lib/classroom/json.ts";
import { notebookOf } from "./make_notebook.ts";

const claim = (text: string, digits?: number) => ({
  cell: 1,
  text,
  expression: "x",
  ...(digits === undefined ? {} : { digits }),
});
const holds = (text: string, value: ClaimValue, digits?: number) =>
  refute(claim(text, digits), value) === undefined;

Deno.test("refute() accepts exactly the correctly rounded number", () => {
  fc.assert(fc.property(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.integer({ min: 1, max: 9 }),
    (value, digits) => {
      assert.ok(holds(`it is ${value.toFixed(digits)}.`, value, digits));
      assert.ok(
        !holds(
          `it is ${(value + 2 / 10 ** digits).toFixed(digits)}.`,
          value,
          digits,
        ),
      );
    },
  ));
});

Deno.test("refute() reads numbers as prose and LaTeX write them", () => {
  assert.ok(holds("$w_3 = −0.4006$", -0.40057, 4));
  assert.ok(holds("of 1,400 words", 1400));
  assert.ok(holds("$1{,}400\\,000$ weights", 1_400_000));
  assert.ok(holds("about $3.1 \\times 10^{-7}$", 3.14e-7, 1));
  assert.ok(holds("0.00", -0.001, 2));
  assert.ok(holds("14 of 16", [14, 16]));
  assert.ok(holds("(0.002, 0.881, 0.119)", [0.0024, 0.88079, 0.11920], 3));
});

Deno.test("refute() takes no part of a number for the number", () => {
  assert.ok(!holds("10.62", 0.62, 2));
  assert.ok(!holds("0.625", 0.62, 2));
  assert.ok(!holds("0.62", 0.625, 3));
  assert.ok(!holds("16 of 14", [14, 16]));
});

Deno.test("refute() lets truths stand for sentences, and texts for themselves", () => {
  assert.ok(holds("the two are equal", true));
  assert.equal(
    refute(claim("the two are equal"), false),
    'the claim "the two are equal" does not hold: `x` is false',
  );
  assert.ok(holds("the gate NAND", "NAND"));
  assert.ok(holds("2^64 = 18446744073709551616", 2n ** 64n));
});

Deno.test("refute() says what the value is", () => {
  assert.equal(
    refute(claim("0.62", 2), 0.6251),
    'the claim "0.62" does not hold: `x` is 0.6251, so 0.63',
  );
  assert.equal(
    refute(claim("0.62"), 0.6251),
    'the claim "0.62" does not hold: `x` is 0.6251; say with "digits" how many decimals the text gives',
  );
  assert.equal(
    refute(claim("0.62", 2), NaN),
    'the claim "0.62" does not hold: `x` is NaN',
  );
});

Deno.test("numbersIn() finds numbers, not parts of names", () => {
  assert.deepEqual(numbersIn("x1 = 3, w_12 = 0.5; -2 and 1e-3"), [
    "3",
    "0.5",
    "-2",
    "1e-3",
  ]);
});

Deno.test("claimsOf() lists claims by cell, and says what is wrong with how they are written", () => {
  const cell = (...claims: Json[]) => ({
    source: "md:it is 0.5",
    metadata: { nets: { claims } },
  });
  const good = { text: "0.5", expression: "x", digits: 1 };
  assert.deepEqual(claimsOf(notebookOf(["1;", cell(good)])), {
    claims: [{ cell: 2, ...good }],
    problems: [],
  });
  const messages = (...claims: Json[]) =>
    claimsOf(notebookOf([cell(...claims)])).problems.map(({ message }) =>
      message
    );
  assert.deepEqual(
    messages(
      7,
      { expression: "x" },
      { text: "0.5" },
      { ...good, digits: 0.5 },
      {
        ...good,
        text: "0.6",
      },
    ),
    [
      "a claim must be an object, but it is 7",
      "a claim must have a text",
      'the claim "0.5" must have an expression',
      'the claim "0.5": digits must be a whole number from 0 to 20, but it is 0.5',
      'the claim "0.6" must stand in the cell, but it does not',
    ],
  );
});
