/** What is wider than the window can be scrolled by keyboard, and only then stops the Tab key. */

const SCROLLERS = [
  ...["pre.still", "pre.signature", "pre.commands", ".prose pre"],
  ...[".prose table", ".katex-display"],
  ...[".output", ".output pre", ".output [style*=overflow-x]"],
].join();

/** Watches everything that may have to scroll. */
export function startScrollers(): void {
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) mark(target as HTMLElement);
  });
  for (const one of document.querySelectorAll(SCROLLERS)) watch.observe(one);
}

function mark(element: HTMLElement): void {
  const scrolls = element.scrollWidth > element.clientWidth + 1;
  if (scrolls) element.tabIndex = 0;
  else element.removeAttribute("tabindex");
}
