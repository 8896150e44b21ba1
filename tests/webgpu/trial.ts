/** A trial: kernels compute, a watched pool looks on, and plain loops in 64 bits know what should come of it. */

import assert from "node:assert/strict";
import { loops } from "nets/tensor";
import { backendOn } from "../../lib/webgpu/backend_on.ts";
import type { Kernel } from "../../lib/webgpu/kernel.ts";
import type { MatmulKernel } from "../../lib/webgpu/matmul_ladder.ts";
import type { GpuNumbers } from "../../lib/webgpu/numbers.ts";
import { type Pipeline, Pipelines } from "../../lib/webgpu/pipelines.ts";
import { Commands } from "../../lib/webgpu/commands.ts";
import type { Device } from "../../lib/webgpu/device.ts";
import { Home } from "../../lib/webgpu/home.ts";
import type { Backend } from "../../lib/tensor/backend.ts";
import { printed } from "../../lib/tensor/printed_backend.ts";
import type { Case } from "./cases.ts";
import { type Seen, WatchedPool } from "./watched_pool.ts";

/** A case, and the kernel that multiplies matrices in it. */
export type Tried = { readonly tried: Case; readonly matmul: MatmulKernel };

const DOUBLE = loops({ precision: "double" });

/** How far numbers may lie from those of 64 bits, as a part of them, or of 10: the laws are stricter. */
const BOUND = 1e-5;

const truths = new Map<Case, readonly ArrayLike<number>[]>();

/** What a case should give. */
function truthOf(tried: Case): readonly ArrayLike<number>[] {
  const known = truths.get(tried);
  if (known !== undefined) return known;
  const truth = tried.run(DOUBLE).map((a) => DOUBLE.peek(a)!);
  truths.set(tried, truth);
  return truth;
}

/** Pipelines that tell which kernels are asked for, and may take others instead. */
export class TriedPipelines extends Pipelines {
  /** The names of kernels that were asked for; whoever wants to know may empty it. */
  readonly names = new Set<string>();

  /**
   * @param device on which they run
   * @param instead another source for one kernel
   * @param others where all other kernels come from
   */
  constructor(
    device: Device,
    readonly instead?: { readonly name: string; readonly source: string },
    readonly others?: Pipelines,
  ) {
    super(device);
  }

  override get(
    kernel: Kernel,
    constants: Readonly<Record<string, number>>,
  ): Pipeline {
    this.names.add(kernel.name);
    if (kernel.name === this.instead?.name) {
      return super.get({ ...kernel, source: this.instead.source }, constants);
    }
    return this.others?.get(kernel, constants) ?? super.get(kernel, constants);
  }
}

/**
 * Tries cases together.
 *
 * @returns which cases ran a kernel, by its name
 * @throws {AssertionError} if a number is wrong, or one was written beyond the end of a buffer
 * @throws {ValueError} if a kernel found an index that names nothing
 */
export async function trial(
  device: Device,
  pipelines: TriedPipelines,
  all: readonly Tried[],
): Promise<ReadonlyMap<string, readonly Tried[]>> {
  const pool = new WatchedPool(device);
  const commands = new Commands(device, pipelines);
  const home = new Home(device, pool, commands);
  const backend = (matmul: MatmulKernel): Backend =>
    printed({
      ...backendOn(home, { matmul }),
      name: "gpu",
      description: "watched",
    });
  const users = new Map<string, Tried[]>();
  const results = all.map((one) => {
    pipelines.names.clear();
    const made = one.tried.run(backend(one.matmul)) as readonly GpuNumbers[];
    for (const name of pipelines.names) {
      users.set(name, [...users.get(name) ?? [], one]);
    }
    return { tried: one.tried, made };
  });
  commands.submit();
  const [seen] = await Promise.all([pool.read(), home.finished()]);
  pool.trim();
  pool.expectUntouched(seen);
  for (const { tried, made } of results) {
    made.forEach((found, i) => {
      const wanted = truthOf(tried)[i];
      expectNear(`${tried.name}, result ${i}`, valuesOf(found, seen), wanted);
    });
  }
  return users;
}

/** Numbers as they stand in the buffers that were read. */
function valuesOf(
  { block, constant, size }: GpuNumbers,
  seen: Seen,
): Float32Array {
  return block === undefined
    ? new Float32Array(size).fill(constant!)
    : new Float32Array(
      seen.get(block.id)!.buffer,
      seen.get(block.id)!.byteOffset,
      size,
    );
}

function expectNear(
  what: string,
  found: Float32Array,
  wanted: ArrayLike<number>,
): void {
  assert.equal(found.length, wanted.length, what);
  for (let i = 0; i < found.length; i++) {
    const want = Math.fround(wanted[i]);
    const isNear = Object.is(found[i], want) || found[i] === want ||
      Math.abs(found[i] - want) <= BOUND * Math.max(Math.abs(want), 10);
    assert.ok(isNear, `${what}: number ${i} is ${found[i]}, not ${want}`);
  }
}
