/** How far a long job is: one moving line in a terminal, plain lines elsewhere. */

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/** A line that says what goes on until something is done. */
export class ProgressLine implements Disposable {
  readonly #terminal = Deno.stdout.isTerminal();
  readonly #encoder = new TextEncoder();
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Shows what is being done now; only terminals show it. */
  now(text: string): void {
    this.#stop();
    if (!this.#terminal) return;
    const started = performance.now();
    let frame = 0;
    const draw = () => {
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      const { columns } = Deno.consoleSize();
      const line = `${FRAMES[frame++ % FRAMES.length]} ${text}  ${seconds} s`;
      this.#write(`\r\x1b[K${line.slice(0, columns - 1)}`);
    };
    draw();
    this.#timer = setInterval(draw, 100);
  }

  /** Prints a line that stays. */
  say(line: string): void {
    this.#stop();
    console.log(line);
  }

  /** Prints a line that only those see who have no moving line. */
  log(line: string): void {
    if (!this.#terminal) console.log(line);
  }

  /** Takes the moving line away. */
  [Symbol.dispose](): void {
    this.#stop();
  }

  #stop(): void {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#write("\r\x1b[K");
  }

  #write(text: string): void {
    Deno.stdout.writeSync(this.#encoder.encode(text));
  }
}
