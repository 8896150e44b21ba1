/** Who may talk to the presenter: the browser that was given the link, and no page from elsewhere. */

import { Buffer } from "node:buffer";
import { randomBytes, timingSafeEqual } from "node:crypto";

/** Why a request is turned away, in words for the one who reads the page. */
export type Refusal = { readonly status: 403 | 421; readonly text: string };

/** The door of one server: its port and its secret. */
export class Access {
  readonly #port: number;
  readonly #cookie: string;

  /** What the link carries, so that no other program on this machine can guess it. */
  readonly token: string = randomBytes(32).toString("base64url");

  /** Keys that open the door once. */
  readonly #onceKeys = new Set<string>();

  /** @param port where the server listens */
  constructor(port: number) {
    this.#port = port;
    // Cookies do not know ports: two presenters would overwrite each other's.
    this.#cookie = `nets_${port}`;
  }

  /** Where the server is, as a page would name itself: `http://127.0.0.1:4321`. */
  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The header that makes a browser keep the token for itself. */
  get setCookie(): string {
    return `${this.#cookie}=${this.token}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /**
   * A key that works once: other programs on this machine can read with which words a browser
   * is started, but the browser comes first.
   */
  keyForOnce(): string {
    const key = randomBytes(32).toString("base64url");
    this.#onceKeys.add(key);
    return key;
  }

  /**
   * Why a request must not be answered; `undefined` if it may be.
   *
   * The name in `Host` is checked because a page elsewhere may let its own name lead to this
   * machine; the origin, because browsers send cookies along with what other pages ask for.
   */
  refusal(request: Request): Refusal | undefined {
    const host = request.headers.get("host") ?? "";
    if (!this.#names.includes(host)) {
      return { status: 421, text: `There is nothing called ${host} here.` };
    }
    const origin = request.headers.get("origin");
    const isSocket = request.headers.has("upgrade");
    if (origin === null ? isSocket : origin !== `http://${host}`) {
      return { status: 403, text: "Other pages may not talk to the lectures." };
    }
    const cookie = this.#cookieOf(request);
    const given = isSocket ? cookie : this.tokenIn(request) ?? cookie;
    if (given !== undefined && this.#opens(given)) return undefined;
    return {
      status: 403,
      text:
        "Open the link that `deno task lecture` has printed: it holds the key to this page.",
    };
  }

  /** The token that the address of a request carries. */
  tokenIn(request: Request): string | undefined {
    return new URL(request.url).searchParams.get("token") ?? undefined;
  }

  get #names(): readonly string[] {
    return [`127.0.0.1:${this.#port}`, `localhost:${this.#port}`];
  }

  #cookieOf(request: Request): string | undefined {
    return (request.headers.get("cookie") ?? "").split(/;\s*/)
      .find((part) => part.startsWith(`${this.#cookie}=`))
      ?.slice(this.#cookie.length + 1);
  }

  #opens(given: string): boolean {
    return this.#onceKeys.delete(given) || isSame(given, this.token);
  }
}

/** Takes as long for a nearly right token as for a wrong one. */
function isSame(given: string, expected: string): boolean {
  const bytes = Buffer.from(given), right = Buffer.from(expected);
  return bytes.length === right.length && timingSafeEqual(bytes, right);
}
