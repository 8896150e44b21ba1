/** Exercise 02.3 of notebook 02: the gates of two weights, and the thresholds that make them. */

import { gateName } from "../logic/gates.ts";
import { type Check, type Exercise, exercise } from "./exercise.ts";
import { aNumber, type Kind, recordOf } from "./kinds.ts";
import { matches } from "./matches.ts";
import { computed } from "./unit_numbers.ts";

const TINY = 1e-9;

interface Range {
  readonly above: number;
  readonly upTo: number;
}
type Ranges = { readonly OR: Range; readonly x1: Range; readonly AND: Range };

const RANGES = (...ends: readonly (readonly [number, number])[]) =>
  `// above < θ ≤ upTo, for the weights (2, 1)
const ranges = {
${
    ["OR", "x1", "AND"].map((gate, i) =>
      `  ${gate}: { above: ${ends[i][0]}, upTo: ${ends[i][1]} },`
    ).join("\n")
  }
};`;

const range = (above: number, upTo: number): Range => ({ above, upTo });
const aRange = recordOf({ above: aNumber, upTo: aNumber });

const gateAt = (threshold: number) =>
  gateName(computed({ weights: [2, 1], threshold }));

/** A range is right if the gate changes at both ends; the ends themselves are not told. */
function hasRange(
  gate: keyof Ranges,
  before: string,
  after: string,
): Check<Ranges> {
  const at = (
    input: string,
    expected: string,
    theta: (range: Range) => number,
  ) => ({
    input,
    expected,
    got: (ranges: Ranges) => gateAt(theta(ranges[gate])),
  });
  return {
    name: `${gate} has its range`,
    cases: [
      at("θ = upTo", gate, ({ upTo }) => upTo),
      at("θ just above `above`", gate, ({ above }) => above + TINY),
      at("θ just above upTo", after, ({ upTo }) => upTo + TINY),
      at("θ = above", before, ({ above }) => above),
    ],
  };
}

/** Exercise 02.3. */
export const THRESHOLDS: Exercise = exercise<Ranges>({
  id: "02.3",
  title: "Which gate, for which threshold",
  stars: 2,
  task:
    "The weights are $(2, 1)$. As $\\theta$ rises, the unit is first TRUE, then OR, then a copy " +
    "of $x_1$, then AND, then FALSE. Give the three ranges between, each as " +
    "`above` $< \\theta \\le$ `upTo`.",
  answer: "ranges",
  expects: recordOf<Ranges>({
    OR: aRange as Kind<Range>,
    x1: aRange as Kind<Range>,
    AND: aRange as Kind<Range>,
  }),
  stub: RANGES([0, 0], [0, 0], [0, 0]),
  solution: RANGES([0, 1], [1, 2], [2, 3]),
  checks: [
    hasRange("OR", "TRUE", "x1"),
    hasRange("x1", "OR", "AND"),
    hasRange("AND", "x1", "FALSE"),
  ],
  mistakes: [
    {
      name: "As if both weights were 1",
      planted: RANGES([0, 1], [1, 1], [1, 2]),
      recognises: ({ OR, AND }) =>
        matches([OR, AND], [range(0, 1), range(1, 2)]),
      message:
        "These are the ranges of the lecture, for the weights (1, 1). Here x1 alone brings a sum of 2, and both bring 3.",
    },
    {
      name: "AND and OR exchanged",
      planted: RANGES([2, 3], [1, 2], [0, 1]),
      recognises: ({ OR, AND }) =>
        matches([OR, AND], [range(2, 3), range(0, 1)]),
      message:
        "A low threshold is easy to reach, so it belongs to the gate that fires more often.",
    },
    {
      name: "Ends exchanged",
      planted: RANGES([1, 0], [2, 1], [3, 2]),
      recognises: (r) =>
        matches([r.OR, r.x1, r.AND], [range(1, 0), range(2, 1), range(3, 2)]),
      message:
        "The right numbers the wrong way round: `above` is the lower end, which does not belong to the range.",
    },
    {
      name: "The row (0, 1) overlooked",
      planted: RANGES([0, 2], [0, 2], [2, 3]),
      recognises: ({ OR }) => matches(OR, range(0, 2)),
      message:
        "OR must fire on (0, 1), too. What is the sum there, and what may the threshold be at most?",
    },
    {
      name: "The row (1, 0) overlooked",
      planted: RANGES([0, 1], [1, 3], [1, 3]),
      recognises: ({ AND }) => matches(AND, range(1, 3)),
      message:
        "AND must rest on (1, 0), whose sum is 2. So the threshold has to be above that.",
    },
  ],
  hints: [
    "Work out the four sums `2·x1 + x2`, and put them in order.",
    "The sums are 0, 1, 2, 3, in the rows (0, 0), (0, 1), (1, 0), (1, 1). A row fires as long as θ is at most its sum.",
    "Between two neighbouring sums nothing changes. So OR lies between 0 and 1, and the two others follow.",
  ],
});
