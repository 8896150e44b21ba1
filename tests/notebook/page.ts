/** A page to look into: what an output's HTML is when a browser has read it. */

import { parseHTML } from "linkedom";

/** As much of an element as the tests ask about. */
export interface Element {
  readonly textContent: string;
  readonly innerHTML: string;
  readonly outerHTML: string;
  readonly children: ArrayLike<Element>;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): Element;
  querySelectorAll(selector: string): Iterable<Element> & ArrayLike<Element>;
  append(...children: Element[]): void;
  remove(): void;
}

/** As much of a document. */
export interface Page extends Element {
  readonly body: Element;
  createElementNS(
    space: string,
    tag: string,
  ): Element & { textContent: string };
}

/** The page whose body is some HTML. */
export function pageOf(html: { toString(): string }): Page {
  const window = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return (window as unknown as { document: Page }).document;
}

/** An SVG element as a figure gives it: `drawing({ "aria-label": "A dot." })`. */
export function drawing(attributes: Readonly<Record<string, string>>): Element {
  const svg = pageOf("").createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of Object.entries(attributes)) {
    svg.setAttribute(name, value);
  }
  return svg;
}
