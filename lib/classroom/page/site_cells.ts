/** The buttons Run and Edit on the cells of a static page: the first press makes the lecture live. */

import { button, element } from "./element.ts";
import { openLecture } from "./site_live.ts";

/** Puts the buttons into every code cell. */
export function startButtons(): void {
  for (
    const cell of document.querySelectorAll<HTMLElement>("main .cell.code")
  ) {
    const id = cell.dataset.cell!;
    cell.querySelector(".gutter")!.append(
      button(
        ".run",
        "Run this cell",
        () =>
          void openLecture(
            { command: "run", cell: id },
            cell,
          ),
        element("span.icon", { "aria-hidden": "true" }),
      ),
    );
    cell.querySelector(".body")!.prepend(
      element(
        "div.cell-tools.still",
        {},
        button(
          "",
          "Edit",
          () => void openLecture({ command: "edit", cell: id }, cell),
        ),
      ),
    );
  }
}
