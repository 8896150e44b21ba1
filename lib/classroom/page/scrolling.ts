/** Moves the page so that what matters is seen, and no further. */

/** Room in px that is left free above and below what is brought into view. */
const MARGIN = 24;

/** The part of the window in which cells are seen: below the toolbar. */
export function visibleSpan(): {
  readonly top: number;
  readonly bottom: number;
} {
  const bar = document.querySelector("header.toolbar");
  const top = Math.max(bar?.getBoundingClientRect().bottom ?? 0, 0);
  return { top: top + MARGIN, bottom: innerHeight - MARGIN };
}

/** Whether an element goes on below the window, though it is the topmost thing in it. */
export function hasMoreBelow(element: Element): boolean {
  const { top, bottom } = visibleSpan();
  const box = element.getBoundingClientRect();
  return box.bottom > bottom + 1 && box.top < bottom && box.bottom > top &&
    box.height > bottom - top;
}

/** Whether an element that is longer than the window begins above it. */
export function isAbove(element: Element): boolean {
  const { top, bottom } = visibleSpan();
  const box = element.getBoundingClientRect();
  return box.top < top - 1 && box.bottom > top && box.height > bottom - top;
}

/** Scrolls by a share of the window's height. */
export function scrollBy(share: number): void {
  const { top, bottom } = visibleSpan();
  globalThis.scrollBy({ top: share * (bottom - top), behavior: pace() });
}

/** Scrolls just as far as needed to see an element; its beginning, if it is longer than the window. */
export function bringIntoView(element: Element): void {
  const box = element.getBoundingClientRect();
  const by = wayInto(box.top, box.bottom);
  if (by !== 0) globalThis.scrollBy({ top: by, behavior: pace() });
}

/** Milliseconds in which editors measure themselves and pictures are read. */
const SETTLING = 1500;

/**
 * Keeps an element at its height in the window while things above it find their size, till
 * somebody scrolls.
 *
 * @param top where it is to stay, in px
 */
export function holdPlace(element: Element, top: number): void {
  const hold = () => {
    const by = element.getBoundingClientRect().top - top;
    if (Math.abs(by) >= 1) {
      globalThis.scrollBy({ top: by, behavior: "instant" });
    }
  };
  const observer = new ResizeObserver(hold);
  const end = () => observer.disconnect();
  observer.observe(document.body);
  for (const sign of ["wheel", "touchmove", "pointerdown", "keydown"]) {
    addEventListener(sign, end, { passive: true, once: true });
  }
  setTimeout(end, SETTLING);
  hold();
}

/** How far to scroll, in px, so that a span is in view. */
export function wayInto(from: number, to: number): number {
  const { top, bottom } = visibleSpan();
  if (to - from > bottom - top || from < top) return from - top;
  return Math.max(to - bottom, 0);
}

/** Smooth, unless the reader has asked for calm. */
function pace(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches
    ? "instant"
    : "smooth";
}
