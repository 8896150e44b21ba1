/**
 * The perceptron's learning rules, as the textbooks write them.
 *
 * Each looks at the sign of the score z = w · x + b and at the label, and names an error;
 * the step is then the same for all, `w ← w + η error x` and `b ← b + η error`. A bias
 * learns like the weight of an input that is always 1.
 *
 * @module
 */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { checkTie, type Tie } from "../logic/threshold_unit.ts";
import type { Sign } from "./arithmetic.ts";
import { checkLabels, type Example } from "./examples.ts";

/**
 * - `"zero-one"`: labels 0 and 1, ŷ = step(z), error = y − ŷ.
 * - `"plus-minus"`: labels −1 and 1, a mistake if y z ≤ 0 (0 is one), then error = y, else 0.
 * - `"rosenblatt"`: α x (t − y) with target t and output y = step(z), or y = ±1 if a label is
 *   −1: then the error of a mistake is −2 or 2, and the step twice as long.
 */
export type PerceptronRule = "zero-one" | "plus-minus" | "rosenblatt";

/** What a rule makes of one example. */
export type Judgement = {
  /** ŷ; 0 for a score of 0 under `"plus-minus"`, which is neither −1 nor 1. */
  readonly prediction: number;
  /** What the step is multiplied by; 0 if nothing is to be learnt. */
  readonly error: number;
};

/** From the sign of the score and the label to a judgement. */
export type Judge = (score: Sign, label: number) => Judgement;

/**
 * The rule of that name, for these examples.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param tie what a score of 0 means: `"fire"` if not said
 * @throws {ValueError} for a rule that does not exist, labels that are not the rule's, or a
 * tie rule for `"plus-minus"`, which has its own
 *
 * @example A score of 0 is right for a label of 1 under one rule, a mistake under another
 * ```ts
 * import assert from "node:assert/strict";
 * const examples = [{ x: [1], y: 1 }];
 * assert.deepEqual(judgeOf("learn", "zero-one", examples)(0, 1), { prediction: 1, error: 0 });
 * assert.deepEqual(judgeOf("learn", "plus-minus", examples)(0, 1), { prediction: 0, error: 1 });
 * ```
 */
export function judgeOf(
  action: string,
  rule: PerceptronRule,
  examples: readonly Example[],
  tie?: Tie,
): Judge {
  switch (rule) {
    case "zero-one":
      checkLabels(action, examples, [0, 1]);
      return bySubtraction(0, checkedTie(action, tie));
    case "rosenblatt": {
      const low = examples.some(({ y }) => y === -1) ? -1 : 0;
      checkLabels(action, examples, [low, 1]);
      return bySubtraction(low, checkedTie(action, tie));
    }
    case "plus-minus":
      checkLabels(action, examples, [-1, 1]);
      if (tie === undefined) return byMistake;
      throw new ValueError(
        action,
        `the rule "plus-minus" must have no tie rule, but one was given: ${
          written(tie)
        }; it counts a score of 0 as a mistake`,
      );
    default:
      throw new ValueError(
        action,
        `the rule must be "zero-one", "plus-minus" or "rosenblatt", but it is ${
          written(rule satisfies never)
        }`,
      );
  }
}

/** error = label − prediction, where the prediction is 1 or `low`. */
function bySubtraction(low: number, tie: Tie): Judge {
  return (score, label) => {
    const fires = tie === "fire" ? score >= 0 : score > 0;
    const prediction = fires ? 1 : low;
    return { prediction, error: label - prediction };
  };
}

/** error = label if score and label do not agree in sign. */
const byMistake: Judge = (score, label) => ({
  prediction: score,
  error: label * score <= 0 ? label : 0,
});

function checkedTie(action: string, tie: Tie = "fire"): Tie {
  checkTie(action, tie);
  return tie;
}
