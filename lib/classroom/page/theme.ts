/** Light, dark, high contrast: as the system says, until the reader chooses. */

import { remembered } from "./remembered.ts";

/** The themes, in the order in which one key leads through them. */
export const THEMES = ["light", "dark", "contrast"] as const;

/** A theme of the pages. */
export type Theme = typeof THEMES[number];

/** What a reader calls them. */
const NAMES: Readonly<Record<Theme, string>> = {
  light: "Light",
  dark: "Dark",
  contrast: "High contrast",
};

const dark = matchMedia("(prefers-color-scheme: dark)");
const contrast = matchMedia("(prefers-contrast: more)");

/** The theme that is shown now. */
export function theme(): Theme {
  const chosen = THEMES.find((one) => one === remembered("theme"));
  return chosen ??
    (contrast.matches ? "contrast" : dark.matches ? "dark" : "light");
}

/** Shows the theme, and follows the system as long as none was chosen. */
export function startTheme(): void {
  dark.addEventListener("change", () => show());
  contrast.addEventListener("change", () => show());
  // Paper is light.
  addEventListener("beforeprint", () => show("light"));
  addEventListener("afterprint", () => show());
  show();
}

/** Goes on to the next theme. @returns its name */
export function nextTheme(): string {
  const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length];
  remembered("theme", next);
  show();
  return NAMES[next];
}

function show(shown: Theme = theme()): void {
  document.documentElement.dataset.theme = shown;
}
