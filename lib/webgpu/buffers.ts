/** The pool: buffers that are used again and again, so that memory stays as it is. */

import { DeviceError } from "../errors.ts";
import type { Device } from "./device.ts";
import { USAGE } from "./usage.ts";

/** A buffer of the pool. */
export type Block = {
  readonly buffer: GPUBuffer;
  readonly bytes: number;
  /** Its number, for the names of bind groups. */
  readonly id: number;
};

/** What the pool holds. */
export type PoolSize = {
  /** How many buffers there are. */
  readonly buffers: number;
  /** Their size. */
  readonly bytes: number;
  /** How much of it is in use. */
  readonly inUse: number;
  /** The most that was ever in use. */
  readonly peak: number;
};

/**
 * Buffers by their size. A buffer that is given back is the first to be taken again: so a training
 * step, which takes the same sizes in the same order each time, gets the same buffers each time.
 *
 * Nothing is given back to the system until {@linkcode Pool.trim}, as in PyTorch's caching allocator.
 */
export class Pool {
  readonly #device: Device;
  readonly #free = new Map<number, Block[]>();
  #count = 0;
  #made = 0;
  #bytes = 0;
  #inUse = 0;
  #peak = 0;

  constructor(device: Device) {
    this.#device = device;
  }

  /** Counts. */
  get size(): PoolSize {
    return {
      buffers: this.#count,
      bytes: this.#bytes,
      inUse: this.#inUse,
      peak: this.#peak,
    };
  }

  /**
   * A buffer of at least so many bytes; what stands in it is not said.
   *
   * @throws {DeviceError} if the device allows none as large
   */
  take(bytes: number): Block {
    const size = this.#sizeOf(bytes);
    const block = this.#free.get(size)?.pop() ?? this.#make(size);
    this.#inUse += size;
    this.#peak = Math.max(this.#peak, this.#inUse);
    return block;
  }

  /** Takes a buffer back; commands that were given before may still use it. */
  give(block: Block): void {
    this.#inUse -= block.bytes;
    const free = this.#free.get(block.bytes);
    if (free === undefined) this.#free.set(block.bytes, [block]);
    else free.push(block);
  }

  /** Gives what is not in use back to the system. */
  trim(): void {
    for (const { buffer, bytes } of [...this.#free.values()].flat()) {
      buffer.destroy();
      this.#count--;
      this.#bytes -= bytes;
    }
    this.#free.clear();
  }

  /** How large the buffer will be. */
  #sizeOf(bytes: number): number {
    const { limits, description } = this.#device;
    const { maxBufferSize, maxStorageBufferBindingSize } = limits;
    const limit = Math.min(maxBufferSize, maxStorageBufferBindingSize);
    const most = limit - limit % 16;
    if (bytes <= most) return Math.min(sizeClass(bytes), most);
    throw new DeviceError(
      `make ${bytes / 4} numbers on ${description}`,
      `there must be at most ${
        most / 4
      } in one piece; take smaller batches or layers`,
    );
  }

  #make(size: number): Block {
    const { description } = this.#device, inUse = megabytes(this.#inUse);
    const buffer = this.#device.guarded(
      "out-of-memory",
      () => this.#create(size),
      () =>
        new DeviceError(
          `make ${megabytes(size)} of numbers on ${description}`,
          `there must be room, but ${inUse} are in use and the device has no more; ` +
            "take smaller batches, or compute in a step(), whose memory is used again",
        ),
    );
    this.#count++;
    this.#bytes += size;
    return { buffer, bytes: size, id: ++this.#made };
  }

  #create(size: number): GPUBuffer {
    return this.#device.gpu.createBuffer({
      size,
      usage: USAGE.storage | USAGE.copySource |
        USAGE.copyTarget,
    });
  }
}

/** Sizes in quarters of powers of two: few enough to be used again, at most a quarter too large. */
function sizeClass(bytes: number): number {
  if (bytes <= 64) return 64;
  const quarter = 2 ** (Math.floor(Math.log2(bytes - 1)) - 2);
  return Math.ceil(bytes / quarter) * quarter;
}

function megabytes(bytes: number): string {
  const size = bytes / 2 ** 20;
  return `${size < 100 ? Number(size.toPrecision(3)) : Math.round(size)} MiB`;
}
