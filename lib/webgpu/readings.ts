/** Reading: numbers come back from the GPU through buffers that both sides can see. */

import type { Block } from "./buffers.ts";
import type { Commands } from "./commands.ts";
import type { Device } from "./device.ts";
import type { Faults } from "./faults.ts";
import { MAP_READ, USAGE } from "./usage.ts";

/** A buffer of which the program can see the numbers. */
type Window = { readonly buffer: GPUBuffer; readonly bytes: number };

/**
 * What is read from a device. Each reading takes 10 ms or more in Deno, whatever its size, because the
 * program looks only so often whether it is there; readings that are asked for together wait together.
 *
 * With the numbers come the faults that kernels have found by then.
 */
export class Readings {
  readonly #device: Device;
  readonly #commands: Commands;
  readonly #faults: Faults;
  readonly #free: Window[] = [];

  constructor(device: Device, commands: Commands, faults: Faults) {
    this.#device = device;
    this.#commands = commands;
    this.#faults = faults;
  }

  /**
   * The first `size` numbers of a buffer, as they are when all that was recorded before has been done.
   *
   * @throws {DeviceError} if something went wrong with the device
   * @throws {ValueError} if a kernel has found an index that names nothing
   */
  async read(block: Block, size: number): Promise<Float32Array<ArrayBuffer>> {
    const { bytes: behind } = this.#faults.block;
    const window = this.#take(behind + size * 4);
    this.#commands.encode((encoder) => {
      this.#faults.take(encoder, window.buffer);
      if (size === 0) return;
      encoder.copyBufferToBuffer(
        block.buffer,
        0,
        window.buffer,
        behind,
        size * 4,
      );
    });
    this.#commands.submit();
    const seen = await this.#device.settled(
      lookInto(window, behind + size * 4),
    );
    this.#free.push(window);
    this.#free.sort((a, b) => a.bytes - b.bytes);
    this.#faults.check(new Uint32Array(seen, 0, behind / 4));
    return new Float32Array(seen, behind, size);
  }

  /** The smallest that is large enough, so that readings of other sizes find theirs. */
  #take(bytes: number): Window {
    const i = this.#free.findIndex((window) => window.bytes >= bytes);
    if (i >= 0) return this.#free.splice(i, 1)[0];
    // Of those that are too small one goes, so that there are never more than were needed at once.
    this.#free.pop()?.buffer.destroy();
    const size = 2 ** Math.ceil(Math.log2(Math.max(bytes, 1024)));
    const usage = USAGE.mapRead | USAGE.copyTarget;
    return {
      buffer: this.#device.gpu.createBuffer({ label: "reading", size, usage }),
      bytes: size,
    };
  }
}

/** The first bytes of a window, as soon as they are there. */
async function lookInto(
  { buffer }: Window,
  bytes: number,
): Promise<ArrayBuffer> {
  await buffer.mapAsync(MAP_READ, 0, bytes);
  const seen = buffer.getMappedRange(0, bytes).slice(0);
  buffer.unmap(); // throws in Deno, if the device was lost in this moment
  return seen;
}
