/** More indices than are sorted at once, and what is said of those that are no rows. */

import assert from "node:assert/strict";
import { Random } from "../../lib/random.ts";
import { scatter } from "../../lib/tensor/loops/rows.ts";
import { rowsOn } from "../../lib/webgpu/rows.ts";
import { onDevice } from "./on_gpu.ts";

const noRow = (place: number, index: number, rows: number) => ({
  name: "ValueError",
  message:
    "Cannot take rows by their indices: each must be a whole number from 0 " +
    `to ${rows - 1}, but index ${place} is ${index}`,
});

onDevice(
  "scatter adds thousands of rows",
  async ({ home }) => {
    // runs that are full and not, rows that nobody names, one that everybody names, whole fours and not
    const sizes = [[65, 1, 3], [300, 40, 4], [1000, 3000, 5], [4097, 17, 8]];
    for (const [count, rows, width] of sizes) {
      const chance = new Random(count);
      // whole numbers: so that every order of adding them gives the same
      const x = Float32Array.from(
        { length: count * width },
        () => chance.integer(9) - 4,
      );
      const named = Float32Array.from(
        { length: count },
        () => chance.integer(rows),
      );
      const wanted = new Float32Array(rows * width);
      scatter(x, width, named, rows, wanted);
      const a = home.write(x), indices = home.write(named);
      const sums = rowsOn(home).scatter(a, width, indices, rows);
      assert.deepEqual(await home.read(sums), wanted, `${count}`);
    }
  },
);

onDevice(
  "scatter gives back the rooms that it needs in between",
  ({ home, pool }) => {
    home.begin(); // so that nothing is given back because nobody holds it
    const a = home.write(new Float32Array(1000)), inUse = pool.size.inUse;
    rowsOn(home).scatter(a, 1, a, 16);
    assert.equal(pool.size.inUse, inUse + 64);
    home.end([]);
    return Promise.resolve();
  },
);

onDevice(
  "scatter adds in the order of places, also of those that are sorted apart",
  async ({ home }) => {
    const x = new Float32Array(200), named = new Float32Array(200);
    [10, 70, 150].forEach((place, i) => {
      named[place] = 1;
      x[place] = [1, 2 ** 30, -(2 ** 30)][i]; // beside 2³⁰ 32 bits have no room for a 1
    });
    const sums = rowsOn(home).scatter(home.write(x), 1, home.write(named), 2);
    assert.deepEqual([...await home.read(sums)], [0, 0]);
  },
);

onDevice("gather takes row 0 for −0", async ({ home }) => {
  for (const width of [1, 4]) {
    const a = home.write(Float32Array.from({ length: 3 * width }, (_, i) => i));
    const indices = home.write(Float32Array.of(-0, 2));
    const found = await home.read(rowsOn(home).gather(a, width, indices));
    assert.deepEqual([found[0], found[width]], [0, 2 * width]);
  }
});

onDevice(
  "gather says the first index that is no row, when something is read, and only once",
  async ({ home }) => {
    const bads = [5, -1, 2.5, NaN, Infinity, -Infinity, 2 ** 32, 2 ** 100];
    for (const [i, bad] of bads.entries()) {
      const width = 3 + i % 2, a = home.write(new Float32Array(5 * width));
      const named = Float32Array.from(
        { length: 500 },
        (_, i) => i < 37 ? i % 5 : i === 37 ? bad : -i,
      );
      const taken = rowsOn(home).gather(a, width, home.write(named));
      await assert.rejects(home.read(a), noRow(37, bad, 5));
      const rows = await home.read(taken);
      rows.forEach((x, i) => assert.equal(x, i < 37 * width ? 0 : NaN, `${i}`));
    }
  },
);

onDevice(
  "gather and scatter say the fault of whoever came first",
  async ({ home }) => {
    const { gather, scatter } = rowsOn(home);
    const a = home.write(new Float32Array(10));
    scatter(a, 2, home.write(Float32Array.of(0, 1, 2, 3, 4)), 5);
    scatter(a, 2, home.write(Float32Array.of(0, 1, 7, 3, 9)), 5);
    gather(a, 1, home.write(Float32Array.of(-3, 0)));
    await assert.rejects(home.read(a), noRow(2, 7, 5));
    assert.deepEqual(await home.read(a), new Float32Array(10));
    gather(a, 1, home.write(Float32Array.of(-3, 0)));
    await assert.rejects(home.read(a), noRow(0, -3, 10));
  },
);

onDevice(
  "scatter leaves out the rows whose index is none",
  async ({ home }) => {
    const a = home.write(Float32Array.of(1, 2, 3, 4));
    const indices = home.write(Float32Array.of(1, NaN, 1, 2));
    const sums = rowsOn(home).scatter(a, 1, indices, 2);
    await assert.rejects(home.read(a), noRow(1, NaN, 2));
    assert.deepEqual([...await home.read(sums)], [0, 4]);
  },
);
