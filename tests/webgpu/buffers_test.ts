/** Pool: buffers are used again, are few, and are refused in words where there is no room. */

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { MISSING, onDevice } from "./on_gpu.ts";

onDevice(
  "Pool gives what was given back last, so that the same work gets the same buffers",
  ({ pool }) => {
    const [a, b, other] = [pool.take(100), pool.take(100), pool.take(1000)];
    assert.notEqual(a.id, b.id);
    pool.give(a);
    pool.give(other);
    pool.give(b);
    assert.equal(pool.take(99), b);
    assert.equal(pool.take(100), a);
    assert.notEqual(pool.take(100), a);
    assert.equal(pool.take(1000), other);
  },
);

onDevice(
  "Pool makes buffers at most a quarter larger than asked, of whole 16 bytes, and at least 64",
  ({ pool }) => {
    for (
      const bytes of [0, 4, 64, 68, 100, 255, 256, 257, 4000, 99_996, 2 ** 20]
    ) {
      const block = pool.take(bytes);
      assert.equal(block.bytes, block.buffer.size);
      assert.equal(block.bytes % 16, 0);
      assert.ok(block.bytes >= Math.max(bytes, 64), `${bytes}`);
      assert.ok(block.bytes <= Math.max(1.25 * bytes, 64), `${bytes}`);
    }
  },
);

onDevice(
  "Pool counts what it holds, what of it is in use, and what was at most",
  ({ pool }) => {
    const nothing = { buffers: 0, bytes: 0, inUse: 0, peak: 0 };
    assert.deepEqual(pool.size, nothing);
    const a = pool.take(64), b = pool.take(128);
    assert.deepEqual(pool.size, {
      buffers: 2,
      bytes: 192,
      inUse: 192,
      peak: 192,
    });
    pool.give(a);
    assert.deepEqual(pool.size, {
      buffers: 2,
      bytes: 192,
      inUse: 128,
      peak: 192,
    });
    pool.take(64);
    pool.give(b);
    assert.deepEqual(pool.size, {
      buffers: 2,
      bytes: 192,
      inUse: 64,
      peak: 192,
    });
  },
);

onDevice(
  "Pool.trim() gives what is not in use back to the system, and nothing else",
  async ({ device, pool }) => {
    const a = pool.take(64), b = pool.take(128);
    pool.give(a);
    pool.trim();
    assert.deepEqual(pool.size, {
      buffers: 1,
      bytes: 128,
      inUse: 128,
      peak: 192,
    });
    device.queue.writeBuffer(b.buffer, 0, new Float32Array(32)); // it is still there
    assert.notEqual(pool.take(64), a);
    await device.settled(device.queue.onSubmittedWorkDone());
    device.gpu.pushErrorScope("validation");
    device.queue.writeBuffer(a.buffer, 0, new Float32Array(16));
    const refused = await device.gpu.popErrorScope();
    assert.match(refused!.message, /destroyed/);
  },
);

onDevice(
  "Pool says how many numbers a device takes in one piece",
  ({ device, pool }) => {
    const { maxBufferSize, maxStorageBufferBindingSize } = device.limits;
    const most = Math.min(maxBufferSize, maxStorageBufferBindingSize);
    const numbers = (most - most % 16) / 4;
    assert.throws(() => pool.take(4 * numbers + 4), {
      name: "DeviceError",
      message: `Cannot make ${numbers + 1} numbers on ${device.description}: ` +
        `there must be at most ${numbers} in one piece; take smaller batches or layers`,
    });
    assert.deepEqual(pool.size.buffers, 0);
    assert.ok(!device.hasFailed, "and the device goes on");
  },
);

const canLimit = Deno.build.os === "linux" && hasProgram("prlimit");

Deno.test({
  name: "Pool says when a device has no room left, and what to do" +
    (canLimit ? "" : " (not run: it takes prlimit, which is part of Linux)"),
  ignore: MISSING !== undefined || !canLimit,
  fn: async () => {
    // A process of its own, whose memory is limited while it asks for more.
    const program = fileURLToPath(new URL("./no_room.ts", import.meta.url));
    const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-all", "--no-check", program],
    }).output();
    const said = new TextDecoder().decode(stdout).trim();
    assert.match(
      said,
      /^DeviceError: Cannot make 1024 MiB of numbers on .+: there must be room, but 128 MiB are in use and the device has no more; take smaller batches, or compute in a step\(\), whose memory is used again$/,
      new TextDecoder().decode(stderr),
    );
  },
});

function hasProgram(name: string): boolean {
  try {
    return new Deno.Command(name, { args: ["--version"] }).outputSync().success;
  } catch {
    return false;
  }
}
