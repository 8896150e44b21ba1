/** Exercises 12.3 and 12.4 of notebook 12: a whole iteration, and a sum over paths. */

import {
  type Iteration,
  iteration,
  type IterationSlip,
  type PathSlip,
  type TwoPaths,
  twoPaths,
} from "./backprop_by_hand_slips.ts";
import { onInputs } from "./checks.ts";
import { type Exercise, exercise, type Mistake } from "./exercise.ts";
import { aFunction } from "./kinds.ts";
import { matches } from "./matches.ts";

/** The weights, inputs, target and rate of the first example. */
const EXAMPLE = [[0.7, 0.3, 0.4, 0.6, 0.55, 0.45], [0.5, 0.3], 1, 0.1] as const;

/** The source with each of the edits made in it. */
function edited(source: string, ...edits: readonly [string, string][]): string {
  return edits.reduce((text, [from, to]) => text.replace(from, to), source);
}

// 12.3

/** Other networks of this shape, far from the example. */
const OTHERS: readonly Parameters<Iteration>[] = [
  [[1, -1, 0.5, 2, -1, 0.5], [1, 0.5], 0, 1],
  [[-0.3, 0.8, -0.6, 0.1, 1.2, -0.9], [-1, 2], 0.5, 0.25],
];

const ITERATION =
  `const oneIteration = (w: number[], x: number[], y: number, rate: number) => {
  const [w1, w2, w3, w4, w5, w6] = w;
  const a1 = sigmoid(w1 * x[0] + w3 * x[1]);
  const a2 = sigmoid(w2 * x[0] + w4 * x[1]);
  const yHat = sigmoid(w5 * a1 + w6 * a2);
  const delta3 = -2 * (y - yHat) * yHat * (1 - yHat);
  const delta1 = delta3 * w5 * a1 * (1 - a1);
  const delta2 = delta3 * w6 * a2 * (1 - a2);
  const first = [delta1 * x[0], delta2 * x[0], delta1 * x[1], delta2 * x[1]];
  const slopes = [...first, delta3 * a1, delta3 * a2];
  return w.map((weight, i) => weight - rate * slopes[i]);
};`;

/** A wrong iteration: known by what it makes of weights that are all different. */
function wrongIteration(
  name: string,
  slip: IterationSlip,
  edits: readonly [string, string][],
  message: string,
): Mistake<Iteration> {
  const probe = [[0.2, -0.4, 0.5, 0.3, -0.7, 0.9], [1, -2], 0, 0.5] as const;
  return {
    name,
    planted: edited(ITERATION, ...edits),
    recognises: (answer) =>
      matches(answer(...probe), iteration(slip)(...probe)),
    message,
  };
}

