/** What `run` and `check` share: notebook after notebook, with a progress line, until Ctrl-C. */

import { chooseNotebooks } from "./choose.ts";
import { type ExitCode, inWords } from "./command.ts";
import { ProgressLine } from "./progress_line.ts";
import { setUp } from "./setup.ts";
import { StopSignal } from "./stop_signal.ts";

/** What the work on one notebook is given. */
export type Scene = {
  /** Ends the work. */
  readonly signal: AbortSignal;
  /** Where it tells how it goes. */
  readonly progress: ProgressLine;
};

/**
 * Sets up what is missing, then works through notebooks one after the other; a file that
 * cannot be read, say, is a failure of that notebook only.
 *
 * @param names numbers or paths; none for all
 * @param work returns whether all went well with one notebook
 * @param farewell said at the end if all went well
 * @returns the exit code: 130 after Ctrl-C
 */
export async function workThrough(
  names: readonly string[],
  work: (path: string, scene: Scene) => Promise<boolean>,
  farewell?: string,
): Promise<ExitCode> {
  const paths = await chooseNotebooks(names);
  using progress = new ProgressLine();
  await setUp((line) => progress.say(line));
  using stop = new StopSignal();
  const scene = { signal: stop.signal, progress };
  let failed = 0;
  for (const path of paths) {
    if (stop.signal.aborted) break;
    try {
      if (!await work(path, scene)) failed++;
    } catch (error) {
      console.error(inWords(error));
      failed++;
    }
  }
  if (stop.signal.aborted) return 130;
  if (failed > 0 && paths.length > 1) {
    progress.say(`${failed} of ${paths.length} notebooks failed`);
  }
  if (failed === 0 && farewell !== undefined) progress.say(`\n${farewell}`);
  return failed === 0 ? 0 : 1;
}
