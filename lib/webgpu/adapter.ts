/** The adapter: which GPU there is, in one sentence, and what it allows. */

import { DeviceError } from "../errors.ts";
import { Device } from "./device.ts";

/** Which GPU computes. */
export type AdapterSummary = {
  /** Its name as the driver gives it: `"NVIDIA H100"`, `"llvmpipe (LLVM 15.0.6, 256 bits)"`. */
  readonly description: string;
  /** Whether it is a program on the CPU that does what a GPU would: right, but slow. */
  readonly isSoftware: boolean;
};

/** What of two GPUs is preferred: speed, or a battery that lasts. */
export type PowerPreference = GPUPowerPreference;

const SOFTWARE = /llvmpipe|lavapipe|swiftshader|softpipe|basic render/i;

/**
 * Asks for an adapter.
 *
 * @param powerPreference `"high-performance"` or `"low-power"`, where a machine has several
 * @throws {DeviceError} if WebGPU is not there, or finds no adapter
 */
export async function findAdapter(
  powerPreference: PowerPreference,
): Promise<GPUAdapter> {
  const { gpu } = navigator;
  if (gpu === undefined) {
    throw new DeviceError(
      "compute on a GPU",
      "WebGPU must be there, but this browser or program has none; " +
        "compute on the CPU with gpu({ otherwise: wasm() })",
    );
  }
  const adapter = await gpu.requestAdapter({ powerPreference });
  if (adapter !== null) return adapter;
  throw new DeviceError(
    "compute on a GPU",
    "there must be an adapter, but WebGPU found none; install a driver for Vulkan, Metal or Direct3D 12 " +
      "(Debian's mesa-vulkan-drivers has one in software), or compute on the CPU with gpu({ otherwise: wasm() })",
  );
}

/** What an adapter says of itself. */
export function summaryOf({ info }: GPUAdapter): AdapterSummary {
  const { description, vendor, architecture } = info;
  const name = description || [vendor, architecture].filter(Boolean).join(" ");
  return {
    description: name || "a GPU that does not say its name",
    isSoftware: info.isFallbackAdapter || SOFTWARE.test(name),
  };
}

/**
 * Asks an adapter for a device with all that is needed.
 *
 * @throws {DeviceError} if it gives none
 */
export async function deviceOf(adapter: GPUAdapter): Promise<Device> {
  const { description } = summaryOf(adapter);
  try {
    const requiredLimits = wantedLimits(adapter);
    const device = await adapter.requestDevice({ requiredLimits });
    return new Device(device, description);
  } catch (error) {
    throw new DeviceError(
      `compute on ${description}`,
      `it must give a device, but WebGPU says: ${(error as Error).message}; ` +
        "compute on the CPU with gpu({ otherwise: wasm() })",
    );
  }
}

/** The limits to ask for: as large buffers as there can be, everything else as everywhere. */
export function wantedLimits(
  { limits }: GPUAdapter,
): Record<string, number> {
  const { maxBufferSize, maxStorageBufferBindingSize } = limits;
  return {
    maxBufferSize,
    maxStorageBufferBindingSize,
    maxStorageBuffersPerShaderStage: 8,
  };
}
