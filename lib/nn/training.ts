/** Training: a network learns from examples, epoch after epoch. */

import { ValueError } from "../errors.ts";
import type { Layer } from "./layer.ts";
import {
  checkTraining,
  type EpochReport,
  type TrainingOptions,
} from "./training_options.ts";
import { TrainingRun } from "./training_run.ts";

/** Why a training ended. */
export type StoppedBy = "epochs" | "patience" | "request";

/**
 * A network that learns, made by {@linkcode training}: the epochs to loop over, and what has become
 * of the network so far.
 */
export class Training<Net extends Layer>
  implements AsyncIterable<EpochReport>, AsyncDisposable {
  readonly #given: Net;
  readonly #options: TrainingOptions<Net>;
  readonly #history: EpochReport[] = [];
  #epochs: AsyncGenerator<EpochReport, void> | undefined;
  #run: TrainingRun<Net> | undefined;
  #ended: { readonly net: Net; readonly best: Net } | undefined;
  #asked = false;
  #stoppedBy: StoppedBy | undefined;

  /** Made by {@linkcode training}. @ignore */
  constructor(net: Net, options: TrainingOptions<Net>) {
    checkTraining(net, options);
    this.#given = net;
    this.#options = options;
  }

  /**
   * The network as it is now, to be used at any time: in the middle, after `break`, Stop or an error,
   * and at the end. It is a copy that does not change when training goes on. After the loss of a GPU,
   * it is the network at the end of the last epoch, on the CPU.
   */
  get net(): Net {
    return this.#ended?.net ?? this.#run?.present() ?? this.#given;
  }

  /**
   * The network at the end of the epoch with the least validation loss; without validation, with the
   * least loss. Before the first epoch has ended, the network as it was given.
   */
  get best(): Net {
    return this.#ended?.best ?? this.#run?.best() ?? this.#given;
  }

  /** The reports of all epochs so far. */
  get history(): readonly EpochReport[] {
    return this.#history;
  }

  /** Why it ended: not known before it has, nor after an error. */
  get stoppedBy(): StoppedBy | undefined {
    return this.#stoppedBy;
  }

  /** How many epochs there will be at most; `progress(run)` asks for it. */
  get length(): number {
    return this.#options.epochs;
  }

  /** Asks for the end, which comes before the next batch. */
  stop(): void {
    this.#asked = true;
  }

  /**
   * The epochs, each computed when it is asked for.
   *
   * @throws {ValueError} if the training has ended
   */
  [Symbol.asyncIterator](): AsyncGenerator<EpochReport, void> {
    if (this.#ended !== undefined) {
      throw new ValueError(
        "train a network",
        "a training goes through its epochs once, but this one has ended; begin another with training(run.net, …)",
      );
    }
    return this.#epochs ??= this.#all();
  }

  /** Ends it, and gives all memory back. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#epochs?.return();
  }

  /** How far it has come, and what the last epoch was like. */
  toString(): string {
    const { length, history } = this, last = history.at(-1);
    const head = `Training, ${history.length} of ${length} ${
      length === 1 ? "epoch" : "epochs"
    }`;
    const end = this.#stoppedBy === undefined || this.#stoppedBy === "epochs"
      ? ""
      : `, ended by ${this.#stoppedBy}`;
    if (last === undefined) return head + end;
    const { loss, validationLoss, metrics } = last;
    const said = Object.entries({
      loss,
      ...(validationLoss !== undefined &&
        { "validation loss": validationLoss }),
      ...metrics,
    }).map(([name, x]) => `${name} ${Number(x.toPrecision(4))}`);
    return `${head}${end}: ${said.join(", ")}`;
  }

  /** What `console.log` prints: the same. */
  [Symbol.for("Deno.customInspect")](): string {
    return this.toString();
  }

  async *#all(): AsyncGenerator<EpochReport, void> {
    const { epochs, onEpoch, patience = Infinity } = this.#options;
    const run = await this.#begun();
    let failed = false;
    try {
      while (this.#history.length < epochs && this.#stoppedBy === undefined) {
        const report = await run.epoch(() => this.#isAsked());
        if (report === undefined) return;
        this.#history.push(report);
        await onEpoch?.(report);
        yield report;
        if (this.#isAsked()) return;
        if (report.epoch - run.bestEpoch >= patience) {
          this.#stoppedBy = "patience";
        }
      }
      this.#stoppedBy ??= "epochs";
    } catch (error) {
      failed = true;
      throw run.explained(error);
    } finally {
      if (!failed) this.#stoppedBy ??= "request";
      await this.#end(run, failed);
    }
  }

  /** Keeps the networks; what only comes out now is thrown, unless something was before. */
  async #end(run: TrainingRun<Net>, failed: boolean): Promise<void> {
    const { net, best, failure } = await run.end();
    this.#ended = { net, best };
    this.#run = undefined;
    if (failed || failure === undefined) return;
    this.#stoppedBy = undefined;
    throw failure;
  }

  /** What cannot begin says so each time it is tried. */
  async #begun(): Promise<TrainingRun<Net>> {
    try {
      return this.#run = await TrainingRun.of(this.#given, this.#options);
    } catch (error) {
      this.#epochs = undefined;
      throw error;
    }
  }

  #isAsked(): boolean {
    return this.#asked || this.#options.signal?.aborted === true;
  }
}

