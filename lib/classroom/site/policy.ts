/** What a page of the site may load: its own files, and nothing from anywhere else. */

/**
 * The policy of a page, for its `<meta>`.
 *
 * `file:` stands beside `'self'` because a page opened from a disk has no origin that its files
 * could share; a page from a server cannot load `file:` in any case. Styles may stand in the
 * page, as formulas, figures and the editor need them. Where cells run, WebAssembly may be made from
 * bytes, for tensors compute with it; text still cannot become code.
 *
 * @param runs whether cells can run on the page: in a worker, made from a blob
 */
export function policyOf(runs: boolean): string {
  return [
    "default-src 'none'",
    "script-src 'self' file:" + (runs ? " blob: 'wasm-unsafe-eval'" : ""),
    "style-src 'self' file: 'unsafe-inline'",
    "img-src 'self' file: data: blob:",
    "font-src 'self' file: data:",
    ...(runs ? ["worker-src blob:", "frame-src 'self' file: blob:"] : []),
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join("; ");
}
