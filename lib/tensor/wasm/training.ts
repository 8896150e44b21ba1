/** The part of the WebAssembly backend that only training needs. */

import type { Backend } from "../backend.ts";
import { notAClass } from "../indices.ts";
import type { Device } from "./device.ts";
import { optimise } from "./optimise.ts";

/** The cross-entropy with its slope, optimisers, and random numbers. */
export function trainingOn(
  device: Device,
): Pick<Backend, "crossEntropy" | "optimise" | "uniform"> {
  const { call, home } = device;
  return {
    crossEntropy: (logits, labels, rows, classes) => {
      const z = device.at(logits), right = device.at(labels);
      const bad = call.badIndex(right, rows, classes);
      if (bad >= 0) throw notAClass(bad, home.read(labels)[bad], classes);
      const losses = home.room(rows), slopes = home.room(rows * classes);
      call.crossEntropy(losses, slopes, z, right, rows, classes);
      const [made, besides] = home.results(
        [rows, losses],
        [rows * classes, slopes],
      );
      return { losses: made, slopes: besides };
    },
    optimise: (update, parameter, slope, state) => {
      const w = device.at(parameter), g = device.at(slope);
      optimise(
        call,
        update,
        parameter.size,
        w,
        g,
        state.map((s) => device.at(s)),
      );
      home.done();
    },
    uniform: (size, seed, stream) =>
      device.made(
        size,
        (out) =>
          call.uniform(
            out,
            size,
            seed >>> 0,
            Math.floor(seed / 2 ** 32),
            stream,
          ),
      ),
  };
}
