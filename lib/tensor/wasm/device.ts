/** What the parts of the WebAssembly backend share: the kernels, their memory, and the numbers in it. */

import type { Numbers } from "../backend.ts";
import type { Address, Kernels } from "../kernels.ts";
import { type BoxAxis, MOST_AXES } from "../groups.ts";
import { Home } from "./home.ts";
import { Memory } from "./memory.ts";

/** Kernels at work on a memory. */
export class Device {
  readonly home: Home;
  /** For the kernel of the matrix product. */
  readonly workspace: Address;
  readonly #memory: Memory;
  readonly #box: Address;

  /**
   * Begins to use a memory, of which nobody else may use more than the kernels do.
   *
   * @param call the kernels of this memory
   */
  constructor(readonly call: Kernels, memory: WebAssembly.Memory) {
    this.#memory = new Memory(memory, call.free());
    this.workspace = this.#memory.allocate(call.matmulWorkspace());
    this.#box = this.#memory.allocate(MOST_AXES * 12);
    this.home = new Home(this.#memory);
  }

  /** Where an operand lies: to be asked for each, before there is room for a result. */
  at(a: Numbers): Address {
    return this.home.address(a);
  }

  /** Numbers in new room, which `fill` is given to fill. */
  made(size: number, fill: (out: Address) => void): Numbers {
    const out = this.home.room(size);
    fill(out);
    return this.home.result(size, out);
  }

  /** Copies a box of numbers from `a` to `out`. */
  copyBox(out: Address, a: Address, box: readonly BoxAxis[]): void {
    const { buffer } = this.#memory.floats;
    const words = new Int32Array(buffer, this.#box, 3 * MOST_AXES);
    box.forEach(({ size, to, from }, axis) => {
      words[3 * axis] = size;
      words[3 * axis + 1] = 4 * to;
      words[3 * axis + 2] = 4 * from;
    });
    this.call.copyBox(out, a, box.length, this.#box);
  }

  /** Fills room with zeros. */
  clear(out: Address, size: number): void {
    this.#memory.floats.fill(0, out / 4, out / 4 + size);
  }
}
