/** Who takes part in which problem, and how its process is started. */

import { fileURLToPath } from "node:url";
import type { Python } from "./python.ts";

/** The problems that contenders solve side by side. */
export type Problem = "mlp" | "conv" | "moons" | "matmul" | "dispatch";

/** One contender. */
export type Contender = {
  /** As tables show it. */
  readonly name: string;
  /** Ours are drawn in black. */
  readonly ours: boolean;
  readonly problems: readonly Problem[];
  /** The program and its first words; problem and folder follow. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

/** Everything that counts cores by itself is told to use one. */
const ONE_THREAD = {
  OMP_NUM_THREADS: "1",
  OPENBLAS_NUM_THREADS: "1",
  MKL_NUM_THREADS: "1",
};

/** What OpenBLAS and PyTorch are told so that they leave AVX-512 alone. */
const AVX2 = {
  OPENBLAS_CORETYPE: "Haswell",
  ATEN_CPU_CAPABILITY: "avx2",
  ONEDNN_MAX_CPU_ISA: "AVX2",
};

const TRAINING: readonly Problem[] = ["mlp", "conv", "moons"];

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** A contender in JavaScript: its words say who it is, and on what. */
export function script(
  name: string,
  words: string,
  problems: readonly Problem[],
  before: readonly string[] = [],
): Contender {
  const deno = [Deno.execPath(), "run", "--allow-all", "--no-lock", "--quiet"];
  return {
    name,
    ours: words.startsWith("ours"),
    problems,
    command: [...before, ...deno, file("./contend.ts"), words],
    env: ONE_THREAD,
  };
}

const PYTHON_PROBLEMS: Readonly<
  Record<"numpy" | "torch" | "cuda", readonly Problem[]>
> = {
  numpy: ["mlp", "matmul"],
  torch: ["mlp", "conv", "matmul"],
  cuda: ["matmul"],
};

/** A contender in Python, on one of its libraries. */
export function python(
  name: string,
  library: keyof typeof PYTHON_PROBLEMS,
  { program }: Python,
  env: Readonly<Record<string, string>> = {},
): Contender {
  return {
    name,
    ours: false,
    problems: PYTHON_PROBLEMS[library],
    command: [program, file("./peers.py"), library],
    env: { ...ONE_THREAD, ...env },
  };
}

/** Ours, and the peers in JavaScript; jax-js also held to one core where a program can do that. */
export function scripts(taskset: boolean): Contender[] {
  const all: readonly Problem[] = [...TRAINING, "matmul"];
  return [
    script("ours, loops", "ours loops", all),
    script("ours, wasm", "ours wasm", all),
    script("ours, wasm, decay", "ours wasm decay", ["moons"]),
    script("ours, wasm, plain SIMD", "ours wasm plain", all),
    script("ours, wasm, 2 threads", "ours wasm threads", all),
    script("ours, blas", "ours blas", all),
    script("naive loops", "naive", ["matmul"]),
    script("tfjs-wasm", "tfjs wasm", all),
    script("tfjs-cpu", "tfjs cpu", TRAINING),
    ...(taskset
      ? [script("jax-js, 1 core", "jax", ["mlp", "matmul"], [
        "taskset",
        "--cpu-list",
        "0",
      ])]
      : []),
    script("jax-js", "jax", ["mlp", "matmul"]),
  ];
}

/** The peers in Python. */
export function pythons(found: Python): Contender[] {
  const wide = /Skylake|Cooper|Sapphire|Zen4|Zen5/i.test(found.kernels);
  return (["numpy", "torch"] as const).filter((library) => found[library])
    .flatMap((library) => [
      python(`${library}, 1 thread`, library, found),
      ...(wide ? [python(`${library}, AVX2`, library, found, AVX2)] : []),
    ]);
}
