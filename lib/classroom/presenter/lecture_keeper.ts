/** What keeps the changes of an open lecture: its file, or what else there is where no file can be written. */

/** What a keeper says to those who look at the lecture. */
export type KeeperNews = {
  /** A sentence on what was done, or what could not be. */
  readonly notice: (kind: "done" | "problem", text: string) => void;
  /** The file is another, and something here would be lost by reading it. */
  readonly conflict: (text: string) => void;
  /** The cells are others. */
  readonly changed: () => void;
};

/** Keeps a lecture. Whatever happens is said by its news. */
export type LectureKeeper = {
  /** Notes that something was edited. */
  edited(): void;
  /** Writes the lecture; `copy` beside the file, `overwrite` although the file changed. */
  save(as?: "copy" | "overwrite"): Promise<void>;
  /** Reads the file again. */
  reload(): Promise<void>;
  /** Looks after the lecture no more; what is not saved is kept for the next time. */
  end(): Promise<void>;
};
