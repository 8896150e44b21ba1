/** Chance: the published test vectors, ranges, moments, and independence of streams. */

import assert from "node:assert/strict";
import { philox, Random, type Words4 } from "../lib/random.ts";

// From `kat_vectors` of the authors' Random123 distribution.
const KNOWN_ANSWERS: { counter: Words4; key: [number, number]; out: Words4 }[] =
  [
    {
      counter: [0, 0, 0, 0],
      key: [0, 0],
      out: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    },
    {
      counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      key: [0xffffffff, 0xffffffff],
      out: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    },
    {
      counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      key: [0xa4093822, 0x299f31d0],
      out: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    },
  ];

Deno.test("philox() gives the answers published with the algorithm", () => {
  for (const { counter, key, out } of KNOWN_ANSWERS) {
    assert.deepEqual(philox(counter, key), out);
  }
});

Deno.test("Random reads philox's blocks in order, four words each", () => {
  const chance = new Random(5, 9);
  const words = Array.from({ length: 8 }, () => chance.bits());
  assert.deepEqual(words, [
    ...philox([0, 0, 9, 0], [5, 0]),
    ...philox([1, 0, 9, 0], [5, 0]),
  ]);
});

Deno.test("Random uses all 53 bits of its seed", () => {
  assert.notEqual(new Random(1).bits(), new Random(1 + 2 ** 32).bits());
  assert.notEqual(new Random(0).bits(), new Random(2 ** 52).bits());
});

Deno.test("Random.uniform() fills its interval evenly", () => {
  const chance = new Random(1), tenths = new Array(10).fill(0), n = 100_000;
  for (let i = 0; i < n; i++) tenths[Math.floor(chance.uniform(0, 10))]++;
  const chiSquare = tenths.reduce(
    (s, k) => s + (k - n / 10) ** 2 / (n / 10),
    0,
  );
  assert.ok(chiSquare < 27.9, `χ² = ${chiSquare}`); // 9 degrees of freedom, one in a thousand
});

Deno.test("Random.normal() has the moments 0, 1, 0, 3", () => {
  const chance = new Random(2), n = 100_000, sums = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const z = chance.normal();
    sums.forEach((_, k) => sums[k] += z ** (k + 1));
  }
  // Four standard errors of each moment's average.
  [0, 1, 0, 3].forEach((moment, k) => {
    const error = 4 * Math.sqrt([1, 2, 15, 96][k] / n);
    assert.ok(Math.abs(sums[k] / n - moment) < error, `moment ${k + 1}`);
  });
});

Deno.test("Random.shuffle() gives every order equally often", () => {
  const chance = new Random(3), count = new Map<string, number>(), n = 24_000;
  for (let i = 0; i < n; i++) {
    const order = chance.shuffle([1, 2, 3, 4]).join("");
    count.set(order, (count.get(order) ?? 0) + 1);
  }
  const chiSquare = [...count.values()]
    .reduce((sum, k) => sum + (k - 1000) ** 2 / 1000, 0);
  assert.equal(count.size, 24);
  assert.ok(chiSquare < 49.7, `χ² = ${chiSquare}`); // 23 degrees of freedom, one in a thousand
});

Deno.test("Random.shuffle() leaves what it was given as it was", () => {
  const cards = [1, 2, 3, 4];
  new Random(3).shuffle(cards);
  assert.deepEqual(cards, [1, 2, 3, 4]);
});

Deno.test("Random.stream() does not depend on what was drawn before", () => {
  const used = new Random(4);
  for (let i = 0; i < 100; i++) used.bits();
  assert.equal(used.stream(3).bits(), new Random(4).stream(3).bits());
});

Deno.test("Random's streams are not correlated", () => {
  const a = new Random(4, 1), b = new Random(4, 2), n = 50_000;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += a.normal() * b.normal();
  assert.ok(Math.abs(sum / n) < 4 / Math.sqrt(n));
});

Deno.test("Random.uniform() refuses ends in the wrong order", () => {
  assert.equal(new Random(1).uniform(2, 2), 2);
  assert.throws(() => new Random(1).uniform(2, 1), {
    name: "ValueError",
    message:
      "Cannot draw a number between two others: low must not be above high, but they are 2 and 1",
  });
  assert.throws(() => new Random(1).uniform(NaN, 1), { name: "ValueError" });
});

Deno.test("Random refuses what is not a seed, a stream or a count", () => {
  assert.throws(() => new Random(0.5), {
    name: "ValueError",
    message:
      "Cannot start a random stream: the seed must be a whole number from 0 to 2^53 - 1, but it is 0.5",
  });
  assert.throws(() => new Random(1, -1), {
    message:
      "Cannot start a random stream: the stream must be a whole number from 0 to 2^32 - 1, but it is -1",
  });
  assert.throws(() => new Random(1).choice([]), {
    message:
      "Cannot draw a whole number: there must be from 1 to 2^32 to draw from, but there are 0",
  });
});
