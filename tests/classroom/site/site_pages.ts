/** The pages of a site that is built, as documents: what tests of whole sites look at. */

import { parseHTML } from "linkedom";
import type { SiteFiles } from "../../../lib/classroom/site/site_files.ts";

/** What tests ask of an element. */
export type PageElement = {
  readonly id: string;
  readonly localName: string;
  readonly textContent: string;
  readonly parentElement: PageElement;
  getAttribute(name: string): string | null;
  closest(selector: string): PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
};

/** A page as a document. */
export type PageDocument = PageElement & {
  readonly documentElement: PageElement;
  getElementById(id: string): PageElement | null;
};

/** The text of a file. */
export function textOf(files: SiteFiles, path: string): string {
  const bytes = files.bytes(path);
  if (bytes === undefined) throw new Error(`The site has no ${path}`);
  return new TextDecoder().decode(bytes);
}

/** All pages but the empty one for outputs, by path. */
export function pagesOf(files: SiteFiles): ReadonlyMap<string, PageDocument> {
  return new Map(
    [...files].map(([path]) => path)
      .filter((path) => path.endsWith(".html") && path !== "assets/output.html")
      .map((path) => [path, documentOf(textOf(files, path))]),
  );
}

function documentOf(html: string): PageDocument {
  return (parseHTML(html) as unknown as { document: PageDocument }).document;
}

/** Everything that a page loads or leads to: the address, and where it stands. */
export function addressesIn(
  page: PageDocument,
): readonly { readonly address: string; readonly tag: string }[] {
  return [...page.querySelectorAll("[href], [src]")].map((element) => ({
    address: element.getAttribute("href") ?? element.getAttribute("src")!,
    tag: element.localName,
  }));
}
