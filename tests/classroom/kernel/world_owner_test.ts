/** The owner of a kernel and what runs beside the cells in it. */

import assert from "node:assert/strict";
import { KernelLink } from "../../../lib/classroom/kernel/kernel_link.ts";
import { WorldOwner } from "../../../lib/classroom/kernel/world_owner.ts";

Deno.test("WorldOwner.close() ends the kernel: so does the end of its owner", async () => {
  const link = await KernelLink.open({ cwd: Deno.cwd() });
  try {
    const world = await WorldOwner.enter(link);
    await world.ping();
    await world.calm();
    world.close();
    assert.equal(await link.death, "exit code 0");
  } finally {
    await link.end();
  }
});

Deno.test("WorldOwner.enter() says what the kernel said if that fails", async () => {
  const link = await KernelLink.open({ cwd: Deno.cwd() });
  try {
    const code = "Deno.connect = () => { throw new Error('no way out'); };";
    const silently = { silent: true, store_history: false, allow_stdin: false };
    await link.execute({ code, ...silently });
    await assert.rejects(WorldOwner.enter(link), {
      name: "KernelError",
      message:
        /^Cannot prepare the Deno kernel for lectures:\nError: no way out\n/,
    });
  } finally {
    await link.end();
  }
});
