/** What a browser remembers of how its reader likes the pages. */

/** The things that are remembered. */
export type Remembered = "theme" | "zoom" | "notes" | "contents" | "wall";

/**
 * What is remembered, or remembers it.
 *
 * A browser that keeps nothing, as in a private window, forgets; the pages
 * work all the same.
 */
export function remembered(name: Remembered, value?: string): string | null {
  try {
    if (value !== undefined) localStorage.setItem(`nets.${name}`, value);
    return localStorage.getItem(`nets.${name}`);
  } catch {
    return value ?? null;
  }
}
