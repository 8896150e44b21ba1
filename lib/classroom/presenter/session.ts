/** One open lecture: its cells, its kernel, its file, the windows that show it. Pages come and go; it stays. */

import { nameOf } from "../notebook.ts";
import { Audience, type Listener } from "./audience.ts";
import { CellRunner } from "./cell_runner.ts";
import type { LectureCell } from "./lecture_cell.ts";
import type { LectureDocument } from "./lecture_document.ts";
import type { KeeperNews, LectureKeeper } from "./lecture_keeper.ts";
import type { StartKernel } from "./lecture_kernel.ts";
import { minutesOf, titleOf } from "./lecture_title.ts";
import type { Event, LectureView, Position, Request } from "./protocol.ts";
import { readRequest, RequestError } from "./request.ts";
import { TalkClock } from "./talk_clock.ts";

/** What a session is made of. */
export type SessionOptions = {
  readonly document: LectureDocument;
  /** Makes what keeps the lecture. */
  readonly keep: (news: KeeperNews) => LectureKeeper;
  readonly startKernel: StartKernel;
  /** The kernel starts with the first cell that is run. */
  readonly onDemand?: boolean;
  /** A sentence for the windows that come first. */
  readonly greeting?: string | undefined;
};

/** An open lecture. */
export class Session {
  readonly #document: LectureDocument;
  readonly #runner: CellRunner;
  readonly #keeper: LectureKeeper;
  readonly #clock: TalkClock;
  readonly #audience = new Audience(() => this.#everything());
  /** Said to the windows that come, until somebody does something. */
  #greetings: Event[];
  #position: Position;
  #wasUnsaved: boolean;

