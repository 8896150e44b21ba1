/** One open lecture: its cells, its kernel, the windows that show it. Pages come and go; it stays. */

import { dirname } from "node:path";
import type { CourseExecution } from "../kernel/course_kernel.ts";
import type { Message } from "../kernel/message.ts";
import { limitsOf } from "../limits.ts";
import { NotebookOutputs } from "../outputs.ts";
import { Audience, type Listener } from "./audience.ts";
import type { LectureCell } from "./lecture_cell.ts";
import { LectureDocument } from "./lecture_document.ts";
import { LectureKernel, type StartKernel } from "./lecture_kernel.ts";
import { OutputFeed } from "./output_feed.ts";
import type {
  CellView,
  Completion,
  Event,
  Inspection,
  LectureView,
  Position,
  Request,
} from "./protocol.ts";
import { readRequest, RequestError } from "./request.ts";
import { RunQueue } from "./run_queue.ts";
import { TalkClock } from "./talk_clock.ts";

/** What a session is opened with. */
export type SessionOptions = { readonly startKernel?: StartKernel };

/** An open lecture. */
export class Session {
  readonly #document: LectureDocument;
  readonly #kernel: LectureKernel;
  readonly #audience = new Audience(() => ({
    type: "lecture",
    lecture: this.view(),
  }));
  readonly #feed = new OutputFeed((event) => this.#audience.tell(event));
  readonly #queue = new RunQueue(
    (cell) => this.#run(cell),
    (cell) => this.#tellCell(cell, { status: cell.status }),
  );
  readonly #clock: TalkClock;
  #displays = new NotebookOutputs();
  #lastRun: LectureCell | undefined;
  #position: Position;
  #answer: ((text: string) => void) | undefined;

  private constructor(
    document: LectureDocument,
    { startKernel }: SessionOptions,
  ) {
    this.#document = document;
    this.#clock = new TalkClock(document.minutes);
    this.#position = { cell: document.cells[0]?.id ?? "" };
    this.#kernel = new LectureKernel({
      cwd: dirname(document.path),
      onChange: (kernel) => this.#audience.tell({ type: "kernel", kernel }),
      onBackground: (message) => this.#receive(this.#lastRun, message),
      ...(startKernel === undefined ? {} : { start: startKernel }),
    });
    this.#kernel.start();
  }

  /**
   * Opens a lecture and starts its kernel, without waiting for that.
   *
   * @throws {NotebookError} if the file is no notebook
   */
  static async open(
    path: string,
    options: SessionOptions = {},
  ): Promise<Session> {
    return new Session(await LectureDocument.read(path), options);
  }

  /** Whether something differs from the file. */
  get unsaved(): boolean {
    return this.#document.unsaved;
  }

  /** What a window is told when it comes. */
  view(): LectureView {
    const { name, title, cells, unsaved } = this.#document;
    return {
      name,
      title,
      cells: cells.map((cell) => cell.view()),
      kernel: this.#kernel.view,
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
    this.#feed.flush();
    this.#audience.join(window);
    this.#audience.tell({ type: "windows", windows: this.#audience.size });
  }

  /** Lets a window go. */
  leave(window: Listener): void {
    this.#audience.leave(window);
    this.#audience.tell({ type: "windows", windows: this.#audience.size });
  }

  /** Does what a window asks for; what it cannot do, it says to that window. */
  async receive(message: unknown, from: Listener): Promise<void> {
    try {
      await this.#do(readRequest(message), from);
    } catch (error) {
      const text = error instanceof RequestError
        ? error.message
        : `The presenter failed: ${error}`;
      from.send(
        JSON.stringify(
          { type: "notice", kind: "problem", text } satisfies Event,
        ),
      );
    }
  }

  /** Ends the kernel. */
  async end(): Promise<void> {
    this.#queue.clear();
    this.#feed.stop();
    await this.#kernel.end();
  }

  async #do(request: Request, from: Listener): Promise<void> {
    switch (request.type) {
      case "run":
        return this.#runOne(request.id, request.source, from);
      case "runAll":
        return this.#queue.add(this.#document.codeUpTo(request.upTo));
      case "stop":
        return await this.#stop();
      case "restart":
        return await this.#restart();
      case "edit":
        return this.#edit(this.#document.get(request.id), request.source, from);
      case "insert":
        this.#document.insert(request.after, request.kind);
        return this.#tellAll();
      case "remove":
        this.#document.remove(request.id);
        return this.#tellAll();
      case "reset":
        this.#document.reset(request.id);
        return this.#tellAll();
      case "position":
        this.#position = request.position;
        return this.#audience.tell(request, from);
      case "clock":
        this.#clock[request.do]();
        return this.#audience.tell({
          type: "clock",
          clock: this.#clock.view(),
        });
      case "reply":
        return this.#answer?.(request.text);
      case "complete":
      case "inspect":
        return await this.#advise(request, from);
      case "save":
      case "reload":
        throw new RequestError("Saving is not ready yet.");
    }
  }

  #runOne(id: string, source: string | undefined, from: Listener): void {
    const cell = this.#document.get(id);
    if (source !== undefined) this.#edit(cell, source, from);
    if (cell.kind === "code") this.#queue.add([cell]);
  }

  #edit(cell: LectureCell, source: string, from: Listener): void {
    if (source === cell.source) return;
    const unsaved = this.unsaved;
    cell.source = source;
    const { edited } = cell;
    this.#tellCell(cell, { source, edited }, from);
    from.send(
      JSON.stringify(
        { type: "cell", id: cell.id, change: { edited } } satisfies Event,
      ),
    );
    if (this.unsaved !== unsaved) {
      this.#audience.tell({ type: "unsaved", unsaved: this.unsaved });
    }
  }

  async #run(cell: LectureCell): Promise<CourseExecution | undefined> {
    this.#lastRun = cell;
    const limit = limitsOf().output;
    cell.run = this.#displays.cell(limit, () => {});
    cell.status = "running";
    this.#feed.touch(cell);
    this.#feed.flush();
    this.#tellCell(cell, { status: "running" });
    const execution = await this.#kernel.execute({
      code: cell.source,
      receive: (message) => this.#receive(cell, message),
      ask: (prompt, password) => this.#ask(cell, { prompt, password }),
    });
    this.#feed.flush();
    if (execution === undefined) cell.freshen();
    else {
      cell.status = execution.ending === "died" ? "error" : execution.ending;
      cell.ms = execution.ms;
    }
    const { status, ms } = cell;
    this.#tellCell(cell, { status, ...(ms === undefined ? {} : { ms }) });
    return execution;
  }

  #receive(cell: LectureCell | undefined, message: Message): void {
    if (cell?.run === undefined) return;
    cell.run.receive(message);
    if (message.type === "update_display_data") {
      this.#feed.touch(...this.#document.cells);
    } else this.#feed.touch(cell);
  }

  async #ask(
    cell: LectureCell,
    question: NonNullable<CellView["question"]>,
  ): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<string>();
    this.#answer = resolve;
    cell.question = question;
    this.#feed.flush();
    this.#tellCell(cell, { question });
    const text = await promise;
    this.#answer = cell.question = undefined;
    this.#tellAll();
    return text;
  }

  async #stop(): Promise<void> {
    this.#queue.clear();
    const stopping = this.#kernel.stop();
    this.#answer?.("");
    await stopping;
  }

  async #restart(): Promise<void> {
    this.#queue.clear();
    const restarting = this.#kernel.restart();
    this.#answer?.("");
    await this.#queue.done;
    this.#displays = new NotebookOutputs();
    for (const cell of this.#document.cells) cell.freshen();
    this.#tellAll();
    await restarting;
  }

  async #advise(
    { type, request, source, cursor }: Extract<
      Request,
      { type: "complete" | "inspect" }
    >,
    from: Listener,
  ): Promise<void> {
    const none: Completion | Inspection = type === "complete"
      ? { matches: [], start: cursor, end: cursor }
      : {};
    const answer =
      await this.#kernel.now?.[type](source, cursor).catch(() => none) ?? none;
    from.send(
      JSON.stringify({ type: "answer", request, answer } satisfies Event),
    );
  }

  #tellCell(
    { id }: LectureCell,
    change: Extract<Event, { type: "cell" }>["change"],
    except?: Listener,
  ): void {
    this.#audience.tell({ type: "cell", id, change }, except);
  }

  #tellAll(): void {
    this.#feed.reset(this.#document.cells);
    this.#audience.tell({ type: "lecture", lecture: this.view() });
  }
}
