/** A guard that ends a process when this program ends, even when it is killed without a word. */

/** Waits for the end of its input, which comes when this program ends. */
const SCRIPT =
  `trap "" INT HUP TERM; read -r _; kill -9 "$0" 2>/dev/null; rm -f "$1"`;

/** Ends another process and removes a file as soon as this program has ended. */
export class Guard {
  readonly #child: Deno.ChildProcess | undefined;

  /**
   * @param pid the process to end
   * @param file the file to remove
   */
  constructor(pid: number, file: string) {
    // Windows has no shell for this; there a kernel may outlive a killed runner.
    if (Deno.build.os === "windows") return;
    this.#child = new Deno.Command("sh", {
      args: ["-c", SCRIPT, String(pid), file],
      stdin: "piped",
      stdout: "null",
      stderr: "null",
    }).spawn();
  }

  /** Dismisses the guard: the process has ended. */
  async dismiss(): Promise<void> {
    if (this.#child === undefined) return;
    this.#child.kill("SIGKILL");
    await this.#child.status;
    await this.#child.stdin.close();
  }
}
