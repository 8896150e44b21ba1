/** Exercises 12.5 and 12.6 of notebook 12: the δ recursion for any depth. */

import {
  type Algorithm2,
  algorithm2,
  type AlgorithmSlip,
  deltaBelow,
  outer,
} from "./backprop_by_hand_slips.ts";
import { onInputs } from "./checks.ts";
import { type Exercise, exercise, type Mistake } from "./exercise.ts";
import { aFunction, type Kind, recordOf } from "./kinds.ts";
import { matches } from "./matches.ts";

// 12.5

interface Formula {
  readonly delta: typeof deltaBelow;
  readonly gradient: typeof outer;
}

const FORMULA = (delta: string, gradient: string) =>
  `const formula = {
  // δ of a layer. W leads from it to the layer above: a row per neuron above.
  delta(W: number[][], above: number[], slopes: number[]): number[] {
    return ${delta};
  },
  // ∂ℓ/∂w_ij of the weights into a layer: a row per neuron of the layer.
  gradient(delta: number[], below: number[]): number[][] {
    return ${gradient};
  },
};`;

const DELTA = `slopes.map((slope, j) =>
      slope * above.reduce((sum, d, i) => sum + W[i][j] * d, 0)
    )`;
const GRADIENT = "delta.map((d) => below.map((a) => d * a))";

const SQUARE = [[[1, 2], [3, 5]], [0.5, -2], [0.25, 4]] as const;

function wrongDelta(
  name: string,
  slip: NonNullable<Parameters<typeof deltaBelow>[3]>,
  planted: string,
  message: string,
): Mistake<Formula> {
  return {
    name,
    planted: FORMULA(planted, GRADIENT),
    recognises: ({ delta }) =>
      matches(delta(...SQUARE), deltaBelow(...SQUARE, slip)),
    message,
  };
}

const callDelta = (
  { delta }: Formula,
  ...input: [number[][], number[], number[]]
) => delta(...input);
const callGradient = (
  { gradient }: Formula,
  ...input: [number[], number[]]
) => gradient(...input);

const EMPTY_FORMULA = exercise<Formula>({
  id: "12.5",
  title: "The formula that was left empty",
  stars: 2,
  task:
    "Source 000 announces a general formula for any weight $w_{ij}^{[l]}$; the slide is " +
    "empty. Fill it in, as code: the δ of a layer from the δ of the layer above, and the " +
    "slopes of all weights into a layer. Layers may have different widths.",
  answer: "formula",
  expects: recordOf({
    delta: aFunction("(W, above, slopes) → numbers"),
    gradient: aFunction("(delta, below) → rows of numbers"),
  }) as Kind<Formula>,
  stub: FORMULA(
    "slopes.map((slope, j) => 0 * slope * W[0][j] * above[0])",
    "delta.map((d) => below.map((a) => 0 * d * a))",
  ),
  solution: FORMULA(DELTA, GRADIENT),
  checks: [
    onInputs<Formula>("δ adds over all neurons above", [
      [[[[1.5, 2]], [1.5], [1, 1]], [2.25, 3]],
      [[[[0.5, 0.5], [1, -0.5]], [2.25, 3], [1, 1]], [4.125, -0.375]],
    ], {
      names: ["W", "above", "slopes"],
      call: callDelta,
    }),
    onInputs<Formula>("δ passes through the slopes, and widths may differ", [
      [[[[1, 2, 3], [4, 5, 6]], [1, -1], [0.5, 0, 2]], [-1.5, 0, -6]],
    ], {
      names: ["W", "above", "slopes"],
      call: callDelta,
    }),
    onInputs<Formula>("the gradient has the shape of the weights", [
      [[[4.125, -0.375], [1, 2]], [[4.125, 8.25], [-0.375, -0.75]]],
      [[[2], [1, 3, 5]], [[2, 6, 10]]],
    ], {
      names: ["delta", "below"],
      call: callGradient,
    }),
  ],
  mistakes: [
    wrongDelta(
      "Transpose forgotten",
      "transpose",
      `slopes.map((slope, j) =>
      slope * above.reduce((sum, d, i) => sum + W[j][i] * d, 0)
    )`,
      "Going back, you need the weights that leave neuron j: the column j of W, not its row j.",
    ),
    wrongDelta(
      "g′ forgotten",
      "no slopes",
      `slopes.map((_, j) =>
      above.reduce((sum, d, i) => sum + W[i][j] * d, 0)
    )`,
      "The sum is the slope at a. One factor more, g′(z), makes it the slope at z.",
    ),
    wrongDelta(
      "One path only",
      "one unit",
      "slopes.map((slope, j) => slope * W[j][j] * above[j])",
      "Every neuron above hears neuron j: add over all of them.",
    ),
    {
      name: "Gradient lies on its side",
      planted: FORMULA(DELTA, "below.map((a) => delta.map((d) => d * a))"),
      recognises: ({ gradient }) =>
        matches(gradient([1, 2], [3, 5]), [[3, 6], [5, 10]]),
      message:
        "Rows and columns are exchanged. A row of W holds the weights into one neuron, so row i has the factor δ_i.",
    },
  ],
  hints: [
    "δ of neuron j: everything that comes back to it, added up, times its own slope.",
    "What comes back from neuron i above is its δ times the weight between them, `W[i][j] * above[i]`.",
    "In letters: δ_j = g′(z_j) · Σ_i w_ij δ_i, and ∂ℓ/∂w_ij = δ_i a_j.",
  ],
});

// 12.6

