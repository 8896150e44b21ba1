/** A browser without a window: it keeps cookies, follows redirects, and sends back what a server wants back. */

/** A cookie, and below which path it is sent. */
type Cookie = { readonly value: string; readonly path: string };

/** What the last page of a walk through redirects was. */
export type Answer = {
  readonly status: number;
  readonly url: URL;
  readonly text: string;
};

/** Redirects that are followed before one is taken for a circle. */
const MOST_REDIRECTS = 20;

/** The cookies and requests of one user at one server. */
export class Browser {
  readonly #cookies = new Map<string, Cookie>();

  /** @param origin the server: `http://127.0.0.1:8000` */
  constructor(readonly origin: string) {}

  /** The value of a cookie that is sent to a path. */
  cookie(name: string, path: string): string | undefined {
    return this.#sentTo(path).find(([key]) => key === name)?.[1].value;
  }

  /** The header with all cookies that are sent to a path. */
  cookies(path: string): string {
    return this.#sentTo(path).map(([name, { value }]) => `${name}=${value}`)
      .join("; ");
  }

  /** Asks for a page, through all redirects. */
  async get(path: string): Promise<Answer> {
    return await this.#walk(path, {});
  }

  /** Sends a form. */
  async postForm(
    path: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const xsrf = this.cookie("_xsrf", path);
    const body = new URLSearchParams({
      ...fields,
      ...xsrf === undefined ? {} : { _xsrf: xsrf },
    });
    return await this.#walk(path, { method: "POST", body });
  }

  /** Asks an interface for JSON. @throws if it does not answer with 200 or 201 */
  async json(path: string, method = "GET", body?: unknown): Promise<unknown> {
    const xsrf = this.cookie("_xsrf", path);
    const { status, text } = await this.#walk(path, {
      method,
      headers: xsrf === undefined ? {} : { "X-XSRFToken": xsrf },
      ...body === undefined ? {} : { body: JSON.stringify(body) },
    });
    if (status === 204) return undefined;
    if (status === 200 || status === 201) return JSON.parse(text);
    throw new Error(`${method} ${path}: ${status} ${text.slice(0, 300)}`);
  }

  async #walk(path: string, init: RequestInit): Promise<Answer> {
    let url = new URL(path, this.origin), request = init;
    for (let step = 0; step < MOST_REDIRECTS; step++) {
      const response = await this.#fetch(url, request);
      const text = await response.text();
      const next = response.headers.get("location");
      if (response.status < 300 || response.status > 399 || next === null) {
        return { status: response.status, url, text };
      }
      url = new URL(next, url);
      request = {};
    }
    throw new Error(`${path} leads in a circle; the last place was ${url}`);
  }

  async #fetch(url: URL, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("Cookie", this.cookies(url.pathname));
    // A hub wants to know that a question comes from its own pages.
    headers.set("Referer", new URL("/hub/home", this.origin).href);
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  #keep(line: string): void {
    const [pair, ...attributes] = line.split(/;\s*/);
    const at = pair.indexOf("=");
    const path = attributes.find((word) => /^path=/i.test(word))?.slice(5);
    const cookie = {
      value: pair.slice(at + 1).replace(/^"(.*)"$/, "$1"),
      path: path ?? "/",
    };
    this.#cookies.set(`${cookie.path} ${pair.slice(0, at)}`, cookie);
  }

  /** The longest paths first, as browsers do it. */
  #sentTo(path: string): [name: string, cookie: Cookie][] {
    return [...this.#cookies]
      .filter(([, cookie]) => path.startsWith(cookie.path.replace(/\/$/, "")))
      .map(([key, cookie]): [string, Cookie] => [key.split(" ")[1], cookie])
      .sort(([, a], [, b]) => b.path.length - a.path.length);
  }
}
