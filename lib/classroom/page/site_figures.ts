/** Brings figures that answer to life when they come near: till then their picture does. */

import { loadScript } from "./load_script.ts";

/** How near, in px: a screen ahead. */
const NEAR = "900px";

/** Watches the figures of the page. The script of a figure wakes all of its kind. */
export function startFigures(): void {
  const watch = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watch.unobserve(target);
      const { netsFigure } = (target as HTMLElement).dataset;
      // A figure that cannot be had stays the picture that it is.
      loadScript(`assets/figures/${netsFigure}.js`).catch(console.warn);
    }
  }, { rootMargin: NEAR });
  for (const root of document.querySelectorAll("[data-nets-figure]")) {
    watch.observe(root);
  }
}
