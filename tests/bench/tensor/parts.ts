/** What the bench of tensors measures, in this order. */
export const PARTS = [
  "mlp",
  "conv",
  "moons",
  "matmul",
  "profile",
  "memory",
  "startup",
] as const;

/** One of them. */
export type Part = typeof PARTS[number];
