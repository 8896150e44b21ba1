/** The memory that kernels see: blocks that stay until they are given back, and an arena for what a step makes. */

import { ValueError } from "../../errors.ts";

/** Addresses are multiples of it: a line of the processor's cache. */
const LINE = 64;

/** What WebAssembly grows by. */
const PAGE = 65536;

/** The most that there can be: 4 GiB, for addresses have 32 bits. */
const MOST = 65536 * PAGE;

/** The first chunk of the arena. */
const FIRST_CHUNK = 1 << 20;

/** One part of the arena. */
type Chunk = { readonly start: number; readonly bytes: number };

/**
 * Memory for numbers, in two ways.
 *
 * `allocate` and `free` are for what stays: parameters, data. A block that is freed is used
 * again for one of its size class. `take` is for what a step makes: an address is only ever
 * moved on, and `reset` gives everything back at once. The arena grows during the first step, and
 * from the second on stands in one chunk that suffices, so that nothing is allocated any more.
 */
export class Memory {
  readonly buffer: WebAssembly.Memory;
  #floats: Float32Array<ArrayBuffer>;
  #end: number;
  readonly #free = new Map<number, number[]>();
  readonly #sizes = new Map<number, number>();
  #chunks: Chunk[] = [];
  #top = 0;
  #last = 0;
  #inUse = 0;

  /**
   * @param buffer that the kernels were made with
   * @param start the first address that they do not use themselves
   */
  constructor(buffer: WebAssembly.Memory, start: number) {
    this.buffer = buffer;
    this.#end = lines(start);
    this.#floats = view(buffer);
  }

  /** All of it as 32-bit floats: number `i` of a block stands at `address / 4 + i`. */
  get floats(): Float32Array<ArrayBuffer> {
    if (this.#floats.buffer !== this.buffer.buffer) {
      this.#floats = view(this.buffer); // it has grown
    }
    return this.#floats;
  }

  /** Bytes that were taken from the engine: they only grow. */
  get bytes(): number {
    return this.buffer.buffer.byteLength;
  }

  /** Bytes of blocks that were allocated and not freed, the arena among them. */
  get bytesInUse(): number {
    return this.#inUse;
  }

  /** The address of a block that stays. Its numbers are anything. */
  allocate(bytes: number): number {
    const size = sizeClass(bytes);
    const address = this.#free.get(size)?.pop() ?? this.#extend(size);
    this.#sizes.set(address, size);
    this.#inUse += size;
    return address;
  }

  /** Gives a block back; a second time changes nothing. */
  free(address: number): void {
    const size = this.#sizes.get(address);
    if (size === undefined) return;
    this.#sizes.delete(address);
    this.#inUse -= size;
    const blocks = this.#free.get(size);
    if (blocks === undefined) this.#free.set(size, [address]);
    else blocks.push(address);
  }

  /** The address of a block in the arena. Its numbers are anything. */
  take(bytes: number): number {
    const address = this.#top;
    const next = address + lines(bytes);
    if (next > this.#last) return this.#takeFromNewChunk(bytes);
    this.#top = next;
    return address;
  }

  /** Gives all that was taken back at once. */
  reset(): void {
    if (this.#chunks.length > 1) this.#join();
    this.#top = this.#chunks[0]?.start ?? 0;
  }

  #takeFromNewChunk(bytes: number): number {
    const all = this.#chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
    this.#open(Math.max(lines(bytes), all, FIRST_CHUNK));
    return this.take(bytes);
  }

  #open(bytes: number): void {
    const start = this.allocate(bytes);
    this.#chunks.push({ start, bytes });
    this.#top = start;
    this.#last = start + bytes;
  }

  /** One chunk in the place of several, as large as all of them. */
  #join(): void {
    const all = this.#chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
    for (const { start } of this.#chunks) this.free(start);
    this.#chunks = [];
    this.#top = this.#last = 0;
    this.#open(all);
  }

  #extend(bytes: number): number {
    const address = this.#end, end = address + bytes;
    const missing = end - this.bytes;
    if (missing > 0) this.#grow(missing);
    this.#end = end;
    return address;
  }

  #grow(missing: number): void {
    // Half as much again, so that growing a little often does not happen.
    const wanted = Math.max(
      missing,
      Math.min(this.bytes / 2, MOST - this.bytes),
    );
    for (const bytes of [wanted, missing]) {
      try {
        this.buffer.grow(Math.ceil(bytes / PAGE));
        return;
      } catch {
        continue;
      }
    }
    throw new ValueError(
      `find ${Math.ceil(missing / 2 ** 20)} MiB more for tensors`,
      `there may be ${MOST / 2 ** 30} GiB in all, and ${
        Math.round(this.bytes / 2 ** 20)
      } MiB are in use; take smaller batches, or drop tensors that are no longer needed`,
    );
  }
}

function view(memory: WebAssembly.Memory): Float32Array<ArrayBuffer> {
  return new Float32Array(memory.buffer as ArrayBuffer);
}

function lines(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / LINE)) * LINE;
}

/** 64, 128, 192, 256, 384, 512, …: lines in powers of two, or three quarters of one. */
function sizeClass(bytes: number): number {
  let size = LINE;
  while (size < bytes) size *= 2;
  return size > 2 * LINE && bytes <= size * 3 / 4 ? size * 3 / 4 : size;
}
