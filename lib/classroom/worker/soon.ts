/** A turn of the event loop from now, without the pause that a browser puts before timers. */

const { port1, port2 } = new MessageChannel();
const waiting = new Map<number, () => void>();
let number = 0;

port1.onmessage = ({ data }) => {
  const callback = waiting.get(data);
  waiting.delete(data);
  callback?.();
};

/** Calls back in the next turn. @returns a function that takes that back */
export function soon(callback: () => void): () => void {
  const mine = ++number;
  waiting.set(mine, callback);
  port2.postMessage(mine);
  return () => void waiting.delete(mine);
}
