/** What a training works on while it runs: the network in its place, the examples on the device. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { Random } from "../random.ts";
import type { Backend } from "../tensor/backend.ts";
import { gradients } from "../tensor/gradients.ts";
import { step } from "../tensor/step.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { Batches } from "./batches.ts";
import { Breathing } from "./breath.ts";
import { clipByNorm, clipByValue } from "./clip.ts";
import { answers, type Asked, backendOf, targetsOf } from "./evaluate.ts";
import type { Layer } from "./layer.ts";
import { Masks } from "./masks.ts";
import { MeanLoss } from "./mean_loss.ts";
import { NetworkInPlace } from "./network_in_place.ts";
import { namedParameters, toBackend } from "./parameters.ts";
import { type Data, dataOf, held, letGo, withheld } from "./training_data.ts";
import type { EpochReport, TrainingOptions } from "./training_options.ts";

const ACTION = "train a network";

/** Streams of the seed that nothing else draws from. */
const ORDER = 2 ** 30, WITHHELD = 2 ** 30 + 1;

/** What is computed, and with what. */
type Setup<Net extends Layer> = {
  readonly options: TrainingOptions<Net>;
  readonly backend: Backend;
  readonly start: Net;
  readonly training: Data;
  /** What is asked about after each epoch. */
  readonly judging: Asked;
};

/** A training that is going on. */
export class TrainingRun<Net extends Layer> {
  /** The network that changes. */
  readonly place: NetworkInPlace<Net>;
  /** The epoch with the least loss, 0 before the first has ended. */
  bestEpoch = 0;
  readonly #setup: Setup<Net>;
  readonly #batches: Batches;
  readonly #masks: Masks;
  readonly #mean = new MeanLoss();
  readonly #breathing = new Breathing();
  #bestLoss = Infinity;
  #epochs = 0;
  #updates = 0;
  #seconds = 0;
  #diverged = false;

