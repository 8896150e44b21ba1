/** What a layer is, and what all layers have in common. */

import { ShapeError } from "../errors.ts";
import { formatShape, sameShape } from "../shape.ts";
import { mapStructure } from "../structure.ts";
import { TENSOR } from "../tensor/gradients.ts";
import { checkTensor, Tensor } from "../tensor/tensor.ts";
import type { Masks } from "./masks.ts";
import { formatOpen, type OpenShape } from "./open_shape.ts";
import { inOneLine, summary } from "./summary.ts";

/** How a network is run: while it is trained, units drop out by chance. */
export type Mode = { readonly training: boolean; readonly masks: Masks };

/** Parameters by name: tensors, or records of such. */
export type Parameters = { readonly [name: string]: Tensor | Parameters };

/** The parameters of a layer that has none. */
export type NoParameters = Readonly<Record<never, never>>;

/**
 * A layer, or a network of layers: from a tensor and parameters to another tensor.
 *
 * A layer never changes; training makes new ones by {@linkcode Layer.with}. It knows nothing of
 * devices: its parameters are tensors, and live where they were made.
 */
export interface Layer<P extends Parameters = Parameters> {
  /** What is learned, by name: `{ weight, bias }`; a network's by the names of its layers; `{}` if there is nothing. */
  readonly parameters: P;
  /**
   * What comes out.
   *
   * @param x what goes in, examples on the first axis
   * @param mode how it is run; not as in training if not said
   * @throws {ShapeError} if `x` does not fit
   */
  output(x: Tensor, mode?: Mode): Tensor;
  /**
   * The same layer with other parameters; this one stays as it was.
   *
   * @param parameters the same structure, with tensors of the same shapes
   * @throws {ShapeError} if names or shapes differ
   */
  with(parameters: P): this;
  /** What it is, in a few words: `linear 784 → 128, relu`. */
  describe(): string;
  /**
   * The shape that comes out if `x` goes in, as far as both are known before the run.
   *
   * @throws {ShapeError} if such an `x` cannot go in
   */
  shapeAfter(x: OpenShape): OpenShape;
  /** The layers that a network is made of, by name. */
  readonly layers?: { readonly [name: string]: Layer } | undefined;
}

/**
 * What layers share: the check at the door, and how they are printed. A layer says how it computes,
 * and what becomes of a shape.
 *
 * @example A layer of one's own, which doubles
 * ```ts
 * import assert from "node:assert/strict";
 * import { type Tensor, tensor } from "../tensor/mod.ts";
 * import type { OpenShape } from "./open_shape.ts";
 * class Double extends BaseLayer<NoParameters> {
 *   readonly parameters = {};
 *   describe() {
 *     return "double";
 *   }
 *   shapeAfter(x: OpenShape) {
 *     return x;
 *   }
 *   protected compute(x: Tensor) {
 *     return x.mul(2);
 *   }
 *   protected replaced() {
 *     return this;
 *   }
 * }
 * assert.deepEqual(await new Double().output(tensor([1, 2])).nested(), [2, 4]);
 * ```
 */
export abstract class BaseLayer<P extends Parameters> implements Layer<P> {
  abstract readonly parameters: P;
  abstract describe(): string;
  abstract shapeAfter(x: OpenShape): OpenShape;
  readonly layers?: { readonly [name: string]: Layer } | undefined;
  /** What comes out of an `x` that fits. */
  protected abstract compute(x: Tensor, mode?: Mode): Tensor;
  /** The same layer with parameters that fit. */
  protected abstract replaced(parameters: P): Layer<P>;

  output(x: Tensor, mode?: Mode): Tensor {
    if (!(x instanceof Tensor)) {
      checkTensor(`apply ${this.describe()}`, "the input", x);
    }
    this.shapeAfter(x.shape);
    return this.compute(x, mode);
  }

  with(parameters: P): this {
    checkReplaces(this, parameters);
    return this.replaced(parameters) as this;
  }

  /** What is being done, as it reads after "Cannot"; put into words only when it is needed. */
  protected applying(x: OpenShape): () => string {
    return () => `apply ${this.describe()} to ${formatOpen(x)}`;
  }

  /** What it is; a network as a table: {@linkcode summary}. */
  toString(): string {
    return this.layers === undefined ? inOneLine(this) : summary(this);
  }

  /** What `console.log` prints: the same. */
  [Symbol.for("Deno.customInspect")](): string {
    return this.toString();
  }
}

/** Whether a value is a layer. */
export function isLayer(x: unknown): x is Layer {
  return typeof x === "object" && x !== null && "parameters" in x &&
    typeof (x as Layer).output === "function";
}

/** Checks that names and shapes are those of the layer's own parameters. */
function checkReplaces(layer: Layer, parameters: Parameters): void {
  const action = `give other parameters to ${layer.describe()}`;
  mapStructure(
    action,
    TENSOR,
    (own, other) => {
      const { shape } = own as Tensor;
      checkTensor(action, `the one for ${formatShape(shape)}`, other);
      if (sameShape(shape, other.shape)) return;
      throw new ShapeError(
        action,
        `shapes must stay the same, but ${formatShape(shape)} would become ${
          formatShape(other.shape)
        }`,
      );
    },
    layer.parameters,
    parameters,
  );
}
