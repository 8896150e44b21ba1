/** A kernel as Jupyter starts it, by what the kernelspec says. */

import {
  type KernelKind,
  kernelspec,
} from "../../../lib/classroom/kernelspec.ts";
import { ROOT } from "../../../lib/classroom/project.ts";
import { RawFrontEnd } from "../../support/raw_front_end.ts";
import { newConnection } from "../../support/served_kernel.ts";

/** A kernel and a front end for it. */
export class StartedKernel implements AsyncDisposable {
  private constructor(
    readonly file: string,
    readonly process: Deno.ChildProcess,
    readonly frontEnd: RawFrontEnd,
    /** Milliseconds until its first cell had run. */
    readonly ms: number,
  ) {}

  /** Starts one of a kind. */
  static async start(kind: KernelKind): Promise<StartedKernel> {
    const connection = newConnection();
    const file = await Deno.makeTempFile({ suffix: ".json" });
    await Deno.writeTextFile(
      file,
      JSON.stringify({
        ...connection,
        signature_scheme: "hmac-sha256",
        kernel_name: "deno",
      }),
    );
    const { argv: [program, ...args], env } = kernelspec({ kind });
    const start = performance.now();
    const process = new Deno.Command(program, {
      args: args.map((word) => word.replace("{connection_file}", file)),
      cwd: ROOT,
      env,
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn();
    const frontEnd = new RawFrontEnd(connection);
    await frontEnd.ready();
    await frontEnd.published(frontEnd.execute("1"));
    const ms = performance.now() - start;
    return new StartedKernel(file, process, frontEnd, ms);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.frontEnd.send("control", "shutdown_request", { restart: false });
    const timer = setTimeout(() => this.process.kill("SIGKILL"), 3000);
    await this.process.status;
    clearTimeout(timer);
    await this.frontEnd[Symbol.asyncDispose]();
    await Deno.remove(this.file);
  }
}
