/** A lecture that is run in the page itself: its cells, its kernel and what is kept of it, without a server. */

import type { Json } from "../json.ts";
import { notebookOf } from "../notebook_json.ts";
import { LectureDocument } from "../presenter/lecture_document.ts";
import type { StartKernel } from "../presenter/lecture_kernel.ts";
import { Session } from "../presenter/session.ts";
import { LocalKeeper, type LocalKeeperOptions } from "./local_keeper.ts";

/** What a lecture in the page is opened with. */
export type LocalSessionOptions =
  & Omit<LocalKeeperOptions, "document">
  & {
    /** The lecture's name: `02_logic_gates`. */
    readonly name: string;
    /** The notebook, as JSON of its file. */
    readonly notebook: Json;
    /** Starts a kernel; asked when the first cell is to run. */
    readonly startKernel: StartKernel;
  };

/**
 * Opens a lecture in the page: the same as the presenter's, with changes of the last visit made again.
 *
 * @throws {NotebookProblem} if the JSON is no notebook
 */
export function localSession(options: LocalSessionOptions): Session {
  const { name, notebook, startKernel } = options;
  const document = new LectureDocument(notebookOf(`${name}.ipynb`, notebook));
  const keeping = { ...options, document };
  const greeting = LocalKeeper.restore(keeping);
  return new Session({
    document,
    keep: (news) => new LocalKeeper(keeping, news),
    startKernel,
    onDemand: true,
    greeting,
  });
}
