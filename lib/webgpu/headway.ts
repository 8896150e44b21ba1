/** Headway: how far the program is ahead of the GPU; not so far that Stop and timers are not heard. */

import type { Commands } from "./commands.ts";
import type { Device } from "./device.ts";

/** Milliseconds of work between two marks: too short to be felt, too long to slow the work down. */
const BETWEEN = 25;

/** Submissions between two marks at most. */
const MOST = 128;

/**
 * Marks in the work that is handed over. A program that reads nothing could hand over thousands of
 * training steps before the first is done; so at each mark it waits until the GPU has come to the mark
 * before. By then that has mostly happened, and the GPU always has the work between the two to do.
 *
 * In Deno the program stands still while a mark is made, until the GPU has come to it. So the marks
 * come after as many submissions as take 25 ms.
 */
export class Headway {
  readonly #device: Device;
  readonly #commands: Commands;
  #mark: Promise<void> | undefined;
  #marked = 0;
  #since = performance.now();
  #distance = 1;

  constructor(device: Device, commands: Commands) {
    this.#device = device;
    this.#commands = commands;
  }

  /** Makes a mark if it is time for one. @returns the one before, to be waited for */
  keepUp(): Promise<void> | undefined {
    const { submissions } = this.#commands.counts;
    const done = submissions - this.#marked, before = this.#mark;
    if (done < this.#distance) return undefined;
    this.#mark = this.#device.done();
    const now = performance.now();
    const fitting = Math.floor(done * BETWEEN / (now - this.#since));
    this.#distance = Math.max(1, Math.min(fitting, MOST));
    this.#marked = submissions;
    this.#since = now;
    return before;
  }
}
