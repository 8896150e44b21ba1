/** The line between a page and the presenter's server: it comes back by itself after a break. */

import type { Event, Request } from "../presenter/protocol.ts";
import type { Answer, Connection, Listener, Question } from "./connection.ts";
import { Questions } from "./questions.ts";

/** Milliseconds before each try to connect again; the last one is repeated. */
const PAUSES = [250, 500, 1000, 2000, 4000];

/**
 * One WebSocket after the other to the same lecture.
 *
 * Nothing is kept for later while the line is down: a cell that runs a minute
 * after the key was pressed would surprise the whole room. Edits are kept by
 * whoever made them, and sent again when `online` is told.
 */
export class SocketConnection implements Connection {
  #socket: WebSocket | undefined;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #questions = new Questions();

  /** @param path of the WebSocket: `/socket/02_logic_gates` */
  constructor(readonly path: string, readonly listener: Listener) {
    this.#open();
    // A laptop that wakes up, or finds its network again, should not wait for the next try.
    addEventListener("online", () => this.retry());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.retry();
    });
  }

  /** Whether messages can be sent now. */
  get online(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Sends a request. @returns whether the line was open */
  send(request: Request): boolean {
    if (!this.online) return false;
    this.#socket?.send(JSON.stringify(request));
    return true;
  }

  /** Asks about a place in a cell's source. @returns nothing if the line is down, or breaks */
  ask<A extends Answer>(question: Question): Promise<A | undefined> {
    return this.#questions.ask(question, (request) => this.send(request));
  }

  /** Tries now instead of after the pause. */
  retry(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#tries = 0;
    this.#open();
  }

  #open(): void {
    this.#timer = undefined;
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}${this.path}`);
    this.#socket = socket;
    socket.addEventListener("open", () => {
      this.#tries = 0;
      this.listener.online(true);
    });
    socket.addEventListener("message", (message) => this.#hear(message));
    socket.addEventListener("close", () => this.#broken());
  }

  #hear(message: MessageEvent): void {
    const event = JSON.parse(message.data) as Event;
    if (event.type === "answer") this.#questions.answered(event);
    else this.listener.event(event);
  }

  #broken(): void {
    this.#questions.broke();
    const pause = PAUSES[Math.min(this.#tries++, PAUSES.length - 1)];
    this.#timer = setTimeout(() => this.#open(), pause);
    this.listener.online(false);
  }
}
