/** The part of the WebAssembly backend that takes rows by their numbers, and windows as rows. */

import type { Backend, Numbers, Windows } from "../backend.ts";
import { notARow } from "../indices.ts";
import type { Device } from "./device.ts";

/** Rows taken and added back, windows taken and added back. */
export function rowsOn(
  device: Device,
): Pick<Backend, "gather" | "scatter" | "unfold" | "fold"> {
  const { call } = device;

  const checkRows = (indices: Numbers, rows: number) => {
    const at = device.at(indices);
    const bad = call.badIndex(at, indices.size, rows);
    if (bad >= 0) throw notARow(bad, device.home.read(indices)[bad], rows);
    return at;
  };

  return {
    gather: (a, width, indices) => {
      const x = device.at(a), size = indices.size * width;
      if (width === 0) return device.made(0, () => {});
      const rows = checkRows(indices, a.size / width);
      return device.made(
        size,
        (out) => call.gather(out, x, width, rows, indices.size),
      );
    },
    scatter: (a, width, indices, rows) => {
      const x = device.at(a), places = checkRows(indices, rows);
      return device.made(
        rows * width,
        (out) => call.scatter(out, x, width, places, indices.size, rows),
      );
    },
    unfold: (a, windows) => {
      const { examples, channels, rows, columns } = windows;
      const { kernelHeight, kernelWidth } = windows;
      const images = device.at(a);
      return device.made(
        examples * rows * columns * channels * kernelHeight * kernelWidth,
        (out) => call.unfold(out, images, ...sizesOf(windows)),
      );
    },
    fold: (a, windows) => {
      const { examples, channels, height, width } = windows;
      const matrix = device.at(a);
      return device.made(
        examples * channels * height * width,
        (out) => call.fold(out, matrix, ...sizesOf(windows)),
      );
    },
  };
}

/** In the order in which the kernels take them. */
function sizesOf(windows: Windows) {
  const { examples, channels, height, width } = windows;
  const { kernelHeight, kernelWidth, stride, padding, rows, columns } = windows;
  // deno-fmt-ignore
  return [examples, channels, height, width, kernelHeight, kernelWidth, stride, padding, rows, columns] as const;
}
