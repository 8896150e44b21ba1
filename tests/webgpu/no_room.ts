/** A program that asks a GPU for more memory than its process may have, and prints what it is told. */

import { newParts, told } from "./on_gpu.ts";

/** Larger than what is left to the process, which is enough for threads that come and go. */
const ASKED = 2 ** 30, LEFT = 0.75 * ASKED;

/** Limits the memory of this process, in bytes or as "unlimited". */
function limit(memory: string): void {
  const args = ["--pid", `${Deno.pid}`, `--as=${memory}:`];
  new Deno.Command("prlimit", { args }).outputSync();
}

/** The same device, which says that it takes so much in one piece. */
function generous(gpu: GPUDevice): GPUDevice {
  const limits = { maxBufferSize: ASKED, maxStorageBufferBindingSize: ASKED };
  return new Proxy(gpu, {
    get(target, name) {
      if (name === "limits") return limits;
      const value = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

const { device, pool } = await newParts({ gpu: generous });
const status = Deno.readTextFileSync("/proc/self/status");
const used = 1024 * Number(/VmSize:\s*(\d+)/.exec(status)![1]);
pool.take(2 ** 27);
limit(`${used + LEFT}`);
pool.take(ASKED);
await told(device);
limit("unlimited");
try {
  device.check();
} catch (error) {
  console.log(String(error));
}
Deno.exit(0);
