/** The adapter: what is said where there is none, what it says of itself, and what a device is asked for. */

import assert from "node:assert/strict";
import {
  deviceOf,
  findAdapter,
  summaryOf,
  wantedLimits,
} from "../../lib/webgpu/adapter.ts";
import {
  NO_ADAPTER,
  withNavigatorGpu,
  WITHOUT_ADAPTER,
} from "./injected_gpu.ts";

/** An adapter that only says what it is. */
const adapter = (
  info: Partial<GPUAdapterInfo>,
  rest: Partial<GPUAdapter> = {},
) => ({
  info: { description: "", vendor: "", architecture: "", ...info },
  limits: {
    maxBufferSize: 1000,
    maxStorageBufferBindingSize: 900,
    maxStorageBuffersPerShaderStage: 32,
    maxComputeWorkgroupSizeX: 1024,
  },
  ...rest,
} as unknown as GPUAdapter);

Deno.test("findAdapter() says that there is no WebGPU", async () => {
  await withNavigatorGpu(
    undefined,
    () =>
      assert.rejects(findAdapter("high-performance"), {
        name: "DeviceError",
        message:
          "Cannot compute on a GPU: WebGPU must be there, but this browser or program has none; " +
          "compute on the CPU with gpu({ otherwise: wasm() })",
      }),
  );
});

Deno.test("findAdapter() says that there is no adapter, and how to get one", async () => {
  await withNavigatorGpu(
    WITHOUT_ADAPTER,
    () =>
      assert.rejects(findAdapter("high-performance"), {
        name: "DeviceError",
        message: NO_ADAPTER,
      }),
  );
});

Deno.test("findAdapter() asks for what is preferred", async () => {
  const asked: unknown[] = [], found = adapter({});
  const requestAdapter = (options: unknown) => {
    asked.push(options);
    return Promise.resolve(found);
  };
  await withNavigatorGpu({ requestAdapter }, async () => {
    assert.equal(await findAdapter("low-power"), found);
    assert.equal(await findAdapter("high-performance"), found);
  });
  assert.deepEqual(asked, [
    { powerPreference: "low-power" },
    { powerPreference: "high-performance" },
  ]);
});

Deno.test("summaryOf() takes the adapter's name, or its maker's, or says that it has none", () => {
  const named = (info: Partial<GPUAdapterInfo>) =>
    summaryOf(adapter(info)).description;
  assert.equal(
    named({ description: "NVIDIA H100", vendor: "nvidia" }),
    "NVIDIA H100",
  );
  assert.equal(
    named({ vendor: "apple", architecture: "metal-3" }),
    "apple metal-3",
  );
  assert.equal(named({ vendor: "intel" }), "intel");
  assert.equal(named({}), "a GPU that does not say its name");
});

Deno.test("summaryOf() knows a GPU that is a program, by its name or because it says so", () => {
  const isSoftware = (info: Partial<GPUAdapterInfo>) =>
    summaryOf(adapter(info)).isSoftware;
  assert.ok(isSoftware({ description: "llvmpipe (LLVM 15.0.6, 256 bits)" }));
  assert.ok(isSoftware({ description: "SwiftShader Device (LLVM 16.0.0)" }));
  assert.ok(isSoftware({ description: "Microsoft Basic Render Driver" }));
  assert.ok(isSoftware({ description: "anything", isFallbackAdapter: true }));
  assert.ok(
    !isSoftware({ description: "NVIDIA H100", isFallbackAdapter: false }),
  );
});

Deno.test("deviceOf() asks for the largest buffers there are, and for nothing else that is unusual", async () => {
  assert.deepEqual(wantedLimits(adapter({})), {
    maxBufferSize: 1000,
    maxStorageBufferBindingSize: 900,
    maxStorageBuffersPerShaderStage: 8,
  });
  const asked: unknown[] = [];
  const lost = new Promise<never>(() => {});
  const made = Object.assign(new EventTarget(), { lost, queue: {} });
  const device = await deviceOf(adapter({ description: "some GPU" }, {
    requestDevice: (options) => {
      asked.push(options);
      return Promise.resolve(made as unknown as GPUDevice);
    },
  }));
  assert.deepEqual(asked, [{ requiredLimits: wantedLimits(adapter({})) }]);
  assert.equal(device.gpu, made as unknown);
  assert.equal(device.description, "some GPU");
});

Deno.test("deviceOf() says why an adapter gives no device", async () => {
  const refusing = adapter({ description: "some GPU" }, {
    requestDevice: () => Promise.reject(new TypeError("it is busy")),
  });
  await assert.rejects(deviceOf(refusing), {
    name: "DeviceError",
    message:
      "Cannot compute on some GPU: it must give a device, but WebGPU says: it is busy; " +
      "compute on the CPU with gpu({ otherwise: wasm() })",
  });
});
