/** The WebAssembly kernels: loops over numbers in a memory, built from `kernels/*.as` by `deno task kernels`. */

import type { MapName, ZipName } from "./backend.ts";
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

/** Three axes, of which the middle one goes or is repeated. */
type Axes = [outer: number, length: number, inner: number];

/** Images and windows, in the order of {@linkcode Windows}. */
type WindowSizes = [
  ...[examples: number, channels: number, height: number, width: number],
  ...[kernelHeight: number, kernelWidth: number],
  ...[stride: number, padding: number, rows: number, columns: number],
];

/** `map_exp` and the like. */
type Maps = {
  readonly [Name in MapName as `map_${Name}`]: (
    ...args: [out: Address, a: Address, n: number, c: number]
  ) => void;
};

/** `zip_add` and the like. */
type Zips = {
  readonly [Name in ZipName as `zip_${Name}`]: (
    ...args: [out: Address, a: Address, b: Address, n: number]
  ) => void;
};

/** The kernels; their source says what each does. Sizes count numbers, strides count bytes. */
export type Kernels = Maps & Zips & {
  /** The first byte that the kernels' own tables leave free. */
  readonly free: () => Address;
  readonly where: (
    ...args: [
      ...[out: Address, condition: Address, a: Address, b: Address, n: number],
    ]
  ) => void;
  readonly expand: (...args: [long: Address, short: Address, ...Axes]) => void;
  readonly sum: (...args: [short: Address, long: Address, ...Axes]) => void;
  readonly maximum: (...args: [short: Address, long: Address, ...Axes]) => void;
  readonly argMax: (...args: [short: Address, long: Address, ...Axes]) => void;
  readonly copyBox: (
    ...args: [out: Address, a: Address, axes: number, box: Address]
  ) => void;
  readonly transpose: (
    ...args: [
      ...[out: Address, a: Address],
      ...[outer: number, rows: number, columns: number],
    ]
  ) => void;
  readonly badIndex: (
    ...args: [indices: Address, n: number, rows: number]
  ) => number;
  readonly gather: (
    ...args: [
      ...[out: Address, a: Address, width: number],
      ...[indices: Address, n: number],
    ]
  ) => void;
  readonly scatter: (
    ...args: [
      ...[out: Address, a: Address, width: number],
      ...[indices: Address, n: number, rows: number],
    ]
  ) => void;
  readonly unfold: (
    ...args: [matrix: Address, images: Address, ...WindowSizes]
  ) => void;
  readonly fold: (
    ...args: [images: Address, matrix: Address, ...WindowSizes]
  ) => void;
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
  readonly crossEntropy: (
    ...args: [
      ...[losses: Address, slopes: Address],
      ...[logits: Address, labels: Address, rows: number, classes: number],
    ]
  ) => void;
  readonly sgd: (
    ...args: [w: Address, g: Address, n: number, rate: number, decay: number]
  ) => void;
  readonly momentum: (
    ...args: [
      ...[w: Address, g: Address, v: Address, n: number],
      ...[rate: number, decay: number, momentum: number, nesterov: boolean],
    ]
  ) => void;
  readonly rmsprop: (
    ...args: [
      ...[w: Address, g: Address, v: Address, n: number],
      ...[rate: number, decay: number],
      ...[smoothing: number, rest: number, epsilon: number],
    ]
  ) => void;
  readonly adam: (
    ...args: [
      ...[w: Address, g: Address, m: Address, v: Address, n: number],
      ...[beta1: number, rest1: number, beta2: number, rest2: number],
      ...[rate: number, correction: number, epsilon: number],
      ...[decay: number, keep: number],
    ]
  ) => void;
  readonly uniform: (
    ...args: [
      ...[out: Address, n: number],
      ...[key0: number, key1: number, stream: number],
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

/** Whether this engine knows relaxed SIMD: then the kernels that need it are compiled. */
export function hasRelaxed(): boolean {
  try {
    return kernelModule("relaxed") !== undefined;
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return false;
    throw error;
  }
}

/** The kernels at work on a memory. */
export function kernels(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Kernels {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return exports as unknown as Kernels;
}

/** Browsers from before 2025 take a thousand times longer, which is still only milliseconds. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.fromBase64?.(base64) ??
    Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}
