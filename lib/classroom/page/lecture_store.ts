/** A page's copy of the lecture: what the server last said, and what this window typed since. */

import type {
  Completion,
  Event,
  Inspection,
  LectureView,
  Request,
} from "../presenter/protocol.ts";
import { applyEvent } from "./apply_event.ts";
import type { Connect, Connection } from "./connection.ts";
import { Edits } from "./edits.ts";

/** Milliseconds in which the server hears that this window has moved on. */
const NEWS = 500;

/** Hears of every change, with the lecture as it is after it. */
export type Watcher = (event: Event, lecture: LectureView) => void;

/**
 * One lecture, kept like the server's.
 *
 * Everything a page shows comes out of it, and everything a page wants goes
 * through it; no part of a page tells another what has happened.
 */
export class LectureStore {
  #lecture: LectureView | undefined;
  #moved = -Infinity;
  readonly #watchers: Watcher[] = [];
  readonly #onlineWatchers: ((online: boolean) => void)[] = [];
  readonly #edits: Edits;
  readonly #connection: Connection;

  /**
   * @param name of the lecture: `02_logic_gates`
   * @param connect opens the line to whoever runs it
   */
  constructor(readonly name: string, connect: Connect) {
    this.#edits = new Edits((id, source) =>
      this.#connection.send({ type: "edit", id, source })
    );
    this.#connection = connect({
      event: (event) => this.#hear(event),
      online: (online) => this.#online(online),
    });
    addEventListener("pagehide", () => this.#edits.flush());
  }

  /** The lecture as it is now; nothing before it was told. */
  get lecture(): LectureView | undefined {
    return this.#lecture;
  }

  /** Calls `watcher` after each event from now on. */
  watch(watcher: Watcher): void {
    this.#watchers.push(watcher);
  }

  /** Calls `action` after events of a kind, till it says anything but `false`. */
  nextTime(
    type: Event["type"],
    action: (lecture: LectureView) => boolean | void,
  ): void {
    const watcher: Watcher = (event, lecture) => {
      if (event.type !== type || action(lecture) === false) return;
      this.#watchers.splice(this.#watchers.indexOf(watcher), 1);
    };
    this.#watchers.push(watcher);
  }

  /** Calls `watcher` when the line opens or breaks. */
  watchLine(watcher: (online: boolean) => void): void {
    this.#onlineWatchers.push(watcher);
  }

  /** Tries now to open a line that is down. */
  retry(): void {
    this.#connection.retry();
  }

  /**
   * Sends a request, after the edits that were made before it.
   *
   * @returns whether the line was open
   */
  send(request: Request): boolean {
    if (request.type === "reset") this.#edits.forget(request.id);
    if (request.type === "remove") this.#edits.forget(request.id);
    this.#edits.flush();
    return this.#connection.send(request);
  }

  /** Takes what was typed into a cell. */
  edit(id: string, source: string): void {
    this.#edits.type(id, source);
    this.#apply({ type: "cell", id, change: { source, edited: true } });
  }

  /** Moves the place that the lecture is at, here and in the windows that follow. */
  moveTo(cell: string, fragment?: number): void {
    const now = this.#lecture?.position;
    if (!now || (now.cell === cell && now.fragment === fragment)) return;
    const position = { cell, ...(fragment === undefined ? {} : { fragment }) };
    this.#connection.send({ type: "position", position });
    this.#moved = performance.now();
    this.#apply({ type: "position", position });
  }

  /** What could stand at a place in a cell's source. */
  complete(
    id: string,
    source: string,
    cursor: number,
  ): Promise<Completion | undefined> {
    return this.#connection.ask({ type: "complete", id, source, cursor });
  }

  /** What is known about the name at a place in a cell's source. */
  inspect(
    id: string,
    source: string,
    cursor: number,
  ): Promise<Inspection | undefined> {
    return this.#connection.ask({ type: "inspect", id, source, cursor });
  }

  #online(online: boolean): void {
    if (online) this.#edits.flush();
    else this.#edits.broke();
    for (const watcher of this.#onlineWatchers) watcher(online);
  }

  #hear(event: Event): void {
    if (event.type === "lecture") {
      return this.#apply(this.#withOwnDoings(event));
    }
    if (event.type !== "cell") return this.#apply(event);
    const { source, ...change } = event.change;
    if (source === undefined) {
      if (change.edited !== undefined) this.#edits.arrived(event.id);
      return this.#apply(event);
    }
    // An older text than the one that is on its way there.
    if (this.#edits.isUnderWay(event.id)) {
      return this.#apply({ ...event, change });
    }
    this.#apply(event);
  }

  #apply(event: Event): void {
    this.#lecture = event.type === "lecture"
      ? event.lecture
      : this.#lecture && applyEvent(this.#lecture, event);
    if (!this.#lecture) return;
    for (const watcher of [...this.#watchers]) watcher(event, this.#lecture);
  }

  /** A lecture as the server has it, with what this window has done since. */
  #withOwnDoings({ lecture }: Extract<Event, { type: "lecture" }>): Event {
    const cells = lecture.cells.map((cell) => {
      const source = this.#edits.newest(cell.id);
      return source === undefined ? cell : { ...cell, source, edited: true };
    });
    const own = this.#lecture?.position;
    const isNews = performance.now() - this.#moved < NEWS;
    const position = own && isNews && cells.some(({ id }) => id === own.cell)
      ? own
      : lecture.position;
    return { type: "lecture", lecture: { ...lecture, cells, position } };
  }
}
