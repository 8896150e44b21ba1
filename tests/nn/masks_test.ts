import assert from "node:assert/strict";
import { Masks } from "nets/nn";

Deno.test("Masks gives another stream each time, and the same ones for the same seed", () => {
  const masks = new Masks(3), again = new Masks(3);
  const streams = Array.from({ length: 50 }, () => masks.next());
  assert.equal(new Set(streams.map(({ stream }) => stream)).size, 50);
  assert.deepEqual(Array.from({ length: 50 }, () => again.next()), streams);
  for (const { seed, stream } of streams) {
    assert.equal(seed, 3);
    assert.ok(stream >= 2 ** 31 && stream < 2 ** 32); // Random has so many
  }
});

Deno.test("Masks says what seed it must have", () =>
  assert.throws(() => new Masks(-1), {
    message:
      "Cannot draw masks: the seed must be a whole number, 0 or more, but it is -1",
  }));
