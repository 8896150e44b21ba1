/** The part of the GPU backend that takes each number by itself. */

import type { Backend, MapName, Numbers, ZipName } from "../tensor/backend.ts";
import { MAPS as MAP_LOOPS } from "../tensor/loops/maps.ts";
import { ZIPS as ZIP_LOOPS } from "../tensor/loops/zips.ts";
import type { Home } from "./home.ts";
import { type Constants, groupsFor, type Kernel } from "./kernel.ts";
import mapSource from "./kernels/map.wgsl" with { type: "text" };
import putSource from "./kernels/put.wgsl" with { type: "text" };
import powerSource from "./kernels/power.wgsl" with { type: "text" };
import sineSource from "./kernels/sine.wgsl" with { type: "text" };
import whereSource from "./kernels/where.wgsl" with { type: "text" };
import zipSource from "./kernels/zip.wgsl" with { type: "text" };

/** Kernels whose threads take four numbers each, and end with a file that all of them share. */
const FOURS = { shared: putSource, writes: 1 } as const;

const MAP: Kernel = { ...FOURS, name: "map", source: mapSource, reads: 1 };
const SINE: Kernel = { ...FOURS, name: "sine", source: sineSource, reads: 1 };
const ZIP: Kernel = { ...FOURS, name: "zip", source: zipSource, reads: 2 };
const POWER: Kernel = { ...ZIP, name: "power", source: powerSource };
const WHERE: Kernel = {
  ...FOURS,
  name: "where",
  source: whereSource,
  reads: 3,
};

/** The functions of one number, in the order in which `kernels/map.wgsl` counts them. */
const MAPS: readonly MapName[] = [
  ...["isPositive", "isFinite", "negate", "exp", "log", "sqrt"] as const,
  ...["square", "reciprocal", "abs", "sign", "tanh", "sigmoid"] as const,
  ...["softplus", "relu", "leakyRelu", "scale", "shift"] as const,
];

/** The functions of two numbers, in the order in which `kernels/zip.wgsl` counts them. */
const ZIPS: readonly ZipName[] = [
  ...["add", "subtract", "multiply", "divide", "maximum", "minimum"] as const,
  ...["greater", "equal", "throughRelu", "throughTanh"] as const,
  "throughSigmoid",
];

/**
 * Functions of one number and of two, and a choice between two.
 *
 * What is the same for all numbers is computed once and here, and a constant beside others comes to
 * the kernel as a parameter, so that the slopes of a training step do not fill whole buffers with ones.
 */
export function eachOn(home: Home): Pick<Backend, "map" | "zip" | "where"> {
  return {
    map: (f, a, c = 0) => {
      const value = home.constantOf(a);
      if (value === undefined) return map(home, f, a, c);
      const out = new Float64Array(1);
      MAP_LOOPS[f](Float64Array.of(value), out, c);
      return home.constant(a.size, out[0]);
    },
    zip: (f, a, b) => {
      const x = home.constantOf(a), y = home.constantOf(b);
      if (x === undefined || y === undefined) return zip(home, f, a, b, x, y);
      const out = new Float64Array(1);
      ZIP_LOOPS[f](Float64Array.of(x), Float64Array.of(y), out);
      return home.constant(a.size, out[0]);
    },
    where: (condition, a, b) =>
      each(home, WHERE, [condition, a, b], { floats: [], constants: {} }),
  };
}

function map(home: Home, f: MapName, a: Numbers, c: number): Numbers {
  if (f === "sin" || f === "cos") {
    const constants = { is_cosine: Number(f === "cos") };
    return each(home, SINE, [a], { floats: [NaN], constants });
  }
  const floats = [c, Infinity, NaN];
  if (f !== "power") {
    return each(home, MAP, [a], {
      floats,
      constants: { f: MAPS.indexOf(f) },
    });
  }
  if (c === 2) return map(home, "square", a, c);
  return each(home, POWER, [a, a], { floats, constants: { constant: 2 } });
}

function zip(
  home: Home,
  f: ZipName,
  a: Numbers,
  b: Numbers,
  x: number | undefined,
  y: number | undefined,
): Numbers {
  if (f === "power" && y !== undefined) return map(home, f, a, y);
  // A constant needs no place: in its stead the kernel is bound to the other operand.
  const operands = [x === undefined ? a : b, y === undefined ? b : a];
  const constant = x !== undefined ? 1 : y !== undefined ? 2 : 0;
  const c = x ?? y ?? 0;
  return f === "power"
    ? each(home, POWER, operands, {
      floats: [c, Infinity, NaN],
      constants: { constant },
    })
    : each(home, ZIP, operands, {
      floats: [c],
      constants: { f: ZIPS.indexOf(f), constant },
    });
}

/** Numbers as many as each operand has, each made of those in its place. */
function each(
  home: Home,
  kernel: Kernel,
  operands: readonly Numbers[],
  { floats, constants }: {
    readonly floats: readonly number[];
    readonly constants: Constants;
  },
): Numbers {
  const { size } = operands[0];
  const reads = operands.map((operand) => home.block(operand));
  return home.made(
    size,
    (out) =>
      home.commands.run(kernel, {
        constants,
        params: [size],
        floats,
        reads,
        writes: [out],
        groups: groupsFor(Math.ceil(size / 4)),
      }),
  );
}
