/** Stop, in the four kinds of loop that a cell can be in. */

import type { KernelKind } from "../../../lib/classroom/kernelspec.ts";
import { StartedKernel } from "./started.ts";

/** The kinds of loop; each counts up `n`. */
export const LOOPS: Readonly<Record<string, string>> = {
  sync: "while (true) n++;",
  tick: "while (true) { n++; await tick(); }",
  timer: "while (true) { n++; await new Promise((r) => setTimeout(r, 1)); }",
  microtask: "while (true) { n++; await null; }",
};

/** How Stop went in one kind of loop. */
export type Stops = {
  readonly times: number;
  /** How often the cell ended and what it had computed was still there. */
  readonly kept: number;
  /** Milliseconds from Stop to the end of the cell, where it ended. */
  readonly ms: readonly number[];
};

/** Milliseconds after which Stop has failed. */
const LIMIT = 5000;

/** Presses Stop some times. After a failure the kernel is a new one. */
export async function pressStop(
  kind: KernelKind,
  loop: string,
  times: number,
): Promise<Stops> {
  const ms: number[] = [];
  let kept = 0;
  for (let done = 0; done < times;) {
    await using kernel = await StartedKernel.start(kind);
    const { frontEnd } = kernel;
    await frontEnd.reply(
      frontEnd.execute('import { tick } from "nets/notebook"; let n = 0;'),
    );
    for (let failed = false; !failed && done < times; done++) {
      const cell = frontEnd.execute(`n = 0; console.log("on"); ${loop}`);
      await frontEnd.find(({ parent, type }) =>
        parent === cell && type === "stream"
      );
      await new Promise((resolve) => setTimeout(resolve, 20 + 7 * done));
      const pressed = performance.now();
      frontEnd.send("control", "interrupt_request", {});
      failed = !await inTime(frontEnd.published(cell));
      if (failed) continue;
      ms.push(performance.now() - pressed);
      const next = frontEnd.printed("console.log(n > 0)");
      const text = await inTime(next);
      if (text === "true\n") kept++;
      failed = text === undefined;
    }
  }
  return { times, kept, ms };
}

/** What a promise gives, if it does in time. */
async function inTime<T>(promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), LIMIT);
  });
  promise.catch(() => {}); // It may go on for ever.
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
