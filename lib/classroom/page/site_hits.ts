/** Places that were found, as a list in groups: the lectures and modules in which they stand. */

import { element } from "./element.ts";
import type { Hit } from "./site_search.ts";
import { snippet } from "./site_snippet.ts";

/** How many letters of a place are shown. */
const LETTERS = 120;

/**
 * The groups of a list, the best hit's group first.
 *
 * @param root the site's root, seen from this page
 */
export function hitList(
  hits: readonly Hit[],
  root: string,
): readonly HTMLElement[] {
  const groups = Map.groupBy(hits, ({ where }) => where);
  let count = 0;
  return [...groups].map(([where, members], i) =>
    element(
      "div.hit-group",
      { role: "group", "aria-labelledby": `hits-${i}` },
      element(
        "div.hit-where",
        { id: `hits-${i}`, role: "presentation" },
        where,
      ),
      ...members.map((hit) => option(hit, root, count++)),
    )
  );
}

/** The places of a list, in order. */
export function optionsIn(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role="option"]')];
}

function option(hit: Hit, root: string, index: number): HTMLElement {
  const text = snippet(hit.text, hit.terms, LETTERS).map(({ text, isHit }) =>
    isHit ? element("mark", {}, text) : text
  );
  return element(
    "a.hit",
    {
      id: `hit-${index}`,
      role: "option",
      tabindex: "-1",
      href: root + hit.address,
      "aria-selected": "false",
    },
    element(
      hit.kind === "library" ? "code.hit-title" : "span.hit-title",
      {},
      hit.title,
    ),
    element("span.hit-text", {}, ...text),
  );
}
