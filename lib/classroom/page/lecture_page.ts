/** The page of one lecture: the frame that all its views share. */

import type { Event, LectureView } from "../presenter/protocol.ts";
import { CellBlocks } from "./cell_blocks.ts";
import { cellCommands } from "./cell_commands.ts";
import { askAboutConflict } from "./conflict_dialog.ts";
import type { Connect } from "./connection.ts";
import { Contents } from "./contents.ts";
import { openDialog } from "./dialog.ts";
import { element } from "./element.ts";
import { openHelp } from "./help_dialog.ts";
import { KernelCard } from "./kernel_card.ts";
import type { CommandName, KeyView } from "./key_table.ts";
import { listenToKeys } from "./keyboard.ts";
import { LectureStore } from "./lecture_store.ts";
import { Notices } from "./notices.ts";
import type {
  Commands,
  PageView,
  ReadingPlace,
  ViewContext,
} from "./page_view.ts";
import { ReadingView } from "./reading_view.ts";
import { remembered } from "./remembered.ts";
import { SlidesView } from "./slides_view.ts";
import type { StillCell } from "./still_cell.ts";
import type { Surroundings } from "./surroundings.ts";
import { nextTheme } from "./theme.ts";
import { Toolbar } from "./toolbar.ts";
import { changeZoom } from "./zoom.ts";

/** The views there are, by their names; what a page does not have is read. */
export type Views = Readonly<
  Partial<Record<KeyView, (context: ViewContext) => PageView>>
>;

/** The views in which every page can show a lecture. */
export const COMMON_VIEWS = {
  read: (context) => new ReadingView(context),
  slides: (context) => new SlidesView(context),
} as const satisfies Views;

/** What the page of a lecture is made with. */
export type LecturePageOptions = {
  /** The lecture's name: `02_logic_gates`. */
  readonly name: string;
  /** The view that is shown first. */
  readonly view: KeyView;
  readonly views: Views;
  /** Opens the line to whoever runs the lecture. */
  readonly connect: Connect;
  readonly surroundings: Surroundings;
  /** Puts the parts of the page into the document. */
  readonly mount: (parts: PageParts) => void;
  /** What else stands in the toolbar. */
  readonly extras?: readonly Element[];
  /** What a static page shows of the cells already, and where its reader is. */
  readonly still?: ReadonlyMap<string, StillCell>;
  readonly place?: ReadingPlace | undefined;
};

/** The parts of a lecture's page. */
export type PageParts = {
  readonly toolbar: HTMLElement;
  readonly contents: HTMLElement;
  readonly main: HTMLElement;
  /** What comes up over the page when there is something to say. */
  readonly notes: readonly HTMLElement[];
};

/** One lecture in this window, in one view at a time. */
export class LecturePage {
  /** The lecture, as this page knows it. */
  readonly store: LectureStore;
  /** Its cells. */
  readonly blocks: CellBlocks;
  readonly #options: LecturePageOptions;
  readonly #surroundings: Surroundings;
  readonly #main = element("main", { id: "main", tabindex: "-1" });
  readonly #notices = new Notices();
  readonly #toolbar: Toolbar;
  readonly #contents: Contents;
  readonly #kernel: KernelCard;
  readonly #commands: Commands;
  #place: ReadingPlace | undefined;
  #name: KeyView;
  #view: PageView | undefined;

