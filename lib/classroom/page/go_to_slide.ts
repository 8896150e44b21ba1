/** The question for a slide's number. */

import { openDialog } from "./dialog.ts";
import { element } from "./element.ts";

/**
 * Asks for a slide's number.
 *
 * @param count how many slides there are
 * @param go called with the number that was typed, counted from 1
 */
export function askForSlide(count: number, go: (slide: number) => void): void {
  const input = element("input", {
    type: "number",
    min: 1,
    max: count,
    "aria-label": `Slide, 1 to ${count}`,
  });
  const answer = () => {
    const slide = Math.round(input.valueAsNumber);
    if (slide >= 1) go(Math.min(slide, count));
  };
  const dialog = openDialog({
    title: "Go to slide",
    content: [input],
    choices: [{ label: "Go", look: "primary", press: answer }],
  });
  input.addEventListener("keydown", ({ key }) => {
    if (key !== "Enter") return;
    dialog.close();
    answer();
  });
  input.focus();
}
