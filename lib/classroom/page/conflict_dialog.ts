/** What to do when the file on disk is another than the one that was opened. */

import { openDialog } from "./dialog.ts";
import { element } from "./element.ts";
import type { LectureStore } from "./lecture_store.ts";

/** Asks which version is wanted. None of the answers loses the other one unasked. */
export function askAboutConflict(store: LectureStore, text: string): void {
  document.querySelector<HTMLDialogElement>("dialog.conflict")?.close();
  const dialog = openDialog({
    title: "The file has changed",
    content: [element("p", {}, text)],
    leave: "Decide later",
    choices: [
      {
        label: "Overwrite the file",
        look: "danger",
        press: () => store.send({ type: "save", as: "overwrite" }),
      },
      {
        label: "Read the file again",
        press: () => store.send({ type: "reload" }),
      },
      {
        label: "Save mine as a copy",
        look: "primary",
        press: () => store.send({ type: "save", as: "copy" }),
      },
    ],
  });
  dialog.classList.add("conflict");
}
