/** gpu(): which backend it gives, what it says where there is no GPU, and what becomes of one that is lost. */

import assert from "node:assert/strict";
import { wasm } from "nets/tensor";
import {
  type Gpu,
  gpu,
  type MatmulKernel,
  type PowerPreference,
} from "nets/webgpu";
import {
  NO_ADAPTER,
  withNavigatorGpu,
  WITHOUT_ADAPTER,
} from "./injected_gpu.ts";
import { onGpu } from "./on_gpu.ts";

/** What a console is told meanwhile. */
async function saidDuring(work: () => Promise<void>): Promise<string[]> {
  const said: string[] = [], { log } = console;
  console.log = (...words: unknown[]) => said.push(words.join(" "));
  try {
    await work();
  } finally {
    console.log = log;
  }
  return said;
}

/** What is said of a device that was destroyed. */
const destroyed = ({ description }: Gpu) => ({
  name: "DeviceError",
  message:
    `Cannot compute on ${description}: the device must be there, but it was destroyed; ` +
    "what lived on it is gone: make another with await gpu(), or go on on the CPU",
});

const list = (...values: number[]) => Float32Array.from(values);

// Before any other, for a GPU that was found once is not looked for again.

Deno.test("gpu() without an adapter says so, and finds one as soon as there is one", async () => {
  const refused = { name: "DeviceError", message: NO_ADAPTER };
  await withNavigatorGpu(WITHOUT_ADAPTER, async () => {
    await assert.rejects(gpu(), refused);
    const both = await Promise.allSettled([gpu(), gpu()]);
    for (const one of both) {
      assert.equal(one.status, "rejected");
      assert.equal(one.reason.message, NO_ADAPTER);
    }
  });
});

Deno.test("gpu({ otherwise: wasm() }) without an adapter is wasm(), and says so in one line", async () => {
  const said = await saidDuring(() =>
    withNavigatorGpu(WITHOUT_ADAPTER, async () => {
      assert.equal(await gpu({ otherwise: wasm() }), wasm());
    })
  );
  assert.deepEqual(said, [
    "Cannot compute on a GPU: there must be an adapter, but WebGPU found none. " +
    `Computing with ${wasm()}.`,
  ]);
  const without = await saidDuring(() =>
    withNavigatorGpu(undefined, async () => {
      assert.equal(await gpu({ otherwise: wasm() }), wasm());
    })
  );
  assert.deepEqual(without, [
    "Cannot compute on a GPU: WebGPU must be there, but this browser or program has none. " +
    `Computing with ${wasm()}.`,
  ]);
});

Deno.test("gpu() refuses options that are none, whatever is to be used otherwise", async () => {
  await assert.rejects(
    gpu({ matmul: "fast" as MatmulKernel, otherwise: wasm() }),
    {
      name: "ValueError",
      message:
        'Cannot compute on a GPU: matmul must be one of "naive", "tiled", "blocked", "register", but it is "fast"',
    },
  );
  await assert.rejects(gpu({ prefer: "fast" as PowerPreference }), {
    name: "ValueError",
    message:
      'Cannot compute on a GPU: prefer must be one of "high-performance", "low-power", but it is "fast"',
  });
  await assert.rejects(
    gpu({ device: "gpu" } as unknown as Record<string, never>),
    (error: Error) => {
      assert.equal(error.name, "ValueError");
      assert.match(error.message, /^Cannot compute on a GPU: .*device/);
      return true;
    },
  );
});

Deno.test("gpu() takes no other backend for what is not the GPU's fault", async () => {
  const broken = {
    requestAdapter: () => Promise.reject(new TypeError("broken")),
  };
  await withNavigatorGpu(
    broken,
    () => assert.rejects(gpu({ otherwise: wasm() }), { message: "broken" }),
  );
});

onGpu(
  "gpu() is the same backend each time, also when it is asked for twice at a time",
  async () => {
    const [a, b] = await Promise.all([gpu(), gpu()]);
    assert.equal(a, b);
    assert.equal(await gpu(), a);
    assert.equal(await gpu({ prefer: "high-performance" }), a);
    assert.equal(await gpu({ otherwise: wasm() }), a);
    const naive = await gpu({ matmul: "naive" });
    assert.notEqual(naive, a);
    assert.equal(await gpu({ matmul: "naive" }), naive);
    naive.destroy();
  },
);

onGpu("gpu() says what it is, and counts what it does", async () => {
  const backend = await gpu();
  assert.equal(backend.name, "gpu");
  assert.equal(backend.description, backend.adapter.description);
  assert.equal(String(backend), `gpu: ${backend.adapter.description}`);
  assert.equal(Deno.inspect(backend), String(backend));
  const { dispatches, submissions } = backend.counts;
  backend.begin();
  const a = backend.write(list(1, 2, 3));
  backend.map("exp", backend.map("negate", a));
  backend.end([]);
  await backend.finished();
  assert.equal(backend.counts.dispatches, dispatches + 2);
  assert.ok(backend.counts.submissions > submissions);
  assert.ok(backend.memory.buffers >= 3);
});

onGpu(
  "gpu() that was destroyed says so at once, and the next one is another that works",
  async () => {
    const lost = await gpu();
    const a = lost.write(list(1, 2, 3)), variable = lost.variable(a);
    lost.begin();
    lost.map("exp", a);
    const waiting = lost.read(a);
    lost.destroy();
    assert.ok(lost.hasFailed);
    assert.throws(() => lost.map("exp", a), destroyed(lost));
    assert.throws(() => lost.end([a, lost.map("exp", a)]), destroyed(lost));
    await assert.rejects(waiting, destroyed(lost));
    await assert.rejects(lost.finished(), destroyed(lost));
    await assert.rejects(lost.read(variable), destroyed(lost));
    const next = await gpu();
    assert.notEqual(next, lost);
    assert.equal(await gpu(), next);
    assert.throws(() => next.map("exp", a), {
      name: "ValueError",
      message:
        `Cannot compute on ${next.description}: the numbers must live there, ` +
        "but they live on another device; read them there and write them here",
    });
    const doubled = next.map("scale", next.write(list(1, 2, 3)), 2);
    assert.deepEqual([...await next.read(doubled)], [2, 4, 6]);
  },
);

onGpu(
  "gpu() that fails by a mistake of WebGPU's throws it, and the next one is another",
  async () => {
    const failed = await gpu();
    failed.device.createBuffer({ size: 16, usage: 0 });
    await assert.rejects(failed.finished(), {
      name: "DeviceError",
      message:
        `Cannot compute on ${failed.description}: WebGPU must accept what it is asked, ` +
        "but it says: Invalid usage flags BufferUsages(0x0)",
    });
    assert.ok(failed.hasFailed);
    const next = await gpu();
    assert.notEqual(next, failed);
    assert.deepEqual([...await next.read(next.write(list(4, 5)))], [4, 5]);
    failed.destroy();
  },
);

onGpu(
  "gpu() refuses more numbers than the device takes in one piece, and goes on",
  async () => {
    const backend = await gpu();
    const { maxBufferSize, maxStorageBufferBindingSize } =
      backend.device.limits;
    const most = Math.min(maxBufferSize, maxStorageBufferBindingSize) >> 2;
    const one = backend.expand(backend.write(list(1)), [1], [most + 1]);
    assert.throws(() => backend.map("exp", backend.variable(one)), {
      name: "DeviceError",
      message: `Cannot make ${most + 1} numbers on ${backend.description}: ` +
        `there must be at most ${most} in one piece; take smaller batches or layers`,
    });
    assert.equal(await gpu(), backend);
  },
);
