/** Device: what goes wrong behind the program's back is thrown by what it asks next. */

import assert from "node:assert/strict";
import { DeviceError } from "../../lib/errors.ts";
import { Device } from "../../lib/webgpu/device.ts";
import { USAGE } from "../../lib/webgpu/usage.ts";
import { onDevice, told } from "./on_gpu.ts";

/** A device that is lost when it is told to be. */
function losable() {
  const { promise, resolve } = Promise.withResolvers<
    { reason: string; message: string }
  >();
  const gpu = Object.assign(new EventTarget(), { lost: promise, queue: {} });
  const device = new Device(gpu as unknown as GPUDevice, "some GPU");
  return { device, lose: resolve };
}

onDevice(
  "Device throws what WebGPU refuses, with its words",
  async ({ device }) => {
    device.check();
    device.gpu.createBuffer({ size: 16, usage: 0 });
    await told(device);
    assert.ok(device.hasFailed);
    assert.throws(() => device.check(), {
      name: "DeviceError",
      message: `Cannot compute on ${device.description}: WebGPU must accept ` +
        "what it is asked, but it says: Invalid usage flags BufferUsages(0x0)",
    });
  },
);

onDevice(
  "Device keeps the first of all that goes wrong: the rest follows from it",
  async ({ device }) => {
    const both = USAGE.mapRead | USAGE.storage;
    device.gpu.createBuffer({ size: 16, usage: 0 });
    device.gpu.createBuffer({ size: 16, usage: both });
    await told(device);
    device.destroy();
    await device.gpu.lost;
    for (let i = 0; i < 2; i++) {
      assert.throws(() => device.check(), /BufferUsages\(0x0\)$/);
    }
  },
);

onDevice(
  "Device.guarded() gives an error the explanation of whoever asked",
  async ({ device }) => {
    const asked: string[] = [];
    const buffer = device.guarded(
      "validation",
      () => device.gpu.createBuffer({ size: 16, usage: 0, label: "mine" }),
      ({ message }) => {
        asked.push(message);
        return new DeviceError("do this", "it was asked wrongly");
      },
    );
    assert.equal(buffer.label, "mine");
    await told(device);
    assert.throws(() => device.check(), {
      message: "Cannot do this: it was asked wrongly",
    });
    assert.deepEqual(asked, ["Invalid usage flags BufferUsages(0x0)"]);
  },
);

onDevice(
  "Device.guarded() is silent where all is well, and closes its scope when work throws",
  async ({ device }) => {
    const explain = () => new DeviceError("do this", "never");
    assert.equal(device.guarded("validation", () => 7, explain), 7);
    assert.throws(
      () =>
        device.guarded("validation", () => {
          throw new Error("of its own");
        }, explain),
      { message: "of its own" },
    );
    await told(device);
    device.check();
    assert.equal(await device.gpu.popErrorScope().catch(() => "none"), "none");
  },
);

onDevice(
  "Device.settled() throws why what was waited for did not come",
  async ({ device }) => {
    const buffer = device.gpu.createBuffer({ size: 16, usage: USAGE.storage });
    await assert.rejects(device.settled(buffer.mapAsync(1)), (error: Error) => {
      assert.equal(error.name, "DeviceError");
      assert.ok(
        error.message.startsWith(
          `Cannot compute on ${device.description}: WebGPU must accept what it is asked, but it says: `,
        ),
        error.message,
      );
      return true;
    });
    assert.ok(device.hasFailed);
  },
);

onDevice(
  "Device.destroy() is known at once, before WebGPU says so",
  async ({ device }) => {
    device.destroy();
    const gone = {
      name: "DeviceError",
      message:
        `Cannot compute on ${device.description}: the device must be there, but it was destroyed; ` +
        "what lived on it is gone: make another with await gpu(), or go on on the CPU",
    };
    assert.throws(() => device.check(), gone);
    await device.gpu.lost;
    assert.throws(() => device.check(), gone);
  },
);

onDevice(
  "Device hears that somebody else has destroyed it",
  async ({ device }) => {
    device.gpu.destroy();
    await device.gpu.lost;
    assert.throws(
      () => device.check(),
      /the device must be there, but it was destroyed: .+; what lived on it is gone/,
    );
  },
);

Deno.test("Device says that a driver has lost it, and why", async () => {
  const { device, lose } = losable();
  device.check();
  lose({ reason: "unknown", message: "the GPU was unplugged\n" });
  await device.gpu.lost;
  assert.ok(device.hasFailed);
  assert.throws(() => device.check(), {
    name: "DeviceError",
    message:
      "Cannot compute on some GPU: the device must be there, but it was lost: the GPU was unplugged; " +
      "what lived on it is gone: make another with await gpu(), or go on on the CPU",
  });
});

Deno.test("Device.settled() throws the loss, where that is why something did not come", async () => {
  const { device, lose } = losable();
  const waiting = device.settled(Promise.reject(new Error("not mapped")));
  setTimeout(() => lose({ reason: "unknown", message: "" }), 5);
  await assert.rejects(waiting, /it was lost; what lived on it is gone/);
});
