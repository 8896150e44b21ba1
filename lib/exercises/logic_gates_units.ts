/** Exercises 02.1 and 02.2 of notebook 02: weights and thresholds of one unit. */

import { NAND } from "../logic/gates.ts";
import { thresholdUnit } from "../logic/threshold_unit.ts";
import { onInputs } from "./checks.ts";
import { type Exercise, exercise, type Mistake } from "./exercise.ts";
import { aFunction } from "./kinds.ts";
import { aUnit, casesOf, computed, type UnitNumbers } from "./unit_numbers.ts";

// 02.1

const UNIT = (weights: string, threshold: number) =>
  `const nand = { weights: [${weights}], threshold: ${threshold} };`;

/** A unit that computes another gate. */
function another(
  name: string,
  table: string,
  planted: string,
  message: string,
): Mistake<UnitNumbers> {
  return {
    name,
    planted,
    recognises: (unit) => String(computed(unit)) === table,
    message,
  };
}

const ONE_NAND = exercise<UnitNumbers>({
  id: "02.1",
  title: "NAND in one unit",
  stars: 1,
  task:
    "Build NAND: the unit rests when both inputs fire, and fires in the three other rows. " +
    "Give two weights and a threshold.",
  answer: "nand",
  expects: aUnit(2),
  stub: UNIT("0, 0", 0),
  solution: UNIT("-1, -1", -1.5),
  checks: [
    onInputs<UnitNumbers>("fires unless both inputs do", casesOf(NAND), {
      names: ["x1", "x2"],
      call: (unit, ...x) => computed(unit).at(x),
    }),
  ],
  mistakes: [
    another(
      "AND instead of NAND",
      "0001",
      UNIT("1, 1", 1.5),
      "It fires exactly where it should rest. What turns every comparison round?",
    ),
    {
      name: "Right for >, wrong for ≥",
      planted: UNIT("-1, -1", -2),
      recognises: (unit) => computed(unit, "rest").equals(NAND),
      message:
        "In the row (1, 1) the sum meets the threshold exactly, and then our unit fires. Move the threshold off the tie.",
    },
    {
      name: "Sign of the threshold",
      planted: UNIT("-1, -1", 1.5),
      recognises: ({ weights, threshold }) =>
        computed({ weights, threshold: -threshold }).equals(NAND),
      message:
        "The weights are right. But no sum of theirs is above 0, so none reaches your threshold. (1.5 would be the bias, which is −θ.)",
    },
    another(
      "NOR instead of NAND",
      "1000",
      UNIT("-1, -1", 0),
      "One input that fires already stops it. It should take both.",
    ),
    another(
      "OR instead of NAND",
      "0111",
      UNIT("1, 1", 1),
      "Compare the rows (0, 0) and (1, 1): the unit should fire when nothing comes in.",
    ),
    another(
      "Always fires",
      "1111",
      UNIT("-1, -1", -2.5),
      "Every one of the four sums reaches your threshold. Which is the smallest sum, and in which row should it be?",
    ),
  ],
  hints: [
    "Write the four sums `w1·x1 + w2·x2` into the table. In which row must the sum be the smallest?",
    "Negative weights: each input that fires pulls the sum down. With weights −1 and −1 the sums are 0, −1, −1, −2.",
    "The threshold must lie above −2, so that (1, 1) rests, and no higher than −1, so that the others fire.",
  ],
});

// 02.2

type Theta = (n: number) => number;

const THETA = (formula: string) =>
  `const theta = (n: number): number => ${formula};`;

/** Whether k of n inputs make a unit of weights 1 fire. */
const fires = (theta: Theta, n: number, k: number) =>
  thresholdUnit({ weights: Array(n).fill(1), threshold: theta(n) })(
    Array.from({ length: n }, (_, i) => (i < k ? 1 : 0)),
  );

/** A wrong rule: known by the fewest inputs that make the unit fire, for n from 2 to 7. */
function wrongTheta(
  name: string,
  formula: string,
  fewest: readonly number[],
  message: string,
): Mistake<Theta> {
  return {
    name,
    planted: THETA(formula),
    recognises: (theta) =>
      fewest.every((k, i) =>
        fires(theta, i + 2, k) === 1 && fires(theta, i + 2, k - 1) === 0
      ),
    message,
  };
}

const MAJORITY = exercise<Theta>({
  id: "02.2",
  title: "Majority",
  stars: 1,
  task:
    "A unit has $n$ inputs, all with weight 1. It should fire when **more than half** of them " +
    "fire. Give its threshold as a function of $n$. Half is no majority.",
  answer: "theta",
  expects: aFunction("(n) → threshold"),
  stub: THETA("0 * n"),
  solution: THETA("Math.floor(n / 2) + 1"),
  checks: [
    onInputs("is right for 3 and 5 inputs", [
      [[3, 1], 0],
      [[3, 2], 1],
      [[5, 2], 0],
      [[5, 3], 1],
    ], { names: ["n", "inputs that fire"], call: fires }),
    onInputs("is right for 2, 4 and 6 inputs", [
      [[2, 1], 0],
      [[2, 2], 1],
      [[4, 2], 0],
      [[4, 3], 1],
      [[6, 3], 0],
      [[6, 4], 1],
    ], { names: ["n", "inputs that fire"], call: fires }),
  ],
  mistakes: [
    wrongTheta(
      "Half is enough",
      "n / 2",
      [1, 2, 2, 3, 3, 4],
      "Right for odd n. For even n the sum can equal n / 2, and at a tie our unit fires (≥, not >).",
    ),
    wrongTheta(
      "Half, rounded down",
      "Math.floor(n / 2)",
      [1, 1, 2, 2, 3, 3],
      "For 3 inputs one vote reaches your threshold. It must lie above the half.",
    ),
    wrongTheta(
      "One vote too many",
      "n / 2 + 1",
      [2, 3, 3, 4, 4, 5],
      "Right for even n. For 3 inputs your threshold is 2.5, and two votes do not reach it.",
    ),
    wrongTheta(
      "All must agree",
      "n",
      [2, 3, 4, 5, 6, 7],
      "That is AND. More than half is less than all.",
    ),
    wrongTheta(
      "One is enough",
      "1 + 0 * n",
      [1, 1, 1, 1, 1, 1],
      "That is OR: the threshold has to grow with n.",
    ),
  ],
  hints: [
    "With weights 1 the sum is a count: how many inputs fire. What is the smallest count that is a majority of 3? Of 4?",
    "The smallest majorities of 2, 3, 4, 5, 6 are 2, 2, 3, 3, 4. Any threshold between the count before and that one will do.",
    "Above n / 2 and at most n / 2 + 1/2. In code, `(n + 1) / 2`, or `Math.floor(n / 2) + 1`.",
  ],
});

/** In the order in which the notebook sets them. */
export const UNIT_EXERCISES: readonly Exercise[] = [
  ONE_NAND,
  MAJORITY,
];
