/** Schedules have exactly the rates that their formulas say. */

import assert from "node:assert/strict";
import { constantRate, cosine, reciprocal, stepDecay } from "nets/nn";

const rates = (schedule: (k: number) => number, ks: readonly number[]) =>
  ks.map(schedule);

Deno.test("constantRate: the same for ever", () => {
  assert.deepEqual(rates(constantRate(0.1), [0, 1, 1e6]), [0.1, 0.1, 0.1]);
});

Deno.test("reciprocal: c1 / (k + c2)", () => {
  const expected = [0.5, 0.4, 1 / 3, 0.25];
  assert.deepEqual(rates(reciprocal({ c1: 2, c2: 4 }), [0, 1, 2, 4]), expected);
});

Deno.test("stepDecay: each stair is a factor of the one before", () => {
  const schedule = stepDecay({ rate: 8, every: 3, factor: 0.25 });
  assert.deepEqual(rates(schedule, [0, 2, 3, 5, 6, 9]), [
    8,
    8,
    2,
    2,
    0.5,
    0.125,
  ]);
  assert.equal(stepDecay({ rate: 8, every: 3 })(3), 4);
});

Deno.test("cosine: from the rate by the middle to the least, and stays there", () => {
  const schedule = cosine({ rate: 3, least: 1, steps: 6 });
  const expected = [3, 2.5, 2, 1.5, 1, 1, 1];
  rates(schedule, [0, 2, 3, 4, 6, 7, 1000])
    .forEach((rate, i) => assert.ok(Math.abs(rate - expected[i]) < 1e-15));
});

Deno.test("cosine: a warm-up rises in a line to the full rate, where the wave begins", () => {
  const schedule = cosine({ rate: 4, steps: 8, warmUp: 4 });
  assert.deepEqual(rates(schedule, [0, 1, 2, 3, 4, 6, 8]), [
    1,
    2,
    3,
    4,
    4,
    2,
    0,
  ]);
});

Deno.test("schedules: what is out of range is named", () => {
  const errors: [() => unknown, string][] = [
    [
      () => constantRate(0),
      "Cannot make a schedule: the rate must be a finite number above 0, but it is 0",
    ],
    [
      () => reciprocal({ c1: 1, c2: 0 }),
      "Cannot make a reciprocal schedule: c2 must be a finite number above 0, but it is 0",
    ],
    [
      () => cosine({ rate: 1, steps: 10, warmup: 1 } as never),
      "Cannot make a cosine schedule: its options must be among rate, steps, least, warmUp, but one is warmup",
    ],
    [
      () => stepDecay({ rate: 1, every: 1, gamma: 2 } as never),
      "Cannot make a schedule of steps: its options must be among rate, every, factor, but one is gamma",
    ],
    [
      () => reciprocal({ c1: 1, c2: 1, c3: 1 } as never),
      "Cannot make a reciprocal schedule: its options must be among c1, c2, but one is c3",
    ],
    [
      () => stepDecay({ rate: 1, every: 0.5 }),
      "Cannot make a schedule of steps: the length of a stair must be a whole number, 1 or more, but it is 0.5",
    ],
    [
      () => cosine({ rate: 1, steps: 10, least: 2 }),
      "Cannot make a cosine schedule: the least rate must be a number from 0 to 1, but it is 2",
    ],
    [
      () => cosine({ rate: 1, steps: 10, warmUp: 10 }),
      "Cannot make a cosine schedule: the length of the warm-up must be a number from 0 to 9, but it is 10",
    ],
    [
      () => cosine(0.1 as never),
      "Cannot make a cosine schedule: the options must be a record, as in cosine({ rate: 0.1, steps: 1000 }), but they are the number 0.1",
    ],
  ];
  for (const [f, message] of errors) assert.throws(f, { message });
});
