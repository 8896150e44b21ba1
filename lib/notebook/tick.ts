/** `tick`: a breath for the notebook in the middle of a loop, so that Stop can stop it. */

import { useBreath } from "../nn/breath.ts";
import { inKernel } from "./kernel.ts";
import { cellWorld } from "./world.ts";

/** What a loop is ended with when Stop is pressed; all it computed so far is kept. */
export class Stopped extends Error {
  /** What the error is called where it is shown. */
  override readonly name = "Stopped";

  /** Says that nothing is lost. */
  constructor() {
    super("the cell was stopped; what it has computed so far is kept");
  }
}

/** Milliseconds for which a loop counts as running after a tick, and Stop as pressed. */
const RECENT = 300;

/** Loops that wait just now; a signal wakes them. */
const waiting = new Set<() => void>();
/** When Stop was last pressed and nobody has ended for it yet. */
let pressed = -Infinity;
let lastCall = -Infinity;
let lastBreath = -Infinity;
let listening = false;

/**
 * Lets the notebook breathe: `await tick()` once in every turn of a long loop.
 *
 * Without it Stop is not heard before the loop ends. Front ends send the stock kernel
 * a signal that would kill it; from the first `tick` on it ends the loop instead, with
 * all variables kept. The course's kernel says it without a signal. A call within 10 ms of the last breath costs next to nothing, so
 * it may stand in the innermost loop. Outside a notebook it always resolves at once.
 *
 * @throws {Stopped} if Stop was pressed
 *
 * @example A loop that can be stopped
 * ```ts
 * let w = 0;
 * for (let step = 0; step < 1000; step++) {
 *   w += 0.1 * (1 - w);
 *   await tick();
 * }
 * ```
 */
export async function tick(): Promise<void> {
  if (!inKernel()) return;
  lastCall = performance.now();
  if (lastCall - lastBreath < 10) return;
  listen();
  await new Promise<void>((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      waiting.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, 0);
    waiting.add(wake);
  });
  lastBreath = performance.now();
  const stop = cellWorld()?.stopping ?? lastBreath - pressed < RECENT;
  pressed = -Infinity;
  if (stop) throw new Stopped();
}

// A training breathes as a cell does, so that Stop ends it in the middle of an epoch.
if (inKernel()) useBreath(tick);

function listen(): void {
  if (listening) return;
  listening = true;
  const world = cellWorld();
  if (world !== undefined) return world.onStop(wakeAll);
  Deno.addSignalListener("SIGINT", () => {
    // Between cells there is nothing to stop, and the next loop is not meant.
    const now = performance.now();
    if (waiting.size > 0 || now - lastCall < RECENT) pressed = now;
    wakeAll();
  });
}

function wakeAll(): void {
  for (const wake of [...waiting]) wake();
}
