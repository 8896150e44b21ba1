/** Waiting with an end, counted in time awake: a laptop that sleeps does not use it up. */

/** Milliseconds of one look; a gap much longer than that was no time to answer in. */
const LOOK = 50;

/**
 * Waits for a promise, but not longer than a time.
 *
 * The time is counted in looks at a timer, not read off a clock: while this program is
 * suspended no look happens, so whoever is waited for has the whole time after it.
 *
 * @param ms milliseconds awake
 * @returns whether it settled in time
 *
 * @example What comes in time, and what never comes
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(await settled(Promise.resolve(), 1000), true);
 * assert.equal(await settled(new Promise(() => {}), 10), false);
 * ```
 */
export async function settled(
  promise: Promise<unknown>,
  ms: number,
): Promise<boolean> {
  let done = false, look = () => {};
  const note = () => {
    done = true;
    look();
  };
  promise.then(note, note);
  for (let waited = 0; !done && waited < ms;) {
    const before = performance.now();
    const pause = Math.min(LOOK, ms - waited);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pause);
      look = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    waited += Math.min(performance.now() - before, 2 * pause);
  }
  return done;
}
