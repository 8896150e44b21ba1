/** A kernel at the sockets of a connection file, from its start to its end. */

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { CACHE } from "../project.ts";
import { CourseKernel } from "./course_kernel.ts";
import { FrontEnd, type ServedKernel } from "./front_end.ts";
import { failedKernel } from "./front_end_failed.ts";
import { ParentWatch } from "./front_end_parent.ts";
import { FrontEndSignals } from "./front_end_signals.ts";
import { type ConnectionFile, FrontEndSockets } from "./front_end_sockets.ts";
import { History } from "./history.ts";
import { KernelError } from "./kernel_error.ts";
import { loadZeromq } from "./zeromq.ts";

/** Where the history of all sessions lies. */
const HISTORY = resolve(CACHE, "history.jsonl");

/**
 * Serves until a front end asks for the end, the kernel ends, or the program that started
 * this one is gone.
 *
 * @param path the connection file
 * @returns the exit code: 1 tells Jupyter that the kernel died
 * @throws {KernelError} if there can be no sockets: the file cannot be read, a port is taken
 */
export async function serve(path: string): Promise<0 | 1> {
  const file = await readConnectionFile(path);
  const sockets = new FrontEndSockets(await loadZeromq(), file);
  using parent = new ParentWatch();
  using signals = new FrontEndSignals();
  const over = Promise.race([parent.gone, signals.end])
    .then(() => undefined);
  const kernel = await Promise.race([startKernel(), over]);
  // A kernel that is still starting ends with this program.
  if (kernel === undefined) return 0;
  const history = new History(HISTORY);
  const frontEnd = new FrontEnd({ kernel, sockets, history });
  signals.onStop = () => frontEnd.stop();
  const end = await Promise.race([frontEnd.ended, over]);
  await kernel.end();
  await sockets.close();
  return end === "died" ? 1 : 0;
}

async function startKernel(): Promise<
  ServedKernel & Pick<CourseKernel, "end">
> {
  try {
    return await CourseKernel.start({ cwd: Deno.cwd() });
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    console.error(error.message);
    return failedKernel(error.message);
  }
}

async function readConnectionFile(path: string): Promise<ConnectionFile> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as ConnectionFile;
  } catch (error) {
    throw new KernelError(
      `Cannot read the connection file ${path}: ${(error as Error).message}`,
    );
  }
}
