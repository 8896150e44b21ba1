/** The part of the GPU backend that multiplies matrices. */

import type {
  Activated,
  Backend,
  Numbers,
  Product,
} from "../tensor/backend.ts";
import type { Block } from "./buffers.ts";
import type { Home } from "./home.ts";
import { groupsFor, type Kernel } from "./kernel.ts";
import activatedSource from "./kernels/activated.wgsl" with {
  type: "text",
};
import partsSource from "./kernels/matmul_parts.wgsl" with { type: "text" };
import type { MatmulKernel } from "./matmul_ladder.ts";
import { type Plan, planOf } from "./matmul_plan.ts";

const PARTS: Kernel = {
  name: "matmul_parts",
  source: partsSource,
  shared: activatedSource,
  reads: 2,
  writes: 1,
};

/** What may be done to the sums, in the order in which the kernels count them. */
const ACTIVATIONS: readonly Activated[] = [
  "identity",
  "relu",
  "tanh",
  "sigmoid",
];

/** What happens to the sums of a product: a bias is added, and a function applied. */
type Finish = { readonly bias?: Numbers; readonly activated: Activated };

const SUMS: Finish = { activated: "identity" };

/** Products of matrices, and layers, which are products with something done to each sum. */
export function productsOn(
  home: Home,
  matmul: MatmulKernel,
): Pick<Backend, "matmul" | "linear"> {
  const multiplied = (
    a: Numbers,
    b: Numbers,
    product: Product,
    finish: Finish,
  ) => {
    const { m, n, count = 1 } = product, size = count * m * n;
    const factors = [home.block(a), home.block(b)] as const;
    const plan = planOf(matmul, product);
    return home.made(size, (out) => {
      if (plan.parts === 1) multiply(home, plan, factors, finish, out);
      else multiplyInParts(home, plan, factors, product, finish, out);
    });
  };
  return {
    matmul: (a, b, product) => multiplied(a, b, product, SUMS),
    linear: (x, weight, bias, { m, k, n }, activated) => {
      const product = { m, k, n, transposeB: true };
      return multiplied(x, weight, product, { bias, activated });
    },
  };
}

type Factors = readonly [a: Block, b: Block];

function multiply(
  home: Home,
  { kernel, constants, params, groups }: Plan,
  factors: Factors,
  finish: Finish,
  out: Block,
): void {
  home.commands.run(kernel, {
    constants: { ...constants, ...finishing(finish) },
    params,
    reads: [...factors, biasOf(home, finish, factors[0])],
    writes: [out],
    groups,
  });
}

/** The parts of sums go to a place that is given back at once: commands keep their order. */
function multiplyInParts(
  home: Home,
  plan: Plan,
  factors: Factors,
  { m, n, count = 1 }: Product,
  finish: Finish,
  out: Block,
): void {
  const size = count * m * n;
  const sums = home.pool.take(size * plan.parts * 4);
  multiply(home, plan, factors, SUMS, sums);
  home.commands.run(PARTS, {
    constants: finishing(finish),
    params: [size, m * n, n, plan.parts],
    reads: [sums, biasOf(home, finish, sums)],
    writes: [out],
    groups: groupsFor(size),
  });
  home.pool.give(sums);
}

function finishing({ bias, activated }: Finish) {
  return {
    hasBias: Number(bias !== undefined),
    activation: ACTIVATIONS.indexOf(activated),
  };
}

/** Where the bias lies; without one, any place that is read anyway, since something must be bound. */
function biasOf(home: Home, { bias }: Finish, other: Block): Block {
  return bias === undefined ? other : home.block(bias);
}
