/** The line between a page and the worker in which its cells run: what each says to the other. */

import type { CellError } from "./kernel/cell_errors.ts";
import type { Completion } from "./kernel/completion.ts";
import type { JsonObject } from "./json.ts";

/** What the page says. */
export type ToWorker =
  | {
    readonly type: "run";
    /** The number of the execution, from 1. */
    readonly count: number;
    /** TypeScript, as in a cell. */
    readonly code: string;
    /** Without a result. */
    readonly silent: boolean;
  }
  /** The cell that runs is to end. */
  | { readonly type: "stop" }
  | {
    readonly type: "complete";
    /** The answer has the same. */
    readonly question: number;
    readonly code: string;
    /** UTF-16 units before the place. */
    readonly cursor: number;
  };

/** What the worker says. */
export type FromWorker =
  /** It can run cells. */
  | { readonly type: "ready" }
  /** A message of the protocol: an output, as a kernel publishes it. */
  | {
    readonly type: "output";
    readonly kind: string;
    readonly content: JsonObject;
    readonly buffers: readonly Uint8Array[];
  }
  /** The cell has ended, and all its outputs have been sent. */
  | {
    readonly type: "ended";
    readonly ending: "ok" | "error" | "stopped";
    readonly error?: CellError;
  }
  /** The word to stop has been heard: the worker does not compute without a break. */
  | { readonly type: "stopping" }
  | {
    readonly type: "completed";
    readonly question: number;
    readonly completion: Completion;
  };
