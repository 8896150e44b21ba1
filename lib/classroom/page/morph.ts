/** Changing what stands in the page into what should stand there, with as little as differs. */

/**
 * Makes the children of one node like those of another.
 *
 * Elements that stay keep their place: a picture is exchanged without a blank moment, what
 * was unfolded stays unfolded.
 *
 * @param from a node of the page
 * @param to nodes that are not in the page; some of them are moved into it
 */
export function morph(from: ParentNode & Node, to: ParentNode & Node): void {
  const next = [...to.childNodes];
  next.forEach((node, i) => {
    const old = from.childNodes[i];
    if (old === undefined) from.appendChild(node);
    else if (!alike(old, node)) from.replaceChild(node, old);
    else if (old instanceof Element && node instanceof Element) {
      attributes(old, node);
      morph(old, node);
    } else if (old.nodeValue !== node.nodeValue) old.nodeValue = node.nodeValue;
  });
  while (from.childNodes.length > next.length) from.lastChild!.remove();
}

function alike(a: Node, b: Node): boolean {
  return a.nodeType === b.nodeType && a.nodeName === b.nodeName;
}

function attributes(from: Element, to: Element): void {
  for (const { name } of [...from.attributes]) {
    const opened = name === "open" && from.localName === "details";
    if (!to.hasAttribute(name) && !opened) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
}
