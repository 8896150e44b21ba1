/** Tests that need a GPU: where there is none they are skipped, and one line says why. */

import "../support/vulkan_alone.ts";
import { deviceOf, findAdapter } from "../../lib/webgpu/adapter.ts";
import { Pool } from "../../lib/webgpu/buffers.ts";
import { Commands } from "../../lib/webgpu/commands.ts";
import { Device } from "../../lib/webgpu/device.ts";
import { Home } from "../../lib/webgpu/home.ts";
import { Pipelines } from "../../lib/webgpu/pipelines.ts";

/** Why there is no GPU; nothing if there is one. */
export const MISSING: string | undefined = await findAdapter("low-power")
  .then(() => undefined, (error: Error) => error.message);

if (MISSING !== undefined) {
  console.log(`Tests of the GPU are skipped. ${MISSING.replace(/;.*/s, "")}.`);
}

/** The parts of a backend, each on the one before. */
export type Parts = {
  readonly device: Device;
  readonly pool: Pool;
  readonly pipelines: Pipelines;
  readonly commands: Commands;
  readonly home: Home;
};

/** What differs from the usual parts. */
export type Instead = {
  readonly gpu?: (gpu: GPUDevice) => GPUDevice;
  readonly pool?: (device: Device) => Pool;
  readonly pipelines?: (device: Device) => Pipelines;
};

/** A test that needs a GPU. */
export function onGpu(name: string, test: () => Promise<void>): void {
  Deno.test({ name, ignore: MISSING !== undefined, fn: test });
}

/** A test with a device of its own, which is destroyed behind it. */
export function onDevice(
  name: string,
  test: (parts: Parts) => Promise<void> | void,
  instead: Instead = {},
): void {
  onGpu(name, async () => {
    const parts = await newParts(instead);
    try {
      await test(parts);
    } finally {
      parts.device.destroy();
    }
  });
}

/** A new device, and what stands on it. */
export async function newParts(
  {
    gpu = (gpu) => gpu,
    pool = (device) => new Pool(device),
    pipelines = (device) => new Pipelines(device),
  }: Instead = {},
): Promise<Parts> {
  const { gpu: given, description } = await deviceOf(
    await findAdapter("low-power"),
  );
  const device = new Device(gpu(given), description);
  const parts = { device, pool: pool(device), pipelines: pipelines(device) };
  const commands = new Commands(device, parts.pipelines);
  return { ...parts, commands, home: new Home(device, parts.pool, commands) };
}

/** A device that counts how often each of its methods is called. */
export function counted(
  gpu: GPUDevice,
  calls: Map<string | symbol, number>,
): GPUDevice {
  return new Proxy(gpu, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        calls.set(name, (calls.get(name) ?? 0) + 1);
        return value.apply(target, args);
      };
    },
  });
}

/** Waits until WebGPU has said what it has to say of what was done so far. */
export async function told(device: Device): Promise<void> {
  device.gpu.pushErrorScope("validation");
  await device.gpu.popErrorScope();
  await new Promise((resolve) => setTimeout(resolve));
}
