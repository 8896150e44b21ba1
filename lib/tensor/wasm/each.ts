/** The part of the WebAssembly backend that takes each number by itself. */

import type { Backend } from "../backend.ts";
import type { Device } from "./device.ts";

/** Functions of one number and of two, and a choice between two. */
export function eachOn(
  device: Device,
): Pick<Backend, "map" | "zip" | "where"> {
  const { call } = device;
  return {
    map: (f, a, c = 0) => {
      const x = device.at(a);
      return device.made(
        a.size,
        (out) => call[`map_${f}`](out, x, a.size, c),
      );
    },
    zip: (f, a, b) => {
      const x = device.at(a), y = device.at(b);
      return device.made(
        a.size,
        (out) => call[`zip_${f}`](out, x, y, a.size),
      );
    },
    where: (condition, a, b) => {
      const holds = device.at(condition), x = device.at(a), y = device.at(b);
      return device.made(
        a.size,
        (out) => call.where(out, holds, x, y, a.size),
      );
    },
  };
}
