/** What the bench of GPUs measures, in this order. */
export const PARTS = [
  "dispatch",
  "matmul",
  "mlp",
  "conv",
  "memory",
  "profile",
] as const;

/** One of them. */
export type Part = typeof PARTS[number];
