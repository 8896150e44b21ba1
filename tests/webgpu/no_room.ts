/** A program that asks a GPU for more memory than its process may have, and prints what it is told. */

import { newParts, told } from "./on_gpu.ts";

/** Limits the memory of this process, in bytes or as "unlimited". */
function limit(memory: string): void {
  const args = ["--pid", `${Deno.pid}`, `--as=${memory}:`];
  new Deno.Command("prlimit", { args }).outputSync();
}

const { device, pool } = await newParts();
const status = Deno.readTextFileSync("/proc/self/status");
const used = 1024 * Number(/VmSize:\s*(\d+)/.exec(status)![1]);
limit(`${used + 2 ** 28}`);
for (let i = 0; i < 8 && !device.hasFailed; i++) {
  pool.take(device.limits.maxStorageBufferBindingSize);
  await told(device);
}
limit("unlimited");
try {
  device.check();
} catch (error) {
  console.log(String(error));
}
Deno.exit(0);
