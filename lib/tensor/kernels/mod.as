/** All kernels: what the built modules export. */

export * from "./axes";
export * from "./cross_entropy";
export * from "./map";
export * from "./matmul";
export * from "./optimise";
export { copyBox, transpose } from "./places";
export * from "./rows";
export * from "./uniform";
export * from "./windows";
export * from "./zip";

/** The first byte that the kernels' own tables leave free. */
export function free(): usize {
  return __heap_base;
}
