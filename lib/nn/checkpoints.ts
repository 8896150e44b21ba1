/** Checkpoints: what a training has learned so far, kept where no device can take it along. */

import { DeviceError } from "../errors.ts";
import type { Backend } from "../tensor/backend.ts";
import { type Checkpoint, checkpoint } from "./checkpoint.ts";
import type { Layer } from "./layer.ts";
import { namedParameters } from "./parameters.ts";

/** The networks of the last epoch and of the best, on the CPU. */
export class Checkpoints<Net extends Layer> {
  #net: Checkpoint<Net>;
  #best: Checkpoint<Net>;
  #epoch = 0;
  #bestEpoch = 0;
  #lost: DeviceError | undefined;

  private constructor(given: Checkpoint<Net>) {
    this.#net = this.#best = given;
  }

  /**
   * Begins with a network as it was given.
   *
   * @param backend where it is going to learn
   * @returns nothing if that cannot be lost
   */
  static async of<Net extends Layer>(
    net: Net,
    backend: Backend,
  ): Promise<Checkpoints<Net> | undefined> {
    if (!backend.canBeLost) return undefined;
    const isThere = namedParameters(net).some(([, x]) => x.backend.canBeLost);
    return new Checkpoints(isThere ? await checkpoint(net) : () => net);
  }

  /** The network at the end of the last epoch. */
  get net(): Net {
    return this.#net();
  }

  /** The network at the end of the best epoch. */
  get best(): Net {
    return this.#best();
  }

  /** Whether the device is lost: then these are all the networks there are. */
  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  /** Keeps the network of an epoch that has ended. */
  keep(net: Checkpoint<Net>, epoch: number, isBest: boolean): void {
    this.#net = net;
    this.#epoch = epoch;
    if (!isBest) return;
    this.#best = net;
    this.#bestEpoch = epoch;
  }

  /** Whether an error says that the device has failed; then it counts as lost from here on. */
  isLossBy(error: unknown): boolean {
    if (!(error instanceof DeviceError)) return false;
    this.#lost ??= error;
    return true;
  }

  /**
   * What was wrong with the device, and where the network is now; nothing if nothing was.
   *
   * @param restored whether the best network is what such a training leaves
   */
  failure(restored: boolean): DeviceError | undefined {
    if (this.#lost === undefined) return undefined;
    const epoch = restored ? this.#bestEpoch : this.#epoch;
    const left = epoch === 0
      ? "as it was given: begin again"
      : `after epoch ${epoch}, on the CPU: go on`;
    const [action, ...reason] = this.#lost.message.replace(/^Cannot /, "")
      .split(": ");
    return new DeviceError(
      action,
      `${reason.join(": ")}; run.net is the network ${left} ` +
        "with training(run.net, { …, backend: wasm() })",
    );
  }
}
