/** A backend of kernels and a memory. */

import type { Backend } from "../backend.ts";
import type { Kernels } from "../kernels.ts";
import { printed } from "../printed_backend.ts";
import { axesOn } from "./axes.ts";
import { Device } from "./device.ts";
import { eachOn } from "./each.ts";
import { placesOn } from "./places.ts";
import { productsOn } from "./products.ts";
import { rowsOn } from "./rows.ts";
import { trainingOn } from "./training.ts";

/**
 * The backend that computes with `call`, which may have other functions in the place of some kernels.
 *
 * @param memory on which all of them work, and nobody else
 */
export function backendOn(
  call: Kernels,
  memory: WebAssembly.Memory,
  { name, description }: Pick<Backend, "name" | "description">,
): Backend {
  const device = new Device(call, memory), { home } = device;
  return printed({
    name,
    description,
    write: (values) => home.array(values),
    read: (a) => Promise.resolve(home.read(a)),
    peek: (a) => home.read(a),
    variable: (a) => home.variable(a),
    assign: (variable, a) => home.assign(variable, a),
    release: (variable) => home.release(variable),
    begin: () => home.begin(),
    end: (kept) => home.end(kept),
    ...eachOn(device),
    ...axesOn(device),
    ...placesOn(device),
    ...rowsOn(device),
    ...productsOn(device),
    ...trainingOn(device),
  });
}
