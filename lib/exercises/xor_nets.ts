/** Exercises 05.3 and 05.4 of notebook 05: XNOR off the ties, and XOR with one hidden unit and a skip. */

import { XNOR, XOR } from "../logic/gates.ts";
import type { Tie } from "../logic/threshold_unit.ts";
import { tableOf, type TruthTable } from "../logic/truth_table.ts";
import { holds, onInputs } from "./checks.ts";
import { type Exercise, exercise, type Mistake } from "./exercise.ts";
import { aNumber, recordOf } from "./kinds.ts";
import { aUnit, casesOf, computed, type UnitNumbers } from "./unit_numbers.ts";

const names = ["x1", "x2"];

// 05.3

type Thresholds = {
  readonly h1: number;
  readonly h2: number;
  readonly y: number;
};

const THRESHOLDS = (h1: number, h2: number, y: number) =>
  `const thresholds = { h1: ${h1}, h2: ${h2}, y: ${y} };`;

/** What y computes: h1 has the weights (1, 1), h2 (−1, −1), and y (1, 1) from both. */
function tableOfThree({ h1, h2, y }: Thresholds, tie: Tie = "fire") {
  const plus = computed({ weights: [1, 1], threshold: h1 }, tie);
  const minus = computed({ weights: [-1, -1], threshold: h2 }, tie);
  const both = computed({ weights: [1, 1], threshold: y }, tie);
  return tableOf(2, (...x) => both.at([plus.at(x)!, minus.at(x)!])!);
}

/** Wrong thresholds: known by what y computes. */
function wrongThresholds(
  name: string,
  table: string,
  planted: string,
  message: string,
): Mistake<Thresholds> {
  return {
    name,
    planted,
    recognises: (answer) => String(tableOfThree(answer)) === table,
    message,
  };
}

const OFF_THE_TIES = exercise<Thresholds>({
  id: "05.3",
  title: "XNOR, off the ties",
  stars: 2,
  task:
    "The weights are given: `h1` sees the inputs with $(1, 1)$, `h2` with $(-1, -1)$, and `y` sees " +
    "`h1` and `h2` with $(1, 1)$. Choose the three thresholds so that `y` is XNOR, **whatever a " +
    "tie means**: for $\\ge$ and for $>$.",
  answer: "thresholds",
  expects: recordOf<Thresholds>({ h1: aNumber, h2: aNumber, y: aNumber }),
  stub: THRESHOLDS(0, 0, 0),
  solution: THRESHOLDS(1.5, -0.5, 0.5),
  checks: (["fire", "rest"] as const).map((tie) =>
    onInputs<Thresholds>(
      `y is XNOR when a tie ${tie === "fire" ? "fires (≥)" : "rests (>)"}`,
      casesOf(XNOR),
      { names, call: (answer, ...x) => tableOfThree(answer, tie).at(x) },
    )
  ),
  mistakes: [
    {
      name: "Right for ≥ only",
      planted: THRESHOLDS(2, 0, 1),
      recognises: (answer) => tableOfThree(answer).equals(XNOR),
      message:
        "With ≥ it is XNOR. But some sum meets its threshold exactly. Move each threshold halfway to the next lower sum.",
    },
    {
      name: "Right for > only",
      planted: THRESHOLDS(1, -1, 0),
      recognises: (answer) => tableOfThree(answer, "rest").equals(XNOR),
      message:
        "With > it is XNOR. But some sum meets its threshold exactly. Move each threshold halfway to the next higher sum.",
    },
    wrongThresholds(
      "XOR's thresholds",
      "0110",
      THRESHOLDS(0.5, -1.5, 1.5),
      "This is XOR: OR, NAND, and then AND. For XNOR the hidden units should find “both” and “neither”.",
    ),
    {
      name: "Sign of a threshold",
      planted: THRESHOLDS(1.5, 0.5, 0.5),
      recognises: ({ h1, h2, y }) =>
        tableOfThree({ h1, h2: -h2, y }).equals(XNOR),
      message:
        "No sum of `h2` is above 0, so it never reaches your threshold. The bias would be positive; the threshold is not.",
    },
    {
      name: "Both at once",
      planted: THRESHOLDS(1.5, -0.5, 1.5),
      recognises: (answer) =>
        answer.y > 1 && String(tableOfThree(answer)) === "0000",
      message:
        "`y` never fires. “Both” and “neither” never happen together, so `y` must not wait for the two.",
    },
    {
      name: "y fires at a sum of 0",
      planted: THRESHOLDS(1.5, -0.5, -0.5),
      recognises: ({ y }) => y <= 0,
      message:
        "`y` fires even when neither hidden unit does: a sum of 0 reaches its threshold. It should wait for one of them.",
    },
    wrongThresholds(
      "A hidden unit fires too easily",
      "1111",
      THRESHOLDS(0.5, -0.5, 0.5),
      "`y` always fires. Look at row (0, 1): neither hidden unit should fire there.",
    ),
  ],
  hints: [
    "Let `h1` find the row with both inputs, and `h2` the row with none. Then `y` asks whether either was found.",
    "The sums of `h1` are 0, 1, 2; those of `h2` are 0, −1, −2; those of `y` are 0 and 1. Ties are safe halfway between two sums.",
    "`h1` fires for 2 but not for 1: 1.5. `h2` fires for 0 but not for −1. `y` fires for 1 but not for 0.",
  ],
});

