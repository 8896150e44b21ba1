/** Exercises 05.1 and 05.2 of notebook 05: a certificate, and the plane in which a line lives. */

import { parity, XNOR } from "../logic/gates.ts";
import type { TruthTable } from "../logic/truth_table.ts";
import { equals, holds, onInputs } from "./checks.ts";
import { type Exercise, exercise, type Mistake } from "./exercise.ts";
import { aFunction, aNumber, arrayOf, recordOf } from "./kinds.ts";
import { matches } from "./matches.ts";

// 05.1

type Certificates = {
  readonly xnor: readonly number[];
  readonly parity: readonly number[];
};

const CERTIFICATES = (xnor: string, parity: string) =>
  `const certificates = {
  xnor: [${xnor}], // rows 00, 01, 10, 11
  parity: [${parity}], // rows 000, 001, …, 111
};`;

const ODD = parity(3);

/**
 * What is left of each weight and of θ when the rows are taken so often and added up:
 * `w · x − θ` for a row that fires, `θ − w · x` for one that rests.
 *
 * @param table the rows
 * @param multipliers how often each is taken
 *
 * @example A certificate leaves nothing
 * ```ts
 * import assert from "node:assert/strict";
 * import { XOR } from "../logic/gates.ts";
 * assert.deepEqual(leftOver(XOR, [1, 1, 1, 1]), { w1: 0, w2: 0, θ: 0 });
 * assert.deepEqual(leftOver(XOR, [0, 1, 1, 0]), { w1: 1, w2: 1, θ: -2 });
 * ```
 */
export function leftOver(
  table: TruthTable,
  multipliers: readonly number[],
): { readonly [unknown: string]: number } {
  const rows = table.rows();
  const total = (coefficient: (x: readonly number[]) => number) =>
    rows.reduce(
      (sum, { x, y }, i) =>
        sum + multipliers[i] * (y === 1 ? 1 : -1) * coefficient(x),
      0,
    );
  return Object.fromEntries([
    ...rows[0].x.map((_, i) => [`w${i + 1}`, total((x) => x[i])]),
    ["θ", total(() => -1)],
  ]);
}

const cancels = (table: TruthTable, multipliers: readonly number[]) =>
  Object.values(leftOver(table, multipliers)).every((rest) => rest === 0);

const isCount = (m: number) => Number.isInteger(m) && m >= 0;

/** What is left over, once there are rows to add up. */
const sumOf = (table: TruthTable, multipliers: readonly number[]) =>
  multipliers.some((m) => m !== 0)
    ? leftOver(table, multipliers)
    : "no row is taken";

