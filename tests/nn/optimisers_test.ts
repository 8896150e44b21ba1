/** Every optimiser makes the steps that its formulas say, written out here in 64 bits. */

import assert from "node:assert/strict";
import { adam, adamW, type Optimiser, rmsProp, sgd } from "nets/nn";
import { optimise, tensor, variable } from "nets/tensor";
import { DOUBLE } from "../support/gradient_check.ts";

/** The weight after a step: from the weight, its slope and the step's number. */
type Formula = (w: number, g: number, t: number) => number;

/** What an optimiser does to one weight, by hand; each call begins with an empty memory. */
const FORMULAS: Readonly<Record<string, [Optimiser, () => Formula]>> = {
  "sgd": [sgd({ rate: 0.1 }), () => (w, g) => w - 0.1 * g],
  "sgd with decay": [
    sgd({ rate: 0.1, decay: 0.3 }),
    () => (w, g) => w - 0.1 * (g + 0.3 * w),
  ],
  "sgd with momentum": [
    sgd({ rate: 0.1, momentum: 0.9, decay: 0.3 }),
    () => {
      let v = 0;
      return (w, g) => {
        v = 0.9 * v + g + 0.3 * w;
        return w - 0.1 * v;
      };
    },
  ],
  "sgd by Nesterov": [
    sgd({ rate: 0.1, momentum: 0.9, nesterov: true }),
    () => {
      let v = 0;
      return (w, g) => {
        v = 0.9 * v + g;
        return w - 0.1 * (g + 0.9 * v);
      };
    },
  ],
  "rmsProp": [
    rmsProp({ rate: 0.1, smoothing: 0.9, epsilon: 0.01, decay: 0.2 }),
    () => {
      let v = 0;
      return (w, slope) => {
        const g = slope + 0.2 * w;
        v = 0.9 * v + 0.1 * g ** 2;
        return w - 0.1 * g / (Math.sqrt(v) + 0.01);
      };
    },
  ],
  "adam": [
    adam({ rate: 0.1, beta1: 0.8, beta2: 0.9, epsilon: 0.01, decay: 0.2 }),
    () => adamByHand((w, g) => g + 0.2 * w, (w) => w),
  ],
  "adamW": [
    adamW({ rate: 0.1, beta1: 0.8, beta2: 0.9, epsilon: 0.01, decay: 0.2 }),
    () => adamByHand((_, g) => g, (w) => w - 0.1 * 0.2 * w),
  ],
};

function adamByHand(
  slopeOf: (w: number, g: number) => number,
  decayed: (w: number) => number,
): Formula {
  let m = 0, v = 0;
  return (w, slope, t) => {
    const g = slopeOf(w, slope);
    m = 0.8 * m + 0.2 * g;
    v = 0.9 * v + 0.1 * g ** 2;
    const [mHat, vHat] = [m / (1 - 0.8 ** t), v / (1 - 0.9 ** t)];
    return decayed(w) - 0.1 * mHat / (Math.sqrt(vHat) + 0.01);
  };
}

/** A bumpy slope, other at each step and weight. */
const slopeAt = (w: number, t: number) => Math.sin(3 * w) + Math.cos(t);

for (const [name, [optimiser, byHand]] of Object.entries(FORMULAS)) {
  Deno.test(`${name}: ten steps are those of its formulas`, async () => {
    const start = [1.5, -0.25, 0];
    const w = variable(tensor(start, { backend: DOUBLE }));
    const state = Array.from(
      { length: optimiser.slots },
      () => variable(tensor([0, 0, 0], { backend: DOUBLE })),
    );
    const formulas = start.map(byHand);
    let expected = start;
    for (let t = 1; t <= 10; t++) {
      const slopes = expected.map((w) => slopeAt(w, t));
      const slope = tensor(slopes, { backend: DOUBLE });
      optimise(optimiser.update(t, 0.1), w, slope, state);
      expected = expected.map((w, i) => formulas[i](w, slopes[i], t));
      const now = await w.read();
      expected.forEach((x, i) => assert.ok(Math.abs(now[i] - x) < 1e-13));
    }
  });
}

Deno.test("adam: the usual settings are those of the paper, adamW's decay that of PyTorch", () => {
  assert.deepEqual(adam({ rate: 0.1 }).update(3, 0.1), {
    rule: "adam",
    rate: 0.1,
    decay: 0,
    decoupled: false,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-8,
    t: 3,
  });
  const { decay, decoupled } = adamW({ rate: 0.1 }).update(1, 0.1) as {
    readonly decay: number;
    readonly decoupled: boolean;
  };
  assert.deepEqual({ decay, decoupled }, { decay: 0.01, decoupled: true });
});

Deno.test("sgd: a description cannot be changed", () => {
  assert.ok(Object.isFrozen(sgd({ rate: 0.1 })));
  assert.ok(Object.isFrozen(adam({ rate: 0.1 })));
});

Deno.test("optimisers: what is out of range is named", () => {
  const errors: [() => unknown, string][] = [
    [
      () => sgd(undefined as never),
      "Cannot make the optimiser sgd: the options must be a record, as in sgd({ rate: 0.1 }), but there are none",
    ],
    [
      () => sgd({ rate: 1, weightDecay: 1 } as never),
      "Cannot make the optimiser sgd: its options must be among rate, momentum, nesterov, decay, but one is weightDecay",
    ],
    [
      () => adam({ lr: 0.1 } as never),
      "Cannot make the optimiser adam: its options must be among rate, beta1, beta2, epsilon, decay, but one is lr",
    ],
    [
      () => rmsProp({ rate: 1, alpha: 0.9 } as never),
      "Cannot make the optimiser rmsProp: its options must be among rate, smoothing, epsilon, decay, but one is alpha",
    ],
    [
      () => sgd({ rate: -1 }),
      "Cannot make the optimiser sgd: the rate must be a finite number above 0, but it is -1",
    ],
    [
      () => sgd({ rate: 0.1, momentum: 1.5 }),
      "Cannot make the optimiser sgd: the momentum must be a number from 0 to 1, but it is 1.5",
    ],
    [
      () => sgd({ rate: 0.1, nesterov: true }),
      "Cannot make the optimiser sgd: Nesterov's step needs a momentum above 0, but it is 0; add momentum: 0.9",
    ],
    [
      () => rmsProp({ rate: 0.1, epsilon: 0 }),
      "Cannot make the optimiser rmsProp: epsilon must be a finite number above 0, but it is 0",
    ],
    [
      () => rmsProp({ rate: 0.1, smoothing: -0.1 }),
      "Cannot make the optimiser rmsProp: the smoothing must be a number from 0 to 1, but it is -0.1",
    ],
    [
      () => adam({ rate: 0.1, beta2: 1 }),
      "Cannot make the optimiser adam: beta2 must be from 0 to below 1, but it is 1",
    ],
    [
      () => adamW({ rate: 0.1, decay: -1 }),
      "Cannot make the optimiser adamW: the decay must be a number, 0 or more, but it is -1",
    ],
  ];
  for (const [f, message] of errors) assert.throws(f, { message });
});
