/** What is served when the kernel could not be started: every cell says why. */

import type { CellError } from "./cell_errors.ts";
import type { CourseKernel } from "./course_kernel.ts";
import type { ServedKernel } from "./front_end.ts";

/**
 * Stands in for a kernel that did not start. A front end shows what a cell says, but hides
 * what a program says that ends at its start.
 *
 * @param reason what went wrong and what to do, in words
 */
export function failedKernel(
  reason: string,
): ServedKernel & Pick<CourseKernel, "end"> {
  const [evalue, ...more] = `${reason} Then restart the kernel.`.split("\n");
  const error: CellError = {
    ename: "KernelError",
    evalue,
    traceback: [`KernelError: ${evalue}`, ...more],
  };
  return {
    execute: ({ receive }) => {
      receive?.({
        type: "error",
        parent: "",
        content: error,
        metadata: {},
        buffers: [],
        tooLarge: false,
      });
      return Promise.resolve({ ending: "error", ms: 0, count: 0, error });
    },
    stop: () => Promise.resolve(),
    end: () => Promise.resolve(),
    complete: (_code, cursor) =>
      Promise.resolve({ matches: [], start: cursor, end: cursor }),
    inspect: () => Promise.resolve({}),
    comm: () => Promise.resolve(),
    onBackground: () => {},
    death: new Promise(() => {}),
    lastWords: "",
  };
}
