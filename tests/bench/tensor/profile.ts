/** Where the time of a training step goes: a backend whose methods are timed. */

import type { Backend, Product } from "../../../lib/tensor/backend.ts";

/** What was spent on one kind of operation. */
export type Spent = {
  calls: number;
  seconds: number;
  /** Multiplications and additions, of products only. */
  flops: number;
};

/** A backend that does what another does, and notes how long each of its methods takes. */
export class Profile {
  readonly backend: Backend;
  /** By what was done. */
  readonly spent = new Map<string, Spent>();

  constructor(backend: Backend) {
    const timed: Record<string, unknown> = {
      name: backend.name,
      description: backend.description,
    };
    for (const name of methodsOf(backend)) {
      const method = backend[name] as (...args: unknown[]) => unknown;
      timed[name] = (...args: unknown[]) => {
        const before = performance.now();
        const result = method.apply(backend, args);
        this.#note(name, args, (performance.now() - before) / 1000);
        return result;
      };
    }
    this.backend = timed as unknown as Backend;
  }

  #note(name: string, args: readonly unknown[], seconds: number): void {
    const [what, flops] = named(name, args);
    let spent = this.spent.get(what);
    if (!spent) {
      this.spent.set(what, spent = { calls: 0, seconds: 0, flops: 0 });
    }
    spent.calls++;
    spent.seconds += seconds;
    spent.flops += flops;
  }
}

type Method = {
  [name in keyof Required<Backend>]: Required<Backend>[name] extends (
    // deno-lint-ignore no-explicit-any
    ...args: any[]
  ) => unknown ? name
    : never;
}[keyof Backend];

function methodsOf(backend: Backend): Set<Method> {
  const names = new Set<Method>();
  for (
    let object: object | null = backend;
    object !== null && object !== Object.prototype;
    object = Object.getPrototypeOf(object)
  ) {
    for (const name of Object.getOwnPropertyNames(object)) {
      const value = backend[name as keyof Backend];
      if (typeof value === "function" && name !== "constructor") {
        names.add(name as Method);
      }
    }
  }
  return names;
}

/** What a call is called, with its sizes if it is a product, and what it multiplies and adds. */
function named(
  name: string,
  args: readonly unknown[],
): readonly [string, number] {
  if (name === "linear" || name === "matmul") {
    const { m, k, n, count = 1, transposeA, transposeB } = args
      .find((arg) => typeof arg === "object" && arg !== null && "k" in arg) as
        & Product
        & { count?: number };
    const a = transposeA ? "ᵀ" : "", b = transposeB ? "ᵀ" : "";
    return [
      `${name} [${m}, ${k}]${a} × [${k}, ${n}]${b}`,
      2 * m * k * n * count,
    ];
  }
  return name === "map" || name === "zip"
    ? [`${name} ${args[0]}`, 0]
    : [name, 0];
}
