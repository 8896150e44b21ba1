/** The backend of a device: every method records kernels, and none of them waits. */

import type { Backend } from "../tensor/backend.ts";
import { axesOn } from "./axes.ts";
import { eachOn } from "./each.ts";
import type { Home } from "./home.ts";
import type { MatmulKernel } from "./matmul_ladder.ts";
import { placesOn } from "./places.ts";
import { productsOn } from "./products.ts";
import { rowsOn } from "./rows.ts";
import { trainingOn } from "./training.ts";
import { windowsOn } from "./windows.ts";

/** What differs between backends of the same device. */
export type BackendOptions = {
  /** Which kernel multiplies matrices. */
  readonly matmul: MatmulKernel;
};

/** All methods of the contract on the numbers of `home`. */
export function backendOn(
  home: Home,
  { matmul }: BackendOptions,
): Omit<Backend, "name" | "description"> {
  return {
    write: (values) => home.write(values),
    read: (a) => home.read(a),
    peek: (a) => home.peek(a),
    variable: (a) => home.variable(a),
    assign: (variable, a) => home.assign(variable, a),
    release: (variable) => home.release(variable),
    begin: () => home.begin(),
    end: (kept) => home.end(kept),
    ...eachOn(home),
    ...axesOn(home),
    ...placesOn(home),
    ...rowsOn(home),
    ...windowsOn(home),
    ...productsOn(home, matmul),
    ...trainingOn(home),
  };
}
