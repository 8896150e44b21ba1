/** The part of the WebAssembly backend that takes each number by itself. */

import type { Backend } from "../backend.ts";
import type { Kernels } from "../kernels.ts";
import type { Device } from "./device.ts";

/** Functions of one number and of two, and a choice between two. */
export function eachOn(
  device: Device,
): Pick<Backend, "map" | "zip" | "where"> {
  const { call, home } = device;
  // Without closures: many tensors are so small that those would take longer than the numbers.
  const maps = byName(call, "map_"), zips = byName(call, "zip_");
  return {
    map: (f, a, c = 0) => {
      const x = device.at(a), out = home.room(a.size);
      maps[f](out, x, a.size, c);
      return home.result(a.size, out);
    },
    zip: (f, a, b) => {
      const x = device.at(a), y = device.at(b), out = home.room(a.size);
      zips[f](out, x, y, a.size);
      return home.result(a.size, out);
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

type Named<Prefix extends string> = {
  readonly [
    Name in keyof Kernels as Name extends `${Prefix}${infer Rest}` ? Rest
      : never
  ]: Kernels[Name];
};

/** The kernels whose names begin so, by the rest of their names. */
function byName<Prefix extends "map_" | "zip_">(
  call: Kernels,
  prefix: Prefix,
): Named<Prefix> {
  const named = Object.entries(call)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, kernel]) => [name.slice(prefix.length), kernel]);
  return Object.fromEntries(named);
}
