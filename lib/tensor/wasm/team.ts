/** Several threads for the largest kernels: matrix products by columns, Adam by parameters. */

import { ValueError } from "../../errors.ts";
import type { Address, Kernels } from "../kernels.ts";
import { DESK, Desk, type Job } from "./shared_work.ts";
import type { FirstMessage } from "./thread_program.ts";

/** Fewer products than this are done before another thread has heard of them. */
const WORTH_SHARING = 1 << 18;

/** The least of them in a piece, which takes some microseconds. */
const PIECE = 1 << 17;

/** The same for the numbers that Adam moves. */
const WORTH_MOVING = 1 << 14, MOVED = 1 << 12;

/** The kernel of matrix products packs eight columns at a time. */
const PANEL = 8;

/** So many pieces for each thread, lest all wait for the last. */
const PIECES = 2;

const LINE = 64;

/**
 * The kernels with further threads behind them: the same numbers, bit for bit, sooner.
 *
 * A column is computed by one thread alone, in the order in which a single thread computes it.
 *
 * @param call the kernels of this thread, on a memory that is shared
 * @param threads how many there are, this one among them
 * @returns the kernels, of which some ask for help; what their team needs of the memory is not free
 * @throws {ValueError} if this place has no threads
 */
export function withThreads(
  call: Kernels,
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  threads: number,
): Kernels {
  const start = lines(call.free()), first = start + lines(DESK);
  const workspace = lines(call.matmulWorkspace());
  for (let i = 0; i < threads - 1; i++) {
    begin({ module, memory, desk: start, workspace: first + i * workspace });
  }
  const desk = new Desk(memory, start);
  return {
    ...call,
    free: () => first + (threads - 1) * workspace,
    matmul: (...all) => {
      const [m, k, n] = all;
      if (m * k * n < WORTH_SHARING) call.matmul(...all);
      else desk.share(productOf(all, threads), call, all.at(-1) as Address);
    },
    adam: (...all) => {
      if (all[4] < WORTH_MOVING) call.adam(...all);
      else desk.share(movesOf(all, threads), call, 0);
    },
  };
}

/** Everyone takes columns: their panels of b, too, which so are packed once. */
function productOf(all: Parameters<Kernels["matmul"]>, threads: number): Job {
  const [m, k, n, , , , , rowB, transposedB, , , start] = all;
  const least = Math.max(n / (threads * PIECES), PIECE / (m * k));
  // deno-fmt-ignore
  const changes = [0, 0, 0, 0, 0, 0, transposedB ? rowB : 4, 0, 0, 4, 0, start === 0 ? 0 : 4, 0, 0, 0];
  return {
    kernel: "matmul",
    size: n,
    piece: Math.ceil(least / PANEL) * PANEL,
    first: all.map(Number),
    changes,
    sizeAt: 2,
    workspaceAt: 14,
  };
}

/** Everyone takes parameters, with their slopes and their state. */
function movesOf(all: Parameters<Kernels["adam"]>, threads: number): Job {
  const n = all[4], least = Math.max(n / (threads * PIECES), MOVED);
  return {
    kernel: "adam",
    size: n,
    piece: lines(least),
    first: all.map(Number),
    changes: all.map((_, i) => i < 4 ? 4 : 0),
    sizeAt: 4,
    workspaceAt: -1,
  };
}

function lines(n: number): number {
  return Math.ceil(n / LINE) * LINE;
}

/** Nobody waits for a thread when all else has ended: it ends then, too. */
function begin(message: FirstMessage): void {
  const { Worker } = threadsOfNode();
  const worker = new Worker(new URL("./thread_program.ts", import.meta.url));
  worker.unref();
  worker.postMessage(message);
}

type Node = typeof import("node:worker_threads");
type Place = {
  readonly process?: { getBuiltinModule?(name: string): Node | undefined };
};

/** Looked for at run time: a page has no such module, and would not load with it. */
function threadsOfNode(): Node {
  const node = (globalThis as Place).process
    ?.getBuiltinModule?.("node:worker_threads");
  if (node !== undefined) return node;
  throw new ValueError(
    "compute with several threads",
    "they must be those of Deno, but here are none; leave out the option threads",
  );
}
