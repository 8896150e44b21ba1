/** The line between a page and a lecture that is run in the page itself. */

import type { Event, Request } from "../presenter/protocol.ts";
import type { Session } from "../presenter/session.ts";
import type { Answer, Connection, Listener, Question } from "./connection.ts";
import { Questions } from "./questions.ts";

/**
 * A line that is always open.
 *
 * What is asked for is done at once, so that an edit is kept even while the page is closed;
 * what is said comes a moment later, as it would over any other line.
 */
export class LocalConnection implements Connection {
  readonly #session: Session;
  readonly #listener: Listener;
  readonly #questions = new Questions();
  #said: string[] = [];
  readonly #window = {
    waiting: 0,
    send: (text: string) => this.#say(text),
  };

  /** Opens the line; what is said on it is heard after this has returned. */
  constructor(session: Session, listener: Listener) {
    this.#session = session;
    this.#listener = listener;
    queueMicrotask(() => {
      listener.online(true);
      session.join(this.#window);
    });
  }

  /** Has the lecture do it now. @returns true: the line is always open */
  send(request: Request): boolean {
    this.#session.receive(JSON.stringify(request), this.#window);
    return true;
  }

  /** Asks about a place in a cell's source. */
  ask<A extends Answer>(question: Question): Promise<A | undefined> {
    return this.#questions.ask(question, (request) => this.send(request));
  }

  /** Nothing: the line does not break. */
  retry(): void {}

  #say(text: string): void {
    if (this.#said.push(text) === 1) queueMicrotask(() => this.#deliver());
  }

  #deliver(): void {
    for (const text of this.#said.splice(0)) {
      const event = JSON.parse(text) as Event;
      if (event.type === "answer") this.#questions.answered(event);
      else this.#listener.event(event);
    }
  }
}
