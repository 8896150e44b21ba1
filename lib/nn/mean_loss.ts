/** The mean of the losses of batches, read as seldom as the device lets one. */

import { isFinite } from "../tensor/functions.ts";
import { step } from "../tensor/step.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { accumulate, assign, release, variable } from "../tensor/variables.ts";

/**
 * The mean of the losses of batches, each weighed by its examples.
 *
 * Where a device gives a number at once, each loss is read and summed in 64 bits. Where one must
 * wait, which takes 10 ms on a GPU, they are summed there and read at the end. A loss that is a mean
 * over its batch's examples becomes the mean over all.
 */
export class MeanLoss {
  #sum = 0;
  #examples = 0;
  /** The sum on a device, and how often it was finite. */
  #held: { readonly sum: Tensor; readonly finite: Tensor } | undefined;

  /**
   * Counts the loss of a batch; within the step that computed it.
   *
   * @returns the loss, if it can be had at once
   */
  add(loss: Tensor, examples: number): number | undefined {
    this.#examples += examples;
    const now = loss.backend.peek(loss.numbers)?.[0];
    if (now !== undefined) {
      this.#sum += now * examples;
      return now;
    }
    this.#held ??= { sum: zero(loss), finite: zero(loss) };
    const { sum, finite } = this.#held;
    accumulate(sum, loss.reshape([]), examples);
    accumulate(finite, isFinite(sum));
    return undefined;
  }

  /**
   * The mean of the losses that were counted since the last reading.
   *
   * @returns the mean, and how many losses were finite before the first that was not, if they were not
   *   to be had at once
   */
  async read(): Promise<{ readonly mean: number; readonly finite?: number }> {
    const examples = this.#examples, here = this.#sum;
    this.#examples = this.#sum = 0;
    if (this.#held === undefined) return { mean: here / examples };
    const { sum, finite } = this.#held;
    const [total, count] = await Promise.all([sum.item(), finite.item()]);
    step(() => {
      assign(sum, sum.constant(0));
      assign(finite, finite.constant(0));
    }, { backend: sum.backend });
    return { mean: total / examples, finite: count };
  }

  /** Gives the memory on the device back. */
  release(): void {
    if (this.#held === undefined) return;
    release(this.#held.sum);
    release(this.#held.finite);
    this.#held = undefined;
  }
}

function zero(like: Tensor): Tensor {
  return variable(like.constant(0));
}
