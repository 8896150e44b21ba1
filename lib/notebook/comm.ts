/**
 * Comms: messages between a widget on the page and code in the kernel, both ways.
 *
 * They need the course's kernel, for Deno's own drops what a page sends.
 *
 * @module
 */

import { broadcast } from "./kernel.ts";

/** What a comm carries beside bytes: anything that JSON can say. */
export type CommData = unknown;

/** One open connection to a widget. */
export interface Comm {
  /** The same on both ends. */
  readonly id: string;
  /** Under what name the page asked for it. */
  readonly target: string;
  /** What came with the opening. */
  readonly data: CommData;
  /** Called with each message from the page. */
  onMessage: (data: CommData, buffers: readonly Uint8Array[]) => void;
  /** Called when the page has closed it. */
  onClose: () => void;
  /** Sends to the page. */
  send(data: CommData, buffers?: readonly Uint8Array[]): void;
  /** Closes it on both ends. */
  close(): void;
}

/** What the comms of one kernel have in common. */
type Comms = {
  readonly targets: Map<string, (comm: Comm) => void>;
  readonly open: Map<string, Comm>;
};

const COMMS = Symbol.for("nets.comms");

/** One for all copies of this file that a kernel may have loaded. */
function comms(): Comms {
  const globals = globalThis as { [COMMS]?: Comms };
  return globals[COMMS] ??= { targets: new Map(), open: new Map() };
}

/**
 * Answers widgets that open a comm of some name.
 *
 * A second handler of the same name takes the place of the first, so a cell may be run
 * again. Outside a notebook nobody ever opens one.
 *
 * @param target the name
 * @param handler called with each comm that a page opens
 *
 * @example A counter that lives in the kernel
 * ```ts
 * let count = 0;
 * onComm("counter", (comm) => {
 *   comm.onMessage = () => comm.send(++count);
 * });
 * ```
 */
export function onComm(target: string, handler: (comm: Comm) => void): void {
  comms().targets.set(target, handler);
}

/** What a page sent: the fields of the protocol's messages. */
export type FromPage = {
  readonly type: "comm_open" | "comm_msg" | "comm_close";
  readonly id: string;
  /** Only when it is opened. */
  readonly target?: string | undefined;
  readonly data: CommData;
  readonly buffers: readonly Uint8Array[];
};

/**
 * Takes a message from a page; the course's kernel calls this. What nobody wants is
 * closed again, as the protocol asks.
 */
export function receiveComm(message: FromPage): void {
  const { type, id, target = "", data, buffers } = message;
  const comm = comms().open.get(id);
  if (type === "comm_msg") return comm?.onMessage(data, buffers);
  if (type === "comm_close") {
    comms().open.delete(id);
    return comm?.onClose();
  }
  const handler = comms().targets.get(target);
  const opened = makeComm(id, target, data);
  if (handler === undefined) return opened.close();
  comms().open.set(id, opened);
  handler(opened);
}

function makeComm(id: string, target: string, data: CommData): Comm {
  return {
    id,
    target,
    data,
    onMessage: () => {},
    onClose: () => {},
    send: (data, buffers = []) =>
      broadcast("comm_msg", { comm_id: id, data }, buffers),
    close: () => {
      comms().open.delete(id);
      broadcast("comm_close", { comm_id: id, data: {} });
    },
  };
}
