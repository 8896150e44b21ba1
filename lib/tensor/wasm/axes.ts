/** The part of the WebAssembly backend that works along axes. */

import type { Shape } from "../../shape.ts";
import type { Backend, Numbers } from "../backend.ts";
import type { Device } from "./device.ts";
import { reductionSteps } from "../groups.ts";

/** Repeating along axes, sums, and the largest. */
export function axesOn(
  device: Device,
): Pick<Backend, "expand" | "sum" | "max" | "argMax"> {
  const { call, home } = device;

  const reduced = (
    f: "sum" | "maximum",
    a: Numbers,
    from: Shape,
    to: Shape,
  ) => {
    let short = device.at(a), size = a.size;
    for (const { outer, length, inner } of reductionSteps(to, from)) {
      const long = short;
      size = outer * inner;
      short = home.room(size);
      call[f](short, long, outer, length, inner);
    }
    return home.result(size, short);
  };

  return {
    expand: (a, from, to) => {
      let long = device.at(a), size = a.size;
      for (
        const { outer, length, inner } of reductionSteps(from, to).reverse()
      ) {
        const short = long;
        size = outer * length * inner;
        long = home.room(size);
        call.expand(long, short, outer, length, inner);
      }
      return home.result(size, long);
    },
    sum: (a, from, to) => reduced("sum", a, from, to),
    max: (a, from, to) => reduced("maximum", a, from, to),
    argMax: (a, outer, length, inner) => {
      const long = device.at(a);
      return device.made(
        outer * inner,
        (out) => call.argMax(out, long, outer, length, inner),
      );
    },
  };
}