// 05.4

type Skip = { readonly hidden: UnitNumbers; readonly y: UnitNumbers };

const SKIP = (
  [hidden, a]: readonly [string, number],
  [y, b]: readonly [string, number],
) =>
  `const skipNet = {
  hidden: { weights: [${hidden}], threshold: ${a} }, // x1, x2
  y: { weights: [${y}], threshold: ${b} }, // x1, x2, hidden
};`;

function tableOfSkip({ hidden, y }: Skip): TruthTable {
  const [first, second] = [computed(hidden), computed(y)];
  return tableOf(2, (...x) => second.at([...x, first.at(x)!])!);
}

const hiddenIs = (table: string, { hidden }: Pick<Skip, "hidden">) =>
  String(computed(hidden)) === table;

const ONE_HIDDEN = exercise<Skip>({
  id: "05.4",
  title: "One hidden unit, and a skip",
  stars: 2,
  task:
    "XOR needs only **one** hidden unit if the inputs may also skip it and reach `y` directly. In " +
    "notebook 02 the hidden unit was AND, and it held `y` back with weight −2. Find another way: the " +
    "hidden unit's weight into `y` must be **positive**.",
  answer: "skipNet",
  expects: recordOf<Skip>({ hidden: aUnit(2), y: aUnit(3) }),
  stub: SKIP(["0, 0", 0], ["0, 0, 0", 0]),
  solution: SKIP(["-1, -1", -1.5], ["1, 1, 2", 2.5]),
  checks: [
    onInputs<Skip>("computes XOR", casesOf(XOR), {
      names,
      call: (answer, ...x) => tableOfSkip(answer).at(x),
    }),
    holds<Skip>(
      "the hidden unit excites y",
      "a net whose third weight into y is above 0",
      ({ y }) => y.weights[2] > 0,
    ),
  ],
  mistakes: [
    {
      name: "The half adder again",
      planted: SKIP(["1, 1", 2], ["1, 1, -2", 1]),
      recognises: (answer) =>
        tableOfSkip(answer).equals(XOR) && answer.y.weights[2] < 0,
      message:
        "It computes XOR, but by holding `y` back. Turn the hidden unit's answer round: then it says the same thing with a plus.",
    },
    {
      name: "No skip",
      planted: SKIP(["1, 1", 1], ["0, 0, 1", 1]),
      recognises: ({ y: { weights: [a, b, c] } }) =>
        a === 0 && b === 0 && c !== 0,
      message:
        "`y` hears one bit and nothing else, so it can only repeat it or turn it round. Give the two inputs weights, too.",
    },
    {
      name: "AND with a plus",
      planted: SKIP(["1, 1", 2], ["1, 1, 2", 1]),
      recognises: (answer) => hiddenIs("0001", answer),
      message:
        "Your hidden unit fires for (1, 1) only, where `y` must rest. With a positive weight it should fire where `y` needs help.",
    },
    {
      name: "NAND, but too light",
      planted: SKIP(["-1, -1", -1.5], ["1, 1, 1", 2]),
      recognises: (answer) =>
        hiddenIs("1110", answer) && String(tableOfSkip(answer)) === "0111",
      message:
        "For (1, 1) the two inputs reach your threshold without the hidden unit. It must weigh more than one input does.",
    },
    {
      name: "OR, but too light",
      planted: SKIP(["1, 1", 1], ["-1, -1, 1", 1]),
      recognises: ({ hidden, y: { weights: [a, b, c] } }) =>
        hiddenIs("0111", { hidden }) && a < 0 && b < 0 && c > 0 &&
        c <= Math.max(-a, -b),
      message:
        "An input that fires takes from `y` what the hidden unit brings. It must weigh more than one input takes away.",
    },
    {
      name: "Everything excites",
      planted: SKIP(["1, 1", 1], ["1, 1, 1", 2]),
      recognises: ({ hidden, y }) =>
        [...hidden.weights, ...y.weights].every((w) => w > 0),
      message:
        "With positive weights only, one more input never turns a unit off. But (1, 1) must rest where (1, 0) fires.",
    },
    {
      name: "Only the threshold of y",
      planted: SKIP(["-1, -1", -1.5], ["1, 1, 2", 2]),
      recognises: ({ hidden, y: { weights } }) => {
        const sums = XOR.rows().map(({ x }) =>
          [...x, computed(hidden).at(x)!].reduce<number>(
            (sum, bit, i) => sum + weights[i] * bit,
            0,
          )
        );
        return weights[2] > 0 &&
          Math.min(sums[1], sums[2]) > Math.max(sums[0], sums[3]);
      },
      message:
        "All weights are right, and the hidden unit, too. Write down the four sums of `y`, and put its threshold between.",
    },
  ],
  hints: [
    "Which gate fires for (0, 1) and (1, 0), rests for (1, 1), and is possible in one unit? There are two ways to begin: NAND, or OR.",
    "Take NAND. Rows 00, 01, 11 then bring 0, 1, 2 from the inputs and c, c, 0 from the hidden unit, if its weight is c.",
    "So the sums are c, c + 1, 2. With c = 2 they are 2, 3, 2. Now put the threshold between.",
  ],
});

/** In the order in which the notebook sets them. */
export const XOR_NET_EXERCISES: readonly Exercise[] = [
  OFF_THE_TIES,
  ONE_HIDDEN,
];
