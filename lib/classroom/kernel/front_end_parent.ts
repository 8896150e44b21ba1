/** Whether the program that started this one is still there: a kernel must not outlive Jupyter. */

import { kill } from "node:process";

/** Milliseconds between two looks. */
const OFTEN = 1000;

/** Watches from its making until it is disposed of. */
export class ParentWatch implements Disposable {
  readonly #gone = Promise.withResolvers<void>();
  readonly #timer: ReturnType<typeof setInterval>;

  /** Settles when the program that started this one has ended. */
  readonly gone: Promise<void> = this.#gone.promise;

  /**
   * @param parent the process that started this one
   * @param jupyter the process of Jupyter, if it said so: there may be a shell in between
   */
  constructor(
    parent: number = Deno.ppid,
    jupyter: number | undefined = jupyterPid(),
  ) {
    const watched = [parent, ...jupyter === undefined ? [] : [jupyter]]
      .filter(isRunning);
    this.#timer = setInterval(() => {
      // Where a parent ends, another process takes its place.
      const orphaned = Deno.build.os !== "windows" && Deno.ppid !== parent;
      if (orphaned || !watched.every(isRunning)) this.#gone.resolve();
    }, OFTEN);
  }

  /** Ends the watching. */
  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}

/** On Windows Jupyter hands over something else than a number of a process. */
function jupyterPid(): number | undefined {
  if (Deno.build.os === "windows") return undefined;
  const pid = Number(Deno.env.get("JPY_PARENT_PID"));
  return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined;
}

function isRunning(pid: number): boolean {
  try {
    return kill(pid, 0);
  } catch (error) {
    // Another user's process may not be asked, but it is there.
    return (error as { code?: string }).code === "EPERM";
  }
}
