/** One exercise that is not in the course, for tests of what all exercises share. */

import { onInputs } from "../../lib/exercises/checks.ts";
import { type Exercise, exercise } from "../../lib/exercises/exercise.ts";
import { aFunction } from "../../lib/exercises/kinds.ts";

type Gate = (x1: number, x2: number) => number;

/** Its parts, so that a test can spoil one of them. */
export const NOR_PARTS: Exercise<Gate> = {
  id: "99.1",
  title: "NOR",
  stars: 1,
  task: "Write NOR: 1 if neither input is 1.",
  answer: "nor",
  expects: aFunction("(x1, x2) → 0 or 1"),
  stub: "const nor = undefined;",
  solution:
    "const nor = (x1: number, x2: number): number =>\n  thresholdUnit({ weights: [-1, -1], threshold: 0 })([x1, x2]);",
  checks: [
    onInputs("fires if nothing does", [[[0, 0], 1]], { names: ["x1", "x2"] }),
    onInputs("rests if one input fires", [[[0, 1], 0], [[1, 0], 0]], {
      names: ["x1", "x2"],
    }),
    onInputs("rests if both inputs fire", [[[1, 1], 0]], {
      names: ["x1", "x2"],
    }),
  ],
  mistakes: [
    {
      name: "OR in place of NOR",
      planted: "const nor = (x1: number, x2: number) => Math.max(x1, x2);",
      recognises: (nor) =>
        nor(0, 0) === 0 && nor(0, 1) === 1 && nor(1, 1) === 1,
      message: "This fires where `NOR` should rest. The N stands for *not*.",
    },
    {
      name: "NAND in place of NOR",
      planted: "const nor = (x1: number, x2: number) => 1 - x1 * x2;",
      recognises: (nor) => nor(0, 1) === 1 && nor(1, 1) === 0,
      message: "One input alone must be enough to make it rest.",
    },
  ],
  hints: [
    "Only one row of the table has a 1.",
    "It is the row where the sum of the inputs is smallest.",
    "Weights −1 and −1: the sums are 0, −1, −1, −2.",
  ],
};

/** The exercise. */
export const NOR: Exercise = exercise(NOR_PARTS);
