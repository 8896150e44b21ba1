/** How large everything is: prose, code and figures together. */

import { remembered } from "./remembered.ts";

/** The sizes there are, as multiples of the browser's own. */
export const SIZES = [
  0.7,
  0.8,
  0.9,
  1,
  1.1,
  1.25,
  1.5,
  1.75,
  2,
  2.5,
  3,
] as const;

/** The size that is shown now. */
export function zoom(): number {
  const kept = Number(remembered("zoom"));
  return SIZES.find((size) => size === kept) ?? 1;
}

/** Shows the size that was chosen last. */
export function startZoom(): void {
  const { style } = document.documentElement;
  style.fontSize = `${zoom() * 100}%`;
  style.setProperty("--zoom", String(zoom()));
}

/**
 * Makes everything larger or smaller by one size, and keeps in place what is
 * being looked at.
 *
 * @returns the new size in words: `125 %`
 */
export function changeZoom(direction: 1 | -1): string {
  const at = SIZES.indexOf(zoom() as typeof SIZES[number]);
  const next = SIZES[Math.min(Math.max(at + direction, 0), SIZES.length - 1)];
  remembered("zoom", String(next));
  const held = document.querySelector(".cell.current");
  const before = held?.getBoundingClientRect().top ?? 0;
  startZoom();
  const after = held?.getBoundingClientRect().top ?? 0;
  globalThis.scrollBy({ top: after - before, behavior: "instant" });
  return `${Math.round(next * 100)} %`;
}
