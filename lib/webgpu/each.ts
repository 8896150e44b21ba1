/** The part of the GPU backend that takes each number by itself. */

import type { Backend, MapName } from "../tensor/backend.ts";
import type { Home } from "./home.ts";
import { groupsFor, type Kernel } from "./kernel.ts";
import mapSource from "./kernels/map.wgsl" with { type: "text" };

const MAP: Kernel = { name: "map", source: mapSource, reads: 1, writes: 1 };

/** The functions of one number, in the order in which `kernels/map.wgsl` counts them. */
const MAPS: readonly MapName[] = ["negate", "scale", "shift"];

/** Functions of one number and of two, and a choice between two. */
export function eachOn(home: Home): Pick<Backend, "map" | "zip" | "where"> {
  const { commands } = home;
  return {
    map: (f, a, c = 0) => {
      const x = home.block(a);
      return home.made(a.size, (out) =>
        commands.run(MAP, {
          constants: { f: MAPS.indexOf(f) },
          params: [a.size],
          floats: [c],
          reads: [x],
          writes: [out],
          groups: groupsFor(a.size),
        }));
    },
  } as never;
}
