/** Which address of the presenter leads to what. Names are looked up in lists; none becomes a path of a file. */

import { NotebookError } from "../notebook_file.ts";
import type { Asset, Assets } from "./assets.ts";
import { answer, headersFor, type Kind } from "./headers.ts";
import { outputPage } from "./output_page.ts";
import type { Shelf } from "./shelf.ts";
import { connect } from "./socket.ts";

/** What the routes lead to. */
export type Places = {
  readonly shelf: Shelf;
  readonly assets: () => Promise<Assets>;
};

/**
 * Answers a request that may be answered.
 *
 * `/` lists the lectures, `/lectures` does so in JSON; `/read/NAME`, `/slides/NAME` and
 * `/speaker/NAME` are views of one; `/socket/NAME` is the line between page and server;
 * `/output/NAME/CELL/INDEX` is one output as a document (`?saved` for the one in the file).
 */
export async function route(
  request: Request,
  { shelf, assets }: Places,
): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    const headers = headersFor("message", "text/plain; charset=utf-8");
    headers.set("Allow", "GET, HEAD");
    return new Response("This page only answers questions.", {
      status: 405,
      headers,
    });
  }
  const { pathname, searchParams } = new URL(request.url);
  const [room, ...rest] = partsOf(pathname);
  if (room === "assets") {
    const asset = (await assets()).files.get(rest.join("/"));
    return asset === undefined ? nothing() : send(request, asset, "asset");
  }
  if (room === "lectures" && rest.length === 0) {
    return answer(
      "message",
      "application/json",
      JSON.stringify(await shelf.list()),
    );
  }
  if (room === "" && rest.length === 0) {
    return send(request, (await assets()).shell, "page");
  }
  try {
    const session = await shelf.session(rest[0] ?? "");
    if (session === undefined) return nothing();
    if (room === "socket") return connect(request, session);
    if (room === "output") {
      const cell = session.cell(rest[1]);
      const outputs = searchParams.has("saved")
        ? cell?.inFile?.outputs
        : cell?.outputs;
      const page = outputPage(outputs?.[Number(rest[2])]);
      return page === undefined
        ? nothing()
        : answer("output", "text/html", page);
    }
    if (!["read", "slides", "speaker"].includes(room)) return nothing();
    return send(request, (await assets()).shell, "page");
  } catch (error) {
    if (!(error instanceof NotebookError)) throw error;
    return answer("message", "text/plain", error.message, 422);
  }
}

function nothing(): Response {
  return answer(
    "message",
    "text/plain",
    "There is nothing here. The lectures are at /.",
    404,
  );
}

function send(
  request: Request,
  { bytes, type, tag }: Asset,
  kind: Kind,
): Response {
  const headers = headersFor(kind, type);
  if (kind === "asset") headers.set("ETag", tag);
  if (kind === "asset" && request.headers.get("if-none-match") === tag) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(bytes, { headers });
}

/** The parts of a path; one that is not well written has none that lead anywhere. */
function partsOf(pathname: string): string[] {
  try {
    return pathname.split("/").slice(1).map(decodeURIComponent);
  } catch {
    return ["?"];
  }
}
