/** A button on each example that copies its code. */

import { button } from "./element.ts";

/** Puts the buttons in. */
export function startCopying(): void {
  for (
    const figure of document.querySelectorAll<HTMLElement>("figure.example")
  ) {
    const code = figure.querySelector("pre");
    if (code === null) continue;
    const copy = button(".copy", "Copy", async () => {
      await copied(code);
      copy.textContent = "Copied";
      setTimeout(() => copy.textContent = "Copy", 1500);
    });
    copy.setAttribute("aria-live", "polite");
    figure.append(copy);
  }
}

/** A page from a disk may not write to the clipboard itself; the way of old browsers is left. */
async function copied(code: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(code.textContent ?? "");
  } catch {
    const selection = getSelection();
    selection?.selectAllChildren(code);
    document.execCommand("copy");
    selection?.removeAllRanges();
  }
}
