/** Exercises 02.4 and 02.5 of notebook 02: units that feed one another. */

import { IMPLIES, majority, parity } from "../logic/gates.ts";
import { mcCullochPitts } from "../logic/mcculloch_pitts.ts";
import { tableOf, type TruthTable } from "../logic/truth_table.ts";
import { onInputs } from "./checks.ts";
import { type Exercise, exercise, type Mistake } from "./exercise.ts";
import { aNumber, oneOf, recordOf } from "./kinds.ts";
import { aUnit, casesOf, computed, type UnitNumbers } from "./unit_numbers.ts";

// 02.4

type Adder = { readonly carry: UnitNumbers; readonly sum: UnitNumbers };

/** The two outputs; the sum sees the three inputs, then the carry. */
const outputOf = ({ carry, sum }: Adder) => ({
  carry: computed(carry),
  sum: tableOf(
    3,
    (...x) => computed(sum).at([...x, computed(carry).at(x)!])!,
  ),
});

const ADDER = (
  [carry, two]: readonly [string, number],
  [sum, one]: readonly [string, number],
) =>
  `const adderUnits = {
  carry: { weights: [${carry}], threshold: ${two} },
  sum: { weights: [${sum}], threshold: ${one} }, // x1, x2, x3, carry
};`;

/** A wrong unit: known by its table, the carry's over 3 inputs, the sum's over 4. */
function wrongAdder(
  name: string,
  part: "carry" | "sum",
  table: TruthTable,
  planted: string,
  message: string,
): Mistake<Adder> {
  return {
    name,
    planted,
    recognises: (answer) => computed(answer[part]).equals(table),
    message,
  };
}

const counted = (weight: number, threshold: number) =>
  tableOf(4, (a, b, c, carry) => a + b + c + weight * carry >= threshold);

const names = ["x1", "x2", "x3"];

const FULL_ADDER = exercise<Adder>({
  id: "02.4",
  title: "A full adder in two units",
  stars: 2,
  task:
    "Add three bits. `carry` sees $x_1, x_2, x_3$ and fires for two or three of them. `sum` sees " +
    "$x_1, x_2, x_3$ and, as a fourth input, `carry`; it fires for one or three. Read as a binary " +
    "number, carry and sum are $x_1 + x_2 + x_3$. Find the weights and thresholds.",
  answer: "adderUnits",
  expects: recordOf<Adder>({ carry: aUnit(3), sum: aUnit(4) }),
  stub: ADDER(["0, 0, 0", 1], ["0, 0, 0, 0", 1]),
  solution: ADDER(["1, 1, 1", 2], ["1, 1, 1, -2", 1]),
  checks: [
    onInputs<Adder>("the carry fires for two or three", casesOf(majority(3)), {
      names,
      call: (answer, ...x) => outputOf(answer).carry.at(x),
    }),
    onInputs<Adder>("the sum fires for one or three", casesOf(parity(3)), {
      names,
      call: (answer, ...x) => outputOf(answer).sum.at(x),
    }),
  ],
  mistakes: [
    wrongAdder(
      "The carry needs all three",
      "carry",
      tableOf(3, (a, b, c) => a + b + c >= 3),
      ADDER(["1, 1, 1", 3], ["1, 1, 1, -2", 1]),
      "1 + 1 is already 10 in binary: two of them must be enough.",
    ),
    wrongAdder(
      "The carry needs only one",
      "carry",
      tableOf(3, (a, b, c) => a + b + c >= 1),
      ADDER(["1, 1, 1", 1], ["1, 1, 1, -2", 1]),
      "That is OR: it carries for a single 1, too.",
    ),
    wrongAdder(
      "Still a half adder",
      "carry",
      tableOf(3, (a, b) => a + b >= 2),
      ADDER(["1, 1, 0", 2], ["1, 1, 1, -2", 1]),
      "Your carry does not listen to x3.",
    ),
    wrongAdder(
      "Taken off once, not twice",
      "sum",
      counted(-1, 1),
      ADDER(["1, 1, 1", 2], ["1, 1, 1, -1", 1]),
      "Two inputs bring 2, and your carry takes 1 off: 1 is left, and the unit fires. A carry is worth two.",
    ),
    wrongAdder(
      "The sum does not hear the carry",
      "sum",
      counted(0, 1),
      ADDER(["1, 1, 1", 2], ["1, 1, 1, 0", 1]),
      "Without the carry, `sum` is OR. What should the carry do to it when two inputs fire?",
    ),
    wrongAdder(
      "The carry added instead of taken off",
      "sum",
      counted(2, 1),
      ADDER(["1, 1, 1", 2], ["1, 1, 1, 2", 1]),
      "What has been carried to the left is no longer here: the carry has to hold `sum` back.",
    ),
  ],
  hints: [
    "`carry` is the majority of three. You know its threshold from 02.2.",
    "`sum` counts the inputs. When two or three fire, the carry has taken two of them away.",
    "Give the carry the weight −2. Then 0, 1, 2, 3 inputs leave 0, 1, 0, 1.",
  ],
});