const ALL_SIX = exercise<Iteration>({
  id: "12.3",
  title: "All six weights",
  stars: 2,
  task:
    "Write one whole iteration of the 2-2-1 network as a function: old weights in, new weights " +
    "out. The forward pass is there. Sigmoid everywhere, no bias, $C = (y - \\hat y)^2$.",
  answer: "oneIteration",
  expects: aFunction("(w, x, y, rate) → six new weights"),
  stub:
    `const oneIteration = (w: number[], x: number[], y: number, rate: number) => {
  const [w1, w2, w3, w4, w5, w6] = w;
  const a1 = sigmoid(w1 * x[0] + w3 * x[1]);
  const a2 = sigmoid(w2 * x[0] + w4 * x[1]);
  const yHat = sigmoid(w5 * a1 + w6 * a2);
  const error = yHat - y;
  const slopes = [0, 0, 0, 0, 0, 0 * error]; // your work: ∂C/∂w₁ … ∂C/∂w₆
  return w.map((weight, i) => weight - rate * slopes[i]);
};`,
  solution: ITERATION,
  checks: [
    onInputs<Iteration>("makes the step of the lecture", [
      [EXAMPLE, [
        0.7010550773020273,
        0.3008874217300201,
        0.4006330463812164,
        0.6005324530380121,
        0.559975254031514,
        0.4594302092132632,
      ]],
    ], { names: ["w", "x", "y", "rate"] }),
    onInputs<Iteration>(
      "works for other weights, inputs, targets and rates",
      OTHERS.map((input) => [input, iteration()(...input)]),
      { names: ["w", "x", "y", "rate"] },
    ),
  ],
  mistakes: [
    wrongIteration(
      "Slope of the hidden sigmoids forgotten",
      "hidden slope",
      [["delta3 * w5 * a1 * (1 - a1)", "delta3 * w5"], [
        "delta3 * w6 * a2 * (1 - a2)",
        "delta3 * w6",
      ]],
      "w₅ and w₆ are right. δ₁ and δ₂ must pass through their own sigmoids, too.",
    ),
    wrongIteration(
      "Slope of the output sigmoid forgotten",
      "output slope",
      [[" * yHat * (1 - yHat)", ""]],
      "δ₃ is the slope at z₃, not at ŷ: one more factor.",
    ),
    wrongIteration(
      "Factor 2 dropped",
      "factor 2",
      [["-2 * (y - yHat)", "-(y - yHat)"]],
      "Every step is half as long as it should be. C is the whole square, without ½.",
    ),
    wrongIteration(
      "Uphill",
      "uphill",
      [["weight - rate", "weight + rate"]],
      "Each step has the right size and the wrong direction. Check the sign of δ₃: is it −2(y − ŷ) or 2(y − ŷ)?",
    ),
    wrongIteration(
      "Updated weights used",
      "updated weights",
      [["delta3 * w5 *", "delta3 * (w5 - rate * delta3 * a1) *"], [
        "delta3 * w6 *",
        "delta3 * (w6 - rate * delta3 * a2) *",
      ]],
      "δ₁ and δ₂ need the old w₅ and w₆, those that made the forward pass. Compute all six slopes first, then move.",
    ),
    wrongIteration(
      "w₂ and w₃ mixed up",
      "w2 and w3",
      [["delta2 * x[0], delta1 * x[1]", "delta1 * x[1], delta2 * x[0]"]],
      "w₂ goes from x₁ to neuron 2, w₃ from x₂ to neuron 1. Their slopes stand in each other's place.",
    ),
    wrongIteration(
      "x₁ in place of x₂",
      "x1 for x2",
      [["delta1 * x[1]", "delta1 * x[0]"]],
      "The slip of source 004: w₃ carries x₂.",
    ),
  ],
  hints: [
    "First δ₃, then δ₁ and δ₂, then six products of a δ and the value that the weight carries.",
    "δ₃ = −2(y − ŷ) · ŷ(1 − ŷ), and δ₁ = δ₃ · w₅ · a₁(1 − a₁). δ₂ is like δ₁.",
    "The slopes in order: δ₁x₁, δ₂x₁, δ₁x₂, δ₂x₂, δ₃a₁, δ₃a₂.",
  ],
});

// 12.4

const SLOPE_OF_W11 = (result: string) =>
  `const slopeOfW11 = (
  error: number, // ŷ − y
  W3: number[], // the two weights into the output
  z2: number[], // weighted sums of the second hidden layer
  W2: number[][], // row i: the weights into its neuron i
  z1: number[], // weighted sums of the first hidden layer
  x: number[],
) => {
  const gate = (z: number) => (z > 0 ? 1 : 0); // the slope of ReLU
  ${result}
};`;

const ONE_PATH = "W3[0] * gate(z2[0]) * W2[0][0]";
const OTHER_PATH = "W3[1] * gate(z2[1]) * W2[1][0]";

function pathSum(first: string, sign: string, other: string): string {
  return SLOPE_OF_W11(`const first = ${first};
  const second = ${other};
  return error * (first ${sign} second) * gate(z1[0]) * x[0];`);
}

function wrongPaths(
  name: string,
  slip: PathSlip,
  planted: string,
  message: string,
): Mistake<TwoPaths> {
  const probe = [0.5, [6, -3], [1, slip === "upper gate" ? -1 : 2], [[0.5, 4], [
    -0.25,
    1,
  ]], [
    slip === "lower gate" ? -1 : 1,
    1,
  ], [3, 7]] as const;
  return {
    name,
    planted,
    recognises: (answer) => matches(answer(...probe), twoPaths(slip)(...probe)),
    message,
  };
}

const PASS_NAMES = { names: ["error", "W3", "z2", "W2", "z1", "x"] };

