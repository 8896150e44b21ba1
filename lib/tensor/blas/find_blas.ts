/** The system's library of linear algebra: where it is looked for, and what is taken from it. */

import { ValueError } from "../../errors.ts";

/**
 * `cblas_sgemm`: `c ← alpha a b + beta c` in 32 bits, with a and b as they are or transposed.
 *
 * Sizes are 32-bit whole numbers, as BLAS is built everywhere but in its "64" variants.
 */
const SYMBOLS = {
  cblas_sgemm: {
    parameters: [
      ...["i32", "i32", "i32"] as const, // order, and which of a and b is transposed
      ...["i32", "i32", "i32"] as const, // m, n, k
      ...["f32", "usize", "i32"] as const, // alpha, a, its stride
      ...["usize", "i32"] as const, // b, its stride
      ...["f32", "usize", "i32"] as const, // beta, c, its stride
    ],
    result: "void",
  },
  openblas_set_num_threads: {
    parameters: ["i32"],
    result: "void",
    optional: true,
  },
  openblas_get_config: { parameters: [], result: "pointer", optional: true },
} as const;

type Library = Deno.DynamicLibrary<typeof SYMBOLS>;

/** A library that was found. */
export type Blas = {
  /** By what name it was found. */
  readonly path: string;
  /** What it says of itself, or its name: `"OpenBLAS 0.3.21"`. */
  readonly title: string;
  readonly sgemm: Library["symbols"]["cblas_sgemm"];
  /** Says how many threads it may take, if it listens. */
  readonly setThreads: ((threads: number) => void) | undefined;
};

/** Where a library may be, the most likely first. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  linux: [
    "libopenblas.so.0",
    "libopenblas.so",
    "libblas.so.3",
    "libcblas.so.3",
  ],
  darwin: [
    "/System/Library/Frameworks/Accelerate.framework/Accelerate",
    "/opt/homebrew/opt/openblas/lib/libopenblas.dylib",
    "/usr/local/opt/openblas/lib/libopenblas.dylib",
  ],
  windows: ["libopenblas.dll", "openblas.dll"],
};

/** How one gets it. */
const REMEDIES: Readonly<Record<string, string>> = {
  linux:
    "install OpenBLAS (Debian and Ubuntu: apt install libopenblas0; Fedora: dnf install openblas)",
  darwin: "install OpenBLAS (brew install openblas)",
  windows: "put the folder of OpenBLAS's libopenblas.dll on the PATH",
};

const opened = new Map<string, Blas>();

/**
 * The system's BLAS, if there is one and it may be used: OpenBLAS, what stands in for it, or
 * Apple's Accelerate.
 *
 * @param options.path where it is, if it is not where it usually is
 */
export function findBlas(
  options: { readonly path?: string } = {},
): Blas | undefined {
  const found = search(options.path);
  return typeof found === "string" ? undefined : found;
}

/**
 * The system's BLAS.
 *
 * @param path where it is, if it is not where it usually is
 * @throws {ValueError} if there is none, or it may not be used, with what to do
 */
export function openBlas(path?: string): Blas {
  const found = search(path);
  if (typeof found !== "string") return found;
  throw new ValueError("compute with the system's BLAS", found);
}

/** The library, or why there is none. */
function search(path: string | undefined): Blas | string {
  const deno = loader();
  if (deno === undefined) {
    return "only Deno can load libraries, but this is another engine; take wasm()";
  }
  if (deno.permissions.querySync({ name: "ffi" }).state !== "granted") {
    return "Deno must be allowed to load libraries; start it with --allow-ffi, or take wasm()";
  }
  const { os } = deno.build;
  const places = path === undefined ? PLACES[os] ?? [] : [path];
  for (const place of places) {
    const blas = opened.get(place) ?? open(deno, place);
    if (blas === undefined) continue;
    opened.set(place, blas);
    return blas;
  }
  if (path !== undefined) {
    return `the path must name a library with cblas_sgemm, but "${path}" is none`;
  }
  const remedy = REMEDIES[os] ?? "install OpenBLAS";
  return `there must be one, but none of these was found: ${
    places.join(", ")
  }; ${remedy}, say where it is with { path }, or take wasm()`;
}

/** What loads libraries, where there is one: whoever imports this file may be a browser. */
function loader(): typeof Deno | undefined {
  const { Deno: deno } = globalThis as { readonly Deno?: typeof Deno };
  try {
    return deno?.dlopen && deno;
  } catch {
    return undefined; // the `Deno` of a page throws if it is asked for what it has not
  }
}

function open(deno: typeof Deno, path: string): Blas | undefined {
  let library: Library;
  try {
    library = deno.dlopen(path, SYMBOLS);
  } catch {
    return undefined; // it is not there, or lacks what is needed
  }
  const { cblas_sgemm, openblas_set_num_threads, openblas_get_config } =
    library.symbols;
  const config = openblas_get_config?.();
  const said = config ? deno.UnsafePointerView.getCString(config) : undefined;
  return {
    path,
    title: said?.match(/^OpenBLAS \S+/)?.[0] ??
      (path.includes("Accelerate") ? "Apple's Accelerate" : path),
    sgemm: cblas_sgemm,
    setThreads: openblas_set_num_threads ?? undefined,
  };
}
