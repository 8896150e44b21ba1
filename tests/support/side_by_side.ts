/** Work on several things at once, for what mostly waits: for pictures of a page, for a kernel. */

/** How many things are worked on at the same time: a small machine has two processors. */
const LANES = 2;

/**
 * Begins to work through things in their order, two at a time.
 *
 * @returns for each thing what its work will give
 */
export function sideBySide<Thing, Result>(
  things: readonly Thing[],
  work: (thing: Thing) => Promise<Result>,
): ReadonlyMap<Thing, Promise<Result>> {
  const waiting = things.map((thing) => ({
    thing,
    ...Promise.withResolvers<Result>(),
  }));
  const results = new Map(
    waiting.map(({ thing, promise }) => [thing, promise]),
  );
  const lane = async () => {
    for (let next; (next = waiting.shift()) !== undefined;) {
      // Whoever waits for it hears of a failure; the others go on.
      next.promise.catch(() => {});
      await work(next.thing).then(next.resolve, next.reject);
    }
  };
  for (let i = 0; i < LANES; i++) lane();
  return results;
}
