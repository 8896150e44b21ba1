/** What is thrown when there is no kernel to work with. */

/** A kernel could not be started, or cannot be helped any more. */
export class KernelError extends Error {
  /** What `String(error)` begins with. */
  override readonly name = "KernelError";
}
