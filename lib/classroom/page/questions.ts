/** Questions that wait for their answers, on any line between page and lecture. */

import type { Event, Request } from "../presenter/protocol.ts";
import type { Answer, Question } from "./connection.ts";

/** The questions of one line. */
export class Questions {
  #count = 0;
  readonly #waiting = new Map<number, (answer: Answer | undefined) => void>();

  /**
   * Asks.
   *
   * @param send sends a request; says whether the line was open
   * @returns nothing if the line was down, or breaks before the answer comes
   */
  ask<A extends Answer>(
    question: Question,
    send: (request: Request) => boolean,
  ): Promise<A | undefined> {
    const request = ++this.#count;
    if (!send({ ...question, request })) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#waiting.set(request, (answer) => resolve(answer as A | undefined));
    });
  }

  /** Takes the answer to a question. */
  answered({ request, answer }: Extract<Event, { type: "answer" }>): void {
    this.#waiting.get(request)?.(answer);
    this.#waiting.delete(request);
  }

  /** No question that waits will be answered. */
  broke(): void {
    for (const resolve of this.#waiting.values()) resolve(undefined);
    this.#waiting.clear();
  }
}
