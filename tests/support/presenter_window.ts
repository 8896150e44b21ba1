/** A window without a browser: a WebSocket that keeps its copy of the lecture as the page does. */

import { applyEvent } from "../../lib/classroom/page/apply_event.ts";
import type { Presenter } from "../../lib/classroom/presenter/presenter.ts";
import type {
  CellView,
  Event,
  LectureView,
  Request,
} from "../../lib/classroom/presenter/protocol.ts";

/** Milliseconds that a condition may take to come true, on a slow and busy machine. */
const PATIENCE = 60_000;

/** A presenter, in this process or another. */
export type Server = Pick<Presenter, "link">;

/** One end of the line between a page and the presenter. */
export class PresenterWindow implements AsyncDisposable {
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();
  /** All that was said. */
  readonly events: Event[] = [];
  /** The lecture as it stands after all that was said. */
  lecture!: LectureView;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      const event = JSON.parse(data) as Event;
      this.events.push(event);
      this.lecture = event.type === "lecture"
        ? event.lecture
        : applyEvent(this.lecture, event);
      for (const look of this.#waiting) look();
    });
  }

  /** Connects, and waits for the lecture. */
  static async open(
    server: Server,
    name: string,
  ): Promise<PresenterWindow> {
    const { origin, cookie } = await enter(server);
    const socket = connect(origin, `/socket/${name}`, { cookie, origin });
    const window = new PresenterWindow(socket);
    await window.until(({ lecture }) => lecture !== undefined);
    return window;
  }

  /** Asks for something. */
  send(request: Request): void {
    this.#socket.send(JSON.stringify(request));
  }

  /** Sends any text. */
  sendText(text: string): void {
    this.#socket.send(text);
  }

  /** A cell as it stands now. */
  cell(id: string): CellView {
    const cell = this.lecture.cells.find((cell) => cell.id === id);
    if (cell === undefined) throw new Error(`There is no cell ${id}.`);
    return cell;
  }

  /** The text that a cell has printed. */
  printed(id: string): string {
    return this.cell(id).outputs.map((output) =>
      output.output_type === "stream" ? output.text : ""
    ).join("");
  }

  /** The sentences that were said. */
  get notices(): readonly string[] {
    return this.events.flatMap((event) =>
      event.type === "notice" ? [event.text] : []
    );
  }

  /** Waits until something holds. */
  async until(
    holds: (window: PresenterWindow) => boolean,
    patience: number = PATIENCE,
  ): Promise<void> {
    if (holds(this)) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = () => holds(this) && resolve();
    const timer = setTimeout(() => {
      const last = JSON.stringify(this.events.slice(-5)).slice(0, 2000);
      reject(new Error(`It never came true: ${holds}\n${last}`));
    }, patience);
    this.#waiting.add(look);
    await promise.finally(() => {
      clearTimeout(timer);
      this.#waiting.delete(look);
    });
  }

  /** Runs a cell and waits until it has ended. */
  async run(id: string, source?: string): Promise<CellView> {
    const seen = this.events.length;
    this.send({ type: "run", id, ...(source === undefined ? {} : { source }) });
    await this.until(({ events }) =>
      events.slice(seen).some((event) =>
        event.type === "cell" && event.id === id &&
        ["ok", "error", "stopped"].includes(event.change.status ?? "")
      )
    );
    return this.cell(id);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await closed(this.#socket);
  }
}

/** A WebSocket with headers of the caller's choice, as other programs can make them. */
export function connect(
  origin: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): WebSocket {
  return new WebSocket(origin.replace("http", "ws") + path, { headers });
}

/** Closes a socket and waits for it. */
export async function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return;
  const gone = new Promise((resolve) =>
    socket.addEventListener("close", resolve)
  );
  socket.close();
  await gone;
}

/** Follows the link as a browser would. @returns the key that it is given */
export async function enter(
  server: Server,
): Promise<{ readonly origin: string; readonly cookie: string }> {
  const link = server.link();
  const response = await fetch(link, { redirect: "manual" });
  await response.body?.cancel();
  const cookie = response.headers.get("set-cookie")!.split(";")[0];
  return { origin: new URL(link).origin, cookie };
}
