/** What a training works on while it runs: the network in its place, the examples on the device. */

import { written } from "../describe.ts";
import { ValueError } from "../errors.ts";
import { Random } from "../random.ts";
import { gradients } from "../tensor/gradients.ts";
import { step } from "../tensor/step.ts";
import { Batches } from "./batches.ts";
import { Breathing } from "./breath.ts";
import { type Checkpoint, checkpoint } from "./checkpoint.ts";
import type { Checkpoints } from "./checkpoints.ts";
import { clipped } from "./clip.ts";
import { answers } from "./evaluate.ts";
import { divergence } from "./divergence.ts";
import type { Layer } from "./layer.ts";
import { Masks } from "./masks.ts";
import { MeanLoss } from "./mean_loss.ts";
import { NetworkInPlace } from "./network_in_place.ts";
import { namedParameters } from "./parameters.ts";
import { letGo } from "./training_data.ts";
import type { EpochReport, TrainingOptions } from "./training_options.ts";
import { setUp, type TrainingSetup } from "./training_setup.ts";

const ACTION = "train a network";

/** A stream of the seed that nothing else draws from. */
const ORDER = 2 ** 30;

/** A training that is going on. */
export class TrainingRun<Net extends Layer> {
  /** The epoch with the least loss, 0 before the first has ended. */
  bestEpoch = 0;
  readonly #setup: TrainingSetup<Net>;
  /** The network that changes. */
  readonly #place: NetworkInPlace<Net>;
  readonly #batches: Batches;
  readonly #masks: Masks;
  readonly #mean = new MeanLoss();
  readonly #breathing = new Breathing();
  #bestLoss = Infinity;
  #epochs = 0;
  #updates = 0;
  /** How many updates there were when losses were last read. */
  #read = 0;
  #seconds = 0;
  /** Whether a step was made that spoilt the weights, or may have. */
  #spoilt = false;

