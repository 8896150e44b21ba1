/** The bar over a lecture: where one is, how the kernel is doing, and what can be done. */

import type { KernelView, LectureView } from "../presenter/protocol.ts";
import { button, element } from "./element.ts";
import { icon, type IconName } from "./icon.ts";
import { type CommandName, KEYS } from "./key_table.ts";

/** What the kernel is doing, in a word. */
const KERNEL: Readonly<Record<KernelView["status"], string>> = {
  starting: "Kernel starts",
  idle: "Ready",
  busy: "Running",
  stopping: "Stopping",
  dead: "Kernel ended",
  failed: "No kernel",
};

/** Buttons by the command that they give; the key in their tooltip comes from the table. */
const BUTTONS: readonly (readonly [CommandName, IconName][])[] = [
  [["stop", "stop"], ["restart", "restart"]],
  [["notes", "notes"], ["slides", "slides"], ["speaker", "speaker"]],
  [["smaller", "smaller"], ["larger", "larger"], ["theme", "theme"]],
  [["save", "save"], ["help", "help"]],
];

/** The toolbar of a lecture. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #title = element("span.lecture-title");
  readonly #kernel = element("span.kernel", { role: "status" });
  readonly #buttons = new Map<CommandName, HTMLButtonElement>();

  constructor(run: (command: CommandName) => void, runAll: () => void) {
    const groups = BUTTONS.map((group) =>
      element(
        "div.group",
        {},
        ...group.map(([command, sign]) => this.#button(command, sign, run)),
      )
    );
    groups[0].prepend(button(".all", "Run all cells", runAll, icon("runAll")));
    this.element = element(
      "header.toolbar",
      {},
      element(
        "nav.where",
        { "aria-label": "Where you are" },
        this.#button("contents", "contents", run),
        element("a.home", { href: "/", title: "All lectures" }, "Lectures"),
        this.#title,
      ),
      this.#kernel,
      ...groups,
    );
  }

  /** Shows a lecture as it is now. */
  update({ title, kernel, unsaved, cells }: LectureView): void {
    this.#title.textContent = title;
    const words = KERNEL[kernel.status];
    if (this.#kernel.textContent !== words) this.#kernel.textContent = words;
    this.#kernel.dataset.status = kernel.status;
    const queued = cells.filter(({ status }) => status === "queued").length;
    this.#kernel.title = queued > 0 ? `${queued} cells wait` : "";
    const save = this.#buttons.get("save");
    save?.classList.toggle("unsaved", unsaved);
    save?.setAttribute(
      "aria-label",
      unsaved ? "Save (there are changes that are not saved)" : "Save",
    );
    this.#buttons.get("stop")?.classList.toggle(
      "awake",
      kernel.status === "busy",
    );
  }

  /** Shows which of the toggles are on. */
  mark(command: CommandName, on: boolean): void {
    this.#buttons.get(command)?.setAttribute("aria-pressed", String(on));
  }

  #button(
    command: CommandName,
    sign: IconName,
    run: (command: CommandName) => void,
  ): HTMLButtonElement {
    const line = KEYS.find((line) => line.command === command)!;
    const made = button(
      `.to-${command}`,
      line.says,
      () => run(command),
      icon(sign),
    );
    made.title = `${line.says} (${line.keys[0]})`;
    this.#buttons.set(command, made);
    return made;
  }
}
