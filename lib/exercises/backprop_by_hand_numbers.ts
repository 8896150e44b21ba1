/** Exercises 12.1 and 12.2 of notebook 12: a weight to recompute, a rate to translate. */

import { equals, onInputs } from "./checks.ts";
import { type Exercise, exercise, type Mistake } from "./exercise.ts";
import { aFunction, aNumber, type Kind, recordOf, such } from "./kinds.ts";
import { matches } from "./matches.ts";

// 12.1

interface TwoNumbers {
  readonly right: number;
  readonly slide: number;
}

const RIGHT_W3 = 0.4006330463812164;
const SLIDES_W3 = 0.4010550773020273;

/** A number that is as good as another to six decimals. */
function sixDecimals(name: string, number: number): Kind<number> {
  return such(`${name}, to six decimals`, (w) => matches(w, number, 6e-7));
}

/** A wrong number for w₃: known by the number it comes to. */
function wrongW3(
  name: string,
  number: number,
  message: string,
  tolerance = 6e-7,
): Mistake<TwoNumbers> {
  return {
    name,
    planted: `const newW3 = { right: ${number}, slide: 0.401055 };`,
    recognises: ({ right }) =>
      matches(right, number, tolerance) && !matches(right, RIGHT_W3, 6e-7),
    message,
  };
}

/** A number that does not explain the slide: known by itself, the right one being right. */
function wrongSlip(
  name: string,
  number: number,
  message: string,
  tolerance = 6e-7,
): Mistake<TwoNumbers> {
  return {
    name,
    planted: `const newW3 = { right: 0.400633, slide: ${number} };`,
    recognises: ({ right, slide }) =>
      Math.abs(right - RIGHT_W3) < 6e-7 && Math.abs(slide - number) < tolerance,
    message,
  };
}

const W3 = exercise<TwoNumbers>({
  id: "12.1",
  title: "The weight that the slide gets wrong",
  stars: 1,
  task:
    "Work out the new $w_3$ with pencil and calculator, to six decimals. Then find the slip of " +
    "source 004: mix up *one* number on the way so that you get what rounds to the printed " +
    "0.4011, and give that result to six decimals, too.",
  answer: "newW3",
  expects: recordOf({ right: aNumber, slide: aNumber }),
  stub: `const newW3 = {
  right: NaN, // w₃ after one step with rate 0.1
  slide: NaN, // what you get with the slide's slip, before rounding
};`,
  solution:
    `// δ₁ = δ₃ · w₅ · σ′(z₁). The weight w₃ carries x₂ = 0.3; the slide took x₁ = 0.5.
const slopeAtZ1 = -0.162098104 * 0.55 * 0.236686589;
const newW3 = {
  right: 0.4 - 0.1 * slopeAtZ1 * 0.3,
  slide: 0.4 - 0.1 * slopeAtZ1 * 0.5,
};`,
  checks: [
    equals("the right w₃ is right", sixDecimals("the new w₃", RIGHT_W3), {
      part: ({ right }) => right,
    }),
    equals("the slip is found", sixDecimals("the slide's w₃", SLIDES_W3), {
      part: ({ slide }) => slide,
    }),
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
      "w₅ forgotten",
      0.401150993,
      "On its way back to neuron 1 the slope passes along the line of w₅: one more factor.",
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
    wrongSlip(
      "Copied, not found",
      0.4011,
      "That is what the slide prints. Which mistake leads there? Give its six decimals.",
      1e-9,
    ),
    wrongSlip(
      "The slip, rounded",
      0.40106,
      "That is the slip. Give its number to six decimals.",
      6e-6,
    ),
    wrongSlip(
      "Another slip",
      0.402674619,
      "That slip, the forgotten σ′(z₁), would print as 0.4027. Try the number that w₃ is multiplied with in the forward pass.",
    ),
    wrongSlip(
      "A slip too small to see",
      0.400644528,
      "With the updated w₅ one gets 0.4006 again, after rounding. The slip that you look for is larger.",
    ),
    {
      name: "Not the slide's number",
      planted: "const newW3 = { right: 0.400633, slide: 0.401150993 };",
      recognises: ({ right, slide }) =>
        Math.abs(right - RIGHT_W3) < 6e-7 && Math.round(slide * 1e4) !== 4011,
      message:
        "Rounded to four decimals that is not the 0.4011 of the slide. Try the number that w₃ is multiplied with in the forward pass.",
    },
  ],
  hints: [
    "Two numbers make the slope of w₃: the δ of the neuron it leads to, and the value it carries. δ₁ = δ₃ · w₅ · σ′(z₁).",
    "δ₁ = −0.162098104 · 0.55 · 0.236686589 = −0.021101546. Multiply by what w₃ carries, then by −0.1, and add to 0.4.",
    "w₃ carries x₂ = 0.3. The slide's change, 0.0011, is 5/3 of the right one, 0.0006. Which two numbers here are as 5 to 3?",
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
    "same network. Which rate must the friend use to make exactly your step? (Half the square " +
    "is the case $k = \\tfrac12$.)",
  answer: "sameStep",
  expects: aFunction("(rate, k) → your friend's rate"),
  stub:
    "// your friend's loss is k times yours\nconst sameStep = (rate: number, k: number): number => 0 * rate * k;",
  solution: "const sameStep = (rate: number, k: number): number => rate / k;",
  checks: [
    onInputs("knows half the square", [[[0.1, 0.5], 0.2]], {
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
