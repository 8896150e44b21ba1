/** Batches: every example once, the last one whole or not, shuffled by the seed. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { batches } from "../../lib/datasets/batches.ts";
import { Random } from "../../lib/random.ts";

const count = fc.integer({ min: 1, max: 60 });

Deno.test("batches() hold every example once, all but the last of one size", () => {
  fc.assert(
    fc.property(count, count, fc.nat(), (examples, size, seed) => {
      const all = batches(examples, size, { random: new Random(seed) });
      assert.equal(all.length, Math.ceil(examples / size));
      assert.ok(all.slice(0, -1).every((batch) => batch.length === size));
      assert.deepEqual(
        all.flat().sort((a, b) => a - b),
        Array.from({ length: examples }, (_, i) => i),
      );
    }),
  );
});

Deno.test("batches() without the smaller last are the first ones", () => {
  fc.assert(
    fc.property(count, count, fc.nat(), (examples, size, seed) => {
      const make = (last: "keep" | "drop") =>
        batches(examples, size, { random: new Random(seed), last });
      const whole = make("keep").filter((batch) => batch.length === size);
      assert.deepEqual(make("drop"), whole);
    }),
  );
});

Deno.test("batches() are shuffled as Random shuffles, and anew for every epoch", () => {
  const random = new Random(7), same = new Random(7);
  const order = [0, 1, 2, 3, 4, 5, 6, 7];
  for (let epoch = 0; epoch < 2; epoch++) {
    const shuffled = same.shuffle(order);
    assert.deepEqual(batches(8, 4, { random }), [
      shuffled.slice(0, 4),
      shuffled.slice(4),
    ]);
  }
});

Deno.test("batches() of 1,000 examples: 1,000, 20 or 1 an epoch, as a source counts", () => {
  assert.deepEqual(
    [1, 50, 1000].map((size) => batches(1000, size).length),
    [1000, 20, 1],
  );
});

Deno.test("batches() of no size, or with another word for the last, are refused", () => {
  assert.throws(() => batches(10, 0), {
    message:
      "Cannot make batches: the size of a batch must be a whole number, 1 or more, but it is 0",
  });
  assert.throws(() => batches(0, 1), {
    message:
      "Cannot make batches: the number of examples must be a whole number, 1 or more, but it is 0",
  });
  assert.throws(() => batches(3, 2, { last: "pad" as "keep" }), {
    message:
      'Cannot make batches: last must be "keep" or "drop", but it is "pad"',
  });
});
