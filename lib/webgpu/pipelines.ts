/** Pipelines: each kernel compiled once for its constants, and named in errors. */

import { DeviceError } from "../errors.ts";
import type { Device } from "./device.ts";
import type { Constants, Kernel } from "./kernel.ts";
import { COMPUTE } from "./usage.ts";

/** Bytes of the parameters of one dispatch. */
export const PARAMS_BYTES = 256;

/** A compiled kernel, and the layout of what it is bound to. */
export type Pipeline = {
  readonly compute: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
  /** The same for all pipelines with the same layout. */
  readonly layoutName: string;
};

/** All pipelines of a device. */
export class Pipelines {
  readonly #device: Device;
  readonly #modules = new Map<string, GPUShaderModule>();
  readonly #layouts = new Map<string, GPUBindGroupLayout>();
  readonly #pipelines = new Map<string, Pipeline>();

  constructor(device: Device) {
    this.#device = device;
  }

  /** A kernel, ready to run; compiled if it is asked for the first time. */
  get(kernel: Kernel, constants: Constants): Pipeline {
    const key = nameOf(kernel, constants);
    let pipeline = this.#pipelines.get(key);
    if (pipeline === undefined) {
      pipeline = this.#compile(kernel, constants, key);
      this.#pipelines.set(key, pipeline);
    }
    return pipeline;
  }

  #compile(kernel: Kernel, constants: Constants, label: string): Pipeline {
    const { gpu } = this.#device;
    const module = this.#module(kernel);
    const layoutName = `${kernel.reads}r${kernel.writes}w`;
    const layout = this.#layout(kernel, layoutName);
    const compute = this.#device.guarded(
      "validation",
      () =>
        gpu.createComputePipeline({
          label,
          layout: gpu.createPipelineLayout({ bindGroupLayouts: [layout] }),
          compute: { module, entryPoint: "main", constants: { ...constants } },
        }),
      ({ message }) => notCompiled(label, module, message),
    );
    return { compute, layout, layoutName };
  }

  #module({ name, source, shared = "" }: Kernel): GPUShaderModule {
    const known = this.#modules.get(name);
    if (known !== undefined) return known;
    const module: GPUShaderModule = this.#device.guarded(
      "validation",
      () =>
        this.#device.gpu.createShaderModule({
          label: name,
          code: source + shared,
        }),
      ({ message }): Promise<DeviceError> => notCompiled(name, module, message),
    );
    this.#modules.set(name, module);
    return module;
  }

  #layout({ reads, writes }: Kernel, name: string): GPUBindGroupLayout {
    const known = this.#layouts.get(name);
    if (known !== undefined) return known;
    const visibility = COMPUTE;
    const storage = Array.from({ length: reads + writes }, (_, i) => ({
      binding: i + 1,
      visibility,
      buffer: {
        type: i < reads ? "read-only-storage" as const : "storage" as const,
      },
    }));
    const params = {
      binding: 0,
      visibility,
      buffer: {
        type: "uniform" as const,
        hasDynamicOffset: true,
        minBindingSize: 0,
      },
    };
    const layout = this.#device.gpu.createBindGroupLayout({
      label: name,
      entries: [params, ...storage],
    });
    this.#layouts.set(name, layout);
    return layout;
  }
}

function nameOf({ name }: Kernel, constants: Constants): string {
  const entries = Object.entries(constants);
  if (entries.length === 0) return name;
  return `${name}(${entries.map(([key, x]) => `${key}=${x}`).join(", ")})`;
}

/** The compiler's own words, with the lines that they are about. */
async function notCompiled(
  label: string,
  module: GPUShaderModule,
  message: string,
): Promise<DeviceError> {
  const { messages } = await module.getCompilationInfo();
  const lines = messages.filter(({ type }) => type === "error")
    .map(({ lineNum, message }) =>
      lineNum > 0 ? `line ${lineNum}: ${message.trim()}` : message
    );
  return new DeviceError(
    `compile the kernel ${label}`,
    `it must be valid WGSL, but the compiler says: ${
      (lines.length > 0 ? lines.join("; ") : message).trim()
    }`,
  );
}
