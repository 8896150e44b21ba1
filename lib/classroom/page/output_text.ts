/** Printed text in the page: it grows at its end, and its middle folds away when it is long. */

import { excerpt, settled } from "./printed_text.ts";

/** Lines that are shown before somebody asks for all. */
const MOST = 40;

/** What a cell printed, or a plain text result. */
export class OutputText {
  /** Where it stands in the page. */
  readonly element: HTMLElement = document.createElement("div");
  #pre = document.createElement("pre");
  #text = "";
  #open = false;

  /**
   * A text.
   *
   * @param text what it begins with
   * @param label said before it in words, for what came by another way than usual
   */
  constructor(text: string, label?: string) {
    this.element.className = "output-text";
    if (label !== undefined) {
      this.element.classList.add("labelled");
      const tag = document.createElement("span");
      tag.className = "output-label";
      tag.textContent = label;
      this.element.append(tag);
    }
    this.#pre.tabIndex = -1;
    this.element.append(this.#pre);
    this.update(text);
  }

  /** Makes it another text; one that only goes on is added to. */
  update(text: string): void {
    const more = text.startsWith(this.#text)
      ? text.slice(this.#text.length)
      : undefined;
    this.#text = text;
    const node = this.#pre.lastChild;
    const plain = more !== undefined && node instanceof Text && this.#whole() &&
      // deno-lint-ignore no-control-regex -- these change what is there already
      !/[\r\x1b]/.test(text.slice(-more.length - 64)) &&
      lines(node.data) + lines(more) < MOST;
    if (plain) node.appendData(more);
    else this.#draw();
  }

  #whole(): boolean {
    return this.#pre.childNodes.length === 1;
  }

  #draw(): void {
    const text = settled(this.#text);
    const { head, hidden, tail } = excerpt(text, this.#open ? Infinity : MOST);
    if (hidden === 0) {
      this.#pre.replaceChildren(head || " ");
      return;
    }
    const all = document.createElement("button");
    all.type = "button";
    all.className = "output-all";
    all.textContent = `Show all ${lines(text).toLocaleString("en-GB")} lines`;
    all.addEventListener("click", () => {
      this.#open = true;
      this.#draw();
      this.#pre.focus();
    });
    this.#pre.replaceChildren(head, all, "\n", tail);
  }
}

/** How many lines a text has; a line end at the end begins no new one. */
function lines(text: string): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}
