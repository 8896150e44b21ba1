/** Faults: what a kernel finds wrong with numbers, and cannot throw. */

import type { ValueError } from "../errors.ts";
import { notAClass, notARow } from "../tensor/indices.ts";
import type { Block } from "./buffers.ts";
import type { Device } from "./device.ts";
import { USAGE } from "./usage.ts";

/** What is wrong, as kernels number it. */
export const FAULT = { row: 1, class: 2 } as const;

/** `[operation, kind, limit, place, value]`, with nothing told: the first place is found as the least. */
const NONE = Uint32Array.of(0, 0, 0, 0xffff_ffff, 0);

/**
 * The place on the device where kernels say that an index names nothing: which operation found it, of what
 * kind it is, how many rows or classes there are, at which place it stands, and what stands there.
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
    this.block = blockOf(device, "faults");
    this.#none = blockOf(device, "no faults").buffer;
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
    const [value] = new Float32Array(seen.buffer, seen.byteOffset + 4 * 4, 1);
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

function blockOf(device: Device, label: string): Block {
  const buffer = device.gpu.createBuffer({
    label,
    size: NONE.byteLength,
    usage: USAGE.storage | USAGE.copySource | USAGE.copyTarget,
  });
  device.queue.writeBuffer(buffer, 0, NONE);
  return { buffer, bytes: NONE.byteLength, id: 0 };
}
