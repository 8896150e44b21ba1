/** Makes one element of the page, with its attributes and what stands in it. */

/** What may stand in an element. Nothing stands for `null`, so that parts can be left out. */
export type Content = Node | string | null;

/** Attributes by name. `true` sets an attribute without a value; `false` and `null` leave it out. */
export type Attributes = Readonly<
  Record<string, string | number | boolean | null>
>;

/**
 * An element of the page.
 *
 * Text goes in as text and never as markup, so nothing that a notebook says
 * can become part of the page's own structure here.
 *
 * @param name the tag, with classes behind dots: `"button.run.small"`
 * @param attributes as they stand in HTML: `{ "aria-label": "Run" }`
 * @param content in order
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K | `${K}.${string}`,
  attributes: Attributes = {},
  ...content: readonly Content[]
): HTMLElementTagNameMap[K] {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag as K);
  if (classes.length > 0) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null) continue;
    made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...content.filter((part) => part !== null));
  return made;
}

/**
 * A button that does one thing.
 *
 * @param name as for `element`, without the tag: `".run"`, or `""`
 * @param label what a screen reader says and a pointer shows; the text too, if there is no content
 */
export function button(
  name: "" | `.${string}`,
  label: string,
  press: () => void,
  ...content: readonly Content[]
): HTMLButtonElement {
  const made = element(
    `button${name}` as "button",
    { type: "button", title: content.length > 0 ? label : null },
    ...(content.length > 0 ? content : [label]),
  );
  if (content.length > 0) made.setAttribute("aria-label", label);
  made.addEventListener("click", press);
  return made;
}
