/** Matrix products, and the linear layer that is made of one. */

import { ShapeError } from "../errors.ts";
import { formatShape, type Shape, sizeOf } from "../shape.ts";
import type { Activated } from "./backend.ts";
import { broadcast, expandTo, operand } from "./broadcast.ts";
import { throughRelu, throughSigmoid, throughTanh } from "./functions.ts";
import { reshape } from "./places.ts";
import type { Tensor } from "./tensor.ts";

/**
 * The matrix product: row `i` times column `j` stands at `[i, j]`.
 *
 * With more axes than two, the last two are the matrices, and the ones before say which of them; they
 * stretch to each other. The slopes are products again: `g · bᵀ` for `a`, `aᵀ · g` for `b`.
 *
 * @param x `[…, m, k]`
 * @param y `[…, k, n]`
 * @returns `[…, m, n]`
 * @throws {ShapeError} if the inner sizes differ, or an operand is no matrix
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "./given_tensor.ts";
 * const c = matmul(tensor([[1, 2], [3, 4]]), tensor([[5], [6]]));
 * assert.deepEqual(await c.nested(), [[17], [39]]);
 * ```
 */
export function matmul(x: Tensor, y: Tensor): Tensor {
  const b = operand("multiply the matrices of", x, y);
  const [m, k] = x.shape.slice(-2), [k2, n] = b.shape.slice(-2);
  if (x.rank < 2 || b.rank < 2 || k !== k2) throw noProduct(x, b);
  if (b.rank === 2) { // one matrix for all rows there are
    const rows = sizeOf(x.shape.slice(0, -1));
    const flat = product(reshape(x, [rows, k]), b, false, false);
    return reshape(flat, [...x.shape.slice(0, -1), n]);
  }
  const count = broadcast(
    "multiply the matrices of",
    x.shape.slice(0, -2),
    b.shape.slice(0, -2),
  );
  const many = product(
    reshape(expandTo(x, [...count, m, k]), [sizeOf(count), m, k]),
    reshape(expandTo(b, [...count, k, n]), [sizeOf(count), k, n]),
    false,
    false,
  );
  return reshape(many, [...count, m, n]);
}

function noProduct(a: Tensor, b: Tensor): ShapeError {
  const rank = Math.min(a.rank, b.rank);
  return new ShapeError(
    `multiply ${formatShape(a.shape)} by ${formatShape(b.shape)}`,
    rank < 2
      ? `a matrix must have 2 axes, but one has ${rank}; reshape a row to [1, n], a column to [n, 1]`
      : `the inner sizes must be equal, but ${a.shape.at(-1)} is not ${
        b.shape.at(-2)
      }`,
  );
}

/**
 * `op(a) · op(b)`, where `op` may transpose: so no slope needs a transpose in memory.
 *
 * @param a `[m, k]`, or `[k, m]` if transposed; or as many such matrices as `b` has
 * @param b `[k, n]`, or `[n, k]` if transposed
 */
export function product(
  a: Tensor,
  b: Tensor,
  transposeA: boolean,
  transposeB: boolean,
): Tensor {
  const [rowsA, columnsA] = a.shape.slice(-2),
    [rowsB, columnsB] = b.shape.slice(-2);
  const m = transposeA ? columnsA : rowsA, k = transposeA ? rowsA : columnsA;
  const n = transposeB ? rowsB : columnsB;
  const count = sizeOf(a.shape.slice(0, -2));
  return a.made(
    [...a.shape.slice(0, -2), m, n],
    a.backend.matmul(a.numbers, b.numbers, {
      m,
      k,
      n,
      transposeA,
      transposeB,
      count,
    }),
    [
      a,
      (g) =>
        transposeA
          ? product(b, g, transposeB, true)
          : product(g, b, false, !transposeB),
    ],
    [
      b,
      (g) =>
        transposeB
          ? product(g, a, true, transposeA)
          : product(a, g, !transposeA, false),
    ],
  );
}

/**
 * A layer of units: `g(x · Wᵀ + b)`, computed in one pass.
 *
 * With `δ` for the slope at the sums before `g`, the slopes are `δ · W` for `x`, `δᵀ · x` for `W`,
 * and `Σ δ` over the examples for `b`.
 *
 * @param x `[…, inputs]`
 * @param weight `[units, inputs]`: row `i` holds the weights into unit `i`
 * @param bias `[units]`
 * @param activated what is done to the sums
 * @returns `[…, units]`
 * @throws {ShapeError} if the sizes do not fit
 */
export function linear(
  x: Tensor,
  weight: Tensor,
  bias: Tensor,
  activated: Activated = "identity",
): Tensor {
  checkLinear(x, weight, bias);
  const [n, k] = weight.shape, m = sizeOf(x.shape.slice(0, -1));
  const flat = reshape(x, [m, k]);
  const numbers = x.backend.linear(
    flat.numbers,
    weight.numbers,
    bias.numbers,
    { m, k, n },
    activated,
  );
  const delta = once((g: Tensor) => through(activated, g, y));
  const y: Tensor = x.made(
    [m, n],
    numbers,
    [flat, (g) => product(delta(g), weight, false, false)],
    [weight, (g) => product(delta(g), flat, true, false)],
    [bias, (g) => delta(g).sumTo([1, n]).reshape([n])],
  );
  return reshape(y, [...x.shape.slice(0, -1), n]);
}

function through(activated: Activated, g: Tensor, y: Tensor): Tensor {
  if (activated === "relu") return throughRelu(g, y);
  if (activated === "tanh") return throughTanh(g, y);
  if (activated === "sigmoid") return throughSigmoid(g, y);
  return g;
}

/** Three slopes begin with the same product; it is made for the first of them. */
function once(f: (g: Tensor) => Tensor): (g: Tensor) => Tensor {
  let last: { readonly g: Tensor; readonly result: Tensor } | undefined;
  return (g) => {
    if (last?.g !== g) last = { g, result: f(g) };
    return last.result;
  };
}

function checkLinear(x: Tensor, weight: Tensor, bias: Tensor): void {
  const action = "apply a linear layer to";
  operand(action, x, weight), operand(action, x, bias);
  const wrong = mismatch(x.shape, weight.shape, bias.shape);
  if (wrong === undefined) return;
  throw new ShapeError(`${action} ${formatShape(x.shape)}`, wrong);
}

function mismatch(x: Shape, weight: Shape, bias: Shape): string | undefined {
  const [units, inputs] = weight, given = x.at(-1);
  if (weight.length !== 2) {
    return `its weight must be [units, inputs], but it is ${
      formatShape(weight)
    }`;
  }
  if (bias.length !== 1 || bias[0] !== units) {
    return `its bias must be [${units}], one for each unit, but it is ${
      formatShape(bias)
    }`;
  }
  if (given === inputs) return undefined;
  return `its last axis must hold the ${inputs} inputs of weight ${
    formatShape(weight)
  }, but ${given === undefined ? "it is a single number" : `it has ${given}`}`;
}
