/** What the presenter tells browsers about its pages: what they may load, and who may look in. */

/** On every answer. */
const COMMON = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const;

/**
 * The presenter's own pages: scripts from this server only, none in the page itself. Styles
 * may stand in it, as formulas and the editor need them.
 */
const PAGE = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join("; ");

/** What a cell put out and brings scripts: a document without an origin and without a network. */
const OUTPUT = [
  "sandbox allow-scripts",
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "img-src data: blob:",
  "font-src data:",
  "media-src data: blob:",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** A few words, or something that is not shown by itself. */
const NOTHING = "default-src 'none'; frame-ancestors 'self'; base-uri 'none'";

/** What kind of thing is sent. */
export type Kind = "page" | "output" | "asset" | "message";

const POLICIES: Readonly<Record<Kind, string>> = {
  page: PAGE,
  output: OUTPUT,
  asset: NOTHING,
  message: NOTHING,
};

/** The headers that go with an answer of a kind. */
export function headersFor(kind: Kind, type: string): Headers {
  const headers = new Headers({ ...COMMON, "Content-Type": type });
  // An asset is asked for again each time, but sent again only when it is another. Nothing is
  // made smaller on its way: it never leaves this machine.
  headers.set(
    "Cache-Control",
    kind === "asset" ? "no-cache, no-transform" : "no-store",
  );
  headers.set("Content-Security-Policy", POLICIES[kind]);
  return headers;
}

/** A few words in place of what was asked for. */
export function answer(
  kind: Kind,
  type: string,
  text: string,
  status = 200,
): Response {
  return new Response(text, {
    status,
    headers: headersFor(kind, `${type}; charset=utf-8`),
  });
}
