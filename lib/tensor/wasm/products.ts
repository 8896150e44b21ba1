/** The part of the WebAssembly backend that multiplies matrices. */

import type { Backend } from "../backend.ts";
import type { Device } from "./device.ts";

/** Matrix products, and linear layers in one pass. */
export function productsOn(
  device: Device,
): Pick<Backend, "matmul" | "linear"> {
  const { call, workspace } = device;
  return {
    matmul: (a, b, product) => {
      const { m, k, n, count = 1 } = product;
      const { transposeA, transposeB = false } = product;
      const x = device.at(a), y = device.at(b);
      const [rowA, columnA] = transposeA ? [4, 4 * m] : [4 * k, 4];
      const rowB = 4 * (transposeB ? k : n);
      return device.made(count * m * n, (out) => {
        for (let i = 0; i < count; i++) {
          const xi = x + 4 * i * m * k,
            yi = y + 4 * i * k * n,
            to = out + 4 * i * m * n;
          // deno-fmt-ignore
          call.matmul(m, k, n, xi, rowA, columnA, yi, rowB, transposeB, to, 4 * n, 0, 0, false, workspace);
        }
      });
    },
    linear: (x, weight, bias, { m, k, n }, activated) => {
      const a = device.at(x), w = device.at(weight), b = device.at(bias);
      const relu = activated === "relu";
      return device.made(m * n, (out) => {
        // deno-fmt-ignore
        call.matmul(m, k, n, a, 4 * k, 4, w, 4 * k, true, out, 4 * n, b, 0, relu, workspace);
        if (activated === "tanh" || activated === "sigmoid") {
          call[`map_${activated}`](out, out, m * n, 0);
        }
      });
    },
  };
}
