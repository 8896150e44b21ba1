/** Faults: what a kernel finds wrong with numbers, and cannot throw. */

import type { ValueError } from "../errors.ts";
import { notAClass, notARow } from "../tensor/indices.ts";
import type { Block } from "./buffers.ts";
import type { Device } from "./device.ts";
import { USAGE } from "./usage.ts";

/** What is wrong, as `kernels/faults` numbers it. */
export const FAULT = { row: 1, class: 2 } as const;

/** Numbers in which the values of wrong places are kept, by their place. */
const VALUES = 60;

/**
 * The place on the device where kernels say that an index names nothing:
 * `[operation, kind, limit, place, value₀ … value₅₉]`.
 *
 * Only the first operation with a fault is told of, and of it the first place. Whoever reads from
 * the device gets it as an exception, and then it is forgotten.
 */
export class Faults {
  readonly block: Block;
  readonly #device: Device;
  #operations = 0;

  constructor(device: Device) {
    this.#device = device;
    const bytes = 4 * (4 + VALUES);
    const buffer = device.gpu.createBuffer({
      label: "faults",
      size: bytes,
      usage: USAGE.storage | USAGE.copySource |
        USAGE.copyTarget,
    });
    this.block = { buffer, bytes, id: 0 };
    this.#clear();
  }

  /** A number for an operation that may find faults: its kernel gets it as a parameter. */
  operation(): number {
    this.#operations = this.#operations % 0xffff_ffff + 1;
    return this.#operations;
  }

  /** @throws {ValueError} what a kernel has found */
  check(seen: Uint32Array<ArrayBuffer>): void {
    const [operation, kind, limit, place] = seen;
    if (operation === 0) return;
    this.#clear();
    const values = new Float32Array(seen.buffer, 4 * 4, VALUES);
    const value = values[place % VALUES];
    throw this.#error(kind, place, value, limit);
  }

  #error(
    kind: number,
    place: number,
    value: number,
    limit: number,
  ): ValueError {
    return kind === FAULT.row
      ? notARow(place, value, limit)
      : notAClass(place, value, limit);
  }

  #clear(): void {
    const words = new Uint32Array(4 + VALUES);
    words[3] = 0xffff_ffff; // the first place is found as the least
    this.#device.queue.writeBuffer(this.block.buffer, 0, words);
  }
}
