/**
 * What the presenter's server and its pages say to each other: plain data, one message a line.
 *
 * The list of lectures is at `/lectures` ({@linkcode LectureEntry}, as JSON). All else goes
 * through the WebSocket `/socket/NAME`. An output that brings scripts is a document of its own
 * at `/output/NAME/CELL/INDEX` (`?saved` for the one in the file); it posts its height in px, a
 * plain number, to the page around it.
 */

import type { Completion, Inspection } from "../kernel/completion.ts";
import type { Output } from "../notebook.ts";

export type { Completion, Inspection };

/** What a cell is doing, or how it last ended. `fresh`: not run on this kernel. */
export type CellStatus =
  | "fresh"
  | "queued"
  | "running"
  | "ok"
  | "error"
  | "stopped";

/** How a cell takes part in the slides; as in the notebook's `slideshow.slide_type`. */
export type SlideType =
  | "slide"
  | "subslide"
  | "fragment"
  | "skip"
  | "notes"
  | "-";

/** A cell as the pages see it. */
export type CellView = {
  readonly id: string;
  readonly kind: "code" | "markdown" | "raw";
  /** As it stands now. */
  readonly source: string;
  /** Differs from the file, or is not in it. */
  readonly edited: boolean;
  /** Was added in a lecture, this one or one that was saved: it can be removed. */
  readonly scratch: boolean;
  readonly tags: readonly string[];
  readonly slide: SlideType;
  /** Minutes planned from this cell on, where the notebook says so. */
  readonly minutes?: number;
  readonly status: CellStatus;
  /** Outputs of the last run on this kernel. */
  readonly outputs: readonly Output[];
  /** Outputs that stand in the file; shown only when asked for. */
  readonly saved: readonly Output[];
  /** Milliseconds of the last run. */
  readonly ms?: number;
  /** What the cell asks its reader for, while it waits for the answer: `prompt()`. */
  readonly question?: { readonly prompt: string; readonly password: boolean };
};

/** The kernel of a lecture, as the pages see it. */
export type KernelView = {
  readonly status:
    | "starting"
    | "idle"
    | "busy"
    | "stopping"
    | "dead"
    | "failed";
  /** Why it is dead or could not start, and what to do, in one or two sentences. */
  readonly reason?: string;
};

/** What the lecturer is showing, the same in all windows that follow. */
export type Position = {
  /** The cell that has the focus. */
  readonly cell: string;
  /** Which part of the cell is shown, counted from 0, where the slides put it on several pages. */
  readonly fragment?: number;
};

/** The clock of the speaker view, kept by the server so that a reload does not lose it. */
export type Clock = {
  /** Milliseconds the talk has been going on, as of this message. */
  readonly elapsed: number;
  readonly running: boolean;
  /** Minutes planned for the talk. */
  readonly planned?: number;
};

/** A lecture as a page finds it when it connects. */
export type LectureView = {
  /** The file's name without its ending: `02_logic_gates`. */
  readonly name: string;
  readonly title: string;
  readonly cells: readonly CellView[];
  readonly kernel: KernelView;
  /** Whether something differs from the file. */
  readonly unsaved: boolean;
  readonly position: Position;
  readonly clock: Clock;
  /** How many windows are open on this lecture. */
  readonly windows: number;
};

/** One lecture in the list on the first page. */
export type LectureEntry = {
  readonly name: string;
  readonly number: string;
  readonly title: string;
  /** Planned minutes, talk and exercises. */
  readonly minutes?: { readonly talk: number; readonly exercises: number };
  /** Whether it is open here, and has changes that are not saved. */
  readonly open: boolean;
  readonly unsaved: boolean;
  /** Why it cannot be opened, if it is not a valid notebook. */
  readonly problem?: string;
};

/** What the server tells the pages of a lecture. */
export type Event =
  /** Everything; on connecting, and whenever cells come, go or are put back. */
  | { readonly type: "lecture"; readonly lecture: LectureView }
  /** Fields of one cell that changed, without its outputs. */
  | {
    readonly type: "cell";
    readonly id: string;
    readonly change: Partial<Omit<CellView, "id" | "outputs">>;
  }
  /** The outputs of a cell from one place on: what stood there and after it is replaced. */
  | {
    readonly type: "outputs";
    readonly id: string;
    readonly from: number;
    readonly outputs: readonly Output[];
  }
  /** More text at the end of the cell's last output, which is a stream. */
  | { readonly type: "text"; readonly id: string; readonly text: string }
  | { readonly type: "kernel"; readonly kernel: KernelView }
  | { readonly type: "unsaved"; readonly unsaved: boolean }
  | { readonly type: "position"; readonly position: Position }
  | { readonly type: "clock"; readonly clock: Clock }
  | { readonly type: "windows"; readonly windows: number }
  /** A sentence for the reader; `problem` stays until it is dismissed. */
  | {
    readonly type: "notice";
    readonly kind: "done" | "problem";
    readonly text: string;
    /** What the page offers to do about it: to put the whole lecture back. */
    readonly offers?: "reset";
  }
  /** The file on disk is another than the one that was opened. */
  | { readonly type: "conflict"; readonly text: string }
  /** The answer to a request that carried a `request` number. */
  | {
    readonly type: "answer";
    readonly request: number;
    readonly answer: Completion | Inspection;
  };

/** What a page asks of the server. */
export type Request =
  /** Runs a cell, with its source as the page has it. */
  | { readonly type: "run"; readonly id: string; readonly source?: string }
  /** Runs all code cells, or those up to and with one. */
  | { readonly type: "runAll"; readonly upTo?: string }
  | { readonly type: "stop" }
  | { readonly type: "restart" }
  | { readonly type: "edit"; readonly id: string; readonly source: string }
  /** A new scratch cell below another. */
  | {
    readonly type: "insert";
    readonly after: string;
    readonly kind: "code" | "markdown";
  }
  /** Takes a scratch cell away; cells of the file stay. */
  | { readonly type: "remove"; readonly id: string }
  /** Puts a cell, or all of the lecture, back to what stands in the file. */
  | { readonly type: "reset"; readonly id?: string }
  /** Writes the lecture; `copy` beside the file, `overwrite` although the file changed. */
  | { readonly type: "save"; readonly as?: "copy" | "overwrite" }
  /** Reads the file again; what is unsaved here is put into a copy first. */
  | { readonly type: "reload" }
  | { readonly type: "position"; readonly position: Position }
  | {
    readonly type: "clock";
    readonly do: "start" | "pause" | "reset";
  }
  /** Answers the question of a running cell. */
  | { readonly type: "reply"; readonly id: string; readonly text: string }
  | {
    readonly type: "complete" | "inspect";
    readonly request: number;
    readonly id: string;
    readonly source: string;
    readonly cursor: number;
  };