const LOOP = (after: string, gates = "zj > 0 ? sum(j) : 0") =>
  `// Arrays count from 0: W[k] is the matrix of layer k + 1, and a[0] is x.
const repaired = (W: number[][][], z: number[][], a: number[][], y: number) => {
  const dW: number[][][] = [], db: number[][] = [];
  let delta = [z[W.length - 1][0] - y];
  for (let k = W.length - 1; k >= 1; k--) {
    dW[k] = delta.map((d) => a[k].map((value) => d * value));
    db[k] = delta;
    const sum = (j: number) => delta.reduce((s, d, i) => s + W[k][i][j] * d, 0);
    delta = z[k - 1].map((zj, j) => ${gates});
  }${after}
  return { dW, db };
};`;

const FIRST_LAYER = `
  dW[0] = delta.map((d) => a[0].map((value) => d * value));
  db[0] = delta;`;

/** A pass through 2-3-2-1: matrices, weighted sums, activations, target. */
const DEEP = [
  [[[1, 0.5], [-1, 0.25], [0.5, -1]], [[1, 2, -1], [0.5, 1, 1]], [[2, -1]]],
  [[2, -0.5, 1.5], [0.5, 2.5], [-1.5]],
  [[1, 2], [2, 0, 1.5], [0.5, 2.5], [-1.5]],
  1,
] as const;

/** Two hidden layers as wide as the input, so that a slip does not stumble over a shape. */
const EVEN = [
  [[[1, 2], [3, -4]], [[1, -1], [2, 1]], [[1, 3]]],
  [[5, -5], [5, 10], [35]],
  [[1, 2], [5, 0], [5, 10], [35]],
  30,
] as const;

function throws(f: () => unknown): boolean {
  try {
    f();
    return false;
  } catch {
    return true;
  }
}

function wrongAlgorithm(
  name: string,
  slip: AlgorithmSlip,
  planted: string,
  message: string,
): Mistake<Algorithm2> {
  return {
    name,
    planted,
    recognises: (answer) => {
      const got = answer(...EVEN), wrong = algorithm2(slip)(...EVEN);
      return matches([...got.dW], [...wrong.dW]) &&
        matches([...got.db], [...wrong.db]);
    },
    message,
  };
}

const ALGORITHM_2 = exercise<Algorithm2>({
  id: "12.6",
  title: "Algorithm 2, repaired",
  stars: 3,
  task:
    "This is Algorithm 2 of source 001 as code, loop for loop. Its first layer never gets " +
    "a gradient. Repair it, so that it holds for any number of layers, even for one.",
  answer: "repaired",
  expects: aFunction("(W, z, a, y) → { dW, db }"),
  stub: LOOP(""),
  solution: LOOP(FIRST_LAYER),
  checks: [
    onInputs("gives both layers of the network of the lecture", [[
      [
        [[[0.5, -0.25], [0.3, -0.4], [-0.2, 0.1]], [[1, -1, 0.5]]],
        [[1.1, 1, -0.2], [0.35]],
        [[1, -2], [1.1, 1, 0], [0.35]],
        2,
      ],
      {
        dW: [[[-1.65, 3.3], [1.65, -3.3], [0, 0]], [[-1.815, -1.65, 0]]],
        db: [[-1.65, 1.65, 0], [-1.65]],
      },
    ]], { names: ["W", "z", "a", "y"] }),
    onInputs("works for one layer", [[
      [[[[2, 1]]], [[5]], [[1, 3], [5]], 3],
      { dW: [[[2, 6]]], db: [[2]] },
    ]], { names: ["W", "z", "a", "y"] }),
    onInputs("works for three layers", [[DEEP, algorithm2()(...DEEP)]], {
      names: ["W", "z", "a", "y"],
    }),
  ],
  mistakes: [
    wrongAlgorithm(
      "The first layer is left out",
      "as printed",
      LOOP("\n  // as printed"),
      "The loop ends before layer 1 is stored: it never learns.",
    ),
    wrongAlgorithm(
      "Bias of the first layer forgotten",
      "no first bias",
      LOOP(FIRST_LAYER.replace("\n  db[0] = delta;", "")),
      "The weights of layer 1 are there. Its biases have gradients, too.",
    ),
    wrongAlgorithm(
      "Gates forgotten",
      "no gates",
      LOOP(FIRST_LAYER, "zj > -Infinity ? sum(j) : 0"),
      "A ReLU whose z is not positive lets nothing back.",
    ),
    wrongAlgorithm(
      "Hidden values in place of the inputs",
      "wrong input",
      LOOP(FIRST_LAYER.replace("a[0]", "a[1]")),
      "The weights of layer 1 carry the inputs, and those are `a[0]`.",
    ),
    {
      name: "One round too many",
      planted: LOOP("").replace("k >= 1", "k >= 0"),
      recognises: (answer) => throws(() => answer(...EVEN)),
      message:
        "It stops with an error. If the loop goes on to k = 0, there is no z[k − 1]: the inputs have no δ. Store, and stop.",
    },
    wrongAlgorithm(
      "δ of the layer above used",
      "wrong delta",
      LOOP(FIRST_LAYER).replace(
        "delta = z[k - 1]",
        "if (k > 1) delta = z[k - 1]",
      ),
      "Layer 1 needs its own δ: go back once more before you store.",
    ),
  ],
  hints: [
    "For which layers does the loop store a gradient, if there are two layers? Write down k and k + 1.",
    "When the loop ends, `delta` is already the δ of layer 1. It has only not been used.",
    "After the loop: the same two lines with k = 0, and a[0] is x.",
  ],
});

/** In the order in which the notebook sets them. */
export const DEPTH_EXERCISES: readonly Exercise[] = [
  EMPTY_FORMULA,
  ALGORITHM_2,
];
