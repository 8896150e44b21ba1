/** Faults: an index that names nothing is thrown when something is read, in the words of the CPU, and once. */

import assert from "node:assert/strict";
import type { Backend } from "../../lib/tensor/backend.ts";
import { printed } from "../../lib/tensor/printed_backend.ts";
import { backendOn } from "../../lib/webgpu/backend_on.ts";
import { onDevice, type Parts } from "./on_gpu.ts";

const on = ({ home }: Parts): Backend =>
  printed({
    ...backendOn(home, { matmul: "naive" }),
    name: "gpu",
    description: "tested",
  });

const list = (...values: number[]) => Float32Array.from(values);

const row = (place: number, index: number, last: number) => ({
  name: "ValueError",
  message: "Cannot take rows by their indices: each must be a whole number " +
    `from 0 to ${last}, but index ${place} is ${index}`,
});

const label = (place: number, value: number, last: number) => ({
  name: "ValueError",
  message: "Cannot compute a cross-entropy: labels must be whole numbers " +
    `from 0 to ${last}, but label ${place} is ${value}`,
});

onDevice(
  "Faults are thrown by the next reading, and by no other: then all goes on",
  async (parts) => {
    const b = on(parts), a = b.write(list(1, 2, 3, 4, 5, 6));
    const good = b.gather(a, 2, b.write(list(2, 0)));
    const bad = b.gather(a, 2, b.write(list(0, 1, 3)));
    await assert.rejects(b.read(good), row(2, 3, 2));
    assert.deepEqual([...await b.read(good)], [5, 6, 1, 2]);
    const [first] = await b.read(bad);
    assert.equal(first, 1);
    await parts.home.finished();
  },
);

onDevice(
  "Faults of readings that are asked for together are thrown by the first alone",
  async (parts) => {
    const b = on(parts), a = b.write(list(1, 2, 3));
    b.gather(a, 1, b.write(list(0, 7)));
    const all = [b.read(a), b.read(a), parts.home.finished()];
    const told = await Promise.allSettled(all);
    assert.deepEqual(told.map(({ status }) => status), [
      "rejected",
      "fulfilled",
      "fulfilled",
    ]);
  },
);

onDevice(
  "Faults tell of the first place, and of what stands there, even if most are wrong",
  async (parts) => {
    const b = on(parts), a = b.write(list(1, 2, 3));
    for (const first of [0, 3, 59, 60, 63, 517]) {
      const indices = Float32Array.from(
        { length: 1000 },
        (_, i) => i < first ? i % 3 : 1000 + i,
      );
      b.gather(a, 1, b.write(indices));
      await assert.rejects(parts.home.finished(), row(first, 1000 + first, 2));
      b.scatter(b.write(new Float32Array(1000)), 1, b.write(indices), 3);
      await assert.rejects(parts.home.finished(), row(first, 1000 + first, 2));
      b.crossEntropy(
        b.write(new Float32Array(3000)),
        b.write(indices),
        1000,
        3,
      );
      await assert.rejects(
        parts.home.finished(),
        label(first, 1000 + first, 2),
      );
    }
  },
);

onDevice(
  "Faults tell of the first operation that has one, and forget the rest of that time",
  async (parts) => {
    const b = on(parts), a = b.write(list(1, 2, 3));
    b.gather(a, 1, b.write(list(0, 1, 2, -5)));
    b.gather(a, 1, b.write(list(8, 1)));
    b.crossEntropy(b.write(new Float32Array(4)), b.write(list(9, 9)), 2, 2);
    await assert.rejects(parts.home.finished(), row(3, -5, 2));
    await parts.home.finished();
    b.crossEntropy(b.write(new Float32Array(4)), b.write(list(0, 9)), 2, 2);
    const first = parts.home.finished();
    b.gather(a, 1, b.write(list(0, 8)));
    await assert.rejects(first, label(1, 9, 1));
    await assert.rejects(parts.home.finished(), row(1, 8, 2));
  },
);

onDevice(
  "Faults are indices that are no whole numbers, too large, negative or none; −0 is 0",
  async (parts) => {
    const b = on(parts), a = b.write(list(1, 2, 3));
    for (
      const index of [3, -1, 0.5, NaN, Infinity, -Infinity, 2 ** 32, 2 ** 80]
    ) {
      const indices = b.write(list(2, index));
      b.gather(a, 1, indices);
      await assert.rejects(parts.home.finished(), row(1, index, 2));
      b.scatter(b.write(list(1, 1)), 1, indices, 3);
      await assert.rejects(parts.home.finished(), row(1, index, 2));
      const labels = b.write(list(1, index));
      b.crossEntropy(b.write(new Float32Array(10)), labels, 2, 5);
      if (index === 3) await parts.home.finished();
      else await assert.rejects(parts.home.finished(), label(1, index, 4));
    }
    const zero = b.write(list(-0, -0));
    assert.deepEqual([...await b.read(b.gather(a, 1, zero))], [1, 1]);
    const sums = b.scatter(b.write(list(4, 5)), 1, zero, 3);
    assert.deepEqual([...await b.read(sums)], [9, 0, 0]);
  },
);

onDevice("Faults say what else a label may mean", async (parts) => {
  const b = on(parts);
  b.crossEntropy(b.write(new Float32Array(4)), b.write(list(0, 2)), 2, 2);
  await assert.rejects(parts.home.finished(), {
    message: `${
      label(1, 2, 1).message
    }; classes are counted from 0: take 1 from each label, or add an output`,
  });
});

onDevice("Faults of rows of a table without any say so", async (parts) => {
  const b = on(parts), none = b.write(list());
  b.gather(none, 2, b.write(list(0, 0)));
  await assert.rejects(parts.home.finished(), {
    name: "ValueError",
    message: "Cannot take rows by their indices: there are none to take",
  });
});
