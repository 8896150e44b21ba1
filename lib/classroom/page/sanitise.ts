/** What of an output's HTML may stand in the page itself, and what must stay outside in a frame. */

import DOMPurify, { type Config } from "dompurify";

const RULES: Config & { RETURN_DOM_FRAGMENT: true } = {
  USE_PROFILES: { html: true, svg: true, svgFilters: true, mathMl: true },
  // KaTeX keeps the source of a formula beside its MathML.
  ADD_TAGS: ["semantics", "annotation"],
  ADD_ATTR: ["target", "encoding"],
  // What types, posts, plays or restyles; an output that needs it stands in a frame.
  FORBID_TAGS: [
    ...["style", "form", "input", "button", "select", "option", "optgroup"],
    ...["textarea", "label", "fieldset", "dialog", "audio", "video", "source"],
    // What the slides are made of.
    "section",
    ...["track", "map", "area", "template", "slot", "canvas", "animate", "set"],
  ],
  FORBID_ATTR: [
    ...["autofocus", "accesskey", "tabindex", "contenteditable", "draggable"],
    ...["popover", "popovertarget", "slot", "is", "inert", "srcset", "ping"],
    ...["background", "usemap", "action", "formaction", "contextmenu"],
  ],
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

/** Attributes whose words are ids of other elements. */
const ID_LISTS = ["aria-labelledby", "aria-describedby", "headers", "for"];

let count = 0;
let prefix = "";
let classes = true;

/**
 * HTML as nodes that can do nothing but be looked at.
 *
 * No scripts, handlers, forms, styles for the page, nor pictures from elsewhere. Ids get a
 * prefix of their own, so that no output takes the name of something else.
 *
 * @param html what a notebook or a cell says
 * @param from rendered Markdown keeps its class names, which formulas need; other HTML of
 *   an output has none
 * @returns nodes for the page
 */
export function sanitised(
  html: string,
  from: "markdown" | "output" = "markdown",
): DocumentFragment {
  prefix = `from-${from}-${++count}-`;
  classes = from === "markdown";
  return DOMPurify.sanitize(html, RULES);
}

/**
 * Whether an output works only with what {@link sanitised} takes away: then it belongs
 * into a frame.
 *
 * @param html what a cell put out
 */
export function needsFrame(html: string): boolean {
  const { documentElement } = new DOMParser().parseFromString(
    html,
    "text/html",
  );
  return documentElement.querySelector(ACTIVE) !== null ||
    [...documentElement.querySelectorAll("*")].some((element) =>
      element.getAttributeNames().some((name) => name.startsWith("on"))
    );
}

const ACTIVE =
  "script, style, link, meta, base, iframe, frame, object, embed, form, input, button, select, textarea, canvas, audio, video, template, dialog, animate, set";

DOMPurify.addHook("afterSanitizeAttributes", (element) => {
  ownIds(element);
  if (!classes) element.removeAttribute("class");
  if (element instanceof HTMLImageElement) localPicture(element);
  else if (element.hasAttribute("href") || element.hasAttribute("xlink:href")) {
    ownLink(element);
  }
  if ("style" in element) calmStyle((element as HTMLElement).style);
  if (element.getAttribute("style") === "") element.removeAttribute("style");
});

function ownIds(element: Element): void {
  for (const name of ["id", "name"]) {
    const value = element.getAttribute(name);
    if (value) element.setAttribute(name, prefix + value);
  }
  for (const name of ID_LISTS) {
    const value = element.getAttribute(name);
    if (value) {
      element.setAttribute(
        name,
        value.trim().replace(/(^|\s+)(?=\S)/g, `$1${prefix}`),
      );
    }
  }
  for (const { name, value } of [...element.attributes]) {
    if (/url\(\s*["']?#/.test(value)) {
      element.setAttribute(
        name,
        value.replace(/url\(\s*["']?#/g, (url) => url + prefix),
      );
    }
  }
}

/** A picture is part of the output, or it is not shown: pages fetch nothing from elsewhere. */
function localPicture(image: HTMLImageElement): void {
  if (!/^data:image\//i.test(image.getAttribute("src") ?? "")) {
    image.removeAttribute("src");
  }
}

/** A link leads to a place in the same output, or to another window that does not know this one. */
function ownLink(element: Element): void {
  for (const name of ["href", "xlink:href"]) {
    const target = element.getAttribute(name);
    if (target === null) continue;
    if (target.startsWith("#")) {
      element.setAttribute(name, `#${prefix}${target.slice(1)}`);
    } else if (element.localName !== "a") element.removeAttribute(name);
  }
  if (element.localName !== "a") return;
  if (element.getAttribute("href")?.startsWith("#")) {
    element.removeAttribute("target");
  } else element.setAttribute("target", "_blank");
  element.setAttribute("rel", "noopener noreferrer");
}

/** Nothing that leaves its place, fetches, or sets what the page's own styles read. */
function calmStyle(style: CSSStyleDeclaration): void {
  for (const property of [...style]) {
    const value = style.getPropertyValue(property);
    const sources = [...value.matchAll(/url\(\s*["']?([^"')]*)/gi)];
    if (
      property.startsWith("--") || /image-set/i.test(value) ||
      (property === "position" && /fixed|sticky/.test(value)) ||
      sources.some(([, source]) => !/^(#|data:image\/)/i.test(source))
    ) style.removeProperty(property);
  }
}
