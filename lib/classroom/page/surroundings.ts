/** Where the page of a lecture stands: on the presenter's server, or on a static site. What differs is said here. */

import type { FrameContent } from "./frame.ts";
import type { CommandName, KeyView } from "./key_table.ts";

/** Which output is meant. */
export type OutputPlace = {
  /** The cell's id. */
  readonly cell: string;
  readonly index: number;
  /** Whether it is one of those that stand in the file. */
  readonly saved: boolean;
};

/** What a page of a lecture can do where it stands, and where its links lead. */
export type Surroundings = {
  /** The list of all lectures. */
  readonly home: string;
  /** The page of a notebook, by its name. */
  readonly notebook: (name: string) => string;
  /** What stands in the frame of an output that brings scripts. */
  readonly frame: (html: string, place: OutputPlace) => FrameContent;
  /** Commands that make no sense here: no button, no key and no line of the help has them. */
  readonly without: readonly CommandName[];
  /** Commands that do something else here, in words. */
  readonly words: Readonly<Partial<Record<CommandName, string>>>;
  /** A cell shows what the file has till it is run; otherwise only when asked. */
  readonly showsSaved: boolean;
  /** A cell is run together with those above it that it needs and that have not run. */
  readonly runsNeeded: boolean;
  /** Changes need not be saved: they are kept where they are made. */
  readonly keepsChanges: boolean;
  /** Names in code can be explained. */
  readonly explains: boolean;
  /** The view that the address means now, and how another comes into it. */
  readonly address: {
    view(): KeyView | undefined;
    goTo(view: KeyView): void;
  };
  /** Opens the speaker's window. */
  readonly openSpeaker?: () => void;
};
