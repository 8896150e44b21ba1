/** The bar over a lecture: where one is, how the kernel is doing, and what can be done. */

import type { KernelView, LectureView } from "../presenter/protocol.ts";
import { button, element } from "./element.ts";
import { icon, type IconName } from "./icon.ts";
import { type CommandName, KEYS } from "./key_table.ts";
import type { Surroundings } from "./surroundings.ts";

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
  readonly #surroundings: Surroundings;

  /** @param extras what else stands in the bar here, before its last buttons */
  constructor(
    surroundings: Surroundings,
    run: (command: CommandName) => void,
    runAll: () => void,
    extras: readonly Element[] = [],
  ) {
    this.#surroundings = surroundings;
    const groups = BUTTONS.map((group) =>
      element(
        "div.group",
        {},
        ...group
          .filter(([command]) => !surroundings.without.includes(command))
          .map(([command, sign]) => this.#button(command, sign, run)),
      )
    ).filter((group) => group.childElementCount > 0);
    groups[0].prepend(button(".all", "Run all cells", runAll, icon("runAll")));
    this.element = element(
      "header.toolbar",
      {},
      element(
        "nav.where",
        { "aria-label": "Where you are" },
        this.#button("contents", "contents", run),
        element(
          "a.all-lectures",
          { href: surroundings.home, title: "All lectures" },
          "Lectures",
        ),
        this.#title,
      ),
      this.#kernel,
      ...extras,
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
    if (!this.#surroundings.keepsChanges) this.#markSave(unsaved);
    this.#buttons.get("stop")?.classList.toggle(
      "awake",
      kernel.status === "busy",
    );
  }

  #markSave(unsaved: boolean): void {
    const save = this.#buttons.get("save");
    save?.classList.toggle("unsaved", unsaved);
    save?.setAttribute(
      "aria-label",
      unsaved ? "Save (there are changes that are not saved)" : "Save",
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
    const says = this.#surroundings.words[command] ?? line.says;
    const made = button(
      `.to-${command}`,
      says,
      () => run(command),
      icon(sign),
    );
    made.title = `${says} (${line.keys[0]})`;
    this.#buttons.set(command, made);
    return made;
  }
}
