/** Boxes that kernels copy by other ways than the laws of places take: of many axes, and of whole fours. */

import assert from "node:assert/strict";
import { permute, slice } from "../../lib/tensor/loops/places.ts";
import { sizeOf } from "../../lib/shape.ts";
import { placesOn } from "../../lib/webgpu/places.ts";
import { onDevice } from "./on_gpu.ts";

const counted = (size: number) =>
  Float32Array.from({ length: size }, (_, i) => i);

onDevice("permute turns more axes than a kernel knows", async ({ home }) => {
  for (const axes of [8, 9, 11]) {
    const shape = new Array<number>(axes).fill(2), x = counted(2 ** axes);
    const order = shape.map((_, i) => axes - 1 - i);
    const wanted = new Float32Array(x.length);
    permute(x, shape, order, wanted);
    const found = placesOn(home).permute(home.write(x), shape, order);
    assert.deepEqual(await home.read(found), wanted);
  }
});

onDevice(
  "permute writes fours that lie apart, and slice fours that begin anywhere",
  async ({ home }) => {
    const shape = [8, 3, 20], x = counted(sizeOf(shape)), a = home.write(x);
    for (const order of [[1, 2, 0], [2, 1, 0], [1, 0, 2], [0, 2, 1]]) {
      const wanted = new Float32Array(x.length);
      permute(x, shape, order, wanted);
      const found = placesOn(home).permute(a, shape, order);
      assert.deepEqual(await home.read(found), wanted, `${order}`);
    }
    for (const starts of [[0, 0, 0], [1, 1, 1], [2, 0, 4], [3, 1, 8]]) {
      const wanted = new Float32Array(5 * 2 * 12);
      slice(x, shape, starts, [5, 2, 12], wanted);
      const found = placesOn(home).slice(a, shape, starts, [5, 2, 12]);
      assert.deepEqual(await home.read(found), wanted, `${starts}`);
    }
  },
);

onDevice(
  "permute and slice of equal numbers that are known run nothing",
  async ({ home, commands }) => {
    const { permute, slice } = placesOn(home), sevens = home.constant(6, 7);
    const part = slice(permute(sevens, [2, 3], [1, 0]), [3, 2], [1, 0], [2, 2]);
    assert.deepEqual([...await home.read(part)], [7, 7, 7, 7]);
    assert.equal(commands.counts.dispatches, 0);
  },
);

onDevice(
  "concat takes the same numbers twice, and parts without any",
  async ({ home }) => {
    const a = home.write(counted(4)), none = home.write(counted(0));
    const found = placesOn(home).concat([a, none, a], 2, [2, 0, 2]);
    assert.deepEqual([...await home.read(found)], [0, 1, 0, 1, 2, 3, 2, 3]);
  },
);