const TWO_CERTIFICATES = exercise<Certificates>({
  id: "05.1",
  title: "Two certificates",
  stars: 1,
  task:
    "How often must each row be taken, so that the rows add up to $0 > 0$? Give the four " +
    "multipliers for **XNOR**, and eight for the **parity of three inputs**. The lecture's " +
    "certificate for parity starts with row 000. Yours must do **without row 000**.",
  answer: "certificates",
  expects: recordOf<Certificates>({
    xnor: arrayOf(aNumber, 4),
    parity: arrayOf(aNumber, 8),
  }),
  stub: CERTIFICATES("0, 0, 0, 0", "0, 0, 0, 0, 0, 0, 0, 0"),
  solution: CERTIFICATES("1, 1, 1, 1", "0, 0, 0, 0, 1, 1, 1, 1"),
  checks: [
    equals<Certificates>("XNOR: nothing is left over", { w1: 0, w2: 0, θ: 0 }, {
      part: ({ xnor }) => sumOf(XNOR, xnor),
    }),
    equals<Certificates>(
      "parity: nothing is left over",
      { w1: 0, w2: 0, w3: 0, θ: 0 },
      { part: ({ parity }) => sumOf(ODD, parity) },
    ),
    holds<Certificates>(
      "parity: row 000 is not taken, others are",
      "a first multiplier of 0, and not all 0",
      ({ parity }) => parity[0] === 0 && parity.some((m) => m !== 0),
    ),
    holds<Certificates>(
      "all are whole numbers, some above 0 and none below",
      "whole numbers from 0, not all 0",
      ({ xnor, parity }) =>
        [xnor, parity].every((list) =>
          list.every(isCount) && list.some((m) => m > 0)
        ),
    ),
  ],
  mistakes: [
    {
      name: "Signs put into the multipliers",
      planted: CERTIFICATES("1, -1, -1, 1", "0, 0, 0, 0, 1, -1, -1, 1"),
      recognises: ({ xnor, parity }) => [...xnor, ...parity].some((m) => m < 0),
      message:
        "A multiplier says how often a row is taken. The minus sign is in the row already: a row that rests says `θ − w·x > 0`.",
    },
    {
      name: "Shares instead of counts",
      planted: CERTIFICATES(
        "0.25, 0.25, 0.25, 0.25",
        "0, 0, 0, 0, 0.25, 0.25, 0.25, 0.25",
      ),
      recognises: ({ xnor, parity }) =>
        [...xnor, ...parity].some((m) => !Number.isInteger(m)),
      message:
        "The proof would hold with fractions, too. But we count rows: multiply all of them by the same number.",
    },
    {
      name: "Only the rows that fire",
      planted: CERTIFICATES("1, 0, 0, 1", "0, 1, 1, 0, 1, 0, 0, 1"),
      recognises: ({ xnor: [a, b, c, d] }) =>
        a > 0 && d > 0 && b === 0 && c === 0,
      message:
        "A very low threshold meets all rows that fire, so they alone contradict nothing. Which rows want a high threshold?",
    },
    {
      name: "Only the rows that rest",
      planted: CERTIFICATES("0, 1, 1, 0", "1, 0, 0, 1, 0, 1, 1, 0"),
      recognises: ({ xnor: [a, b, c, d] }) =>
        a === 0 && d === 0 && b > 0 && c > 0,
      message:
        "A very high threshold meets all rows that rest, so they alone contradict nothing. Which rows want a low threshold?",
    },
    {
      name: "Every row of the parity taken",
      planted: CERTIFICATES("1, 1, 1, 1", "1, 1, 1, 1, 1, 1, 1, 1"),
      recognises: ({ parity }) => parity.every((m) => m > 0),
      message:
        "A valid certificate, but twice as long as it must be, and row 000 is in it. Half of the rows will do: which half?",
    },
    {
      name: "The lecture's certificate",
      planted: CERTIFICATES("1, 1, 1, 1", "1, 1, 1, 1, 0, 0, 0, 0"),
      recognises: ({ parity }) => parity[0] > 0 && cancels(ODD, parity),
      message:
        "It is valid, but it takes row 000. The lecture fixed x1 = 0 and found XOR. What do you find for x1 = 1?",
    },
  ],
  hints: [
    "Write each row as “something ≥ 0” or “something > 0”: `w·x − θ ≥ 0` if it fires, `θ − w·x > 0` if it rests. Then add.",
    "For XNOR, rows 00 and 11 together say `w1 + w2 − 2θ ≥ 0`. What do rows 01 and 10 say together?",
    "For the parity, fix `x1 = 1`. The last four rows then are XNOR of x2 and x3, and XNOR you have.",
  ],
});

// 05.2

type Score = (x1: number, x2: number) => number;

const SCORE = (body: string) =>
  `const outputScore = (x1: number, x2: number): number => {
${body}
};`;

const FEATURES = (a1: string, a2: string, z = "-0.5 + a1 + a2") =>
  SCORE(`  const a1 = ${a1};
  const a2 = ${a2};
  return ${z};`);

const A1 = "sigmoid(-6 + 4 * x1 + 4 * x2)";
const A2 = "sigmoid(2 - 4 * x1 - 4 * x2)";

const CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]] as const;

/** z of the output neuron for 00, 01, 10, 11, and halfway between. */
const [OUTER, INNER] = [0.3832697011345172, -0.2615941559557649];

/** A wrong score: known by its values in the four corners. */
function wrongScore(
  name: string,
  corners: readonly number[],
  planted: string,
  message: string,
): Mistake<Score> {
  return {
    name,
    planted,
    recognises: (score) =>
      matches(CORNERS.map(([x1, x2]) => score(x1, x2)), corners, 5e-4),
    message,
  };
}

