/** Batches and epochs, one-hot targets: rows T2-18, T3-33, T3-34, T3-37. */

import { Random } from "nets";
import { batches, oneHot } from "nets/datasets";
import { claim } from "./ledger.ts";

claim("L2-028", () => oneHot(["Cat", "Dog", "Bird"], ["Cat", "Dog", "Bird"]));
claim("L3-073", () => oneHot([1, 2, 3].map((k) => k - 1), 3));
claim("L3-068", () => [1, 50, 1000].map((K) => batches(1000, K).length));
claim("L3-069", () => {
  const all = batches(1000, 64);
  return { batches: all.length, last: all.at(-1)!.length };
});
claim(
  "L3-067",
  "the batches of an epoch hold every example once, and none is larger than the batch size",
  () => {
    const all = batches(1000, 64, { random: new Random(7) });
    return new Set(all.flat()).size === 1000 && all.flat().length === 1000 &&
      all.every((batch) => batch.length <= 64);
  },
);
claim(
  "L3-070",
  "K = 1 makes m updates an epoch, K = m one, and what lies between lies between",
  () =>
    batches(1000, 1).length === 1000 && batches(1000, 1000).length === 1 &&
    [2, 50, 500].every((K) =>
      1 < batches(1000, K).length && batches(1000, K).length < 1000
    ),
);