  private constructor(setup: Setup<Net>) {
    const { options, start, training } = setup;
    const { seed, batchSize = 32, shuffle = true, dropLast = false } = options;
    this.#setup = setup;
    this.#batches = new Batches(training, {
      batchSize,
      dropLast,
      chance: shuffle ? new Random(seed).stream(ORDER) : undefined,
    });
    this.#masks = new Masks(seed);
    this.place = new NetworkInPlace(start, options.optimiser);
  }

  /** Puts everything where it is needed. */
  static async of<Net extends Layer>(
    net: Net,
    options: TrainingOptions<Net>,
  ): Promise<TrainingRun<Net>> {
    const { backend = backendOf(net), validation, seed } = options;
    const all = await dataOf(ACTION, options, backend);
    const [training, judging] = typeof validation === "number"
      ? withheld(all, validation, new Random(seed).stream(WITHHELD))
      : [all, validation && await dataOf(ACTION, validation, backend)];
    const targets = options.metrics && await targetsOf(judging ?? training);
    const start = await toBackend(net, backend);
    const here = held(training), data = judging ? held(judging) : here;
    const mean = new MeanLoss();
    return new TrainingRun({
      options,
      backend,
      start,
      training: here,
      judging: { data, targets, mean },
    });
  }

  /**
   * One epoch.
   *
   * @param isAsked whether somebody wants the end
   * @returns its report, or nothing if it was ended before its last batch
   * @throws {ValueError} if a loss is no finite number
   */
  async epoch(isAsked: () => boolean): Promise<EpochReport | undefined> {
    const began = performance.now(), epoch = ++this.#epochs;
    const { onBatch } = this.#setup.options;
    let rate = 0;
    this.#batches.shuffle();
    for (let i = 0; i < this.#batches.count; i++) {
      if (this.#breathing.isDue) await this.#breathing.now();
      if (isAsked()) return undefined;
      rate = this.#rate();
      const loss = this.#update(i, rate);
      if (onBatch === undefined) continue;
      const [batch, batches, updates] = [
        i + 1,
        this.#batches.count,
        this.#updates,
      ];
      await onBatch({ epoch, batch, batches, updates, rate, loss });
    }
    const { mean, finite = Infinity } = await this.#mean.read();
    if (finite < this.#batches.count) {
      throw this.#divergence(this.#updates - this.#batches.count + finite + 1);
    }
    const judged = await this.#judged();
    this.#compare(judged.validationLoss ?? mean);
    this.#seconds += (performance.now() - began) / 1000;
    return Object.freeze({
      epoch,
      loss: mean,
      ...judged,
      seconds: this.#seconds,
      updates: this.#updates,
      rate,
    });
  }

  /**
   * Gives all memory back.
   *
   * @returns the network of the last moment and that of the best epoch
   */
  async end(): Promise<{ readonly net: Net; readonly best: Net }> {
    const { patience } = this.#setup.options;
    const best = await this.#best();
    const net = patience !== undefined || this.#diverged
      ? best
      : this.place.present();
    const { training, judging } = this.#setup;
    new Set([training, judging.data]).forEach(letGo);
    judging.mean.release();
    this.place.release();
    this.#batches.release();
    this.#mean.release();
    return { net, best };
  }

  /**
   * One step: the loss of a batch, its slopes, and the parameters moved by them.
   *
   * @returns the loss before the step, if it can be had at once
   */
  #update(i: number, rate: number): number | undefined {
    const { options, backend } = this.#setup, { net } = this.place;
    const loss = step(() => {
      const { x, y, count } = this.#batches.at(i);
      const output = net.output(x, { training: true, masks: this.#masks });
      const error = options.loss(output, y, net);
      const slopes = gradients(error, this.place.parameters);
      const loss = this.#mean.add(error, count);
      // The weights that gave such a loss are still there: a step would only spoil them.
      if (!Number.isFinite(loss ?? 0)) {
        throw this.#divergence(this.#updates + 1, loss);
      }
      this.place.update(clipped(slopes, options.clip), this.#updates + 1, rate);
      return loss;
    }, { backend });
    this.#updates++;
    return loss;
  }

  #rate(): number {
    const { rate } = this.#setup.options.optimiser;
    if (typeof rate === "number") return rate;
    const now = rate(this.#updates);
    if (Number.isFinite(now) && now >= 0) return now;
    throw new ValueError(
      ACTION,
      `rates must be finite numbers, 0 or more, but that of update ${
        this.#updates + 1
      } is ${written(now)}`,
    );
  }

  /** What was asked to be measured after each epoch. */
  async #judged(): Promise<Pick<EpochReport, "validationLoss" | "metrics">> {
    const { options: { loss, validation, metrics }, judging } = this.#setup;
    const { loss: validationLoss, metrics: measured } = await answers(
      this.place.net,
      judging,
      { metrics, loss: validation === undefined ? undefined : loss },
    );
    return {
      ...(validationLoss !== undefined && { validationLoss }),
      metrics: measured,
    };
  }

  #compare(loss: number): void {
    if (!(loss < this.#bestLoss)) return;
    this.#bestLoss = loss;
    this.bestEpoch = this.#epochs;
    this.place.keep();
  }

  #divergence(update: number, loss?: number): ValueError {
    this.#diverged = true;
    const rate = this.#rate();
    const clip = this.#setup.options.clip === undefined
      ? ", or clip the slopes with clip: { norm: 1 }"
      : "";
    return new ValueError(
      "go on training",
      `the loss must be a finite number, but at update ${update}, in epoch ${this.#epochs}, it is ${
        loss ?? "not"
      }; ${
        update === 1
          ? "no step has been made yet, so no rate is to blame: look for NaN or huge numbers in x and y"
          : `take a rate smaller than ${rate}${clip}`
      }`,
    );
  }

  /** A slope may be no number where the loss still was one; then the start is all that is left. */
  async #best(): Promise<Net> {
    const best = this.place.best();
    if (!this.#diverged) return best;
    for (const [, parameter] of namedParameters(best)) {
      const numbers = await parameter.read();
      if (!numbers.every(Number.isFinite)) return this.#setup.start;
    }
    return best;
  }
}

function clipped(
  slopes: readonly Tensor[],
  clip: TrainingOptions["clip"],
): readonly Tensor[] {
  if (clip === undefined) return slopes;
  return "norm" in clip
    ? clipByNorm(slopes, clip.norm)
    : clipByValue(slopes, clip.value);
}
