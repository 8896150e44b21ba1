/** Examples in batches: an order that lies on the device, and the rows that it names. */

import { ValueError } from "../errors.ts";
import type { Random } from "../random.ts";
import { tensor } from "../tensor/given_tensor.ts";
import { step } from "../tensor/step.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { assign, release, variable } from "../tensor/variables.ts";
import type { Data } from "./training_data.ts";

/** Whole numbers beyond it have gaps in 32 bits. */
const MOST_EXAMPLES = 2 ** 24;

/** How examples are put into batches. */
export type BatchOptions = {
  readonly batchSize: number;
  /** Where the order of each epoch is drawn from; as they are, if there is none. */
  readonly chance?: Random | undefined;
  /** Whether a last batch that is smaller is left out. */
  readonly dropLast: boolean;
};

/**
 * The batches of an epoch. The order of the examples is one variable, which each epoch is given
 * new numbers: nothing is stored anew. All examples in one batch need no order.
 */
export class Batches {
  /** How many there are in an epoch. */
  readonly count: number;
  readonly #data: Data;
  readonly #size: number;
  readonly #chance: Random | undefined;
  readonly #order: Tensor | undefined;
  readonly #places: readonly number[];

  /**
   * @param data what is put into batches
   * @param options how
   * @throws {ValueError} if there are more examples than can be numbered, or none is left
   */
  constructor(data: Data, { batchSize, chance, dropLast }: BatchOptions) {
    const { count, x } = data, size = Math.min(batchSize, count);
    if (count > MOST_EXAMPLES) {
      throw new ValueError(
        "put examples into batches",
        `there must be at most ${MOST_EXAMPLES}, for larger numbers have gaps in 32 bits, but there are ${count}`,
      );
    }
    if (dropLast && batchSize > count) {
      throw new ValueError(
        "put examples into batches",
        `${count} do not fill a batch of ${batchSize}, and dropLast leaves the rest out; take a smaller batchSize`,
      );
    }
    this.#data = data;
    this.#size = size;
    this.#chance = chance;
    this.#places = Array.from({ length: count }, (_, i) => i);
    this.count = dropLast ? Math.floor(count / size) : Math.ceil(count / size);
    if (size < count) {
      const { backend } = x;
      this.#order = step(() => variable(tensor(this.#places, { backend })), {
        backend,
      });
    }
  }

  /** Draws the order of another epoch. */
  shuffle(): void {
    const order = this.#order, chance = this.#chance;
    if (order === undefined || chance === undefined) return;
    const { backend } = order;
    step(
      () => assign(order, tensor(chance.shuffle(this.#places), { backend })),
      { backend },
    );
  }

  /**
   * A batch of the epoch, to be used in the step in which it is asked for.
   *
   * @param i which, from 0
   */
  at(i: number): Data {
    if (this.#order === undefined) return this.#data;
    const { x, y } = this.#data, start = i * this.#size;
    const end = Math.min(start + this.#size, this.#data.count);
    const rows = this.#order.slice(start, end);
    return { x: x.gather(rows), y: y.gather(rows), count: end - start };
  }

  /** Gives the order's memory back. */
  release(): void {
    if (this.#order !== undefined) release(this.#order);
  }
}
