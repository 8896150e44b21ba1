/** All kernels: what the built modules export. */

export * from "./matmul";

/** The first byte that the kernels' own tables leave free. */
export function free(): usize {
  return __heap_base;
}
