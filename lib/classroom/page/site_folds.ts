/** What is folded on a page: it opens on paper, and where there is room for it. */

/** Opens folds for the printer, and closes them again; opens the contents on a wide window. */
export function startFolds(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>(
      "main details.fold:not([open])",
    )];
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
    opened = [];
  });
  const contents = document.querySelector<HTMLDetailsElement>(".contents-fold");
  const wide = matchMedia("(width >= 1200px)");
  const follow = () => {
    if (contents) contents.open = wide.matches;
  };
  wide.addEventListener("change", follow);
  follow();
  contents?.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (link && !wide.matches) contents.open = false;
  });
}
