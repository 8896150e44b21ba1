/** Exercise 05.5 of notebook 05: a network for the parity of any number of inputs. */

import { atLeast, parity, XOR } from "../logic/gates.ts";
import { tableOf, type TruthTable } from "../logic/truth_table.ts";
import { onInputs } from "./checks.ts";
import { type Exercise, exercise, type Mistake } from "./exercise.ts";
import { aFunction } from "./kinds.ts";
import { casesOf, computed, type UnitNumbers } from "./unit_numbers.ts";

type Net = {
  readonly hidden: readonly UnitNumbers[];
  readonly output: UnitNumbers;
};
type Build = (n: number) => Net;

const PARITY = (threshold: string, weights: string, output: string) =>
  `const parityNet = (n: number) => ({
  hidden: Array.from({ length: n }, (_, i) => ({
    weights: Array<number>(n).fill(1),
    threshold: ${threshold},
  })),
  output: {
    weights: ${weights},
    threshold: ${output},
  },
});`;

const EACH = (weight: string) =>
  `Array.from({ length: n }, (_, i) => ${weight})`;
const ALTERNATE = EACH("(i % 2 === 0 ? 1 : -1)");

function tableOfNet(build: Build, n: number): TruthTable {
  const { hidden, output } = build(n);
  const last = computed(output), first = hidden.map((unit) => computed(unit));
  return tableOf(n, (...x) => last.at(first.map((table) => table.at(x)!))!);
}

/** A wrong net: known by what it computes for 2 and 3 inputs. */
function wrongNet(
  name: string,
  table: (n: number) => TruthTable,
  planted: string,
  message: string,
): Mistake<Build> {
  return {
    name,
    planted,
    recognises: (build) =>
      [2, 3].every((n) => tableOfNet(build, n).equals(table(n))),
    message,
  };
}

const count = (x: readonly number[]) => x.reduce((sum, bit) => sum + bit, 0);

const PARITY_NET = exercise<Build>({
  id: "05.5",
  title: "Parity of any number of inputs",
  stars: 3,
  task:
    "Write a function that builds a network for the parity of $n$ inputs: `hidden`, a list of **n** " +
    "threshold units that see all inputs, and `output`, one unit that sees the hidden ones. It " +
    "fires when an odd number of inputs do.",
  answer: "parityNet",
  expects: aFunction<Build>("(n) → { hidden, output }"),
  stub: PARITY("0 * i", EACH("0 * i"), "1"),
  solution: PARITY("i + 1", ALTERNATE, "1"),
  checks: [
    onInputs<Build>("has n hidden units", [[[2], 2], [[3], 3], [[5], 5]], {
      names: ["n"],
      call: (build, n: number) => build(n).hidden.length,
    }),
    onInputs<Build>("is XOR for two inputs", casesOf(XOR), {
      names: ["x1", "x2"],
      call: (build, ...x) => tableOfNet(build, 2).at(x),
    }),
    onInputs<Build>("is the parity of three inputs", casesOf(parity(3)), {
      names: ["x1", "x2", "x3"],
      call: (build, ...x) => tableOfNet(build, 3).at(x),
    }),
    onInputs<Build>(
      "is the parity of one, four and six inputs",
      [1, 4, 6].map((n) => [[n], parity(n).outputs.join("")]),
      {
        names: ["n"],
        call: (build, n: number) => tableOfNet(build, n).outputs.join(""),
      },
    ),
  ],
  mistakes: [
    {
      name: "Made for one n",
      planted: PARITY("i + 1", "[1, -1, 1]", "1"),
      recognises: (build) =>
        [2, 3, 4].some((n) => build(n).output.weights.length !== n),
      message:
        "The output has the same number of weights for every n. It needs one for each hidden unit: build the list from n.",
    },
    wrongNet(
      "All weights plus",
      (n) => atLeast(1, n),
      PARITY("i + 1", EACH("1 + 0 * i"), "1"),
      "That is OR: one hidden unit is enough to fire, and no other takes it back. The second should undo the first.",
    ),
    wrongNet(
      "Even instead of odd",
      (n) => tableOf(n, (...x) => count(x) % 2 === 0),
      PARITY("i + 1", EACH("(i % 2 === 0 ? -1 : 1)"), "0"),
      "Right about every row, turned round: it fires when an even number of inputs do.",
    ),
    wrongNet(
      "Counted from 0",
      (n) => tableOf(n, (...x) => Math.min(count(x) + 1, n) % 2),
      PARITY("i", ALTERNATE, "1"),
      "Arrays count from 0, so your first hidden unit has threshold 0 and always fires. It should need one input.",
    ),
    {
      name: "The first takes away",
      planted: PARITY("i + 1", EACH("(i % 2 === 0 ? -1 : 1)"), "1"),
      recognises: (build) => build(3).output.weights[0] < 0,
      message:
        "The sum at the output never gets above 0. The first hidden unit has to bring 1, the second to take it back.",
    },
    {
      name: "All hidden units alike",
      planted: PARITY("1 + 0 * i", ALTERNATE, "1"),
      recognises: (build) => {
        const [first, ...others] = build(3).hidden;
        return others.length > 0 &&
          others.every((unit) => computed(unit).equals(computed(first)));
      },
      message:
        "The hidden units all fire together, so they tell no more than one of them. Each should need another number of inputs.",
    },
    wrongNet(
      "Never fires",
      (n) => tableOf(n, () => 0),
      PARITY("i + 1", ALTERNATE, "2"),
      "The sums at the output never reach your threshold. Write them down for 0, 1, 2 and 3 inputs that fire.",
    ),
    wrongNet(
      "Fires at 0",
      (n) => tableOf(n, () => 1),
      PARITY("i + 1", ALTERNATE, "0"),
      "The sums at the output are 0 and 1, and your threshold lets both fire.",
    ),
  ],
  hints: [
    "All that counts is how many inputs fire. Let the hidden units measure that: the k-th fires when at least k do.",
    "When 3 of 5 inputs fire, hidden units 1, 2 and 3 fire. The output wants 1, 0, 1, 0, … for 1, 2, 3, 4, … of them.",
    "Weights +1, −1, +1, … into the output make the sums 1, 0, 1, 0, … In code, `i % 2 === 0 ? 1 : -1`, and the k-th threshold is `i + 1`.",
  ],
});

/** In the order in which the notebook sets them. */
export const XOR_PARITY_EXERCISES: readonly Exercise[] = [PARITY_NET];
