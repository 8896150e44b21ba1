/** WebGPU by hand, with nothing around it: the least that one tiny operation can cost. */

import type { Works } from "../tensor/work.ts";
import { dispatchWorks, SMALL } from "./dispatch_works.ts";

const CODE = `
@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;

@compute @workgroup_size(64)
fn add(@builtin(global_invocation_id) at: vec3u) {
  c[at.x] = a[at.x] + b[at.x];
}`;

const BYTES = SMALL * Float32Array.BYTES_PER_ELEMENT;

/** A place for numbers: two of them take turns, and 1 is added from one to the other. */
type Place = 0 | 1;

/** The tiny operations. Buffers, pipeline and bind groups are made once; a step is one submission. */
export async function handWorks(): Promise<Works> {
  const adapter = await navigator.gpu.requestAdapter();
  if (adapter === null) throw new Error("there is no adapter");
  const device = await adapter.requestDevice();
  const { STORAGE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage;
  const buffer = (usage: number) => device.createBuffer({ size: BYTES, usage });
  const places = [0, 0].map(() => buffer(STORAGE | COPY_SRC | COPY_DST));
  const start = buffer(STORAGE | COPY_DST), one = buffer(STORAGE | COPY_DST);
  const staging = buffer(MAP_READ | COPY_DST);
  device.queue.writeBuffer(one, 0, new Float32Array(SMALL).fill(1));
  const module = device.createShaderModule({ code: CODE });
  const pipeline = device.createComputePipeline({
    layout: "auto",
    compute: { module, entryPoint: "add" },
  });
  const group = (from: GPUBuffer, to: GPUBuffer) =>
    device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [from, one, to].map((buffer, binding) => ({
        binding,
        resource: { buffer },
      })),
    });
  const groups = {
    start: group(start, places[0]),
    0: group(places[0], places[1]),
    1: group(places[1], places[0]),
  };
  let pass: GPUComputePassEncoder;
  return dispatchWorks<Place | "start">({
    start: "start",
    add(x) {
      pass.setBindGroup(0, groups[x]);
      pass.dispatchWorkgroups(SMALL / 64);
      return x === 0 ? 1 : 0;
    },
    drop() {},
    async read(x) {
      const encoder = device.createCommandEncoder();
      encoder.copyBufferToBuffer(places[x as Place], 0, staging, 0, BYTES);
      device.queue.submit([encoder.finish()]);
      await staging.mapAsync(GPUMapMode.READ);
      const [number] = new Float32Array(staging.getMappedRange());
      staging.unmap();
      return number;
    },
    finished: async () => void await device.queue.onSubmittedWorkDone(),
    step(f) {
      const encoder = device.createCommandEncoder();
      pass = encoder.beginComputePass();
      pass.setPipeline(pipeline);
      const x = f();
      pass.end();
      device.queue.submit([encoder.finish()]);
      return x;
    },
  });
}
