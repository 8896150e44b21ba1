/** Figures that answer, on a static page: their first picture stands in it, their script in a file of its own. */

import type { Output } from "../notebook.ts";
import { programIn } from "../../interactive/packed_script.ts";

/** Whether an output is a figure that answers. */
export function isFigure(output: Output): boolean {
  return "data" in output &&
    String(output.data["text/html"]).includes("<div data-nets-figure=");
}

/** Takes the scripts out of outputs, and keeps those of figures that answer. */
export class Figures {
  readonly #scripts: Map<string, string>;

  /**
   * Begins a page.
   *
   * @param scripts by the name of the figure; what is found is put in
   */
  constructor(scripts: Map<string, string>) {
    this.#scripts = scripts;
  }

  /** An output without its scripts. */
  inPage(html: string): string {
    const name = /<div data-nets-figure="(\w+)"/.exec(html)?.[1];
    return html.replace(/<script\b[^>]*>([^]*?)<\/script>/gi, (_, script) => {
      if (name !== undefined) {
        this.#scripts.set(name, programIn(script) ?? script);
      }
      return "";
    });
  }
}
