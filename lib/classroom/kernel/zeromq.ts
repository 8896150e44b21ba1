/** The sockets' library, loaded when it is needed: it brings an addon that may not load. */

import { KernelError } from "./kernel_error.ts";

/** All that the package offers. */
export type Zeromq = typeof import("zeromq");

/**
 * Loads the package.
 *
 * @throws {KernelError} if it is missing or does not load on this machine, with what to do
 */
export async function loadZeromq(): Promise<Zeromq> {
  try {
    const zeromq = await import("zeromq");
    // Sockets must not hold up the end of the program.
    zeromq.context.blocky = false;
    return zeromq;
  } catch (error) {
    const { state } = Deno.permissions.querySync({ name: "ffi" });
    throw new KernelError(withoutZeromq(error, state === "granted"));
  }
}

/**
 * Why there are no sockets and what to do about it, in words.
 *
 * @param allowed whether this program may load addons at all
 */
export function withoutZeromq(error: unknown, allowed: boolean): string {
  const reason = (error instanceof Error ? error.message : String(error))
    .split("\n")[0].replace(/\.$/, "");
  const remedy = allowed
    ? "`deno install` fetches it once, while this machine is online. If it is there but " +
      "does not load, this system is not among those it was built for: Linux (x64, arm64), " +
      "macOS, Windows."
    : "Start this program with --allow-all, as the tasks do.";
  return `Cannot talk to the Deno kernel: the package zeromq does not load (${reason}). ${remedy}`;
}
