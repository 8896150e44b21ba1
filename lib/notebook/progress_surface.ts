/** Where progress bars are drawn: outputs of a cell, lines of a terminal, or nowhere. */

import { inKernel, publish, settle } from "./kernel.ts";
import { barBundle, barLine, type Progression } from "./progress_bar.ts";

/** A place for one bar at a time. */
export interface Line {
  /** How many bars it stands inside. */
  readonly depth: number;
  /** The name of its output. */
  readonly id: string;
  /** What it should show. */
  latest: Progression | undefined;
  /** When it was last drawn, and whether it ever was. */
  drawnAt: number;
}

/** Milliseconds between two drawings of a line. */
const EVERY = 100;

/** Where bars are drawn. */
export class Surface {
  /** Lines in the order of their depth; those of bars that have ended wait for the next. */
  #lines: Line[] = [];
  readonly #taken = new Set<Line>();
  readonly #put: (bar: Progression, line: Line) => void | Promise<void>;
  readonly #end: (lines: number) => void | Promise<void>;

  /**
   * @param put draws a bar on a line, now
   * @param end what to do when the outermost bar has ended
   */
  constructor(
    put: (bar: Progression, line: Line) => void | Promise<void>,
    end: (lines: number) => void | Promise<void>,
  ) {
    this.#put = put;
    this.#end = end;
  }

  /** The first free line: bars that follow one another inside the same bar share one. */
  take(): Line {
    let line = this.#lines.find((line) => !this.#taken.has(line));
    if (!line) {
      line = {
        depth: this.#lines.length,
        id: crypto.randomUUID(),
        latest: undefined,
        drawnAt: -Infinity,
      };
      this.#lines.push(line);
    }
    this.#taken.add(line);
    return line;
  }

  /**
   * Draws a bar if its line was not drawn a moment ago; what is passed over is kept.
   *
   * @param line its line
   * @param bar how far its loop has come
   */
  async draw(line: Line, bar: Progression): Promise<void> {
    line.latest = bar;
    if (performance.now() - line.drawnAt >= EVERY) await this.#drawNow(line);
  }

  /**
   * Gives a line back. When nobody has one any more, all is drawn that was passed over,
   * and the next bar begins a new group.
   *
   * @param line the line of a bar that has ended
   */
  async release(line: Line): Promise<void> {
    this.#taken.delete(line);
    if (this.#taken.size > 0) return;
    const lines = this.#lines;
    this.#lines = [];
    for (const each of lines) await this.#drawNow(each);
    await this.#end(lines.length);
  }

  async #drawNow(line: Line): Promise<void> {
    if (!line.latest) return;
    await this.#put(line.latest, line);
    line.latest = undefined;
    line.drawnAt = performance.now();
  }
}

/** The surface of this process. */
export const theSurface: Surface = inKernel()
  ? new Surface(
    (bar, { id, drawnAt }) =>
      publish(barBundle(bar), { id, replace: drawnAt !== -Infinity }),
    settle,
  )
  : isTerminal()
  ? new Surface(
    (bar, { depth }) =>
      write(terminalFrame(bar, depth, Deno.consoleSize().columns - 1)),
    (lines) => write("\n".repeat(lines)),
  )
  : new Surface(() => {}, () => {});

/** A bar on the line `depth` below the cursor, which comes back to where it was. */
export function terminalFrame(
  bar: Progression,
  depth: number,
  columns: number,
): string {
  const back = depth > 0 ? `\x1b[${depth}A` : "";
  return `${"\n".repeat(depth)}\r\x1b[K${barLine(bar, columns)}\r${back}`;
}

function isTerminal(): boolean {
  try {
    return Deno.stderr.isTerminal();
  } catch {
    return false; // a browser has no standard streams
  }
}

function write(text: string): void {
  Deno.stderr.writeSync(new TextEncoder().encode(text));
}
