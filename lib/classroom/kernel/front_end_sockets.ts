/** The five sockets at which front ends find the kernel. */

import { randomUUID } from "node:crypto";
import type { Publisher, Reply, Router } from "zeromq";
import type { JsonObject } from "../json.ts";
import {
  type Asked,
  readAsked,
  type Said,
  type Signer,
  writeSaid,
} from "./front_end_message.ts";
import { KernelError } from "./kernel_error.ts";
import type { Zeromq } from "./zeromq.ts";

/** What stands in the file that Jupyter starts a kernel with. */
export type ConnectionFile = {
  readonly transport: string;
  readonly ip: string;
  readonly shell_port: number;
  readonly control_port: number;
  readonly stdin_port: number;
  readonly iopub_port: number;
  readonly hb_port: number;
  readonly key: string;
};

/** Who hears what arrives on the channels. */
export type Listener = {
  shell(asked: Asked): void;
  control(asked: Asked): void;
  stdin(asked: Asked): void;
};

/** Messages of one socket that are read before the others and the timers have their turn. */
const AT_ONCE = 200;

/** Milliseconds between two looks when little happens. */
const LAZY = 5;

/** Nothing is ever waited for (channel.ts says why), and nothing that is sent gets dropped. */
const SENDING = { linger: 1000, sendTimeout: 0, sendHighWaterMark: 0 } as const;
const OPTIONS = {
  ...SENDING,
  receiveTimeout: 0,
  receiveHighWaterMark: 0,
} as const;

/** The sockets, bound from the making until they are closed. */
export class FrontEndSockets {
  readonly #signer: Signer;
  readonly #shell: Router;
  readonly #control: Router;
  readonly #stdin: Router;
  readonly #heartbeat: Reply;
  readonly #iopub: Publisher;
  #closed = false;
  #pumping: Promise<void> | undefined;

  /**
   * Binds all five.
   *
   * @throws {KernelError} if a port is taken or the file makes no sense
   */
  constructor({ Publisher, Reply, Router }: Zeromq, file: ConnectionFile) {
    this.#signer = { key: file.key, session: randomUUID() };
    this.#shell = new Router(OPTIONS);
    this.#control = new Router(OPTIONS);
    this.#stdin = new Router(OPTIONS);
    this.#heartbeat = new Reply(OPTIONS);
    this.#iopub = new Publisher(SENDING);
    const ports = [
      [this.#shell, file.shell_port],
      [this.#control, file.control_port],
      [this.#stdin, file.stdin_port],
      [this.#iopub, file.iopub_port],
      [this.#heartbeat, file.hb_port],
    ] as const;
    for (const [socket, port] of ports) bind(socket, file, port);
  }

  /** Hands out what arrives, until the sockets are closed. */
  listen(listener: Listener): void {
    this.#pumping ??= this.#pump(listener);
  }

  /** Answers a request where it came from. */
  reply(channel: "shell" | "control", asked: Asked, said: Said): void {
    const socket = channel === "shell" ? this.#shell : this.#control;
    this.#send(socket, [
      ...asked.identities,
      ...writeSaid(this.#signer, said),
    ]);
  }

  /** Asks the front end that runs a cell for a line of text. */
  ask(asked: Asked, content: JsonObject): void {
    const said = { type: "input_request", content, parent: asked.header };
    this.#send(this.#stdin, [
      ...asked.identities,
      ...writeSaid(this.#signer, said),
    ]);
  }

  /** Tells all front ends. What is published is sent in this order. */
  publish(said: Said): void {
    this.#send(this.#iopub, [said.type, ...writeSaid(this.#signer, said)]);
  }

  /** Closes the sockets, and leaves what was sent a moment to go out. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#pumping;
    const sockets = [this.#shell, this.#control, this.#stdin, this.#iopub];
    for (const socket of [...sockets, this.#heartbeat]) socket.close();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  /** Looks at all sockets in turn, more often while something arrives. */
  async #pump(listener: Listener): Promise<void> {
    let wait = 1;
    while (!this.#closed) {
      const heard = await this.#echo() +
        await this.#receive(this.#control, (asked) => listener.control(asked)) +
        await this.#receive(this.#stdin, (asked) => listener.stdin(asked)) +
        await this.#receive(this.#shell, (asked) => listener.shell(asked));
      wait = heard > 0 ? 0 : Math.min(wait + 0.5, LAZY);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  async #receive(
    socket: Router,
    listen: (asked: Asked) => void,
  ): Promise<number> {
    let count = 0;
    for (; socket.readable && count < AT_ONCE; count++) {
      const asked = readAsked(this.#signer.key, await socket.receive());
      if (asked !== undefined) listen(asked);
    }
    return count;
  }

  /** Sends the heartbeat back as it came. */
  async #echo(): Promise<number> {
    let count = 0;
    for (; this.#heartbeat.readable && count < AT_ONCE; count++) {
      this.#send(this.#heartbeat, await this.#heartbeat.receive());
    }
    return count;
  }

  #send(
    socket: Router | Publisher | Reply,
    frames: readonly (string | Uint8Array)[],
  ): void {
    // A front end that is gone need not be told.
    if (!socket.closed) socket.send([...frames]).catch(() => {});
  }
}

function bind(
  socket: Router | Publisher | Reply,
  { transport, ip }: ConnectionFile,
  port: number,
): void {
  const address = transport === "ipc"
    ? `ipc://${ip}-${port}`
    : `${transport}://${ip}:${port}`;
  try {
    socket.bindSync(address);
  } catch (error) {
    const taken = (error as { code?: string }).code === "EADDRINUSE";
    throw new KernelError(
      `Cannot serve Jupyter at ${address}: ` +
        (taken
          ? "another program is there. Restart the kernel: it is then given other ports."
          : (error as Error).message),
    );
  }
}
