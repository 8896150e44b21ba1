/** What buffers are for: WebGPU's bits, whose names not all browsers' types know as values. */

/** Bits of `GPUBufferUsage`, as the standard fixes them. */
export const USAGE = {
  mapRead: 0x0001,
  copySource: 0x0004,
  copyTarget: 0x0008,
  uniform: 0x0040,
  storage: 0x0080,
} as const;

/** `GPUMapMode.READ`. */
export const MAP_READ = 0x0001;

/** `GPUShaderStage.COMPUTE`. */
export const COMPUTE = 0x0004;
