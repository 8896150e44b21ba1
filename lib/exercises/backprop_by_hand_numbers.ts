/** Exercises 12.1 and 12.2 of notebook 12: a weight to recompute, a rate to translate. */

import { equals, holds, onInputs } from "./checks.ts";
import { type Exercise, exercise, type Mistake } from "./exercise.ts";
import { aFunction, aNumber, such } from "./kinds.ts";
import { matches } from "./matches.ts";

// 12.1

const RIGHT_W3 = 0.4006330463812164;

/** A wrong number for w₃: known by the number it comes to. */
function wrongW3(
  name: string,
  number: number,
  message: string,
  tolerance = 6e-7,
): Mistake<number> {
  return {
    name,
    planted: `const newW3 = ${number};`,
    recognises: (answer) => Math.abs(answer - number) < tolerance,
    message,
  };
}

const W3 = exercise<number>({
  id: "12.1",
  title: "The weight that the slide gets wrong",
  stars: 1,
  task:
    "Source 004 prints 0.4011 for the new $w_3$. Work it out yourself, with all digits, and " +
    "give six decimals. Then look for the slip: which number would you have to mix up to " +
    "arrive at 0.4011?",
  answer: "newW3",
  expects: aNumber,
  stub:
    "// w₃ after one step with rate 0.1, to six decimals\nconst newW3 = undefined;",
  solution: `// δ₁ = δ₃ · w₅ · σ′(z₁), and w₃ carries x₂ = 0.3
const newW3 = 0.4 - 0.1 * (-0.162098104 * 0.55 * 0.236686589 * 0.3);`,
  checks: [
    holds(
      "moves up",
      "a number above 0.4: the slope is negative",
      (w) => w > 0.4,
    ),
    equals(
      "is right to six decimals",
      such("the new w₃, to six decimals", (w) => matches(w, RIGHT_W3, 6e-7)),
    ),
  ],
  mistakes: [
    wrongW3(
      "The slide's own slip",
      0.401055,
      "So this is how 0.4011 came about. Follow the line of w₃ in the drawing: which input does it carry?",
      6e-5,
    ),
    wrongW3(
      "Uphill",
      0.399366954,
      "The step has the right size and the wrong direction: descent goes against the slope.",
    ),
    wrongW3(
      "Updated w₅ used",
      0.400644528,
      "δ₁ needs the w₅ that made the forward pass, not the one after its step.",
    ),
    wrongW3(
      "Slope of the hidden sigmoid forgotten",
      0.402674619,
      "On its way back the slope passes through the sigmoid of neuron 1, too.",
    ),
    wrongW3(
      "Factor 2 dropped",
      0.400316523,
      "Half of the step. C is the whole square: its slope at ŷ is −2(y − ŷ).",
    ),
    wrongW3(
      "Rate forgotten",
      0.40633046,
      "The whole slope was taken; the rate is 0.1.",
    ),
    wrongW3(
      "Rounded on the way",
      0.4006,
      "Right as far as it goes. Keep all digits until the end, then give six decimals.",
      5e-5,
    ),
  ],
  hints: [
    "Three numbers: the δ of the neuron that w₃ leads to, the value that w₃ carries, and the rate.",
    "w₃ runs from x₂ to hidden neuron 1. So its slope is δ₁ · x₂, with δ₁ = δ₃ · w₅ · σ′(z₁).",
    "δ₁ = −0.162098104 · 0.55 · 0.236686589 = −0.021101546. Multiply by 0.3, then by −0.1, and add to 0.4.",
  ],
});

// 12.2

type SameStep = (rate: number, k: number) => number;

/** A wrong rule for the rate: known by what it gives for a few k. */
function wrongRate(
  name: string,
  wrong: SameStep,
  source: string,
  message: string,
): Mistake<SameStep> {
  return {
    name,
    planted: `const sameStep = (rate: number, k: number): number => ${source};`,
    recognises: (answer) =>
      [0.5, 3, 4].every((k) => matches(answer(0.1, k), wrong(0.1, k))),
    message,
  };
}

const SAME_STEP = exercise<SameStep>({
  id: "12.2",
  title: "The square, or half of it",
  stars: 1,
  task:
    "You use the loss $C$ and the rate $\\eta$. A friend uses $k \\cdot C$ as loss, on the " +
    "same network. Which rate must the friend use to make exactly your step? (The house loss " +
    "is the case $k = \\tfrac12$.)",
  answer: "sameStep",
  expects: aFunction("(rate, k) → your friend's rate"),
  stub:
    "// your friend's loss is k times yours\nconst sameStep = (rate: number, k: number): number => 0 * rate * k;",
  solution: "const sameStep = (rate: number, k: number): number => rate / k;",
  checks: [
    onInputs("knows the house loss, half of the square", [[[0.1, 0.5], 0.2]], {
      names: ["rate", "k"],
    }),
    onInputs("knows any factor", [[[0.1, 1], 0.1], [[0.1, 2], 0.05], [
      [0.3, 4],
      0.075,
    ]], {
      names: ["rate", "k"],
    }),
  ],
  mistakes: [
    wrongRate(
      "The wrong way round",
      (rate, k) => rate * k,
      "rate * k",
      "A larger loss has larger slopes, so the same step needs a smaller rate.",
    ),
    wrongRate(
      "As if nothing changed",
      (rate) => rate,
      "rate",
      "The minimum stays where it is, but every slope is k times as large, and so is the step.",
    ),
    wrongRate(
      "The factor squared",
      (rate, k) => rate / k ** 2,
      "rate / k ** 2",
      "The factor stands in front of the square, not inside: it goes into the slope once.",
    ),
  ],
  hints: [
    "What happens to every slope when the loss is multiplied by k?",
    "The step is rate × slope. One factor has become k times as large; the product must stay.",
    "friend's rate · k · slope = rate · slope.",
  ],
});

/** In the order in which the notebook sets them. */
export const NUMBER_EXERCISES: readonly Exercise[] = [W3, SAME_STEP];