const PRINTED = FEATURES("x1", "x2");

const BOUNDARY = exercise<Score>({
  id: "05.2",
  title: "The right plane",
  stars: 1,
  task:
    "The last XNOR slide of source 002 prints the boundary $z = -0.5 + x_1 + x_2 = 0$, and the stub " +
    "computes just that. Repair it: `outputScore` gets the **inputs** and returns the score " +
    "$z$ of the **output neuron** of that network. (`sigmoid` is imported.)",
  answer: "outputScore",
  expects: aFunction<Score>("(x1, x2) → z"),
  stub: PRINTED,
  solution: FEATURES(A1, A2),
  checks: [
    onInputs<Score>(
      "is 0 or more exactly where XNOR fires",
      CORNERS.map((x) => [x, XNOR.at(x)]),
      {
        names: ["x1", "x2"],
        call: (score, x1: number, x2: number) => score(x1, x2) >= 0 ? 1 : 0,
      },
    ),
    onInputs<Score>("is the score of the output neuron", [
      [[0, 0], OUTER],
      [[0, 1], INNER],
      [[1, 0], INNER],
      [[1, 1], OUTER],
    ], { names: ["x1", "x2"] }),
    onInputs<Score>("also between the corners", [[[0.5, 0.5], INNER]], {
      names: ["x1", "x2"],
    }),
  ],
  mistakes: [
    wrongScore(
      "The line as printed",
      [-0.5, 0.5, 0.5, 1.5],
      PRINTED,
      "This is OR of the inputs. The output neuron never sees x1 and x2. What does it see?",
    ),
    wrongScore(
      "The sigmoids left out",
      [-4.5, -4.5, -4.5, -4.5],
      FEATURES("-6 + 4 * x1 + 4 * x2", "2 - 4 * x1 - 4 * x2"),
      "The two sums cancel, and the same number comes out everywhere. Without its bend, the hidden layer is worth nothing.",
    ),
    wrongScore(
      "Steps instead of sigmoids",
      [0.5, -0.5, -0.5, 0.5],
      FEATURES(
        "-6 + 4 * x1 + 4 * x2 >= 0 ? 1 : 0",
        "2 - 4 * x1 - 4 * x2 >= 0 ? 1 : 0",
      ),
      "The right idea, with threshold units. The neurons of source 002 are sigmoids: a1 and a2 are 0.002, 0.119 or 0.881.",
    ),
    wrongScore(
      "ŷ instead of z",
      [0.59466, 0.43497, 0.43497, 0.59466],
      FEATURES(A1, A2, "sigmoid(-0.5 + a1 + a2)"),
      "That is the output, one sigmoid too far. The boundary is where z = 0, which is where ŷ = 0.5.",
    ),
    wrongScore(
      "The class instead of z",
      [1, 0, 0, 1],
      FEATURES(A1, A2, "-0.5 + a1 + a2 >= 0 ? 1 : 0"),
      "That is the class. Return z itself, the number that is compared with 0.",
    ),
    wrongScore(
      "The bias forgotten",
      [0.88327, 0.23841, 0.23841, 0.88327],
      FEATURES(A1, A2, "a1 + a2"),
      "It is too large by 0.5 everywhere: the output neuron has a bias, too.",
    ),
    wrongScore(
      "The same neuron twice",
      [-0.49505, -0.26159, -0.26159, 1.26159],
      FEATURES(A1, A1),
      "a1 and a2 have the same weights here. The second neuron has +2, −4 and −4.",
    ),
  ],
  hints: [
    "Which two numbers arrive at the output neuron? Look at the drawing of the network.",
    "Compute the hidden neurons first: `a1 = sigmoid(-6 + 4 * x1 + 4 * x2)`, and a2 likewise from its own weights.",
    "Then `return -0.5 + a1 + a2`: the slide's line, with a in place of x.",
  ],
});

/** In the order in which the notebook sets them. */
export const XOR_PROOF_EXERCISES: readonly Exercise[] = [
  TWO_CERTIFICATES,
  BOUNDARY,
];