/**
 * Trains a network: shuffles the examples, puts them into batches, and makes a step of the optimiser
 * for each, epoch after epoch.
 *
 * It is a loop to be gone through: each turn is an epoch, and gives its report. The network that was
 * given stays as it was; `run.net` is the one that learns, as it is at that moment. Leaving the loop,
 * by `break`, an error or Stop, ends the training, and `run.net` is what it has learned so far. The
 * same seed gives the same history on the same backend.
 *
 * A loss that is no finite number ends it with an error that says when it happened; `run.net` is then
 * the network of the best epoch.
 *
 * With `backend: await gpu()` it learns on the GPU, and `run.net` lives there. A GPU can be lost with
 * everything on it, so the parameters are read at the end of each epoch: after such an error `run.net`
 * and `run.best` are networks on the CPU, as they were at the end of an epoch, and training can go on
 * there at once. What the optimiser remembered is gone.
 *
 * @param net the network to begin with
 * @param options the examples, the loss, the optimiser, and what differs from the defaults
 * @returns the training, which begins with its first epoch
 * @throws {ShapeError} if there are no options, or examples do not fit, or a loss is not one number
 * @throws {ValueError} if an option is wrong, or a loss is no finite number
 * @throws {DeviceError} if the device fails; it is said which network is left
 *
 * @example XOR, and a look at each epoch
 * ```ts
 * import assert from "node:assert/strict";
 * import { adam, binaryCrossEntropy, linear, predictClasses, sequential } from "nets/nn";
 * const x = [[0, 0], [0, 1], [1, 0], [1, 1]], y = [[0], [1], [1], [0]];
 * const net = sequential(linear(2, 8, { seed: 3, activation: "tanh" }), linear(8, 1, { seed: 4 }));
 * const run = training(net, {
 *   x, y, loss: binaryCrossEntropy, optimiser: adam({ rate: 0.1 }), epochs: 200, seed: 1,
 * });
 * for await (const { loss } of run) {
 *   if (loss < 0.05) break;
 * }
 * assert.deepEqual(await predictClasses(run.net, x), [0, 1, 1, 0]);
 * ```
 */
export function training<Net extends Layer>(
  net: Net,
  options: TrainingOptions<Net>,
): Training<Net> {
  return new Training(net, options);
}

/** What training to the end leaves behind. */
export type Trained<Net extends Layer> = {
  readonly net: Net;
  readonly history: readonly EpochReport[];
  readonly stoppedBy: StoppedBy;
};

/**
 * {@linkcode training} to its end, without a look in between.
 *
 * @returns the network that has learned, the reports of its epochs, and why it ended
 *
 * @example A line through three points
 * ```ts
 * import assert from "node:assert/strict";
 * import { halfSquare, linear, sgd, train } from "nets/nn";
 * const { net, history } = await train(linear(1, 1, { seed: 1 }), {
 *   x: [[0], [1], [2]], y: [[1], [3], [5]],
 *   loss: halfSquare, optimiser: sgd({ rate: 0.3 }), epochs: 200, seed: 1,
 * });
 * const [[slope]] = await net.parameters.weight.nested() as number[][];
 * assert.ok(Math.abs(slope - 2) < 1e-3 && history.length === 200);
 * ```
 */
export async function train<Net extends Layer>(
  net: Net,
  options: TrainingOptions<Net>,
): Promise<Trained<Net>> {
  const run = training(net, options);
  for await (const _ of run);
  return { net: run.net, history: run.history, stoppedBy: run.stoppedBy! };
}
