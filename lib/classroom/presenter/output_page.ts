/** An output that brings scripts, as a document of its own: it may do as it likes in there, and reach nothing outside. */

import type { Output } from "../notebook.ts";

/** Tells the page around it how high it is, in px: the only thing the page listens to. */
const TELL_HEIGHT = `new ResizeObserver(() =>
  parent.postMessage(Math.ceil(document.documentElement.getBoundingClientRect().height), "*")
).observe(document.documentElement);`;

/**
 * The document of an output.
 *
 * @returns `undefined` if the output has no HTML
 */
export function outputPage(output: Output | undefined): string | undefined {
  if (output === undefined || !("data" in output)) return undefined;
  const html = output.data["text/html"];
  return typeof html === "string" ? outputDocument(html) : undefined;
}

/** The document of an output's HTML. */
export function outputDocument(html: string): string {
  return `<!doctype html>
<meta charset="utf-8">
<style>
  html { background: #fff; color: #111; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; display: flow-root; }
</style>
<body>${html}
<script>${TELL_HEIGHT}</script>`;
}
