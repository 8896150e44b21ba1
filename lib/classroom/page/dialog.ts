/** A question that must be answered before anything else. */

import { button, type Content, element } from "./element.ts";

/** A way to answer. */
export type Choice = {
  readonly label: string;
  readonly press: () => void;
  /** How it looks: the one that is meant, or one that cannot be undone. */
  readonly look?: "primary" | "danger";
};

/** A dialog's words, and the ways to answer besides leaving it. */
export type DialogOptions = {
  readonly title: string;
  readonly content: readonly Content[];
  readonly choices?: readonly Choice[];
  /** The word on the button that leaves it as Esc does. */
  readonly leave?: string;
};

/** Opens a dialog. Esc leaves it, and the focus goes back to where it was. */
export function openDialog(options: DialogOptions): HTMLDialogElement {
  const { title, content, choices = [], leave = "Cancel" } = options;
  const heading = element("h2", { tabindex: "-1" }, title);
  const dialog = element(
    "dialog",
    { "aria-label": title },
    heading,
    ...content,
  );
  const buttons = choices.map(({ label, press, look }) =>
    button(look ? `.${look}` : "", label, () => {
      dialog.close();
      press();
    })
  );
  dialog.append(element(
    "div.choices",
    {},
    button("", leave, () => dialog.close()),
    ...buttons,
  ));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  // A dialog without a choice is read from its top.
  (buttons.at(-1) ?? heading).focus();
  return dialog;
}
