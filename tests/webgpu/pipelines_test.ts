/** Pipelines: kernels are compiled once, and a kernel that is wrong is named, with its line. */

import assert from "node:assert/strict";
import type { Kernel } from "../../lib/webgpu/kernel.ts";
import { groupsFor } from "../../lib/webgpu/kernel.ts";
import type { Device } from "../../lib/webgpu/device.ts";
import { counted, newParts, onDevice, onGpu, told } from "./on_gpu.ts";

/** A kernel that fills its output with what `body` gives. */
function kernel(name: string, body: string): Kernel {
  const source = `struct Params { size: u32 }
override c: f32 = 0;
@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read_write> out: array<f32>;
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= params.size) { return; }
  out[id.x] = ${body};
}
`;
  return { name, source, reads: 0, writes: 1 };
}

/** What a device throws, when it has been told everything. */
async function thrownBy(device: Device): Promise<Error> {
  // the compiler's words are asked for when it is known that there are some
  for (let i = 0; i < 3; i++) await told(device);
  try {
    device.check();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was wrong");
}

onDevice(
  "Pipelines name the kernel and the line of a word that is no WGSL",
  async ({ device, pipelines }) => {
    pipelines.get(kernel("doubled", "2.0 * ;"), {});
    const { name, message } = await thrownBy(device);
    assert.equal(name, "DeviceError");
    assert.match(
      message,
      /^Cannot compile the kernel doubled: it must be valid WGSL, but the compiler says: line 8: \S.+/s,
    );
  },
);

onDevice(
  "Pipelines name the kernel and the line of types that do not fit",
  async ({ device, pipelines }) => {
    pipelines.get(kernel("doubled", "2u * 1.5"), {});
    const { message } = await thrownBy(device);
    assert.match(
      message,
      /^Cannot compile the kernel doubled: it must be valid WGSL, but the compiler says: line 8: \S.+/s,
    );
  },
);

onDevice(
  "Pipelines name the kernel, and its constants, where an entry point or a constant is missing",
  async ({ device, pipelines }) => {
    const source = kernel("nameless", "1.0").source.replace("main", "start");
    pipelines.get({ name: "nameless", source, reads: 0, writes: 1 }, { c: 1 });
    assert.match(
      (await thrownBy(device)).message,
      /^Cannot compile the kernel nameless\(c=1\): it must be valid WGSL, but the compiler says: \S.+/s,
    );
    const other = await newParts();
    other.pipelines.get(kernel("constant", "c"), { d: 1 });
    assert.match(
      (await thrownBy(other.device)).message,
      /^Cannot compile the kernel constant\(d=1\): it must be valid WGSL, but the compiler says: \S.+/s,
    );
    other.device.destroy();
  },
);

onGpu(
  "Pipelines compile a kernel once for its constants, and read its text once for all",
  async () => {
    const calls = new Map<string | symbol, number>();
    const parts = await newParts({ gpu: (gpu) => counted(gpu, calls) });
    const { commands, device, home, pipelines } = parts;
    const filled = kernel("filled", "c");
    const values: number[] = [];
    for (const c of [1, 2, 1, 2]) {
      const numbers = home.made(3, (out) =>
        commands.run(filled, {
          constants: { c },
          params: [3],
          reads: [],
          writes: [out],
          groups: groupsFor(3),
        }));
      values.push(...await home.read(numbers));
    }
    assert.deepEqual(values, [1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2]);
    assert.equal(
      pipelines.get(filled, { c: 1 }),
      pipelines.get(filled, { c: 1 }),
    );
    assert.equal(calls.get("createShaderModule"), 1);
    assert.equal(calls.get("createComputePipeline"), 2);
    assert.equal(calls.get("createBindGroupLayout"), 1);
    device.destroy();
  },
);
