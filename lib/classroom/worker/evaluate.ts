/** Runs a script at the top of the worker, as the page's rules allow it. */

const { importScripts, URL, Blob } = globalThis;

/**
 * Runs a script.
 *
 * It is made a file of its own first: pages that forbid to run text as code allow that, if they
 * allow `blob:`. Where it cannot be loaded, the text is run.
 *
 * @throws {SyntaxError} if it is none
 */
export function evaluate(script: string): void {
  const address = URL.createObjectURL(
    new Blob([script], { type: "text/javascript" }),
  );
  try {
    importScripts.call(globalThis, address);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    (0, eval)(script);
  } finally {
    URL.revokeObjectURL(address);
  }
}
