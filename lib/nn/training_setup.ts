/** What a training needs before its first epoch, put where it is needed. */

import { Random } from "../random.ts";
import type { Backend } from "../tensor/backend.ts";
import { checkedBackend } from "../tensor/checked_backend.ts";
import { Checkpoints } from "./checkpoints.ts";
import { type Asked, backendOf, targetsOf } from "./evaluate.ts";
import type { Layer } from "./layer.ts";
import { MeanLoss } from "./mean_loss.ts";
import { toBackend } from "./parameters.ts";
import { type Data, dataOn, withheld } from "./training_data.ts";
import type { TrainingOptions } from "./training_options.ts";

/** A stream of the seed that nothing else draws from. */
const WITHHELD = 2 ** 30 + 1;

/** What is computed, and with what. */
export type TrainingSetup<Net extends Layer> = {
  readonly options: TrainingOptions<Net>;
  readonly backend: Backend;
  readonly start: Net;
  /** Where the device can be lost. */
  readonly checkpoints: Checkpoints<Net> | undefined;
  readonly training: Data;
  /** What is asked about after each epoch. */
  readonly judging: Asked;
};

/**
 * Brings the network and its examples to the backend.
 *
 * @param action what is being done, as it reads after "Cannot"
 * @throws {ShapeError} if there is not one target for each example
 * @throws {ValueError} if a part of the examples would be empty
 */
export async function setUp<Net extends Layer>(
  action: string,
  net: Net,
  options: TrainingOptions<Net>,
): Promise<TrainingSetup<Net>> {
  const { backend: named = backendOf(net), validation, seed } = options;
  const backend = checkedBackend(action, named);
  const all = await dataOn(action, options, backend);
  const [training, judging] = typeof validation === "number"
    ? withheld(all, validation, new Random(seed).stream(WITHHELD))
    : [all, validation && await dataOn(action, validation, backend)];
  const targets = options.metrics && await targetsOf(judging || training);
  const [start, checkpoints] = await Promise.all([
    toBackend(net, backend),
    Checkpoints.of(net, backend),
  ]);
  const data = judging || training, mean = new MeanLoss();
  return {
    options,
    backend,
    start,
    checkpoints,
    training,
    judging: { data, targets, mean },
  };
}
