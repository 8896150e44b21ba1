/** Self-attention as a layer: queries, keys and values are all made of the same sequence. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { checkCount } from "../shape.ts";
import { checkTensor, type Tensor } from "../tensor/tensor.ts";
import { type Attended, attention } from "./attention.ts";
import {
  checkLayerOptions,
  type FirstWeights,
  ownChance,
} from "./first_weights.ts";
import { BaseLayer, type Layer } from "./layer.ts";
import { type Linear, linear, type LinearParameters } from "./linear.ts";
import { type OpenShape, withAxes, withLast } from "./open_shape.ts";
import { SEQUENCES } from "./sequence.ts";

/** How self-attention is built. */
export type SelfAttentionOptions = FirstWeights & {
  /** How many attend side by side, each on its share of the features; 1 if not said. */
  readonly heads?: number | undefined;
  /** Whether a place hears only itself and those before; `false` if not said. */
  readonly causal?: boolean | undefined;
};

/** The linear layers of self-attention; the last mixes the heads, if there are several. */
export type SelfAttentionParts<Part> = {
  readonly query: Part;
  readonly key: Part;
  readonly value: Part;
  readonly out?: Part;
};

/** The parameters of each, `[features, features]` and `[features]`. */
export type SelfAttentionParameters = SelfAttentionParts<LinearParameters>;

/** Attention of sequences to themselves. Made by {@linkcode selfAttention}. */
export class SelfAttention extends BaseLayer<SelfAttentionParameters> {
  readonly parameters: SelfAttentionParameters;
  override readonly layers: NonNullable<Layer["layers"]>;

  /** Made by {@linkcode selfAttention}. @ignore */
  constructor(
    readonly parts: SelfAttentionParts<Linear>,
    readonly heads: number,
    readonly causal: boolean,
  ) {
    super();
    this.layers = { ...parts };
    const { query, key, value, out } = parts;
    this.parameters = {
      query: query.parameters,
      key: key.parameters,
      value: value.parameters,
      ...out === undefined ? {} : { out: out.parameters },
    };
  }

  /** How many numbers stand at each place. */
  get features(): number {
    return this.parts.query.inputs;
  }

  describe(): string {
    const heads = this.heads === 1 ? "" : `, ${this.heads} heads`;
    return `self-attention ${this.features}${heads}${
      this.causal ? ", causal" : ""
    }`;
  }

  shapeAfter(x: OpenShape): OpenShape {
    const action = this.applying(x), { features } = this;
    const sequences = withAxes(action, x, SEQUENCES);
    return withLast(action, sequences, "features", features, features);
  }

  /**
   * What comes out, and how much each place heard of each other.
   *
   * @param x `[examples, time, features]`
   * @returns `output` in the same shape, `weights` as `[examples, heads, time, time]`
   * @throws {ShapeError} if `x` does not fit
   */
  attend(x: Tensor): Attended {
    checkTensor(`apply ${this.describe()}`, "the input", x);
    this.shapeAfter(x.shape);
    const { query, key, value, out } = this.parts, { heads, causal } = this;
    const [q, k, v] = [query, key, value].map((part) =>
      apart(part.output(x), heads)
    );
    const { output, weights } = attention(q, k, v, { causal });
    const joined = output.permute([0, 2, 1, 3]).reshape(x.shape);
    return { output: out === undefined ? joined : out.output(joined), weights };
  }

  protected compute(x: Tensor): Tensor {
    return this.attend(x).output;
  }

  protected replaced(parameters: SelfAttentionParameters): SelfAttention {
    const { query, key, value, out } = this.parts;
    return new SelfAttention(
      {
        query: query.with(parameters.query),
        key: key.with(parameters.key),
        value: value.with(parameters.value),
        ...out === undefined || parameters.out === undefined
          ? {}
          : { out: out.with(parameters.out) },
      },
      this.heads,
      this.causal,
    );
  }
}

/** `[examples, time, features]` as `[examples, heads, time, features / heads]`. */
function apart(x: Tensor, heads: number): Tensor {
  const [examples, time, features] = x.shape;
  return x.reshape([examples, time, heads, features / heads])
    .permute([0, 2, 1, 3]);
}

/**
 * Attention of a sequence to itself: a linear layer each makes queries, keys and values of every
 * place, and {@linkcode attention} does the rest.
 *
 * Several heads share the features among them and attend each in its own way; a last linear layer
 * mixes what they found. What comes out does not depend on the order of the places it attends to:
 * {@linkcode positions} tells them apart.
 *
 * @param features how many numbers stand at each place: `[examples, time, features]` in and out
 * @param options chance or a seed; heads, causal, and what else is not as usual
 * @throws {ValueError} if there is no chance, or the heads cannot share the features
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor } from "../tensor/given_tensor.ts";
 * const layer = selfAttention(2, { seed: 1, causal: true });
 * const { weights } = layer.attend(tensor([[[1, 0], [0, 1]]]));
 * const [[[first]]] = await weights.nested() as number[][][][];
 * assert.deepEqual(first, [1, 0]); // the first place hears only itself
 * ```
 */
export function selfAttention(
  features: number,
  options: SelfAttentionOptions,
): SelfAttention {
  const action = `build self-attention ${written(features)}`;
  checkCount(action, "the number of features", features, 1);
  checkLayerOptions(action, options, "selfAttention(8, { seed: 1 })", [
    "heads",
    "causal",
  ]);
  const { heads = 1, causal = false, initial, backend } = options;
  checkCount(action, "the number of heads", heads, 1);
  if (features % heads !== 0) {
    throw new ValueError(
      action,
      `its features must be a multiple of the heads, but ${features} is none of ${heads}`,
    );
  }
  const chance = ownChance(action, options);
  const part = () => linear(features, features, { chance, initial, backend });
  const query = part(), key = part(), value = part();
  return new SelfAttention(
    heads === 1 ? { query, key, value } : { query, key, value, out: part() },
    heads,
    causal,
  );
}
