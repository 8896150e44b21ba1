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
  /** What stands there when nothing is wrong. */
  readonly #none: GPUBuffer;
  #operations = 0;

  constructor(device: Device) {
    const words = new Uint32Array(4 + VALUES);
    words[3] = 0xffff_ffff; // the first place is found as the least
    this.block = blockOf(device, "faults", words);
    this.#none = blockOf(device, "no faults", words).buffer;
  }

  /** A number for an operation that may find faults: its kernel gets it as a parameter. */
  operation(): number {
    this.#operations = this.#operations % 0xffff_ffff + 1;
    return this.#operations;
  }

  /** Records that what was found so far is copied to the beginning of a buffer, and then forgotten. */
  take(encoder: GPUCommandEncoder, to: GPUBuffer): void {
    const { buffer, bytes } = this.block;
    encoder.copyBufferToBuffer(buffer, 0, to, 0, bytes);
    encoder.copyBufferToBuffer(this.#none, 0, buffer, 0, bytes);
  }

  /** @throws {ValueError} what a kernel has found */
  check(seen: Uint32Array<ArrayBuffer>): void {
    const [operation, kind, limit, place] = seen;
    if (operation === 0) return;
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
}

function blockOf(
  device: Device,
  label: string,
  words: Uint32Array<ArrayBuffer>,
): Block {
  const buffer = device.gpu.createBuffer({
    label,
    size: words.byteLength,
    usage: USAGE.storage | USAGE.copySource | USAGE.copyTarget,
  });
  device.queue.writeBuffer(buffer, 0, words);
  return { buffer, bytes: words.byteLength, id: 0 };
}
