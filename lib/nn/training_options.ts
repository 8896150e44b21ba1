/** What a training can be told, and the checks of it. */

import { whatIs, written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import {
  checkCount,
  checkFunction,
  checkNames,
  checkOptions,
  checkRecord,
} from "../shape.ts";
import type { Backend } from "../tensor/backend.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { binaryCrossEntropy } from "./binary_cross_entropy.ts";
import { crossEntropy } from "./cross_entropy.ts";
import { endingOf } from "./ending.ts";
import type { Layer } from "./layer.ts";
import { checkMetrics, type Metric } from "./metric.ts";
import type { Optimiser } from "./optimisers.ts";
import { checkAbove } from "./schedules.ts";
import type { Examples } from "./training_data.ts";

/** What became of an epoch, in plain numbers. */
export type EpochReport = {
  /** From 1. */
  readonly epoch: number;
  /** The mean of the batches' losses, each at the weights of its moment. */
  readonly loss: number;
  /** The loss on the validation examples, at the weights at the end of the epoch; if there are any. */
  readonly validationLoss?: number;
  /** The metrics on the validation examples; on the training examples if there are no others. */
  readonly metrics: { readonly [name: string]: number };
  /** Seconds of training so far, without what was done between the epochs. */
  readonly seconds: number;
  /** How many steps the optimiser has made so far. */
  readonly updates: number;
  /** The rate of the last of them. */
  readonly rate: number;
};

/** What is known after a batch. */
export type BatchReport = {
  /** From 1. */
  readonly epoch: number;
  /** Which batch of the epoch, from 1, and of how many. */
  readonly batch: number;
  readonly batches: number;
  /** How many steps the optimiser has made so far. */
  readonly updates: number;
  readonly rate: number;
  /** The batch's loss before its step; unknown on a device that makes one wait for it. */
  readonly loss: number | undefined;
};

/** How a network is trained. */
export type TrainingOptions<Net extends Layer = Layer> = Examples & {
  /** What is made small. The network comes third, for a price on its weights. */
  readonly loss: (output: Tensor, target: Tensor, net: Net) => Tensor;
  /** How slopes become steps: `adam({ rate: 0.001 })`. */
  readonly optimiser: Optimiser;
  /** How often every example is used, at most. */
  readonly epochs: number;
  /** Of the order of examples, of what is withheld, and of what drops out. */
  readonly seed: number;
  /** How many examples make a step: 32 if not said. */
  readonly batchSize?: number;
  /** Whether each epoch has an order of its own: true if not said. */
  readonly shuffle?: boolean;
  /** Whether a last batch that is smaller is left out: false if not said. */
  readonly dropLast?: boolean;
  /** Examples that nothing is learned from, or the share of the examples that is withheld for it. */
  readonly validation?: Examples | number;
  /** What else is measured after each epoch: `{ accuracy }`. */
  readonly metrics?: { readonly [name: string]: Metric };
  /**
   * The training ends when the validation loss has not become less for so many epochs, and the weights
   * of the best epoch are restored, whatever ended it.
   */
  readonly patience?: number;
  /** Cuts slopes down: all together to a length, or each by itself. */
  readonly clip?: { readonly norm: number } | { readonly value: number };
  /** Where it is computed, `await gpu()` say: where the network's parameters are, if not said. */
  readonly backend?: Backend;
  /** Ends the training between two batches, as `run.stop()` does. */
  readonly signal?: AbortSignal;
  /** Called after each batch; if it is `async`, it is waited for. */
  readonly onBatch?: (batch: BatchReport) => unknown;
  /** Called after each epoch; if it is `async`, it is waited for. */
  readonly onEpoch?: (epoch: EpochReport) => unknown;
};

const ACTION = "train a network";

const EXAMPLE =
  "training(net, { x, y, loss: crossEntropy, optimiser: adam({ rate: 0.01 }), epochs: 20, seed: 1 })";

const NAMES: { readonly [Name in keyof Required<TrainingOptions>]: true } = {
  x: true,
  y: true,
  loss: true,
  optimiser: true,
  epochs: true,
  seed: true,
  batchSize: true,
  shuffle: true,
  dropLast: true,
  validation: true,
  metrics: true,
  patience: true,
  clip: true,
  backend: true,
  signal: true,
  onBatch: true,
  onEpoch: true,
};

/**
 * Checks what can be checked before the examples are looked at.
 *
 * @throws {ShapeError} if there are no options
 * @throws {ValueError} naming the first that is wrong
 */
export function checkTraining(
  net: unknown,
  options: TrainingOptions<never>,
): void {
  if (typeof (net as Layer | undefined)?.output !== "function") {
    throw new ValueError(
      ACTION,
      `the network must be a layer, as in ${EXAMPLE}, but it is ${whatIs(net)}`,
    );
  }
  checkOptions(ACTION, options, EXAMPLE);
  checkNoDataSet(options);
  checkNames(ACTION, Object.keys(NAMES), options);
  checkFunction(ACTION, "the loss", options.loss);
  checkLogits(net as Layer, options.loss);
  checkOptimiser(options.optimiser);
  checkCount(ACTION, "the number of epochs", options.epochs, 1);
  checkCount(ACTION, "the seed", options.seed, 0);
  checkCount(ACTION, "the batch size", options.batchSize ?? 1, 1);
  checkPatience(options.patience, options.validation);
  checkClip(options.clip);
  checkMetrics(ACTION, options.metrics);
  const { onBatch, onEpoch } = options;
  if (onBatch !== undefined) checkFunction(ACTION, "onBatch", onBatch);
  if (onEpoch !== undefined) checkFunction(ACTION, "onEpoch", onEpoch);
}

/** Losses that apply a sigmoid or a softmax themselves would see one of another. */
function checkLogits(net: Layer, loss: unknown): void {
  const ending = endingOf(net);
  const isTwice = ending !== undefined &&
    (loss === binaryCrossEntropy || loss === crossEntropy);
  if (!isTwice) return;
  throw new ValueError(
    ACTION,
    `${
      (loss as typeof crossEntropy).name
    } takes the sums before a ${ending}, but the network ends in one; ` +
      `leave the last ${ending} out, and let predictions go through it`,
  );
}

/** A data set whose parts were spread among the options brings more than x and y. */
function checkNoDataSet(options: object): void {
  if (!("features" in options)) return;
  throw new ValueError(
    ACTION,
    "its options must have the x and y of a data set, but they have all of it; write x: data.x, y: data.y",
  );
}

function checkOptimiser(optimiser: unknown): void {
  if (typeof (optimiser as Optimiser | undefined)?.update === "function") {
    return;
  }
  const remedy = typeof optimiser === "function" && optimiser.name !== ""
    ? `; write ${optimiser.name}({ rate: 0.01 })`
    : "";
  throw new ValueError(
    ACTION,
    `the optimiser must be a rule with a rate, as in adam({ rate: 0.01 }), but it is ${
      whatIs(optimiser)
    }${remedy}`,
  );
}

function checkPatience(patience: unknown, validation: unknown): void {
  if (patience === undefined) return;
  checkCount(ACTION, "the patience", patience, 1);
  if (validation !== undefined) return;
  throw new ValueError(
    ACTION,
    `patience ${
      written(patience)
    } must have a validation loss to look at, but there is no validation; add validation: 0.2`,
  );
}

function checkClip(clip: TrainingOptions["clip"]): void {
  if (clip === undefined) return;
  checkRecord(ACTION, "limits of the slopes", clip, "clip: { norm: 1 }");
  const [[name, limit] = ["", 0], ...more] = Object.entries(clip);
  if (more.length > 0 || name !== "norm" && name !== "value") {
    throw new ValueError(
      ACTION,
      `clip must have a norm or a value, as in clip: { norm: 1 }, but it has ${
        Object.keys(clip).join(", ") || "neither"
      }`,
    );
  }
  checkAbove(ACTION, `the ${name} of clip`, limit);
}
