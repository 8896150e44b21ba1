/** The page of one lecture: the frame that all its views share. */

import type { Event, LectureView } from "../presenter/protocol.ts";
import { CellBlocks } from "./cell_blocks.ts";
import { cellCommands } from "./cell_commands.ts";
import { askAboutConflict } from "./conflict_dialog.ts";
import { Contents } from "./contents.ts";
import { openDialog } from "./dialog.ts";
import { element } from "./element.ts";
import { openHelp } from "./help_dialog.ts";
import { KernelCard } from "./kernel_card.ts";
import type { CommandName, KeyView } from "./key_table.ts";
import { listenToKeys } from "./keyboard.ts";
import { LectureStore } from "./lecture_store.ts";
import { lineBanner } from "./line_banner.ts";
import { Notices } from "./notices.ts";
import type { Commands, PageView, ViewContext } from "./page_view.ts";
import { ReadingView } from "./reading_view.ts";
import { remembered } from "./remembered.ts";
import { pathOf, routeOf } from "./route.ts";
import { SlidesView } from "./slides_view.ts";
import { SpeakerView } from "./speaker_view.ts";
import { nextTheme } from "./theme.ts";
import { Toolbar } from "./toolbar.ts";
import { changeZoom } from "./zoom.ts";

/** The views there are, by the first part of their address. */
const VIEWS: Readonly<
  Record<KeyView, ((context: ViewContext) => PageView) | undefined>
> = {
  read: (context) => new ReadingView(context),
  slides: (context) => new SlidesView(context),
  speaker: (context) => new SpeakerView(context),
};

/** One lecture in this window, in one view at a time. */
export class LecturePage {
  readonly #store: LectureStore;
  readonly #blocks: CellBlocks;
  readonly #main = element("main", { tabindex: "-1" });
  readonly #notices = new Notices();
  readonly #toolbar: Toolbar;
  readonly #contents: Contents;
  readonly #kernel: KernelCard;
  readonly #commands: Commands;
  #name: KeyView;
  #view: PageView | undefined;

  /** Opens a lecture in the place of whatever the page shows. */
  constructor(name: string, view: KeyView) {
    this.#name = view;
    this.#store = new LectureStore(name);
    this.#blocks = new CellBlocks(this.#store);
    this.#kernel = new KernelCard(this.#store);
    this.#contents = new Contents((id) => this.#goTo(id));
    this.#toolbar = new Toolbar(
      (command) => this.#run(command),
      () => this.#store.send({ type: "runAll" }),
    );
    this.#commands = {
      ...cellCommands(
        { store: this.#store, blocks: this.#blocks },
        this.#notices,
      ),
      ...this.#pageCommands(),
      leave: () => this.#leave(),
    };
    document.body.replaceChildren(
      this.#toolbar.element,
      lineBanner(this.#store),
      this.#contents.element,
      this.#main,
      this.#kernel.element,
      this.#notices.element,
    );
    this.#store.watch((event, lecture) => this.#take(event, lecture));
    listenToKeys(() => this.#name, (command) => this.#run(command));
    addEventListener("popstate", () => this.#followAddress());
    this.#show(view);
  }

  #take(event: Event, lecture: LectureView): void {
    if (event.type === "notice") this.#notices.show(event.kind, event.text);
    if (event.type === "conflict") askAboutConflict(this.#store, event.text);
    if (event.type === "text" || event.type === "outputs") {
      return this.#view?.update(event, lecture);
    }
    document.title = `${lecture.unsaved ? "• " : ""}${lecture.title}`;
    this.#toolbar.update(lecture);
    this.#contents.update(lecture);
    this.#kernel.update(lecture);
    this.#view?.update(event, lecture);
  }

  #show(name: KeyView): void {
    const make = VIEWS[name] ?? VIEWS.read!;
    this.#view?.close();
    this.#name = name;
    document.documentElement.dataset.view = name;
    this.#view = make({ store: this.#store, blocks: this.#blocks });
    this.#main.replaceChildren(this.#view.element);
    this.#markToggles();
    const { lecture } = this.#store;
    if (lecture) this.#view.update({ type: "lecture", lecture }, lecture);
  }

  #goToView(name: KeyView): void {
    history.pushState(
      null,
      "",
      pathOf({ view: name, name: this.#store.name }),
    );
    this.#show(name);
  }

  #followAddress(): void {
    const route = routeOf(location.pathname);
    if (route.view !== "list" && route.view !== this.#name) {
      this.#show(route.view);
    }
  }

  #goTo(id: string): void {
    if (this.#view instanceof ReadingView) this.#view.goTo(id);
    else this.#store.moveTo(id);
  }

  /** Does a command, if this view knows it. */
  #run(command: CommandName): boolean {
    const action = this.#view?.commands[command] ?? this.#commands[command];
    action?.();
    this.#markToggles();
    return action !== undefined;
  }

  #markToggles(): void {
    this.#toolbar.mark("contents", this.#contents.isOpen);
    this.#toolbar.mark("notes", remembered("notes") === "shown");
  }

  #pageCommands(): Commands {
    return {
      stop: () => this.#store.send({ type: "stop" }),
      restart: () => this.#askToRestart(),
      save: () => this.#save(),
      contents: () => this.#contents.toggle(),
      larger: () => this.#notices.show("done", changeZoom(1)),
      smaller: () => this.#notices.show("done", changeZoom(-1)),
      theme: () => this.#notices.show("done", nextTheme()),
      slides: () => this.#goToView(this.#name === "read" ? "slides" : "read"),
      speaker: () => this.#openSpeaker(),
      help: () => openHelp(this.#name),
      fullScreen: () => void toggleFullScreen(),
    };
  }

  /** Leaves whatever covers the cell, or is open in it. */
  #leave(): void {
    const { position } = this.#store.lecture ?? {};
    const block = position && this.#blocks.of(position.cell);
    if (this.#contents.uncover()) block?.element.focus();
    else block?.leave();
  }

  #save(): void {
    if (this.#store.send({ type: "save" })) return;
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
        press: () => this.#store.send({ type: "restart" }),
      }],
    });
  }

  #openSpeaker(): void {
    const { name } = this.#store;
    open(pathOf({ view: "speaker", name }), `speaker-${name}`);
  }
}

async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen().catch(() => {});
}
