/** One channel to a kernel: a ZeroMQ socket that sends and receives signed messages. */

import type { Dealer, Subscriber } from "zeromq";
import { decode, encode, type Message } from "./message.ts";
import type { JsonObject } from "../json.ts";
import type { Zeromq } from "./zeromq.ts";

/** Contents larger than this (in bytes) are not read: no cell of a lecture has such an output. */
const LARGEST = 8 * 1024 * 1024;

/**
 * Sockets of ours never wait for events, they are asked. Deno 2.9 watches a socket for an
 * addon with a thread of its own; what that thread saw can reach a socket that was closed
 * in between (a crash), and one wake-up without a message ends the watching (a hang).
 * With both timeouts zero, sending and receiving never start such a thread.
 */
const NEVER_WAIT = { linger: 0, sendTimeout: 0, receiveTimeout: 0 } as const;

/** Where a channel leads, and how its messages are signed. */
export type ChannelOptions = {
  readonly zeromq: Zeromq;
  readonly address: string;
  readonly key: string;
  readonly session: string;
};

/** A channel that only receives. */
export class Channel {
  readonly #socket: Dealer | Subscriber;
  readonly #key: string;

  protected constructor(
    socket: Dealer | Subscriber,
    { address, key }: ChannelOptions,
  ) {
    this.#socket = socket;
    this.#key = key;
    socket.connect(address);
  }

  /** Whether a message waits to be received. */
  get waiting(): boolean {
    return !this.#socket.closed && this.#socket.readable;
  }

  /** Takes the message that waits. @returns `undefined` if it was not signed with our key */
  async receive(): Promise<Message | undefined> {
    return decode(this.#key, await this.#socket.receive(), LARGEST);
  }

  /** Closes the socket. */
  close(): void {
    this.#socket.close();
  }
}

/** The channel on which a kernel publishes what cells put out. */
export class OutputChannel extends Channel {
  constructor(options: ChannelOptions) {
    // No high-water mark: a subscriber that has one loses messages.
    const socket = new options.zeromq.Subscriber({
      linger: 0,
      receiveTimeout: 0,
      receiveHighWaterMark: 0,
    });
    socket.subscribe();
    super(socket, options);
  }
}

/** A channel for requests and their replies: shell, control or stdin. */
export class RequestChannel extends Channel {
  readonly #socket: Dealer;
  readonly #options: ChannelOptions;

  constructor(options: ChannelOptions) {
    const socket = new options.zeromq.Dealer(NEVER_WAIT);
    super(socket, options);
    this.#socket = socket;
    this.#options = options;
  }

  /**
   * Sends a request.
   *
   * @param expect called with its id, which the answers name as their parent, before it is sent
   */
  async send(
    type: string,
    content: JsonObject,
    expect: (id: string) => void = () => {},
  ): Promise<void> {
    const { key, session } = this.#options;
    const { id, frames } = encode(key, session, type, content);
    expect(id);
    await this.#socket.send([...frames]);
  }
}
