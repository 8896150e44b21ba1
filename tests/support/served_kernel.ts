/** The program that Jupyter starts, started as Jupyter would: with a connection file. */

import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { ConnectionFile } from "../../lib/classroom/kernel/front_end_sockets.ts";
import { RawFrontEnd } from "./raw_front_end.ts";

/** The program. */
export const SERVE: string = fileURLToPath(
  new URL("../../lib/classroom/kernel/serve.ts", import.meta.url),
);

/** Where a kernel is to be found: ports that were free a moment ago, all different. */
export function newConnection(): ConnectionFile {
  const listeners = Array.from(
    { length: 5 },
    () => Deno.listen({ hostname: "127.0.0.1", port: 0 }),
  );
  const [shell_port, control_port, stdin_port, iopub_port, hb_port] = listeners
    .map(({ addr }) => (addr as Deno.NetAddr).port);
  for (const listener of listeners) listener.close();
  return {
    transport: "tcp",
    ip: "127.0.0.1",
    shell_port,
    control_port,
    stdin_port,
    iopub_port,
    hb_port,
    key: randomUUID(),
  };
}

/** A kernel in a process of its own, and a front end for it. */
export class ServedKernel implements AsyncDisposable {
  private constructor(
    readonly file: string,
    readonly process: Deno.ChildProcess,
    readonly frontEnd: RawFrontEnd,
  ) {}

  /** Starts the kernel, and waits until it answers. */
  static async start(): Promise<ServedKernel> {
    const connection = newConnection();
    const file = await Deno.makeTempFile({ suffix: ".json" });
    await Deno.writeTextFile(file, JSON.stringify(connection));
    const kernel = new ServedKernel(
      file,
      startServe(file),
      new RawFrontEnd(connection),
    );
    await kernel.frontEnd.ready();
    return kernel;
  }

  /** Asks the kernel to end, if it has not yet, and removes the file. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.frontEnd.send("control", "shutdown_request", { restart: false });
    const timer = setTimeout(() => this.process.kill("SIGKILL"), 10_000);
    await this.process.status;
    clearTimeout(timer);
    await this.frontEnd[Symbol.asyncDispose]();
    await Deno.remove(this.file);
  }
}

/** Starts the program with a connection file. */
export function startServe(file: string): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--quiet", SERVE, file],
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
}