const MISSING_PATH = exercise<TwoPaths>({
  id: "12.4",
  title: "The missing path",
  stars: 2,
  task:
    "The function gives $\\partial \\ell / \\partial w_{11}^{[1]}$ of a 2-2-2-1 ReLU network " +
    "as source 000 prints it. Put in what is missing. It must hold for every network of this " +
    "shape, also when a ReLU is shut.",
  answer: "slopeOfW11",
  expects: aFunction("(error, W3, z2, W2, z1, x) → a slope"),
  stub: SLOPE_OF_W11(
    `// As the slides have it: one path
  return error * ${ONE_PATH} * gate(z1[0]) * x[0];`,
  ),
  solution: pathSum(ONE_PATH, "+", OTHER_PATH),
  checks: [
    onInputs("is 4.125 for the network of the lecture", [
      [
        [1.5, [1.5, 2], [1, 0.5], [[0.5, 0.5], [1, -0.5]], [1, 1], [1, 2]],
        4.125,
      ],
    ], PASS_NAMES),
    onInputs("knows that a shut ReLU lets nothing through", [
      [
        [1.5, [1.5, 2], [1, -0.5], [[0.5, 0.5], [1, -0.5]], [1, 1], [1, 2]],
        1.125,
      ],
      [[1.5, [1.5, 2], [1, 0.5], [[0.5, 0.5], [1, -0.5]], [-1, 1], [1, 2]], 0],
    ], PASS_NAMES),
    onInputs("holds for other weights and inputs", [
      [[-1, [1, -1], [2, 3], [[2, 7], [3, 5]], [1, 1], [4, 9]], 4],
    ], PASS_NAMES),
  ],
  mistakes: [
    wrongPaths(
      "The second path is missing",
      "one path",
      SLOPE_OF_W11(`return error * ${ONE_PATH} * gate(z1[0]) * x[0];`),
      "Hidden neuron 1 of the first layer is heard by both neurons of the second.",
    ),
    wrongPaths(
      "Only the second path",
      "other path",
      SLOPE_OF_W11(`return error * ${OTHER_PATH} * gate(z1[0]) * x[0];`),
      "That is the path the slides forgot. Theirs counts, too.",
    ),
    wrongPaths(
      "The error on one path only",
      "one error",
      SLOPE_OF_W11(`const first = error * ${ONE_PATH};
  const second = ${OTHER_PATH};
  return (first + second) * gate(z1[0]) * x[0];`),
      "Both paths begin at the loss, so ŷ − y is a factor of both.",
    ),
    wrongPaths(
      "Row in place of column",
      "row for column",
      pathSum(ONE_PATH, "+", "W3[1] * gate(z2[1]) * W2[0][1]"),
      "`W2[0][1]` leads into neuron 1 from neuron 2. You need the weight out of neuron 1, into neuron 2.",
    ),
    wrongPaths(
      "Paths multiplied",
      "product",
      pathSum(ONE_PATH, "*", OTHER_PATH),
      "Along one path factors multiply. Different paths add.",
    ),
    wrongPaths(
      "Gate of the second path forgotten",
      "upper gate",
      pathSum(ONE_PATH, "+", "W3[1] * W2[1][0]"),
      "The second path passes through a ReLU, too: its slope is 0 when z is not positive.",
    ),
    wrongPaths(
      "Gate of the first layer forgotten",
      "lower gate",
      pathSum(ONE_PATH, "+", OTHER_PATH).replace(" * gate(z1[0])", ""),
      "Both paths end in the ReLU of the first layer.",
    ),
    wrongPaths(
      "Input forgotten",
      "input",
      pathSum(ONE_PATH, "+", OTHER_PATH).replace(" * x[0]", ""),
      "That is the slope at z. The weight carries the first input: one more factor.",
    ),
  ],
  hints: [
    "Put a finger on neuron 1 of the first hidden layer. How many lines leave it to the right?",
    "The second path goes through neuron 2 of the second layer: its weight to the output, its gate, and the weight from neuron 1 into it.",
    "Add `W3[1] * gate(z2[1]) * W2[1][0]` to the product of the first path; what both paths share stands outside the bracket.",
  ],
});

/** In the order in which the notebook sets them. */
export const PATH_EXERCISES: readonly Exercise[] = [ALL_SIX, MISSING_PATH];
