/** Commands: recorded one after the other, and handed to the GPU together. */

import type { Block } from "./buffers.ts";
import type { Device } from "./device.ts";
import type { Constants, Kernel } from "./kernel.ts";
import { PARAMS_BYTES, type Pipeline, Pipelines } from "./pipelines.ts";
import { USAGE } from "./usage.ts";

/** One run of a kernel. */
export type Dispatch = {
  /** Compiled in. */
  readonly constants?: Constants;
  /** The whole numbers of `Params`, in their order. */
  readonly params: readonly number[];
  /** The floats of `Params`, which stand behind the whole numbers. */
  readonly floats?: readonly number[];
  readonly reads: readonly Block[];
  readonly writes: readonly Block[];
  /** Workgroups along x, y and z. */
  readonly groups: readonly number[];
};

/** Dispatches that are handed over together at most: a driver may end what takes seconds. */
const MOST_RECORDED = 256;

/** Bind groups that are remembered at most; a training step of a large network needs some hundred. */
const MOST_BIND_GROUPS = 16_384;

const NONE: Constants = {};

/**
 * The commands that were recorded, but not handed over yet.
 *
 * Their parameters lie side by side in one uniform buffer, which is written once for all; a training
 * step has the same ones as the step before, and then nothing is written. What each kernel is bound
 * to is remembered as well.
 */
export class Commands {
  readonly #device: Device;
  readonly #pipelines: Pipelines;
  readonly #uniforms: GPUBuffer;
  readonly #words = new Uint32Array(MOST_RECORDED * PARAMS_BYTES / 4);
  readonly #floats = new Float32Array(this.#words.buffer);
  /** What the uniform buffer holds. */
  readonly #written = new Uint32Array(this.#words.length);
  readonly #bindGroups = new Map<string, GPUBindGroup>();
  #encoder: GPUCommandEncoder | undefined;
  #pass: GPUComputePassEncoder | undefined;
  #recorded = 0;
  #dispatches = 0;
  #submissions = 0;

  /**
   * @param device on which they run
   * @param pipelines what compiles its kernels
   */
  constructor(device: Device, pipelines: Pipelines = new Pipelines(device)) {
    this.#device = device;
    this.#pipelines = pipelines;
    this.#uniforms = device.gpu.createBuffer({
      label: "parameters of kernels",
      size: MOST_RECORDED * PARAMS_BYTES,
      usage: USAGE.uniform | USAGE.copyTarget,
    });
    // New buffers are said to be zeros, but wgpu forgets that where a binding has a dynamic offset.
    device.queue.writeBuffer(this.#uniforms, 0, this.#written);
  }

  /** How many kernels ran so far, and in how many submissions. */
  get counts(): { readonly dispatches: number; readonly submissions: number } {
    return { dispatches: this.#dispatches, submissions: this.#submissions };
  }

  /** Records the run of a kernel; without workgroups there is nothing to run. */
  run(kernel: Kernel, dispatch: Dispatch): void {
    this.#device.check();
    const { groups, constants = NONE } = dispatch;
    if (groups.some((count) => count === 0)) return;
    const pipeline = this.#pipelines.get(kernel, constants);
    const bound = this.#bindGroup(pipeline, dispatch);
    const offset = this.#params(dispatch);
    const pass = this.#pass ??= this.#encode().beginComputePass();
    pass.setPipeline(pipeline.compute);
    pass.setBindGroup(0, bound, [offset]);
    pass.dispatchWorkgroups(groups[0], groups[1], groups[2]);
    this.#dispatches++;
    if (++this.#recorded === MOST_RECORDED) this.submit();
  }

  /** Records a copy of whole words from the beginning of one buffer to that of another. */
  copy(from: Block, to: Block | GPUBuffer, bytes: number): void {
    this.#device.check();
    if (bytes === 0) return;
    this.#endPass();
    const target = "buffer" in to ? to.buffer : to;
    this.#encode().copyBufferToBuffer(from.buffer, 0, target, 0, bytes);
  }

  /** Records whatever a command encoder can do besides running kernels. */
  encode(record: (encoder: GPUCommandEncoder) => void): void {
    this.#device.check();
    this.#endPass();
    record(this.#encode());
  }

  /** Writes numbers to a buffer, behind all that was recorded before. */
  write(to: Block, values: Float32Array<ArrayBuffer>): void {
    this.#device.check();
    this.submit();
    this.#device.queue.writeBuffer(to.buffer, 0, values);
  }

  /** Hands over what was recorded. */
  submit(): void {
    if (this.#encoder === undefined) return;
    this.#endPass();
    this.#writeParams();
    this.#device.queue.submit([this.#encoder.finish()]);
    this.#encoder = undefined;
    this.#recorded = 0;
    this.#submissions++;
  }

  /** Forgets what kernels are bound to: buffers of it may go. */
  forget(): void {
    this.submit();
    this.#bindGroups.clear();
  }

  #encode(): GPUCommandEncoder {
    return this.#encoder ??= this.#device.gpu.createCommandEncoder();
  }

  #endPass(): void {
    this.#pass?.end();
    this.#pass = undefined;
  }

  /** Puts the parameters beside the others. @returns where they will stand, in bytes */
  #params({ params, floats = [] }: Dispatch): number {
    const start = this.#recorded * PARAMS_BYTES / 4;
    this.#words.set(params, start);
    this.#floats.set(floats, start + params.length);
    return start * 4;
  }

  #writeParams(): void {
    const used = this.#recorded * PARAMS_BYTES / 4;
    const words = this.#words, written = this.#written;
    let first = 0;
    while (first < used && words[first] === written[first]) first++;
    if (first === used) return;
    let last = used;
    while (words[last - 1] === written[last - 1]) last--;
    this.#device.queue.writeBuffer(
      this.#uniforms,
      first * 4,
      words,
      first,
      last - first,
    );
    written.set(words.subarray(first, last), first);
  }

  #bindGroup(pipeline: Pipeline, { reads, writes }: Dispatch): GPUBindGroup {
    let key = pipeline.layoutName;
    for (const { id } of reads) key += `,${id}`;
    for (const { id } of writes) key += `,${id}`;
    const known = this.#bindGroups.get(key);
    if (known !== undefined) return known;
    const storage = [...reads, ...writes].map(({ buffer }, i) => ({
      binding: i + 1,
      resource: { buffer },
    }));
    const params = { buffer: this.#uniforms, size: PARAMS_BYTES };
    const bound = this.#device.gpu.createBindGroup({
      layout: pipeline.layout,
      entries: [{ binding: 0, resource: params }, ...storage],
    });
    if (this.#bindGroups.size === MOST_BIND_GROUPS) this.#bindGroups.clear();
    this.#bindGroups.set(key, bound);
    return bound;
  }
}
