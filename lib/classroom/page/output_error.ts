/** An error in the page: what happened first, where it happened folded below. */

import type { Output } from "../notebook.ts";
import { settled } from "./printed_text.ts";

/** An output that is an error. */
export type ErrorOutput = Extract<Output, { output_type: "error" }>;

/**
 * An error as an element.
 *
 * @param error as the notebook keeps it
 */
export function outputError(error: ErrorOutput): HTMLElement {
  const element = document.createElement("div");
  element.className = "output-error";
  const [first, ...rest] = settled(error.evalue).split("\n");
  const title = document.createElement("p");
  const name = document.createElement("strong");
  name.textContent = error.ename;
  title.append(name, first ? `: ${first}` : "");
  element.append(title);
  if (rest.join("").trim()) element.append(pre(rest.join("\n")));
  const trace = traceOf(error);
  if (trace) {
    const where = folded("Where it happened", pre(trace));
    // A line of the cell itself is what its reader looks for first.
    where.open = /^> +\d+ \| /m.test(trace);
    element.append(where);
  }
  return element;
}

/** The places of a traceback, without the message that stands above it already. */
function traceOf({ ename, evalue, traceback }: ErrorOutput): string {
  const text = settled(traceback.join("\n")).trim();
  const said = [`${ename}: ${settled(evalue)}`, settled(evalue)].find((
    message,
  ) => message && text.startsWith(message));
  return text.slice(said?.length ?? 0).replace(/^\s*\n/, "").trimEnd();
}

function folded(title: string, content: HTMLElement): HTMLDetailsElement {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = title;
  details.append(summary, content);
  return details;
}

function pre(text: string): HTMLElement {
  const element = document.createElement("pre");
  element.textContent = text;
  return element;
}
