/** Opening a lecture of the disk: its file is read, what was not saved the last time comes back. */

import { dirname } from "node:path";
import { parseNotebook, readText } from "../notebook_file.ts";
import { LectureDocument } from "./lecture_document.ts";
import { LectureFile } from "./lecture_file.ts";
import type { RunningKernel } from "./lecture_kernel.ts";
import type { WriteNew } from "./safe_write.ts";
import { Session } from "./session.ts";

/** How a lecture is opened. */
export type OpenOptions = {
  /** The file that keeps what is not saved. */
  readonly journal: string;
  /** Starts a kernel in the folder where the notebook lies. */
  readonly startKernel?: (cwd: string) => Promise<RunningKernel>;
  /** How new files are written. */
  readonly write?: WriteNew;
};

/**
 * Opens a lecture and starts its kernel, without waiting for that.
 *
 * @throws {NotebookError} if the file is no notebook
 */
export async function openSession(
  path: string,
  { journal, startKernel = startCourseKernel, write }: OpenOptions,
): Promise<Session> {
  const text = await readText(path);
  const document = new LectureDocument(parseNotebook(path, text));
  const greeting = await LectureFile.restore(document, journal);
  return new Session({
    document,
    keep: (news) =>
      new LectureFile({
        document,
        text,
        journal,
        news,
        ...(write === undefined ? {} : { write }),
      }),
    startKernel: () => startKernel(dirname(path)),
    greeting,
  });
}

/** What the kernel needs is loaded only here: without it, the lecture can still be read. */
async function startCourseKernel(cwd: string): Promise<RunningKernel> {
  const { CourseKernel } = await import("../kernel/course_kernel.ts");
  return await CourseKernel.start({ cwd });
}
