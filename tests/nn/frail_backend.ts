/** A device that can be lost, and loops behind it: what a GPU does when its driver fails, at a chosen moment. */

import { type Backend, loops } from "nets/tensor";
import { DeviceError } from "../../lib/errors.ts";

/** What such a device was asked for. */
export type Asked = {
  /** Whether it is lost; whoever sets it loses it. */
  lost: boolean;
  /** How many readings wait at this moment, and how many waited together at most. */
  waiting: number;
  together: number;
  /** How often something was waited for: readings that wait together count once. */
  waits: number;
  /** How often a loop asked whether it is too far ahead. */
  kept: number;
};

/** What it says when it is lost. */
export const GONE =
  "Cannot compute on a frail device: the device must be there, but it was lost: the driver failed; " +
  "make another, or go on on the CPU";

/**
 * Loops whose numbers must be waited for, and which fail from the moment in which they are lost.
 *
 * @param options.silently whether only who reads is told of it, as on a GPU in the first moments
 */
export function frail(
  { silently = false }: { readonly silently?: boolean } = {},
): { readonly backend: Backend; readonly asked: Asked } {
  const asked = { lost: false, waiting: 0, together: 0, waits: 0, kept: 0 };
  const plain = loops(), { action, reason } = saidOf(GONE);
  const check = () => {
    if (asked.lost) throw new DeviceError(action, reason);
  };
  const checked = Object.fromEntries(
    Object.entries(plain).map(([name, method]) => [
      name,
      silently || typeof method !== "function" ||
        name === "release" || name === "begin"
        ? method
        : (...given: unknown[]) => {
          check();
          return (method as (...given: unknown[]) => unknown)(...given);
        },
    ]),
  ) as unknown as Backend;
  const backend: Backend = {
    ...checked,
    name: "frail",
    canBeLost: true,
    peek: () => undefined,
    end: (kept) => kept,
    keepUp() {
      asked.kept++;
      return undefined;
    },
    async read(a) {
      check();
      const numbers = plain.read(a);
      if (asked.waiting++ === 0) asked.waits++;
      asked.together = Math.max(asked.together, asked.waiting);
      await new Promise((f) => setTimeout(f, 0));
      asked.waiting--;
      check();
      return numbers;
    },
  };
  return { backend, asked };
}

function saidOf(message: string) {
  const [action, ...reason] = message.replace("Cannot ", "").split(": ");
  return { action, reason: reason.join(": ") };
}