  /** Opens a lecture; its kernel starts meanwhile, if it is not to wait. */
  constructor(options: SessionOptions) {
    const { document, keep, startKernel, onDemand = false, greeting } = options;
    this.#document = document;
    this.#wasUnsaved = document.unsaved;
    this.#greetings = greeting === undefined
      ? []
      : [{ ...notice("problem", greeting), offers: "reset" }];
    this.#clock = new TalkClock(minutesOf(document.inFile)?.talk);
    this.#position = { cell: document.cells[0]?.id ?? "" };
    this.#keeper = keep({
      notice: (kind, text) => this.#audience.tell(notice(kind, text)),
      conflict: (text) => this.#audience.tell({ type: "conflict", text }),
      changed: () => this.#tellAll(),
    });
    this.#runner = new CellRunner({
      cells: () => document.cells,
      tell: (event) => this.#audience.tell(event),
      tellAll: () => this.#tellAll(),
      startKernel,
      onDemand,
    });
  }

  /** Whether something differs from the file. */
  get unsaved(): boolean {
    return this.#document.unsaved;
  }

  /** What a window is told when it comes. */
  view(): LectureView {
    const { path, inFile, cells, unsaved } = this.#document;
    return {
      name: nameOf(path),
      title: titleOf(inFile),
      cells: cells.map((cell) => cell.view()),
      kernel: this.#runner.kernel,
      unsaved,
      position: this.#position,
      clock: this.#clock.view(),
      windows: this.#audience.size,
    };
  }

  /** A cell, for those who want its outputs as documents. */
  cell(id: string): LectureCell | undefined {
    return this.#document.find(id);
  }

  /** Takes a window in. */
  join(window: Listener): void {
    this.#audience.join(window);
    for (const greeting of this.#greetings) say(window, greeting);
    this.#tellWindows();
  }

  /** Lets a window go. */
  leave(window: Listener): void {
    this.#audience.leave(window);
    this.#tellWindows();
  }

  /** Does what a window asks for; what cannot be done is said to that window. */
  async receive(message: unknown, from: Listener): Promise<void> {
    try {
      const request = readRequest(message);
      if (request.type !== "position") this.#greetings = [];
      await this.#do(request, from);
    } catch (error) {
      if (!(error instanceof RequestError)) console.error(error);
      const text = error instanceof RequestError
        ? error.message
        : `The presenter failed at this, but goes on: ${error}`;
      say(from, notice("problem", text));
    }
  }

  /** Ends the kernel; what is not saved is kept for the next time. */
  async end(): Promise<void> {
    await Promise.all([this.#runner.end(), this.#keeper.end()]);
  }

  async #do(request: Request, from: Listener): Promise<void> {
    switch (request.type) {
      case "run":
        return this.#runOne(request.id, request.source, from);
      case "runAll":
        return this.#runner.run(this.#document.codeUpTo(request.upTo));
      case "stop":
        return await this.#runner.stop();
      case "restart":
        return await this.#runner.restart();
      case "reply":
        return this.#runner.reply(request.text);
      case "edit":
        return this.#edit(this.#document.get(request.id), request.source, from);
      case "insert":
      case "remove":
      case "reset":
        return this.#arrange(request);
      case "save":
        return await this.#keeper.save(request.as);
      case "reload":
        return await this.#keeper.reload();
      case "position":
        this.#position = {
          ...request.position,
          cell: this.#document.get(request.position.cell).id,
        };
        return this.#audience.tell(request, from);
      case "clock":
        this.#clock[request.do]();
        return this.#audience.tell({
          type: "clock",
          clock: this.#clock.view(),
        });
      case "complete":
      case "inspect":
        return await this.#advise(request, from);
    }
  }

  #runOne(id: string, source: string | undefined, from: Listener): void {
    const cell = this.#document.get(id);
    if (source !== undefined) this.#edit(cell, source, from);
    if (cell.kind === "code") this.#runner.run([cell]);
  }

  #edit(cell: LectureCell, source: string, from: Listener): void {
    const { id } = cell, isNews = cell.source !== source;
    cell.source = source;
    const { edited } = cell;
    // The window it came from is only told that it came.
    say(from, { type: "cell", id, change: { edited } });
    if (!isNews) return;
    this.#audience.tell({ type: "cell", id, change: { source, edited } }, from);
    this.#noteEdits();
  }

  #arrange(
    request: Extract<Request, { type: "insert" | "remove" | "reset" }>,
  ): void {
    if (request.type === "insert") {
      this.#document.insert(request.after, request.kind);
    } else if (request.type === "reset") this.#document.reset(request.id);
    else {
      const next = this.#document.remove(request.id);
      if (this.#position.cell === request.id) {
        this.#position = { cell: next?.id ?? "" };
      }
    }
    this.#tellAll();
    this.#noteEdits();
  }

  #noteEdits(): void {
    this.#keeper.edited();
    const { unsaved } = this;
    if (unsaved === this.#wasUnsaved) return;
    this.#wasUnsaved = unsaved;
    this.#audience.tell({ type: "unsaved", unsaved });
  }

  async #advise(
    { type, request, source, cursor }: Extract<
      Request,
      { type: "complete" | "inspect" }
    >,
    from: Listener,
  ): Promise<void> {
    const answer = await this.#runner.advise(type, source, cursor);
    say(from, { type: "answer", request, answer });
  }

  #tellWindows(): void {
    this.#audience.tell({ type: "windows", windows: this.#audience.size });
  }

  #tellAll(): void {
    this.#wasUnsaved = this.unsaved;
    if (this.#document.find(this.#position.cell) === undefined) {
      this.#position = { cell: this.#document.cells[0]?.id ?? "" };
    }
    this.#audience.tell(this.#everything());
  }

  /** Everything, after what was on its way to the windows: none of it is told twice. */
  #everything(): Event {
    this.#runner.flush();
    return { type: "lecture", lecture: this.view() };
  }
}

function notice(
  kind: "done" | "problem",
  text: string,
): Extract<Event, { type: "notice" }> {
  return { type: "notice", kind, text };
}

function say(window: Listener, event: Event): void {
  window.send(JSON.stringify(event));
}
