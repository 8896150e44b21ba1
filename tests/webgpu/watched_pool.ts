/** A pool whose buffers are watched: WebGPU drops what a kernel writes out of range, so that nobody else would see it. */

import assert from "node:assert/strict";
import { type Block, Pool } from "../../lib/webgpu/buffers.ts";
import type { Device } from "../../lib/webgpu/device.ts";
import { MAP_READ, USAGE } from "../../lib/webgpu/usage.ts";

/** Words behind what was asked for: more than the tile of any kernel goes too far. */
const TAIL = 4096;

/**
 * What stands at word `i` of a buffer: in each another, so that what is copied from one to another shows.
 *
 * Every other word is a NaN, which shows where it is multiplied by 0. Those between are numbers of some
 * thousands, which arithmetic changes, while of a NaN it makes the same NaN; and small whole numbers, as
 * kernels keep them that count.
 */
const sentinel = (id: number, i: number) => KINDS[i % 4] | id << 4 & 0x3f_ffff;

const KINDS = [0x7fc0_0000, 0x4580_0000, 0x7fc0_0000, 0];

/** A buffer, and where the tail begins, in words. */
type Watched = { readonly block: Block; readonly end: number };

/** What a buffer holds now. */
export type Seen = ReadonlyMap<number, Uint32Array<ArrayBuffer>>;

/**
 * Each buffer is a new one, filled with what is in no other. A kernel that trusts what stood there before
 * computes with it, and one that writes too far changes the tail.
 */
export class WatchedPool extends Pool {
  readonly #device: Device;
  readonly #watched: Watched[] = [];

  constructor(device: Device) {
    super(device);
    this.#device = device;
  }

  override take(bytes: number): Block {
    const id = this.#watched.length + 1, end = Math.ceil(bytes / 4);
    const size = 4 * (Math.ceil(end / 4) * 4 + TAIL);
    const buffer = this.#device.gpu.createBuffer({
      size,
      usage: USAGE.storage | USAGE.copySource | USAGE.copyTarget,
      mappedAtCreation: true,
    });
    const words = new Uint32Array(buffer.getMappedRange());
    for (let i = 0; i < words.length; i++) words[i] = sentinel(id, i);
    buffer.unmap();
    const block = { buffer, bytes: size, id };
    this.#watched.push({ block, end });
    return block;
  }

  /** Nothing is used again. */
  override give(): void {}

  /** Gives all buffers back to the system. */
  override trim(): void {
    for (const { block } of this.#watched) block.buffer.destroy();
  }

  /** All that the buffers hold, by their ids. */
  async read(): Promise<Seen> {
    const { gpu, queue } = this.#device;
    const total = this.#watched.reduce(
      (sum, { block }) => sum + block.bytes,
      0,
    );
    const buffer = gpu.createBuffer({
      size: Math.max(total, 4),
      usage: USAGE.mapRead | USAGE.copyTarget,
    });
    const encoder = gpu.createCommandEncoder();
    let at = 0;
    const places = this.#watched.map(({ block }) => {
      encoder.copyBufferToBuffer(block.buffer, 0, buffer, at, block.bytes);
      at += block.bytes;
      return [block.id, at - block.bytes, block.bytes / 4] as const;
    });
    queue.submit([encoder.finish()]);
    await this.#device.settled(buffer.mapAsync(MAP_READ));
    const words = buffer.getMappedRange().slice(0);
    buffer.destroy();
    return new Map(
      places.map((
        [id, start, length],
      ) => [id, new Uint32Array(words, start, length)]),
    );
  }

  /** That no tail has changed. */
  expectUntouched(seen: Seen): void {
    for (const { block: { id }, end } of this.#watched) {
      const words = seen.get(id)!;
      for (let i = end; i < words.length; i++) {
        if (words[i] === sentinel(id, i)) continue;
        const beyond = i - end + 1;
        assert.fail(
          `a kernel wrote 0x${words[i].toString(16)} beyond the end: ` +
            `number ${beyond} behind the ${end} of buffer ${id}`,
        );
      }
    }
  }
}
