/** Readings: numbers as they were when they were asked for, and no more windows than are needed at once. */

import assert from "node:assert/strict";
import { counted, newParts, onDevice, onGpu } from "./on_gpu.ts";

onDevice(
  "Readings give numbers as they were when they were asked for",
  async ({ home }) => {
    const variable = home.variable(home.write(Float32Array.of(1, 2)));
    const before = home.read(variable);
    home.assign(variable, home.constant(2, 7));
    const after = home.read(variable);
    home.release(variable);
    home.variable(home.constant(2, 9)); // in the same place
    assert.deepEqual([...await before], [1, 2]);
    assert.deepEqual([...await after], [7, 7]);
  },
);

onDevice(
  "Readings of all sizes come, those of nothing too, together or one after the other",
  async ({ home }) => {
    const sizes = [2, 0, 255, 256, 257, 100_000, 3];
    const made = sizes.map((size) =>
      home.write(Float32Array.from({ length: size }, (_, i) => i + size))
    );
    const check = (all: readonly ArrayLike<number>[]) =>
      all.forEach((found, k) => {
        assert.equal(found.length, sizes[k]);
        for (let i = 0; i < found.length; i++) {
          if (found[i] !== i + sizes[k]) assert.equal(found[i], i + sizes[k]);
        }
      });
    check(await Promise.all(made.map((a) => home.read(a))));
    const one: ArrayLike<number>[] = [];
    for (const a of made) one.push(await home.read(a));
    check(one);
  },
);

onGpu(
  "Readings use their windows again: there are as many as were needed at once",
  async () => {
    const calls = new Map<string | symbol, number>();
    const { device, home } = await newParts({
      gpu: (gpu) => counted(gpu, calls),
    });
    const a = home.write(Float32Array.of(1, 2));
    await Promise.all([1, 2, 3].map(() => home.read(a)));
    const made = calls.get("createBuffer")!;
    for (let i = 0; i < 5; i++) {
      await Promise.all([1, 2, 3].map(() => home.read(a)));
      await home.read(a);
    }
    assert.equal(calls.get("createBuffer"), made);
    device.destroy();
  },
);

onGpu(
  "Readings of several sizes find the windows of their sizes, in whatever order they are asked for",
  async () => {
    const calls = new Map<string | symbol, number>();
    const { device, home } = await newParts({
      gpu: (gpu) => counted(gpu, calls),
    });
    const all = [10, 100_000, 11, 2000, 12].map((size) =>
      home.write(new Float32Array(size))
    );
    const read = (order: readonly number[]) =>
      Promise.all(order.map((i) => home.read(all[i])));
    await read([0, 1, 2, 3, 4]);
    const made = calls.get("createBuffer")!;
    await read([1, 0, 2, 3, 4]);
    await read([0, 2, 4, 3, 1]);
    assert.equal(calls.get("createBuffer"), made);
    device.destroy();
  },
);

onDevice(
  "Readings that wait for a device that is destroyed are told so, all of them",
  async ({ device, home }) => {
    const a = home.write(Float32Array.of(1, 2));
    const waiting = [home.read(a), home.read(a), home.finished()];
    device.destroy();
    const told = await Promise.allSettled(waiting);
    const gone =
      `Cannot compute on ${device.description}: the device must be there, but it was destroyed; ` +
      "what lived on it is gone: make another with await gpu(), or go on on the CPU";
    for (const one of told) {
      assert.equal(one.status, "rejected");
      assert.equal(one.reason.name, "DeviceError");
      assert.equal(one.reason.message, gone);
    }
  },
);

onDevice(
  "Readings that wait for a device that is lost are told so",
  async ({ device, home }) => {
    const waiting = home.read(home.write(Float32Array.of(1, 2)));
    device.gpu.destroy(); // by somebody else
    await assert.rejects(waiting, (error: Error) => {
      assert.equal(error.name, "DeviceError");
      assert.match(error.message, /but it was destroyed: .+; what lived on it/);
      return true;
    });
  },
);

onGpu(
  "Readings whose device is lost between looking and having looked are told so",
  async () => {
    const { device, home } = await newParts({
      gpu: (gpu) => {
        const { createBuffer } = gpu;
        gpu.createBuffer = (given) => {
          const buffer = createBuffer.call(gpu, given);
          if (given.label === "reading") {
            buffer.unmap = () => {
              gpu.destroy();
              throw new DOMException("Parent device is lost");
            };
          }
          return buffer;
        };
        return gpu;
      },
    });
    await assert.rejects(home.read(home.write(Float32Array.of(1, 2))), {
      name: "DeviceError",
      message: /^Cannot compute on .*: the device must be there/,
    });
    device.destroy();
  },
);

onDevice(
  "Readings throw what was wrong with the work that they wait for",
  async ({ device, home }) => {
    const a = home.write(Float32Array.of(1, 2));
    device.gpu.createBuffer({ size: 16, usage: 0 });
    await assert.rejects(home.read(a), {
      name: "DeviceError",
      message:
        `Cannot compute on ${device.description}: WebGPU must accept what it is asked, ` +
        "but it says: Invalid usage flags BufferUsages(0x0)",
    });
  },
);
