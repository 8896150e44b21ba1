/** Another `navigator.gpu`, for as long as a test needs it. */

/** Works while `navigator.gpu` is something else. */
export async function withNavigatorGpu<Result>(
  gpu: unknown,
  work: () => Promise<Result>,
): Promise<Result> {
  Object.defineProperty(navigator, "gpu", { value: gpu, configurable: true });
  try {
    return await work();
  } finally {
    // The property that belongs to all navigators shows again.
    Reflect.deleteProperty(navigator, "gpu");
  }
}

/** WebGPU that finds no adapter. */
export const WITHOUT_ADAPTER = {
  requestAdapter: () => Promise.resolve(null),
};

/** What errors say where there is no adapter. */
export const NO_ADAPTER =
  "Cannot compute on a GPU: there must be an adapter, but WebGPU found none; install a driver for " +
  "Vulkan, Metal or Direct3D 12 (Debian's mesa-vulkan-drivers has one in software), or compute on the CPU " +
  "with gpu({ otherwise: wasm() })";
