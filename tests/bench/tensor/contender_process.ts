/** A contender's process, asked line by line: it waits without working while others are timed. */

import type { Contender, Problem } from "./contenders.ts";
import { lastWords } from "./own_process.ts";
import type { Ask, Bout, Ready } from "./work.ts";

/** A process that is ready. */
export class ContenderProcess {
  readonly #child: Deno.ChildProcess;
  readonly #input: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>;
  readonly #lines: AsyncIterator<string>;
  readonly #errors: Promise<string>;

  private constructor(readonly contender: Contender, child: Deno.ChildProcess) {
    this.#child = child;
    this.#input = child.stdin.getWriter();
    this.#lines = jsonLines(child.stdout);
    this.#errors = new Response(child.stderr).text();
  }

  /**
   * Starts one and waits until it has solved its problem once.
   *
   * @returns with the numbers that are compared; or why it cannot take part, in words
   */
  static async start(
    contender: Contender,
    problem: Problem,
    folder: string,
  ): Promise<{ process: ContenderProcess; ready: Ready } | string> {
    const [program, ...words] = contender.command;
    const child = new Deno.Command(program, {
      args: [...words, problem, folder],
      env: contender.env,
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    const process = new ContenderProcess(contender, child);
    const { value, done } = await process.#lines.next();
    if (!done) return { process, ready: JSON.parse(value) };
    await process.close();
    return lastWords(await process.#errors);
  }

  /** @throws {Error} if the process has died */
  async ask(ask: Ask): Promise<Bout> {
    const line = new TextEncoder().encode(`${JSON.stringify(ask)}\n`);
    await this.#input.write(line);
    const { value, done } = await this.#lines.next();
    if (!done) return JSON.parse(value);
    throw new Error(
      `${this.contender.name} stopped: ${lastWords(await this.#errors)}`,
    );
  }

  /** Lets it end. */
  async close(): Promise<void> {
    await this.#input.close().catch(() => {});
    await this.#child.status;
  }
}

/** Lines of JSON; what a library greets with is passed over. */
async function* jsonLines(
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<string> {
  let rest = "";
  for await (const text of bytes.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop()!;
    yield* lines.filter((line) => line.startsWith("{"));
  }
}
