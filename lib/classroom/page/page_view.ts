/** What every view of a lecture is made with, and what it offers: reading, slides, speaker. */

import type { Event, LectureView } from "../presenter/protocol.ts";
import type { CellBlocks } from "./cell_blocks.ts";
import type { CommandName } from "./key_table.ts";
import type { LectureStore } from "./lecture_store.ts";

/** What a view is made with. */
export type ViewContext = {
  readonly store: LectureStore;
  /** One block for each cell, kept over all views: a view puts their elements where it wants them. */
  readonly blocks: CellBlocks;
  /** Where the reader is on a page that was static till now: that cell stays where it is on the screen. */
  readonly place?: ReadingPlace | undefined;
};

/** A cell, and where it stands. */
export type ReadingPlace = {
  readonly cell: string;
  /** From the top of the window, in px. */
  readonly top: number;
};

/** What a view does for the commands of the key table that are its own. */
export type Commands = Readonly<Partial<Record<CommandName, () => void>>>;

/** A view of a lecture, in the page's `main`. */
export type PageView = {
  readonly element: HTMLElement;
  /** Takes the place of, or comes before, what the page does for a command. */
  readonly commands: Commands;
  /** Called first with the whole lecture, then after each change. */
  update(event: Event, lecture: LectureView): void;
  /** Lets go of everything outside its element. */
  close(): void;
};
