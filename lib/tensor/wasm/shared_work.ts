/**
 * Work that threads share: a job is laid out on a desk in the memory that all see, and everyone takes
 * the next piece of it until none is left. Who is late finds less to do, and nobody waits for him.
 *
 * @module
 */

import type { Address, Kernels } from "../kernels.ts";

/** Kernels whose work can be shared. */
export const SHAREABLE = ["matmul", "adam"] as const;

/** The name of a kernel whose work can be shared. */
export type Shareable = (typeof SHAREABLE)[number];

/** A kernel's work on so many columns or numbers, cut into pieces. */
export type Job = {
  readonly kernel: Shareable;
  /** How many columns or numbers there are, and how many a piece has. */
  readonly size: number;
  readonly piece: number;
  /** What the kernel is told for the first of them, and what changes from each to the next. */
  readonly first: readonly number[];
  readonly changes: readonly number[];
  /** Which argument says how many there are, and which, if any, is a thread's own workspace. */
  readonly sizeAt: number;
  readonly workspaceAt: number;
};

/** Words of 32 bits: whether there is a job, how many helpers are at the desk, what was taken. */
const JOBS = 0, OPEN = 1, INSIDE = 2, TAKEN = 3;

/** The job: which kernel, and the rest of it. */
const WHICH = 4, SIZE = 5, PIECE = 6, COUNT = 7, SIZE_AT = 8, WORKSPACE_AT = 9;

const WORDS = 16, MOST_ARGUMENTS = 16;

/** What a desk takes, in bytes. */
export const DESK = 4 * WORDS + 2 * 8 * MOST_ARGUMENTS;

/** The desk of a team. */
export class Desk {
  readonly #words: Int32Array;
  readonly #first: Float64Array;
  readonly #changes: Float64Array;

  /** The desk at an address of a shared memory, whose bytes are 0 at first. */
  constructor({ buffer }: WebAssembly.Memory, address: Address) {
    const numbers = address + 4 * WORDS;
    this.#words = new Int32Array(buffer, address, WORDS);
    this.#first = new Float64Array(buffer, numbers, MOST_ARGUMENTS);
    this.#changes = new Float64Array(
      buffer,
      numbers + 8 * MOST_ARGUMENTS,
      MOST_ARGUMENTS,
    );
  }

  /** Lays out a job, works at it with whoever comes, and returns when all of it is done. */
  share(job: Job, call: Kernels, workspace: Address): void {
    const words = this.#words;
    this.#write(job);
    Atomics.store(words, OPEN, 1);
    Atomics.add(words, JOBS, 1);
    Atomics.notify(words, JOBS);
    this.#work(call, workspace);
    Atomics.store(words, OPEN, 0);
    // Those who are still inside do the last pieces; those who come now find it closed.
    for (;;) {
      const inside = Atomics.load(words, INSIDE);
      if (inside === 0) return;
      changed(words, INSIDE, inside);
    }
  }

  /** Waits for jobs, and helps with each. It never returns. */
  help(call: Kernels, workspace: Address): never {
    const words = this.#words;
    for (let jobs = Atomics.load(words, JOBS);;) {
      Atomics.add(words, INSIDE, 1);
      if (Atomics.load(words, OPEN) === 1) this.#work(call, workspace);
      Atomics.sub(words, INSIDE, 1);
      Atomics.notify(words, INSIDE);
      jobs = changed(words, JOBS, jobs);
    }
  }

  #write(job: Job): void {
    const words = this.#words;
    words[WHICH] = SHAREABLE.indexOf(job.kernel);
    words[SIZE] = job.size;
    words[PIECE] = job.piece;
    words[COUNT] = job.first.length;
    words[SIZE_AT] = job.sizeAt;
    words[WORKSPACE_AT] = job.workspaceAt;
    this.#first.set(job.first);
    this.#changes.set(job.changes);
    Atomics.store(words, TAKEN, 0);
  }

  /** Takes pieces until none is left. */
  #work(call: Kernels, workspace: Address): void {
    const words = this.#words;
    const kernel = call[SHAREABLE[words[WHICH]]] as (...all: number[]) => void;
    const size = words[SIZE], piece = words[PIECE], count = words[COUNT];
    const all: number[] = [];
    for (;;) {
      const taken = Atomics.add(words, TAKEN, piece);
      if (taken >= size) return;
      for (let i = 0; i < count; i++) {
        all[i] = this.#first[i] + taken * this.#changes[i];
      }
      all[words[SIZE_AT]] = Math.min(piece, size - taken);
      if (words[WORKSPACE_AT] >= 0) all[words[WORKSPACE_AT]] = workspace;
      kernel(...all);
    }
  }
}

/** Looks, before it sleeps: to be woken takes a hundred times as long as a look that finds something. */
const LOOKS = 50_000;

/** Waits until a word is no longer what it was. @returns what it is */
function changed(words: Int32Array, word: number, was: number): number {
  for (;;) {
    for (let look = 0; look < LOOKS; look++) {
      const is = Atomics.load(words, word);
      if (is !== was) return is;
    }
    Atomics.wait(words, word, was);
  }
}
