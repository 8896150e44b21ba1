/** The button that goes on to the next theme. */

import { button } from "./element.ts";
import { icon } from "./icon.ts";
import { nextTheme } from "./theme.ts";

/** The button, and what says to a screen reader which theme it is now. */
export function themeButton(): DocumentFragment {
  const spoken = document.createElement("span");
  spoken.className = "for-ears";
  spoken.setAttribute("role", "status");
  const press = () => {
    spoken.textContent = nextTheme();
  };
  const both = document.createDocumentFragment();
  both.append(
    button(
      ".to-theme",
      "Colours: light, dark, high contrast",
      press,
      icon("theme"),
    ),
    spoken,
  );
  return both;
}
