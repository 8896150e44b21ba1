/** The presenter: lectures in the browser, served by this program alone, run on the real kernel. */

import { Access } from "./access.ts";
import { type Assets, loadAssets } from "./assets.ts";
import { answer, headersFor } from "./headers.ts";
import { route } from "./routes.ts";
import { Shelf, type ShelfOptions } from "./shelf.ts";

/** How a presenter is started. */
export type PresenterOptions = ShelfOptions & {
  /** The port to listen on; 0 for any that is free. */
  readonly port?: number;
  /** For those who work on the page: it is made again for each load. */
  readonly dev?: boolean;
  /** What the page is made of, for those who have it already. */
  readonly assets?: Assets;
  /** Called with a line when something takes a while. */
  readonly say?: (line: string) => void;
};

/** A server that is running. */
export class Presenter implements AsyncDisposable {
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #access: Access;
  readonly #shelf: Shelf;
  readonly #ending = new AbortController();
  #assets: Promise<Assets>;

  private constructor(assets: Assets, options: PresenterOptions) {
    const { port = 0, dev = false } = options;
    this.#shelf = new Shelf(options);
    this.#assets = Promise.resolve(assets);
    const places = {
      shelf: this.#shelf,
      assets: () => dev ? this.#assets = loadAssets({ dev }) : this.#assets,
    };
    this.#server = Deno.serve({
      hostname: "127.0.0.1",
      port,
      signal: this.#ending.signal,
      onListen: () => {},
      onError: (error) => {
        console.error(error);
        return answer(
          "message",
          "text/plain",
          `The presenter failed: ${error}`,
          500,
        );
      },
    }, (request) => this.#answer(request, places));
    this.#access = new Access(this.#server.addr.port);
  }

  /**
   * Makes the page and starts to serve.
   *
   * @throws {SetupError} if the page cannot be made
   * @throws {Deno.errors.AddrInUse} if another program has the port
   */
  static async start(options: PresenterOptions = {}): Promise<Presenter> {
    return new Presenter(options.assets ?? await loadAssets(options), options);
  }

  /** The link that opens a page, with the key to it. */
  link(path = "/"): string {
    const { origin, token } = this.#access;
    return `${origin}${path}?token=${token}`;
  }

  /** A link that opens a page and works only once: for the words that start a browser. */
  linkForOnce(path = "/"): string {
    return `${this.#access.origin}${path}?token=${this.#access.keyForOnce()}`;
  }

  /** Opens a lecture ahead of its first window: its kernel starts while the browser does. */
  prepare(name: string): void {
    this.#shelf.session(name).catch(() => {}); // The window will be told.
  }

  /** The lectures that have something which is not saved. */
  get unsaved(): readonly string[] {
    return this.#shelf.unsaved;
  }

  /** Ends the kernels, then the server. */
  async end(): Promise<void> {
    await this.#shelf.end();
    this.#ending.abort();
    await this.#server.finished;
  }

  /** The same as {@linkcode Presenter.end}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }

  async #answer(
    request: Request,
    places: Parameters<typeof route>[1],
  ): Promise<Response> {
    const refusal = this.#access.refusal(request);
    if (refusal !== undefined) {
      return answer("message", "text/plain", refusal.text, refusal.status);
    }
    const isSocket = request.headers.has("upgrade");
    if (isSocket || this.#access.tokenIn(request) === undefined) {
      return await route(request, places);
    }
    return this.#welcome(request);
  }

  /** The key is kept by the browser, and taken out of the address that a projector shows. */
  #welcome(request: Request): Response {
    const { pathname } = new URL(request.url);
    const headers = headersFor("message", "text/plain; charset=utf-8");
    headers.set("Set-Cookie", this.#access.setCookie);
    if (
      !/^(cross|same)-site$/.test(request.headers.get("sec-fetch-site") ?? "")
    ) {
      headers.set("Location", pathname);
      return new Response(null, { status: 303, headers });
    }
    // The link stood on another page: a browser keeps the cookie from what that page leads to,
    // but not from what this one does.
    headers.set("Refresh", `0; url=${pathname}`);
    return new Response("The lecture opens …", { headers });
  }
}