  private constructor(setup: TrainingSetup<Net>) {
    const { options, start, training } = setup;
    const { seed, batchSize = 32, shuffle = true, dropLast = false } = options;
    this.#setup = setup;
    this.#batches = new Batches(training, {
      batchSize,
      dropLast,
      chance: shuffle ? new Random(seed).stream(ORDER) : undefined,
    });
    this.#masks = new Masks(seed);
    this.#place = new NetworkInPlace(start, options.optimiser);
  }

  /** Puts everything where it is needed. */
  static async of<Net extends Layer>(
    net: Net,
    options: TrainingOptions<Net>,
  ): Promise<TrainingRun<Net>> {
    return new TrainingRun(await setUp(ACTION, net, options));
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
    const { backend, options: { onBatch } } = this.#setup;
    let rate = 0;
    this.#batches.shuffle();
    for (let i = 0; i < this.#batches.count; i++) {
      const behind = backend.keepUp?.();
      if (behind !== undefined) await behind;
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
    // A wait for a GPU is long, but everything that is asked for at once shares it.
    const [learned, answered] = await Promise.allSettled([
      this.#learned(),
      this.#judged(),
    ]);
    const { mean, now } = valueOf(learned), judged = valueOf(answered);
    this.#compare(judged.validationLoss ?? mean, now);
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

  /** The network as it is now: a copy that does not change. */
  present(): Net {
    return this.#unlessLost(() => this.#place.present(), ({ net }) => net);
  }

  /** The network at its best, likewise. */
  best(): Net {
    return this.#unlessLost(() => this.#place.best(), ({ best }) => best);
  }

  /** What is to be thrown for an error: that of a device says where the network is now. */
  explained(error: unknown): unknown {
    const { checkpoints } = this.#setup;
    return checkpoints?.isLossBy(error)
      ? checkpoints.failure(this.#isRestored)
      : error;
  }

  /**
   * Gives all memory back.
   *
   * @returns the network of the last moment and that of the best epoch, and what went wrong with the
   *   device that nobody knows of yet
   */
  async end(): Promise<
    { readonly net: Net; readonly best: Net; readonly failure: unknown }
  > {
    const { training, judging } = this.#setup;
    try {
      const failure = await this.#failure(), best = await this.#best();
      return { net: this.#isRestored ? best : this.present(), best, failure };
    } finally {
      new Set([training, judging.data]).forEach(letGo);
      judging.mean.release();
      this.#place.release();
      this.#batches.release();
      this.#mean.release();
    }
  }

  /**
   * One step: the loss of a batch, its slopes, and the parameters moved by them.
   *
   * @returns the loss before the step, if it can be had at once
   */
  #update(i: number, rate: number): number | undefined {
    const { options, backend } = this.#setup, { net } = this.#place;
    const loss = step(() => {
      const { x, y, count } = this.#batches.at(i);
      const output = net.output(x, { training: true, masks: this.#masks });
      const error = options.loss(output, y, net);
      const slopes = gradients(error, this.#place.parameters);
      const loss = this.#mean.add(error, count);
      // The weights that gave such a loss are still there: a step would only spoil them.
      if (!Number.isFinite(loss ?? 0)) {
        throw this.#divergence(this.#updates + 1, loss);
      }
      this.#place.update(
        clipped(slopes, options.clip),
        this.#updates + 1,
        rate,
      );
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

  /** The mean loss of the epoch and, where the device can be lost, the network at its end. */
  async #learned() {
    const [mean, now] = await Promise.all([
      this.#meanLoss(),
      this.#setup.checkpoints && checkpoint(this.#place.net),
    ]);
    return { mean, now };
  }

  /** The mean loss since it was last read, if all was well: a GPU tells only now of a wrong index. */
  async #meanLoss(): Promise<number> {
    const first = this.#read + 1, made = this.#updates - this.#read;
    this.#read = this.#updates;
    try {
      const { mean, finite = made } = await this.#mean.read();
      if (finite < made) throw this.#divergence(first + finite);
      return mean;
    } catch (error) {
      if (!this.#setup.checkpoints?.isLossBy(error)) this.#spoilt = true;
      throw error;
    }
  }

  /** What was asked to be measured after each epoch. */
  async #judged(): Promise<Pick<EpochReport, "validationLoss" | "metrics">> {
    const { options: { loss, validation, metrics }, judging } = this.#setup;
    const { loss: validationLoss, metrics: measured } = await answers(
      this.#place.net,
      judging,
      { metrics, loss: validation === undefined ? undefined : loss },
    );
    return {
      ...(validationLoss !== undefined && { validationLoss }),
      metrics: measured,
    };
  }

  /** Remembers the epoch that has ended, and whether it was the best. */
  #compare(loss: number, now: Checkpoint<Net> | undefined): void {
    const isBest = loss < this.#bestLoss;
    if (now) this.#setup.checkpoints?.keep(now, this.#epochs, isBest);
    if (!isBest) return;
    this.#bestLoss = loss;
    this.bestEpoch = this.#epochs;
    this.#place.keep();
  }

  #divergence(update: number, loss?: number): ValueError {
    this.#spoilt = true;
    return divergence({
      update,
      epoch: this.#epochs,
      loss,
      rate: this.#rate(),
      isClipped: this.#setup.options.clip !== undefined,
    });
  }

  /** Whether the best network is left, and not the last. */
  get #isRestored(): boolean {
    return this.#spoilt || this.#setup.options.patience !== undefined;
  }

  #unlessLost(
    made: () => Net,
    kept: (checkpoints: Checkpoints<Net>) => Net,
  ): Net {
    const { checkpoints } = this.#setup;
    try {
      if (!checkpoints?.isLost) return made();
    } catch (error) {
      if (!checkpoints?.isLossBy(error)) throw error;
    }
    return kept(checkpoints!);
  }

  /** What a device that works behind the program's back has not said yet. */
  async #failure(): Promise<unknown> {
    const { checkpoints } = this.#setup;
    try {
      if (checkpoints && !checkpoints.isLost) await this.#meanLoss();
    } catch (error) {
      if (!checkpoints?.isLossBy(error)) return error;
    }
    return checkpoints?.failure(this.#isRestored);
  }

  /** A slope may be no number where the loss still was one; then the start is all that is left. */
  async #best(): Promise<Net> {
    const best = this.best();
    if (!this.#spoilt) return best;
    const all = namedParameters(best).map(([, parameter]) => parameter.read());
    const isWhole = (await Promise.all(all)).every((x) =>
      x.every(Number.isFinite)
    );
    return isWhole ? best : this.#setup.start;
  }
}

function valueOf<Value>(result: PromiseSettledResult<Value>): Value {
  if (result.status === "rejected") throw result.reason;
  return result.value;
}
