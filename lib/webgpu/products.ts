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
import naiveSource from "./kernels/matmul_naive.wgsl" with { type: "text" };
import type { MatmulKernel } from "./matmul_ladder.ts";

const NAIVE: Kernel = {
  name: "matmul_naive",
  source: naiveSource,
  reads: 3,
  writes: 1,
};

/** What may be done to the sums, in the order in which the kernels count them. */
const ACTIVATIONS: readonly Activated[] = [
  "identity",
  "relu",
  "tanh",
  "sigmoid",
];

/** Products of matrices, and layers, which are products with something done to each sum. */
export function productsOn(
  home: Home,
  _matmul: MatmulKernel,
): Pick<Backend, "matmul" | "linear"> {
  const { commands } = home;
  const multiplied = (
    a: Numbers,
    b: Numbers,
    product: Product,
    bias?: Numbers,
    activated: Activated = "identity",
  ) => {
    const { m, k, n, count = 1 } = product, size = count * m * n;
    const reads: Block[] = [home.block(a), home.block(b)];
    reads.push(bias === undefined ? reads[0] : home.block(bias));
    return home.made(size, (out) =>
      commands.run(NAIVE, {
        constants: {
          transposeA: Number(product.transposeA ?? false),
          transposeB: Number(product.transposeB ?? false),
          hasBias: Number(bias !== undefined),
          activation: ACTIVATIONS.indexOf(activated),
        },
        params: [m, k, n, size],
        reads,
        writes: [out],
        groups: groupsFor(size),
      }));
  };
  return {
    matmul: (a, b, product) => multiplied(a, b, product),
    linear: (x, weight, bias, { m, k, n }, activated) =>
      multiplied(x, weight, { m, k, n, transposeB: true }, bias, activated),
  };
}
