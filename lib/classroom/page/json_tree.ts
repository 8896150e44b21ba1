/** JSON in the page: a tree whose branches fold. */

import { isObject } from "../notebook.ts";
import type { Json } from "../json.ts";

/** Deeper than this, branches begin folded. */
const OPEN = 1;
/** More children than this are not drawn one by one. */
const MOST = 200;

/**
 * A value of JSON as nodes: leaves as text, branches as something to unfold.
 *
 * @param value what to show
 * @param name what it is called where it stands, if anything
 */
export function jsonTree(value: Json, name?: string, depth = 0): HTMLElement {
  const children = Array.isArray(value)
    ? value.map((child, i) => [String(i), child as Json] as const)
    : isObject(value)
    ? Object.entries(value)
    : undefined;
  const title = name === undefined ? "" : `${name}: `;
  if (!children?.length) return leaf(title + JSON.stringify(value));
  const branch = document.createElement("details");
  branch.className = "json";
  branch.open = depth < OPEN && children.length <= 20;
  const summary = document.createElement("summary");
  summary.textContent = `${title}${
    Array.isArray(value) ? `[${children.length}]` : `{${children.length}}`
  }`;
  branch.append(summary);
  // A large tree is made when it is looked at.
  const fill = () =>
    branch.childElementCount === 1 && branch.append(...below());
  const below = () => [
    ...children.slice(0, MOST).map(([key, child]) =>
      jsonTree(child, key, depth + 1)
    ),
    ...(children.length > MOST
      ? [leaf(`… ${children.length - MOST} more`)]
      : []),
  ];
  if (branch.open) fill();
  branch.addEventListener("toggle", fill);
  return branch;
}

function leaf(text: string): HTMLElement {
  const element = document.createElement("div");
  element.className = "json";
  element.textContent = text;
  return element;
}
