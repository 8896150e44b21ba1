/** What a cell failed with, as its reader should see it. */

import type { JsonObject } from "../json.ts";
import { type CellError, explainError, explainFailure } from "./cell_errors.ts";

/** What Stop ends a cell with. */
export const STOPPED: CellError = inWords(
  "Stopped",
  "the cell was stopped; what it has computed so far is kept",
);

/** What is said when outputs do not come any more. */
export const LOST: CellError = inWords(
  "KernelError",
  "the kernel has stopped publishing outputs; restart it",
);

/** What the kernel ends a cell with once the collector finds that its waiting has no end. */
export const UNSETTLED: CellError = inWords(
  "Error",
  "the cell waits for a promise that nothing can settle any more",
);

/** What is said when nobody knows. */
const UNKNOWN: CellError = inWords(
  "Error",
  "the kernel could not run this cell, and does not say why",
);

/** The kernel says this of everything that it refuses without a word. */
const REFUSED = "Execution failed";

/** Steps inside the kernel, which tell a reader nothing. */
const INSIDE = /^\s+at .*(?:ext:|\/kernel\/(?:cell_world|world_\w+)\.ts:)/;

/** Where a cell failed. */
export type FailureScene = {
  /** The kernel's working folder. */
  readonly cwd: string;
  /** The cells that ran before, the first one first. */
  readonly earlier: readonly string[];
  /** Whether the kernel has said just now that it lost a promise which a cell waited for. */
  readonly lostPromise: () => boolean;
};

/**
 * What a reply tells of, with the line of the cell.
 *
 * @param content of an `execute_reply` whose status is "error"
 */
export async function cellFailure(
  code: string,
  content: JsonObject,
  { cwd, earlier, lostPromise }: FailureScene,
): Promise<CellError> {
  const { ename, evalue, traceback } = content as unknown as CellError;
  if (evalue === REFUSED && traceback.length === 0) {
    return await explainFailure(code, cwd) ??
      (lostPromise() ? UNSETTLED : UNKNOWN);
  }
  const steps = traceback.flatMap((text) => text.split("\n"))
    .filter((step) => !INSIDE.test(step));
  const error = { ename, evalue, traceback: steps };
  return await explainError(error, code, { cwd, earlier });
}

function inWords(ename: string, evalue: string): CellError {
  return { ename, evalue, traceback: [`${ename}: ${evalue}`] };
}
