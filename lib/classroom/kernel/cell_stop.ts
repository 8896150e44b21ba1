/** Stop, as the owner of a kernel does it: the gentle word, then the interrupt where it is safe. */

import { KernelError } from "./kernel_error.ts";
import { settled } from "./patience.ts";
import type { Pulse } from "./pulse.ts";

/** Milliseconds until nothing more is hoped for (once an interrupt was possible), between two interrupts, and between looks. */
const PATIENCE = { hope: 5000, interrupt: 1000, look: 25 } as const;

/** A cell that runs. */
export type RunningCell = {
  /** Says inside the kernel that it is to end. */
  readonly tell: () => void;
  /** Breaks off what it computes just now, if it does: otherwise the kernel breaks. */
  readonly interrupt: () => Promise<unknown>;
  readonly pulse: Pick<Pulse, "starved" | "mostSilent">;
  /** Settles when it has ended, or the kernel has. */
  readonly ended: Promise<unknown>;
  /** Ends the question that it waits with. @returns whether there was one */
  readonly hush: () => Promise<boolean>;
};

/**
 * Ends a cell.
 *
 * A loop that takes breaths hears the word, and what waits is ended inside the kernel
 * (`world_stop.ts`). A loop without a breath hears nothing and is interrupted.
 *
 * @throws {KernelError} if it goes on nevertheless
 */
export async function stopCell(cell: RunningCell): Promise<void> {
  const { tell, interrupt, hush, pulse, ended } = cell;
  tell();
  let since: number = await hush() ? 0 : PATIENCE.interrupt;
  for (let waited = 0; waited < PATIENCE.hope + pulse.mostSilent;) {
    if (await settled(ended, PATIENCE.look)) return;
    waited += PATIENCE.look;
    since += PATIENCE.look;
    if (!pulse.starved || since < PATIENCE.interrupt) continue;
    since = 0;
    await interrupt();
  }
  throw new KernelError(
    "The cell cannot be stopped: it waits for something outside the kernel. " +
      "Only a restart helps; what the cells have computed is lost then.",
  );
}
