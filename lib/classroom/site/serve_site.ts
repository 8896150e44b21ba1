/** A plain server of files, to look at the site as others will get it. */

import { extname, resolve, sep } from "node:path";
import { SetupError } from "../setup.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".ipynb": "application/x-ipynb+json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".zip": "application/zip",
};

/** A server at work. */
export type SiteServer = AsyncDisposable & {
  /** Where the first page is. */
  readonly address: string;
  /** Ends when the server does. */
  readonly finished: Promise<void>;
};

/**
 * Serves a folder to this machine.
 *
 * @param port 0 takes any that is free
 * @param under a path below which the folder stands: `/courses/nets`
 * @throws {SetupError} if the port is taken
 */
export function serveSite(
  folder: string,
  port: number,
  under = "",
): SiteServer {
  const server = start(
    port,
    (request) => answer(folder, new URL(request.url).pathname, under),
  );
  return {
    address: `http://127.0.0.1:${server.addr.port}${under}/`,
    finished: server.finished,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

function start(
  port: number,
  handler: (request: Request) => Promise<Response>,
): Deno.HttpServer<Deno.NetAddr> {
  try {
    return Deno.serve(
      { port, hostname: "127.0.0.1", onListen: () => {} },
      handler,
    );
  } catch (error) {
    if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    throw new SetupError(
      `Cannot serve on port ${port}: it must be free, but something else serves there; --port names another.`,
    );
  }
}

async function answer(
  folder: string,
  pathname: string,
  under: string,
): Promise<Response> {
  const nothing = new Response("There is nothing here.\n", { status: 404 });
  if (!pathname.startsWith(`${under}/`)) return nothing;
  const path = decoded(pathname.slice(under.length + 1)).replace(
    /(^|\/)$/,
    "$1index.html",
  );
  const file = resolve(folder, path);
  if (!file.startsWith(resolve(folder) + sep)) return nothing;
  try {
    const bytes = await Deno.readFile(file);
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    return new Response(bytes, {
      headers: { "Content-Type": type, "X-Content-Type-Options": "nosniff" },
    });
  } catch {
    return nothing;
  }
}

/** A path that is not well written leads nowhere. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "?";
  }
}
