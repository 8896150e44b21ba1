/** Commands: what is recorded is done in its order, with its own parameters, and nothing is made twice. */

import assert from "node:assert/strict";
import { Pool } from "../../lib/webgpu/buffers.ts";
import { Commands } from "../../lib/webgpu/commands.ts";
import { fill } from "../../lib/webgpu/fill.ts";
import { Home } from "../../lib/webgpu/home.ts";
import { USAGE } from "../../lib/webgpu/usage.ts";
import { counted, newParts, onDevice, onGpu } from "./on_gpu.ts";

onDevice(
  "Commands run in their order, however many there are",
  async ({ commands, home }) => {
    const before = commands.counts;
    // more than are handed over together
    const all = Array.from(
      { length: 600 },
      (_, i) => home.made(3, (out) => fill(commands, out, 3, i)),
    );
    const last = home.made(2, (out) => {
      for (let i = 0; i < 300; i++) fill(commands, out, 2, i);
    });
    for (const i of [0, 1, 255, 256, 511, 512, 599]) {
      assert.deepEqual([...await home.read(all[i])], [i, i, i]);
    }
    assert.deepEqual([...await home.read(last)], [299, 299]);
    assert.equal(commands.counts.dispatches - before.dispatches, 900);
    assert.ok(commands.counts.submissions - before.submissions < 16);
  },
);

onDevice(
  "Commands give each dispatch its own parameters, also where few of them differ from those before",
  async ({ commands, home }) => {
    const rounds = [[1, 2, 3, 4], [1, 7, 3, 4], [1, 7, 3, 9], [0, 0, 0, 0]];
    for (const values of rounds) {
      const made = values.map((value, i) =>
        home.made(5 + i, (out) => fill(commands, out, 5 + i, value))
      );
      const read = await Promise.all(made.map((a) => home.read(a)));
      read.forEach((found, i) =>
        assert.deepEqual([...found], Array(5 + i).fill(values[i]))
      );
    }
  },
);

onDevice(
  "Commands give zeros where parameters are zeros, whatever stood in that memory before",
  async ({ device }) => {
    for (let i = 0; i < 4; i++) {
      // ones, in memory that is free again when it comes to the parameters
      const size = 2 ** 17, usage = USAGE.copyTarget | USAGE.storage;
      const before = Array.from(
        { length: 8 },
        () => device.gpu.createBuffer({ size, usage }),
      );
      for (const buffer of before) {
        device.queue.writeBuffer(buffer, 0, new Float32Array(size / 4).fill(1));
      }
      await device.queue.onSubmittedWorkDone();
      before.forEach((buffer) => buffer.destroy());
      const pool = new Pool(device), commands = new Commands(device);
      const home = new Home(device, pool, commands);
      const filled = [5, 5, 0].map((value) =>
        home.made(3, (out) => fill(commands, out, 3, value))
      );
      const read = await Promise.all(filled.map((a) => home.read(a)));
      assert.deepEqual(read.map(([first]) => first), [5, 5, 0]);
    }
  },
);

onDevice(
  "Commands write numbers behind what was recorded before, and before what comes after",
  async ({ commands, home }) => {
    const a = home.write(Float32Array.of(1, 2, 3));
    const block = home.block(a);
    const first = home.variable(a);
    commands.write(block, Float32Array.of(4, 5, 6));
    const second = home.variable(a);
    fill(commands, block, 2, 7);
    assert.deepEqual([...await home.read(first)], [1, 2, 3]);
    assert.deepEqual([...await home.read(second)], [4, 5, 6]);
    assert.deepEqual([...await home.read(a)], [7, 7, 6]);
  },
);

onDevice(
  "Commands without workgroups, and copies of nothing, are no commands",
  async ({ commands, home, pool }) => {
    const before = commands.counts;
    const block = pool.take(0);
    fill(commands, block, 0, 1);
    commands.copy(block, pool.take(0), 0);
    commands.submit();
    assert.deepEqual(commands.counts, before);
    await home.finished();
  },
);

onGpu(
  "Commands bind each kernel to its buffers once, and write parameters only where they differ",
  async () => {
    const calls = new Map<string | symbol, number>();
    const parts = await newParts({ gpu: (gpu) => counted(gpu, calls) });
    const { commands, device, home } = parts;
    const step = () => {
      home.begin();
      const [a, b] = [1, 2].map((value) =>
        home.made(100, (out) => fill(commands, out, 100, value))
      );
      home.made(100, (out) => commands.copy(home.block(a), out, 400));
      return home.end([b]);
    };
    step();
    const groups = calls.get("createBindGroup");
    const buffers = calls.get("createBuffer");
    const variable = home.variable(step()[0]);
    for (let i = 0; i < 50; i++) {
      const [result] = step();
      home.assign(variable, result);
      home.release(result);
    }
    assert.ok(calls.get("createBindGroup")! - groups! <= 4);
    assert.ok(calls.get("createBuffer")! - buffers! <= 4);
    assert.deepEqual([...new Set(await home.read(variable))], [2]);
    device.destroy();
  },
);

onDevice(
  "Commands on a device that is gone say so",
  ({ commands, device, pool }) => {
    const block = pool.take(64);
    device.destroy();
    const gone = /the device must be there, but it was destroyed; what lived/;
    assert.throws(() => fill(commands, block, 3, 1), gone);
    assert.throws(() => commands.copy(block, block, 4), gone);
    assert.throws(() => commands.write(block, Float32Array.of(1)), gone);
    assert.throws(() => commands.encode(() => {}), gone);
    commands.submit(); // of nothing
  },
);
