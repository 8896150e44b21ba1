/** Figures that answer, on a static page: their first picture stands in it, their script in a file of its own. */

import { programIn } from "../../interactive/packed_script.ts";
import { unescaped } from "./html.ts";

/** Takes the scripts out of outputs, and remembers which figures a page has. */
export class Figures {
  readonly #scripts: Map<string, string>;
  readonly #names = new Set<string>();

  /**
   * Begins a page.
   *
   * @param scripts by the name of the figure; what is found is put in
   */
  constructor(scripts: Map<string, string>) {
    this.#scripts = scripts;
  }

  /** The figures of this page, in order. */
  get names(): readonly string[] {
    return [...this.#names];
  }

  /** An output without its scripts; those of figures that answer are kept. */
  inPage(html: string): string {
    const name = /<div data-nets-figure="(\w+)"/.exec(html)?.[1];
    return html.replace(/<script\b[^>]*>([^]*?)<\/script>/gi, (_, script) => {
      if (name !== undefined) {
        this.#names.add(unescaped(name));
        this.#scripts.set(name, programIn(script) ?? script);
      }
      return "";
    });
  }
}
