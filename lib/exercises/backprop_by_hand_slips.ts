/** The functions that notebook 12 asks for, each also with the slips that people make. */

type Vector = readonly number[];
type Matrix = readonly Vector[];

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const gate = (z: number): number => (z > 0 ? 1 : 0);

/** One iteration of the 2-2-1 sigmoid network w₁ … w₆ with the loss (y − ŷ)². */
export type Iteration = (
  w: Vector,
  x: Vector,
  y: number,
  rate: number,
) => Vector;

/** What can go wrong in an iteration. */
export type IterationSlip =
  | "hidden slope"
  | "output slope"
  | "factor 2"
  | "uphill"
  | "updated weights"
  | "w2 and w3"
  | "x1 for x2";

/**
 * One iteration, with one slip in it or none.
 *
 * @example Without a slip it is the step of the lecture
 * ```ts
 * import assert from "node:assert/strict";
 * const w = iteration()([0.7, 0.3, 0.4, 0.6, 0.55, 0.45], [0.5, 0.3], 1, 0.1);
 * assert.equal(w[2].toFixed(6), "0.400633");
 * ```
 */
export function iteration(slip?: IterationSlip): Iteration {
  return ([w1, w2, w3, w4, w5, w6], x, y, rate) => {
    const a1 = sigmoid(w1 * x[0] + w3 * x[1]);
    const a2 = sigmoid(w2 * x[0] + w4 * x[1]);
    const yHat = sigmoid(w5 * a1 + w6 * a2);
    const factor = slip === "factor 2" ? 1 : 2;
    const through = (a: number, name: IterationSlip) =>
      slip === name ? 1 : a * (1 - a);
    const delta3 = factor * (yHat - y) * through(yHat, "output slope");
    const late = slip === "updated weights" ? rate * delta3 : 0;
    const delta1 = delta3 * (w5 - late * a1) * through(a1, "hidden slope");
    const delta2 = delta3 * (w6 - late * a2) * through(a2, "hidden slope");
    const x2 = slip === "x1 for x2" ? x[0] : x[1];
    const middle = [delta2 * x[0], delta1 * x2];
    if (slip === "w2 and w3") middle.reverse();
    const slopes = [
      delta1 * x[0],
      ...middle,
      delta2 * x[1],
      delta3 * a1,
      delta3 * a2,
    ];
    const way = slip === "uphill" ? 1 : -1;
    return [w1, w2, w3, w4, w5, w6].map((w, i) => w + way * rate * slopes[i]);
  };
}

/** The slope at the first weight of a 2-2-2-1 ReLU network, from what a pass leaves behind. */
export type TwoPaths = (
  error: number,
  W3: Vector,
  z2: Vector,
  W2: Matrix,
  z1: Vector,
  x: Vector,
) => number;

/** What can go wrong in the sum over two paths. */
export type PathSlip =
  | "one path"
  | "other path"
  | "one error"
  | "row for column"
  | "product"
  | "upper gate"
  | "lower gate"
  | "input";

/**
 * The slope at w₁₁ of the first layer, with one slip in it or none.
 *
 * @example The network of the lecture, with and without its second path
 * ```ts
 * import assert from "node:assert/strict";
 * const pass = [1.5, [1.5, 2], [1, 0.5], [[0.5, 0.5], [1, -0.5]], [1, 1], [1, 2]] as const;
 * assert.equal(twoPaths()(...pass), 4.125);
 * assert.equal(twoPaths("one path")(...pass), 1.125);
 * ```
 */
export function twoPaths(slip?: PathSlip): TwoPaths {
  return (error, W3, z2, W2, z1, x) => {
    const second = slip === "row for column" ? W2[0][1] : W2[1][0];
    const upper = slip === "upper gate" ? 1 : gate(z2[1]);
    const first = W3[0] * gate(z2[0]) * W2[0][0];
    const other = W3[1] * upper * second;
    const paths = slip === "one path"
      ? first
      : slip === "other path"
      ? other
      : slip === "one error"
      ? first + other / error
      : slip === "product"
      ? first * other
      : first + other;
    const lower = slip === "lower gate" ? 1 : gate(z1[0]);
    return error * paths * lower * (slip === "input" ? 1 : x[0]);
  };
}

/**
 * δ of a layer from the layer above: `(Wᵀ δ) ∘ g′(z)`, with one slip in it or none.
 *
 * @param W a row for each neuron above
 * @param above the δ of the layer above
 * @param slopes g′(z) of the layer
 *
 * @example One output, two hidden neurons
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(deltaBelow([[1.5, 2]], [1.5], [1, 1]), [2.25, 3]);
 * ```
 */
export function deltaBelow(
  W: Matrix,
  above: Vector,
  slopes: Vector,
  slip?: "transpose" | "no slopes" | "one unit",
): Vector {
  return slopes.map((slope, j) => {
    const parts = above.map((delta, i) =>
      (slip === "transpose" ? W[j]?.[i] : W[i][j]) * delta
    );
    const sum = slip === "one unit"
      ? parts[Math.min(j, parts.length - 1)]
      : parts.reduce((total, part) => total + part, 0);
    return slip === "no slopes" ? sum : sum * slope;
  });
}

/**
 * Every entry of one vector times every entry of another: `δ aᵀ`.
 *
 * @param rows one row each
 * @param columns one column each
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(outer([1, 2], [3, 4, 5]), [[3, 4, 5], [6, 8, 10]]);
 * ```
 */
export function outer(rows: Vector, columns: Vector): Matrix {
  return rows.map((row) => columns.map((column) => row * column));
}

/** Algorithm 2 of source 001: all gradients of a ReLU network with one linear output. */
export type Algorithm2 = (
  W: readonly Matrix[],
  z: readonly Vector[],
  a: readonly Vector[],
  y: number,
) => { readonly dW: readonly Matrix[]; readonly db: readonly Vector[] };

/** What can go wrong in Algorithm 2. */
export type AlgorithmSlip =
  | "as printed"
  | "no first bias"
  | "no gates"
  | "wrong input"
  | "wrong delta";

/**
 * Algorithm 2, with one slip in it or none.
 *
 * @example As printed it leaves the first layer out
 * ```ts
 * import assert from "node:assert/strict";
 * const pass = [[[[2]], [[3]]], [[4], [12]], [[2], [4], [12]], 10] as const;
 * assert.deepEqual(algorithm2()(...pass).dW, [[[12]], [[8]]]);
 * assert.equal(algorithm2("as printed")(...pass).dW[0], undefined);
 * ```
 */
export function algorithm2(slip?: AlgorithmSlip): Algorithm2 {
  return (W, z, a, y) => {
    const dW: Matrix[] = [], db: Vector[] = [];
    let delta: Vector = [z[W.length - 1][0] - y];
    for (let k = W.length - 1; k >= 0; k--) {
      if (k === 0 && slip === "as printed") break;
      const first = k === 0 && W.length > 1;
      dW[k] = outer(delta, first && slip === "wrong input" ? a[1] : a[k]);
      if (!(k === 0 && slip === "no first bias")) db[k] = delta;
      if (k === 0 || (k === 1 && slip === "wrong delta")) continue;
      const slopes = z[k - 1].map(slip === "no gates" ? () => 1 : gate);
      delta = deltaBelow(W[k], delta, slopes);
    }
    return { dW, db };
  };
}
