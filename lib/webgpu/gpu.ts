/** `gpu()`: the backend that computes on a graphics processor, by WebGPU. */

import { written } from "../describe.ts";
import { DeviceError, ValueError } from "../errors.ts";
import { checkNames, checkOptions } from "../shape.ts";
import type { Backend } from "../tensor/backend.ts";
import { checkedBackend } from "../tensor/checked_backend.ts";
import { printed } from "../tensor/printed_backend.ts";
import {
  type AdapterSummary,
  deviceOf,
  findAdapter,
  type PowerPreference,
  summaryOf,
} from "./adapter.ts";
import { backendOn } from "./backend_on.ts";
import { Pool, type PoolSize } from "./buffers.ts";
import { Commands } from "./commands.ts";
import { Headway } from "./headway.ts";
import { Home } from "./home.ts";
import {
  MATMUL_KERNELS,
  type MatmulKernel,
  usualMatmul,
} from "./matmul_ladder.ts";

/** What may be asked of a GPU. */
export type GpuOptions = {
  /** Where to compute if there is no GPU: `wasm()`, say. Without it, that is an error. */
  readonly otherwise?: Backend;
  /** Which of several GPUs: the fast one, if not said. */
  readonly prefer?: PowerPreference;
  /** Which kernel multiplies matrices: the one that suits the adapter, if not said. */
  readonly matmul?: MatmulKernel;
};

/** A backend on a GPU, and what can be asked of it besides computing. */
export interface Gpu extends Backend {
  /** Which GPU it is. */
  readonly adapter: AdapterSummary;
  /** What its buffers hold. It stays as it is while a training goes on. */
  readonly memory: PoolSize;
  /** How many kernels have run, and in how many submissions. */
  readonly counts: {
    readonly dispatches: number;
    readonly submissions: number;
  };
  /** Whether it has failed: then everything that is asked of it throws. */
  readonly hasFailed: boolean;
  /** WebGPU's own object. */
  readonly device: GPUDevice;
  /** Waits until all work is done; throws what was wrong with it. */
  finished(): Promise<void>;
  /** Gives the memory that is not in use back to the system. */
  trim(): void;
  /** Ends it, with all numbers that live there. If it was the default, `useBackend` names another. */
  destroy(): void;
}

const PREFERENCES: readonly PowerPreference[] = [
  "high-performance",
  "low-power",
];

const made = new Map<string, Promise<Gpu>>();

/**
 * The backend that computes on a GPU.
 *
 * Networks and tensors use it like any other: `training(net, { backend: await gpu(), … })`,
 * `tensor(values, { backend })`, `toBackend(net, backend)`. Work is handed over step by step and done
 * behind the program's back; only reading waits, and takes at least 10 ms in Deno. Each epoch reads
 * its loss, so that a small network with few examples learns faster on the CPU.
 *
 * @param options.otherwise where to compute if there is none; it is said in one line that it was so
 * @param options.prefer `"low-power"` for the one that spares the battery
 * @param options.matmul `"naive"`, `"tiled"`, `"blocked"` or `"register"`: a rung of the ladder in
 *   `matmul_ladder.ts`, to be compared with the others
 * @returns the same object each time, as long as it has not failed
 * @throws {DeviceError} if there is no GPU, and nothing to take its place
 * @throws {ValueError} if an option is none
 *
 * @example A product on whatever there is
 * ```ts
 * import assert from "node:assert/strict";
 * import { tensor, wasm } from "nets/tensor";
 * const backend = await gpu({ otherwise: wasm() });
 * const square = tensor([[1, 2], [3, 4]], { backend }), ones = tensor([[1], [1]], { backend });
 * assert.deepEqual(await square.matmul(ones).nested(), [[3], [7]]);
 * ```
 */
export function gpu(
  options?: GpuOptions & { readonly otherwise?: never },
): Promise<Gpu>;
export function gpu(options: GpuOptions): Promise<Backend>;
export async function gpu(options: GpuOptions = {}): Promise<Backend> {
  checkOptions("compute on a GPU", options, "gpu({ otherwise: wasm() })");
  checkNames("compute on a GPU", ["otherwise", "prefer", "matmul"], options);
  checkChoice("prefer", PREFERENCES, options.prefer);
  checkChoice("matmul", Object.keys(MATMUL_KERNELS), options.matmul);
  const { prefer = "high-performance", matmul, otherwise } = options;
  if (otherwise !== undefined) checkedBackend("compute otherwise", otherwise);
  try {
    return await living(prefer, matmul);
  } catch (error) {
    if (!(error instanceof DeviceError) || otherwise === undefined) throw error;
    console.log(
      `${error.message.replace(/;.*/s, "")}. Computing with ${otherwise}.`,
    );
    return otherwise;
  }
}

/** The backend that there is or will be soon; a new one if it has failed. */
async function living(
  prefer: PowerPreference,
  matmul: MatmulKernel | undefined,
): Promise<Gpu> {
  const key = `${prefer} ${matmul}`, known = made.get(key);
  const backend = await known?.catch(() => undefined);
  if (backend !== undefined && !backend.hasFailed) return backend;
  // Whoever asked at the same moment may have begun by now.
  if (made.get(key) === known) made.set(key, begun(prefer, matmul));
  return await made.get(key)!;
}

/** A new device, and the backend on it. */
async function begun(
  prefer: PowerPreference,
  matmul: MatmulKernel | undefined,
): Promise<Gpu> {
  const adapter = await findAdapter(prefer), summary = summaryOf(adapter);
  const device = await deviceOf(adapter);
  const pool = new Pool(device), commands = new Commands(device);
  const home = new Home(device, pool, commands);
  const headway = new Headway(device, commands);
  return printed({
    ...backendOn(home, { matmul: matmul ?? usualMatmul(summary) }),
    name: "gpu",
    description: summary.description,
    canBeLost: true,
    keepUp: () => headway.keepUp(),
    adapter: summary,
    device: device.gpu,
    get memory() {
      return pool.size;
    },
    get counts() {
      return commands.counts;
    },
    get hasFailed() {
      return device.hasFailed;
    },
    finished: () => home.finished(),
    trim: () => home.trim(),
    destroy: () => device.destroy(),
  });
}

function checkChoice(
  name: string,
  choices: readonly string[],
  choice: string | undefined,
): void {
  if (choice === undefined || choices.includes(choice)) return;
  throw new ValueError(
    "compute on a GPU",
    `${name} must be one of ${choices.map(written).join(", ")}, but it is ${
      written(choice)
    }`,
  );
}
