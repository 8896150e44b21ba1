/** The line between a page and the server: it comes back by itself after a break. */

import type {
  Completion,
  Event,
  Inspection,
  Request,
} from "../presenter/protocol.ts";

/** Who wants to know what happens on the line. */
export type Listener = {
  /** Something the server said; answers to questions do not come here. */
  readonly event: (event: Event) => void;
  /** The line opened, or broke. */
  readonly online: (online: boolean) => void;
};

type Answer = Completion | Inspection;
type Question = Extract<Request, { readonly request: number }>;

/** Milliseconds before each try to connect again; the last one is repeated. */
const PAUSES = [250, 500, 1000, 2000, 4000];

/**
 * One WebSocket after the other to the same lecture.
 *
 * Nothing is kept for later while the line is down: a cell that runs a minute
 * after the key was pressed would surprise the whole room. Edits are kept by
 * whoever made them, and sent again when `online` is told.
 */
export class Connection {
  #socket: WebSocket | undefined;
  #tries = 0;
  #timer: number | undefined;
  #request = 0;
  readonly #waiting = new Map<number, (answer: Answer | undefined) => void>();

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
  ask<A extends Answer>(
    question: Omit<Question, "request">,
  ): Promise<A | undefined> {
    const request = ++this.#request;
    if (!this.send({ ...question, request })) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#waiting.set(request, (answer) => resolve(answer as A | undefined));
    });
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
    if (event.type !== "answer") return this.listener.event(event);
    this.#waiting.get(event.request)?.(event.answer);
    this.#waiting.delete(event.request);
  }

  #broken(): void {
    for (const resolve of this.#waiting.values()) resolve(undefined);
    this.#waiting.clear();
    const pause = PAUSES[Math.min(this.#tries++, PAUSES.length - 1)];
    this.#timer = setTimeout(() => this.#open(), pause);
    this.listener.online(false);
  }
}