  /** Opens a lecture. */
  constructor(options: LecturePageOptions) {
    const { name, view, surroundings, still } = this.#options = options;
    this.#surroundings = surroundings;
    this.#place = options.place;
    this.#name = view;
    this.store = new LectureStore(name, options.connect);
    this.blocks = new CellBlocks(this.store, surroundings, still);
    this.#kernel = new KernelCard(this.store);
    this.#contents = new Contents((id) => this.#goTo(id));
    this.#toolbar = new Toolbar(
      surroundings,
      (command) => this.run(command),
      () => this.store.send({ type: "runAll" }),
      options.extras,
    );
    this.#commands = {
      ...cellCommands(this, this.#notices),
      ...this.#pageCommands(),
      leave: () => this.#leave(),
    };
    options.mount({
      toolbar: this.#toolbar.element,
      contents: this.#contents.element,
      main: this.#main,
      notes: [this.#kernel.element, this.#notices.element],
    });
    this.store.watch((event, lecture) => this.#take(event, lecture));
    listenToKeys(
      () => this.#name,
      surroundings,
      (command) => this.run(command),
    );
    addEventListener("popstate", () => this.#followAddress());
    this.#show(view);
  }

  /** Does a command, if this view knows it. */
  run(command: CommandName): boolean {
    const action = this.#view?.commands[command] ?? this.#commands[command];
    action?.();
    this.#markToggles();
    return action !== undefined;
  }

  #take(event: Event, lecture: LectureView): void {
    if (event.type === "notice") this.#notify(event);
    if (event.type === "conflict") askAboutConflict(this.store, event.text);
    if (event.type === "text" || event.type === "outputs") {
      return this.#view?.update(event, lecture);
    }
    const isDirty = lecture.unsaved && !this.#surroundings.keepsChanges;
    document.title = `${isDirty ? "• " : ""}${lecture.title}`;
    this.#toolbar.update(lecture);
    this.#contents.update(lecture);
    this.#kernel.update(lecture);
    this.#view?.update(event, lecture);
  }

  #show(name: KeyView): void {
    const make = this.#options.views[name] ?? COMMON_VIEWS.read;
    this.#view?.close();
    this.#name = name;
    document.documentElement.dataset.view = name;
    const { store, blocks } = this;
    this.#view = make({ store, blocks, place: this.#place });
    this.#place = undefined;
    this.#main.replaceChildren(this.#view.element);
    this.#markToggles();
    const { lecture } = this.store;
    if (lecture) this.#view.update({ type: "lecture", lecture }, lecture);
  }

  #goToView(name: KeyView): void {
    this.#surroundings.address.goTo(name);
    this.#show(name);
  }

  #followAddress(): void {
    const view = this.#surroundings.address.view();
    if (view && view !== this.#name) this.#show(view);
  }

  #goTo(id: string): void {
    if (this.#view instanceof ReadingView) this.#view.goTo(id);
    else this.store.moveTo(id);
  }

  #markToggles(): void {
    this.#toolbar.mark("contents", this.#contents.isOpen);
    this.#toolbar.mark("notes", remembered("notes") === "shown");
  }

  #pageCommands(): Commands {
    return {
      stop: () => this.store.send({ type: "stop" }),
      restart: () => this.#askToRestart(),
      save: () => this.#save(),
      contents: () => this.#contents.toggle(),
      larger: () => this.#notices.show("done", changeZoom(1)),
      smaller: () => this.#notices.show("done", changeZoom(-1)),
      theme: () => this.#notices.show("done", nextTheme()),
      slides: () => this.#goToView(this.#name === "read" ? "slides" : "read"),
      speaker: () => this.#surroundings.openSpeaker?.(),
      resetAll: () => this.#askToReset(),
      help: () => openHelp(this.#name, this.#surroundings),
      fullScreen: () => void toggleFullScreen(),
    };
  }

  /** Leaves whatever covers the cell, or is open in it. */
  #leave(): void {
    const { position } = this.store.lecture ?? {};
    const block = position && this.blocks.of(position.cell);
    if (this.#contents.uncover()) block?.element.focus();
    else block?.leave();
  }

  #save(): void {
    if (this.store.send({ type: "save" })) return;
    this.#notices.show(
      "problem",
      "Nothing is saved now, because the presenter does not answer.",
    );
  }

  #askToRestart(): void {
    openDialog({
      title: "Restart the kernel?",
      content: [
        element(
          "p",
          {},
          "All variables and outputs of this run go. Cells keep their text.",
        ),
      ],
      choices: [{
        label: "Restart",
        look: "primary",
        press: () => this.store.send({ type: "restart" }),
      }],
    });
  }

  #askToReset(): void {
    openDialog({
      title: "Put the whole lecture back?",
      content: [
        element(
          "p",
          {},
          "All cells say again what the file says, and scratch cells go. This cannot be undone.",
        ),
      ],
      choices: [{
        label: "Put it back",
        look: "danger",
        press: () => this.store.send({ type: "reset" }),
      }],
    });
  }

  #notify({ kind, text, offers }: Extract<Event, { type: "notice" }>): void {
    const press = () => this.#askToReset();
    const offer = offers && { label: "Throw them away", press };
    this.#notices.show(kind, text, offer);
  }
}

async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen().catch(() => {});
}
