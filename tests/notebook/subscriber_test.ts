/** Whether a cell that settles waits for what has really left Deno's kernel, however long that takes. */

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import * as zmq from "zeromq";
import type { JsonObject } from "../../lib/classroom/json.ts";
import { type Heard, RawFrontEnd } from "../support/raw_front_end.ts";
import { newConnection } from "../support/served_kernel.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Sixteen outputs of 1 MB: more than all the buffers between a kernel and a front end hold. */
const SHOW = `import { show } from "nets/notebook";
const megabyte = "x".repeat(1 << 20);
await show(...new Array(16).fill(megabyte));`;

/** Deno's kernel with a front end, and with one more that connects and does not read. */
async function withIdler(
  work: (frontEnd: RawFrontEnd, idler: zmq.Subscriber) => Promise<void>,
): Promise<void> {
  const connection = newConnection();
  const file = await Deno.makeTempFile({ suffix: ".json" });
  await Deno.writeTextFile(file, JSON.stringify(connection));
  const kernel = new Deno.Command(Deno.execPath(), {
    args: ["jupyter", "--kernel", "--conn", file],
    cwd: ROOT,
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  const frontEnd = new RawFrontEnd(connection);
  const idler = new zmq.Subscriber({
    receiveHighWaterMark: 1,
    receiveBufferSize: 1 << 16,
    linger: 0,
  });
  try {
    await frontEnd.ready();
    idler.subscribe();
    idler.connect(`tcp://127.0.0.1:${connection.iopub_port}`);
    // It is connected when it hears what happens.
    while (!idler.readable) await frontEnd.ask("shell", "kernel_info_request");
    await work(frontEnd, idler);
  } finally {
    idler.close();
    kernel.kill("SIGKILL");
    await kernel.status;
    await frontEnd[Symbol.asyncDispose]();
    await Deno.remove(file);
  }
}

/** What a message tells of a cell: that it begins or ends, or one of its outputs. */
function told({ type, content }: Heard): string | undefined {
  if (type === "status") return String(content.execution_state);
  if (type === "error") return String(content.evalue);
  // What is empty is what settling sends to hear it again.
  const { data } = content as { readonly data?: JsonObject };
  return type.endsWith("display_data") && Object.keys(data!).length > 0
    ? "output"
    : undefined;
}

Deno.test("settle() waits for outputs that are long on their way: the next cell begins behind them", () =>
  withIdler(async (frontEnd, idler) => {
    const cell = frontEnd.execute(SHOW);
    const next = frontEnd.execute("1");
    await frontEnd.find(({ type }) => type === "display_data");
    // A machine that is not busy needs 100 ms for them, but one front end takes none.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const idling = frontEnd.published(next);
    let over = false;
    idling.finally(() => over = true);
    while (!over) {
      if (idler.readable) await idler.receive();
      else await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await idling;
    const heard = frontEnd.heard.filter(({ channel }) => channel === "iopub");
    assert.deepEqual(
      heard.filter(({ parent }) => parent === cell).map(told).filter(Boolean),
      ["busy", ...new Array(16).fill("output"), "idle"],
    );
    const late = heard.filter(({ parent }) => parent === next);
    assert.deepEqual(late.map(told).filter(Boolean), ["busy", "idle"]);
  }));
