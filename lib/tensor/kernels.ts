/** The WebAssembly kernels: loops over numbers in a memory, built from `kernels/*.as` by `deno task kernels`. */

import relaxed from "./kernels/built/relaxed.ts";
import relaxedShared from "./kernels/built/relaxed_shared.ts";
import simd from "./kernels/built/simd.ts";
import simdShared from "./kernels/built/simd_shared.ts";

/**
 * What the processor must have: `relaxed` fuses multiplication and addition, which is faster, and
 * may differ between processors in the last bit; `simd` gives the same bits everywhere.
 */
export type KernelVariant = "relaxed" | "simd";

/** Where numbers lie in the memory: an address in bytes. */
export type Address = number;

/** The kernels; their source says what each does. Sizes count numbers, strides count bytes. */
export type Kernels = {
  /** The first byte that the kernels' own tables leave free. */
  readonly free: () => Address;
  readonly matmulWorkspace: () => number;
  readonly matmul: (
    ...args: [
      ...[m: number, k: number, n: number],
      ...[a: Address, rowA: number, columnA: number],
      ...[b: Address, rowB: number, transposedB: boolean],
      ...[c: Address, rowC: number],
      ...[start: Address, rowStart: number, relu: boolean],
      workspace: Address,
    ]
  ) => void;
};

const BUILT = {
  relaxed: { own: relaxed, shared: relaxedShared },
  simd: { own: simd, shared: simdShared },
};

const modules = new Map<string, WebAssembly.Module>();

/** A variant's module, compiled once. @param shared for a memory that threads share */
export function kernelModule(
  variant: KernelVariant,
  shared = false,
): WebAssembly.Module {
  const built = BUILT[variant][shared ? "shared" : "own"];
  let module = modules.get(built);
  if (module === undefined) {
    module = new WebAssembly.Module(bytesOf(built));
    modules.set(built, module);
  }
  return module;
}

/** Whether this engine knows relaxed SIMD. */
export function hasRelaxed(): boolean {
  return WebAssembly.validate(bytesOf(relaxed));
}

/** The kernels at work on a memory. */
export function kernels(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Kernels {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return exports as unknown as Kernels;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}
