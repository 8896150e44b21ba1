/** How a rung of the ladder makes a product: with which tiles, how many of them, and in how many parts. */

import type { Product } from "../tensor/backend.ts";
import { type Constants, groupsFor, type Kernel } from "./kernel.ts";
import activatedSource from "./kernels/activated.wgsl" with {
  type: "text",
};
import blockedSource from "./kernels/matmul_blocked.wgsl" with { type: "text" };
import naiveSource from "./kernels/matmul_naive.wgsl" with { type: "text" };
import registerSource from "./kernels/matmul_register.wgsl" with {
  type: "text",
};
import tiledSource from "./kernels/matmul_tiled.wgsl" with { type: "text" };
import type { MatmulKernel } from "./matmul_ladder.ts";

/** What a kernel is told about a product, besides what is done to its sums. */
export type Plan = {
  readonly kernel: Kernel;
  readonly constants: Constants;
  readonly params: readonly number[];
  readonly groups: readonly number[];
  /** Into how many parts the sums are split; they are made side by side and added up afterwards. */
  readonly parts: number;
};

/** A rung, as it is planned. */
type Rung = {
  readonly kernel: Kernel;
  /** Tiles of `side × side` numbers. */
  readonly side: number;
  /** Tiles of one workgroup. */
  readonly tilesInGroup: number;
  /** How many tiles keep a device busy: sums are split where there are fewer. */
  readonly wanted: number;
  /** The constants of its kernel that others do not have. */
  readonly constants: (product: Product) => Constants;
};

const RUNGS: Readonly<Record<MatmulKernel, Rung>> = {
  naive: {
    kernel: kernel("matmul_naive", naiveSource),
    side: 1,
    tilesInGroup: 64,
    wanted: 0,
    constants: () => ({}),
  },
  tiled: {
    kernel: kernel("matmul_tiled", tiledSource),
    side: 16,
    tilesInGroup: 1,
    wanted: 0,
    constants: () => ({}),
  },
  blocked: {
    kernel: kernel("matmul_blocked", blockedSource),
    side: 64,
    tilesInGroup: 1,
    wanted: 256,
    constants: (product) => ({ ...widths(product), isLarge: 0 }),
  },
  register: {
    kernel: kernel("matmul_register", registerSource),
    side: 8,
    tilesInGroup: 8,
    wanted: 32,
    constants: (product) => ({
      ...widths(product),
      ...tail(product),
      isLarge: 0,
    }),
  },
};

/** The same kernels with larger tiles, whose numbers are used more often; for products that have enough of them. */
const LARGE: { readonly [name in MatmulKernel]?: Rung } = {
  blocked: {
    ...RUNGS.blocked,
    side: 128,
    constants: (product) => ({ ...widths(product), isLarge: 1 }),
  },
  register: {
    ...RUNGS.register,
    side: 16,
    constants: (product) => ({
      ...widths(product),
      ...tail(product),
      isLarge: 1,
    }),
  },
};

/** Multiplications from which on it is worth while to compile for large tiles. */
const MANY_PRODUCTS = 2 ** 22;

/** A part of a sum has at least so many products: another kernel, and its memory, cost time as well. */
const LEAST_LENGTH = 256;

/** Plans a product, on a rung. */
export function planOf(matmul: MatmulKernel, product: Product): Plan {
  const rung = rungFor(matmul, product);
  const { m, k, n, transposeA = false, transposeB = false } = product;
  const rows = Math.ceil(m / rung.side), columns = Math.ceil(n / rung.side);
  const whole = tilesOf(product, rung);
  const { parts, length } = split(k, rung.wanted / Math.max(whole, 1));
  const tiles = whole * parts;
  return {
    kernel: rung.kernel,
    constants: {
      transposeA: Number(transposeA),
      transposeB: Number(transposeB),
      ...rung.constants(product),
    },
    params: [m, k, n, tiles, rows, columns, parts, length],
    groups: groupsFor(64 * Math.ceil(tiles / rung.tilesInGroup)),
    parts,
  };
}

function kernel(name: string, source: string): Kernel {
  return { name, source, shared: activatedSource, reads: 3, writes: 1 };
}

function rungFor(matmul: MatmulKernel, product: Product): Rung {
  const large = LARGE[matmul], { m, k, n, count = 1 } = product;
  if (large === undefined || count * m * k * n < MANY_PRODUCTS) {
    return RUNGS[matmul];
  }
  return tilesOf(product, large) < large.wanted ? RUNGS[matmul] : large;
}

function tilesOf({ m, n, count = 1 }: Product, { side }: Rung): number {
  return count * Math.ceil(m / side) * Math.ceil(n / side);
}

/** Whether the rows of both factors and of the product begin at multiples of 4, as they lie. */
function widths({ m, k, n, transposeA, transposeB }: Product): Constants {
  const isWide = (width: number) => Number(width % 4 === 0);
  return {
    isWideA: isWide(transposeA ? m : k),
    isWideB: isWide(transposeB ? k : n),
    isWideOut: isWide(n),
  };
}

/** Whether the sums do not end at a multiple of 4. */
function tail({ k }: Product): Constants {
  return { hasTail: Number(k % 4 > 0) };
}

/** At most `most` parts of sums of `k` products, in lengths that every kernel can read from their start. */
function split(
  k: number,
  most: number,
): { readonly parts: number; readonly length: number } {
  const wanted = Math.max(1, Math.min(most, k / LEAST_LENGTH));
  const length = Math.max(1, Math.ceil(k / wanted / 32)) * 32;
  return { parts: Math.max(1, Math.ceil(k / length)), length };
}
