/**
 * The same tensors and networks on a graphics processor: `gpu()` is a backend like `wasm()`.
 *
 * @module
 */

export { type Gpu, gpu, type GpuOptions } from "./gpu.ts";
export type { AdapterSummary, PowerPreference } from "./adapter.ts";
export type { PoolSize } from "./buffers.ts";
export type { MatmulKernel } from "./matmul_ladder.ts";
