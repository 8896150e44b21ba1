/** A layer's parameters before anything is learned. */

import { whatIs } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { Random } from "../random.ts";
import { checkNames, checkOptions, type Shape, sizeOf } from "../shape.ts";
import type { Backend } from "../tensor/backend.ts";
import { drawn } from "../tensor/chance.ts";
import { defaultBackend } from "../tensor/default_backend.ts";
import { tensor } from "../tensor/given_tensor.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Fans, Initial } from "./initial.ts";

/** Where a layer's first parameters come from. One of `chance` and `seed` must be said. */
export type FirstWeights = {
  /**
   * Where weights are drawn from. A layer takes one number of it and draws its weights from that
   * seed of its own: so they stay the same when another layer gets another size.
   */
  readonly chance?: Random | undefined;
  /** The seed of weights for this layer alone. */
  readonly seed?: number | undefined;
  /** How weights are drawn; the layer says how if not said. */
  readonly initial?: Initial | undefined;
  /** Where parameters live; the default backend if not said. */
  readonly backend?: Backend | undefined;
};

/**
 * Checks the options of a layer: they are there, and have no name that nobody reads.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @param example a call as it should be
 * @param others the names of this kind of layer alone
 * @throws {ShapeError} if they are missing, or are no record
 * @throws {ValueError} naming the first that is unknown
 */
export function checkLayerOptions(
  action: string,
  options: FirstWeights,
  example: string,
  others: readonly string[] = [],
): void {
  checkOptions(action, options, example);
  const known = ["chance", "seed", "initial", "backend", ...others];
  checkNames(action, known, options);
}

/**
 * The chance that is this layer's own.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ValueError} if there is neither chance nor a seed, or both
 */
export function ownChance(
  action: string,
  { chance, seed }: FirstWeights,
): Random {
  if ((chance === undefined) === (seed === undefined)) {
    throw new ValueError(
      action,
      chance === undefined
        ? "it must have chance for its first weights, but it has none; add { seed: 1 }"
        : "it must have chance or a seed, but it has both; leave one out",
    );
  }
  if (seed !== undefined) return new Random(seed);
  if (!(chance instanceof Random)) {
    throw new ValueError(
      action,
      `chance must be a Random, but it is ${
        whatIs(chance)
      }; write new Random(1)`,
    );
  }
  return new Random(chance.bits());
}

/** Weights that are drawn one after the other. */
export function weightsOf(
  shape: Shape,
  fans: Fans,
  initial: Initial,
  chance: Random,
  backend: Backend = defaultBackend(),
): Tensor {
  return drawn(shape, () => initial(chance, fans), { backend });
}

/** Zeros: the first biases. */
export function zerosOf(shape: Shape, backend?: Backend): Tensor {
  return filled(shape, 0, backend);
}

/** Ones: the first scales. */
export function onesOf(shape: Shape, backend?: Backend): Tensor {
  return filled(shape, 1, backend);
}

function filled(
  shape: Shape,
  value: number,
  backend: Backend = defaultBackend(),
): Tensor {
  const values = new Float32Array(sizeOf(shape)).fill(value);
  return tensor(values, { shape, backend });
}
