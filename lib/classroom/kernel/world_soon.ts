/** A moment later, outside of everything: where an interrupt hits code of cells and nothing else. */

const { stat } = Deno;
let waiting: (() => void)[] = [];

/**
 * Calls back in a moment, in the order of the calls.
 *
 * The event loop calls timers from JavaScript of its own, and what they wake may run inside
 * of that, as it does when two are due together. An interrupt of a busy loop there ends the
 * event loop for good. What waits for the system (here: for nothing in particular) is woken
 * from outside, and an interrupt is safe.
 */
export function soon(callback: () => void): void {
  waiting.push(callback);
  stat(".").then(callBack, callBack);
}

/** All that wait: an interrupt may have taken the turn of some. */
function callBack(): void {
  const due = waiting;
  waiting = [];
  for (const callback of due) Promise.resolve().then(callback);
}
