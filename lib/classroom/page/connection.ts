/** The line between a page and whoever runs its lecture: a server, or the page itself. */

import type {
  Completion,
  Event,
  Inspection,
  Request,
} from "../presenter/protocol.ts";

/** Who wants to know what happens on the line. */
export type Listener = {
  /** Something that was said; answers to questions do not come here. */
  readonly event: (event: Event) => void;
  /** The line opened, or broke. */
  readonly online: (online: boolean) => void;
};

/** What can be answered to a question. */
export type Answer = Completion | Inspection;

/** A request that wants an answer, without its number. */
export type Question = Omit<
  Extract<Request, { readonly request: number }>,
  "request"
>;

/** A line to one lecture. */
export type Connection = {
  /** Sends a request. @returns whether the line was open */
  send(request: Request): boolean;
  /** Asks about a place in a cell's source. @returns nothing if the line is down, or breaks */
  ask<A extends Answer>(question: Question): Promise<A | undefined>;
  /** Tries now to open a line that is down. */
  retry(): void;
};

/** Opens a line to a lecture; its listener hears of nothing before this has returned. */
export type Connect = (listener: Listener) => Connection;
