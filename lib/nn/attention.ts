/** Attention: every place asks the others, and hears most from those that have an answer. */

import { ShapeError } from "../errors.ts";
import { formatShape } from "../shape.ts";
import { tensor } from "../tensor/given_tensor.ts";
import { checkTensor, type Tensor } from "../tensor/tensor.ts";

/** What attention gives. */
export type Attended = {
  /** `[…, queries, width of the values]` */
  readonly output: Tensor;
  /** `[…, queries, keys]`: how much each query hears of each value; every row sums to 1. */
  readonly weights: Tensor;
};

/**
 * `softmax(q kᵀ / √d) v`: the mean of the values, weighted by how well their keys fit the query.
 *
 * A product of two random vectors of `d` numbers with variance 1 has variance `d`; divided by `√d` it
 * has variance 1 again, and the softmax is not yet sure of anything. A. Vaswani et al., "Attention is
 * all you need", 2017.
 *
 * @param queries `[…, n, d]`: what each place asks
 * @param keys `[…, m, d]`: what each place has to offer
 * @param values `[…, m, width]`: what is heard of it
 * @param options.causal place `i` hears only the places up to `i`, for what comes next is to be foretold
 * @throws {ShapeError} if the shapes do not fit
 *
 * @example The query fits the second key
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const keys = tensor([[1, 0], [0, 1]]), values = tensor([[10], [20]]);
 * const { output, weights } = attention(tensor([[0, 1000]]), keys, values);
 * assert.deepEqual(await weights.nested(), [[0, 1]]);
 * assert.deepEqual(await output.nested(), [[20]]);
 * ```
 */
export function attention(
  queries: Tensor,
  keys: Tensor,
  values: Tensor,
  { causal = false }: { readonly causal?: boolean } = {},
): Attended {
  checkAttention(queries, keys, values, causal);
  const d = queries.shape[queries.rank - 1];
  const fit = queries.matmul(keys.transpose()).mul(1 / Math.sqrt(d));
  const weights = (causal ? upToNow(fit) : fit).softmax();
  return { output: weights.matmul(values), weights };
}

/** Scores with −∞, which becomes weight 0, where the key stands after the query. */
function upToNow(scores: Tensor): Tensor {
  const n = scores.shape[scores.rank - 1];
  const later = Float32Array.from(
    { length: n * n },
    (_, place) => place % n > Math.floor(place / n) ? 1 : 0,
  );
  const { backend } = scores;
  return tensor(later, { shape: [n, n], backend }).where(-Infinity, scores);
}

function checkAttention(
  queries: Tensor,
  keys: Tensor,
  values: Tensor,
  causal: boolean,
): void {
  const action = "attend";
  checkTensor(action, "the queries", queries);
  checkTensor(action, "the keys", keys);
  checkTensor(action, "the values", values);
  const [n, d] = queries.shape.slice(-2), [m, d2] = keys.shape.slice(-2);
  const fits = queries.rank >= 2 && keys.rank >= 2 && values.rank >= 2 &&
    d === d2 && m === values.shape.at(-2) && (!causal || n === m);
  if (fits) return;
  throw new ShapeError(
    action,
    `queries must be [n, d], keys [m, d] and values [m, width]${
      causal ? ", with n = m if causal" : ""
    }, but they are ${formatShape(queries.shape)}, ${
      formatShape(keys.shape)
    } and ${formatShape(values.shape)}`,
  );
}