// 02.5

/** How a line ends in a unit of 1943. */
type Line = "excitatory" | "inhibitory";
type Two = {
  readonly first: {
    readonly x1: Line;
    readonly x2: Line;
    readonly threshold: number;
  };
  readonly second: { readonly first: Line; readonly threshold: number };
};

const aLine = oneOf("excitatory", "inhibitory");

/** A unit of 1943 on lines of both kinds. */
function unit(lines: readonly Line[], threshold: number, x: readonly number[]) {
  const on = (kind: Line) =>
    x.flatMap((bit, i) =>
      lines[i] === kind ? [bit === 1 ? 1 : 0] as const : []
    );
  const [a, b] = [on("excitatory"), on("inhibitory")];
  return mcCullochPitts({
    excitatory: a.length,
    inhibitory: b.length,
    threshold,
  })(a, b);
}

/** What comes out of the second unit. */
function tableOfTwo({ first, second }: Two): TruthTable {
  return tableOf(2, (...x) => {
    const inner = unit([first.x1, first.x2], first.threshold, x);
    return unit([second.first], second.threshold, [inner]);
  });
}

const TWO = (
  [x1, x2, inner]: readonly [Line, Line, number],
  [first, outer]: readonly [Line, number],
) =>
  `const implies = {
  first: { x1: "${x1}", x2: "${x2}", threshold: ${inner} },
  second: { first: "${first}", threshold: ${outer} },
};`;

const [E, I] = ["excitatory", "inhibitory"] as const;

function wrongTwo(
  name: string,
  tables: readonly string[],
  planted: string,
  message: string,
): Mistake<Two> {
  return {
    name,
    planted,
    recognises: (answer) => tables.includes(String(tableOfTwo(answer))),
    message,
  };
}

const IMPLICATION = exercise<Two>({
  id: "02.5",
  title: "Implication, with the means of 1943",
  stars: 3,
  task:
    "“If $x_1$, then $x_2$” rests in one row only: $x_1 = 1$, $x_2 = 0$. No single unit of 1943 " +
    "computes it, but two do: `first` sees $x_1$ and $x_2$, and `second` sees the output of " +
    "`first`. Say for each line whether it is `excitatory` or `inhibitory`, and give both thresholds.",
  answer: "implies",
  expects: recordOf<Two>({
    first: recordOf<Two["first"]>({ x1: aLine, x2: aLine, threshold: aNumber }),
    second: recordOf<Two["second"]>({ first: aLine, threshold: aNumber }),
  }),
  stub: TWO([E, E, 1], [E, 1]),
  solution: TWO([E, I, 1], [I, 0]),
  checks: [
    onInputs<Two>("rests for 1 and 0, and fires otherwise", casesOf(IMPLIES), {
      names: ["x1", "x2"],
      call: (answer, ...x) => tableOfTwo(answer).at(x),
    }),
  ],
  mistakes: [
    wrongTwo(
      "The last NOT is missing",
      ["0010"],
      TWO([E, I, 1], [E, 1]),
      "Your first unit finds the one row that counts. The second has to turn its answer round.",
    ),
    wrongTwo(
      "The arrow turned round",
      ["1011", "0100"],
      TWO([I, E, 1], [I, 0]),
      "That is “if x2, then x1”. Which of the two inputs must fire in the row that rests?",
    ),
    {
      name: "A NOT that waits for a vote",
      planted: TWO([E, I, 1], [I, 1]),
      recognises: ({ second }) =>
        second.first === "inhibitory" && second.threshold > 0,
      message:
        "The second unit has no excitatory line, so its count is always 0. With a threshold above 0 it never fires.",
    },
    {
      name: "Fires without a vote",
      planted: TWO([E, I, 0], [I, 0]),
      recognises: ({ first }) => first.threshold <= 0 && first.x1 === E,
      message:
        "A count of 0 already reaches the threshold of `first`, so it also fires when nothing comes in. It should wait for x1.",
    },
    wrongTwo(
      "NAND",
      ["1110"],
      TWO([E, E, 2], [I, 0]),
      "You negated AND. The first unit should fire for x1 = 1 and x2 = 0, so x2 must be able to stop it.",
    ),
    wrongTwo(
      "NOR",
      ["1000"],
      TWO([E, E, 1], [I, 0]),
      "You negated OR. The first unit should fire in one row only, x1 = 1 and x2 = 0.",
    ),
  ],
  hints: [
    "Implication is the opposite of “x1, and not x2”. Let `first` find that row.",
    "In `first`, x1 excites and x2 inhibits: one vote is needed, and x2 stops everything.",
    "`second` is NOT: one inhibitory line and a threshold of 0, which no vote at all reaches.",
  ],
});

/** In the order in which the notebook sets them. */
export const CIRCUIT_EXERCISES: readonly Exercise[] = [FULL_ADDER, IMPLICATION];
