/** The process of one `deno jupyter` kernel: started, watched, ended, never left behind. */

import { Guard } from "./guard.ts";

/** How a kernel ended, in words: "exit code 3", "signal SIGKILL". */
export type Death = string;

/** What a kernel needs to start. */
export type KernelProcessOptions = {
  readonly connectionFile: string;
  /** The kernel's working folder: where the notebook lies. */
  readonly cwd: string;
  /** Variables of its environment, beside those of this program. */
  readonly env?: Readonly<Record<string, string>>;
};

/** Characters of the kernel's own messages that are kept, to explain a death. */
const TAIL = 2000;

/** What every kernel says, and what it says of every interrupt. */
const NOISE = /^Warning "deno jupyter"|^CDP response has null result/;

/** A running kernel process. */
export class KernelProcess {
  readonly #child: Deno.ChildProcess;
  #tail = "";
  #dead = false;

  /** Settles when the process has ended, whatever the reason. */
  readonly death: Promise<Death>;

  constructor({ connectionFile, cwd, env }: KernelProcessOptions) {
    this.#child = new Deno.Command(Deno.execPath(), {
      args: ["jupyter", "--kernel", "--conn", connectionFile],
      cwd,
      env: { NO_COLOR: "1", ...env },
      stdin: "null",
      stdout: "null",
      stderr: "piped",
    }).spawn();
    const guard = new Guard(this.#child.pid, connectionFile);
    const drained = this.#drain();
    this.death = this.#child.status.then(async (status) => {
      this.#dead = true;
      await Promise.all([drained, guard.dismiss()]);
      return status.signal === null
        ? `exit code ${status.code}`
        : `signal ${status.signal}`;
    });
  }

  /** Whether the process has ended. */
  get dead(): boolean {
    return this.#dead;
  }

  /** The last lines the kernel wrote to standard error. */
  get lastWords(): string {
    return this.#tail.split("\n").filter((line) => !NOISE.test(line)).join("\n")
      .trim();
  }

  /** Whether the kernel has said lately that a promise is gone for which a cell waited. */
  get lostPromise(): boolean {
    return /null result.*Promise was collected.*\s*$/.test(this.#tail);
  }

  /** Ends the process at once, if it has not ended yet. */
  kill(): void {
    if (this.#dead) return;
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // It ended in between.
    }
  }

  async #drain(): Promise<void> {
    const decoder = new TextDecoder();
    for await (const bytes of this.#child.stderr) {
      this.#tail = (this.#tail + decoder.decode(bytes, { stream: true })).slice(
        -TAIL,
      );
    }
  }
}
