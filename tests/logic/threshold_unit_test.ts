/** Threshold units: the gates of the lectures, the tie rule, laws of scaling, and bad input. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { allBits } from "../../lib/logic/bits.ts";
import { gateName } from "../../lib/logic/gates.ts";
import {
  thresholdUnit,
  type ThresholdUnitOptions,
  type Tie,
} from "../../lib/logic/threshold_unit.ts";

const gateOf = (options: ThresholdUnitOptions) =>
  gateName(thresholdUnit(options).table());

const ties = fc.constantFrom<Tie[]>("fire", "rest");
const small = fc.integer({ min: -8, max: 8 });
const units = fc.record({
  weights: fc.array(small, { minLength: 1, maxLength: 5 }),
  threshold: small,
  tie: ties,
});

Deno.test("thresholdUnit() is the gates of the first lecture: AND 2, OR 1, NOT 0, NAND −1", () => {
  assert.equal(gateOf({ weights: [1, 1], threshold: 2 }), "AND");
  assert.equal(gateOf({ weights: [1, 1], threshold: 1 }), "OR");
  assert.equal(gateOf({ weights: [-1], threshold: 0 }), "NOT");
  assert.equal(gateOf({ weights: [-1, -1], threshold: -1 }), "NAND");
});

Deno.test("thresholdUnit() is the gates of the lecture that fires on > 0, with either tie rule", () => {
  for (const tie of ["fire", "rest"] as const) {
    assert.equal(gateOf({ weights: [1, 1], bias: -1.5, tie }), "AND");
    assert.equal(gateOf({ weights: [1, 1], bias: -0.5, tie }), "OR");
    assert.equal(gateOf({ weights: [-1], bias: 0.5, tie }), "NOT");
    assert.equal(gateOf({ weights: [-1, -1], bias: 0.5, tie }), "NOR");
  }
});

Deno.test("thresholdUnit() with weights (1, 1) is AND for 1 < θ ≤ 2 and OR for 0 < θ ≤ 1", () => {
  for (let threshold = 1.125; threshold <= 2; threshold += 0.125) {
    assert.equal(gateOf({ weights: [1, 1], threshold }), "AND");
    assert.equal(gateOf({ weights: [1, 1], threshold: threshold - 1 }), "OR");
  }
  assert.equal(gateOf({ weights: [1, 1], threshold: 0 }), "TRUE");
  assert.equal(gateOf({ weights: [1, 1], threshold: 2.125 }), "FALSE");
});

Deno.test("thresholdUnit() computes 14 of the 16 functions of two bits, never XOR or XNOR", () => {
  const steps = Array.from({ length: 13 }, (_, i) => (i - 6) / 2);
  const found = new Set<string>();
  for (const w1 of steps) {
    for (const w2 of steps) {
      for (const threshold of steps) {
        found.add(gateOf({ weights: [w1, w2], threshold })!);
      }
    }
  }
  assert.equal(found.size, 14);
  assert.ok(!found.has("XOR") && !found.has("XNOR"));
});

Deno.test("ThresholdUnit.score() is w · x − θ, and the unit fires above 0", () => {
  fc.assert(fc.property(units, fc.infiniteStream(small), (options, stream) => {
    const unit = thresholdUnit(options);
    const x = [...stream.take(unit.inputs)];
    let z = -options.threshold;
    options.weights.forEach((w, i) => z += w * x[i]);
    assert.equal(unit.score(x), z + 0);
    const fires = options.tie === "fire" ? z >= 0 : z > 0;
    assert.equal(unit(x), fires ? 1 : 0);
  }));
});

Deno.test("ThresholdUnit.table() is what the unit says to each pattern", () => {
  fc.assert(fc.property(units, (options) => {
    const unit = thresholdUnit(options);
    const table = unit.table();
    assert.equal(table.inputs, unit.inputs);
    for (const x of allBits(unit.inputs)) assert.equal(table.at(x), unit(x));
  }));
});

Deno.test("thresholdUnit() says the same when weights and threshold grow by one positive factor", () => {
  const factors = fc.constantFrom(0.125, 0.5, 3, 7, 1024);
  fc.assert(fc.property(units, factors, (options, k) => {
    const scaled = thresholdUnit({
      ...options,
      weights: options.weights.map((w) => k * w),
      threshold: k * options.threshold,
    });
    assert.ok(scaled.table().equals(thresholdUnit(options).table()));
  }));
});

Deno.test("thresholdUnit() with all signs turned and the other tie rule says the opposite", () => {
  fc.assert(fc.property(units, (options) => {
    const unit = thresholdUnit(options);
    const turned = thresholdUnit({
      weights: options.weights.map((w) => -w),
      threshold: -options.threshold,
      tie: options.tie === "fire" ? "rest" : "fire",
    });
    for (const x of allBits(unit.inputs)) assert.equal(turned(x), 1 - unit(x));
  }));
});

Deno.test("thresholdUnit() takes a bias for a threshold: b = −θ, and never −0", () => {
  fc.assert(fc.property(units, ({ weights, threshold, tie }) => {
    const byThreshold = thresholdUnit({ weights, threshold, tie });
    const byBias = thresholdUnit({ weights, bias: -threshold, tie });
    assert.ok(Object.is(byThreshold.bias, 0 - threshold));
    assert.ok(Object.is(byBias.threshold, threshold));
    assert.ok(byThreshold.table().equals(byBias.table()));
  }));
});

Deno.test("thresholdUnit() with tie: rest and θ = 0 never fires as NOT", () => {
  const not = { weights: [-1], threshold: 0 };
  assert.equal(String(thresholdUnit({ ...not, tie: "rest" }).table()), "00");
  assert.equal(String(thresholdUnit(not).table()), "10");
});

Deno.test("thresholdUnit() compares sums as doubles: 0.1 + 0.2 exceeds 0.3", () => {
  const unit = thresholdUnit({
    weights: [0.1, 0.2],
    threshold: 0.3,
    tie: "rest",
  });
  assert.equal(unit([1, 1]), 1);
});

Deno.test("thresholdUnit() takes real inputs: 0.69 reaches 0.5", () => {
  assert.equal(thresholdUnit({ weights: [1], threshold: 0.5 })([0.69]), 1);
});

Deno.test("thresholdUnit() keeps its own weights, which nobody can change", () => {
  const weights = [1, 1];
  const unit = thresholdUnit({ weights, threshold: 2 });
  weights[0] = 100;
  assert.equal(unit([1, 0]), 0);
  assert.throws(() => (unit.weights as number[])[0] = 100, TypeError);
});

Deno.test("thresholdUnit() names the number that is not finite", () => {
  assert.throws(() => thresholdUnit({ weights: [1, NaN], threshold: 1 }), {
    name: "ValueError",
    message:
      "Cannot build a threshold unit: weights must be finite numbers, but weight 2 is NaN",
  });
  assert.throws(() => thresholdUnit({ weights: [1], threshold: Infinity }), {
    name: "ValueError",
    message:
      "Cannot build a threshold unit: the threshold must be a finite number, but it is Infinity",
  });
  assert.throws(() => thresholdUnit({ weights: [1], bias: NaN }), {
    message:
      "Cannot build a threshold unit: the bias must be a finite number, but it is NaN",
  });
  const unit = thresholdUnit({ weights: [1, 1], threshold: 1 });
  assert.throws(() => unit([1, NaN]), {
    message:
      "Cannot apply a threshold unit to [1, NaN]: inputs must be finite numbers, but input 2 is NaN",
  });
});

Deno.test("thresholdUnit() asks for one of threshold and bias, and for a known tie rule", () => {
  const loose = thresholdUnit as (options: unknown) => unknown;
  assert.throws(() => loose({ weights: [1] }), {
    message:
      "Cannot build a threshold unit: it must have a threshold or a bias (bias = −threshold), but neither was given",
  });
  assert.throws(() => loose({ weights: [1], threshold: 1, bias: -1 }), {
    message:
      "Cannot build a threshold unit: it must have a threshold or a bias (bias = −threshold), but both were given",
  });
  assert.throws(() => loose({ weights: [1], threshold: 1, tie: ">=" }), {
    message:
      'Cannot build a threshold unit: the tie rule must be "fire" or "rest", but it is ">="',
  });
});

Deno.test("thresholdUnit() wants a list of weights, and one list of inputs of that length", () => {
  const loose = thresholdUnit as (options: unknown) => (...x: unknown[]) => 1;
  assert.throws(() => loose({ weights: 1, threshold: 1 }), {
    name: "ShapeError",
    message:
      "Cannot build a threshold unit: the weights must be a list, but they are the number 1; write [1, …]",
  });
  assert.throws(() => loose(undefined), {
    name: "ShapeError",
    message:
      "Cannot build a threshold unit: the options must be a record, as in thresholdUnit({ weights: [1, 1], threshold: 2 }), but there are none",
  });
  assert.throws(() => loose([1, 1]), {
    name: "ShapeError",
    message:
      "Cannot build a threshold unit: the options must be a record, as in thresholdUnit({ weights: [1, 1], threshold: 2 }), but they are an array of 2",
  });
  assert.throws(() => loose({ weights: [], threshold: 1 }), {
    name: "ShapeError",
    message:
      "Cannot build a threshold unit: it must have a weight for each input, but there are none",
  });
  const and = loose({ weights: [1, 1], threshold: 2 });
  assert.throws(() => and([1]), {
    name: "ShapeError",
    message:
      "Cannot apply a threshold unit to [1]: it takes 2 inputs, but 1 was given",
  });
  assert.throws(() => and(0, 1), {
    name: "ShapeError",
    message:
      "Cannot apply a threshold unit to 0: the inputs must be a list of 2 numbers, but they are the number 0; write [0, …]",
  });
});

Deno.test("ThresholdUnit.score() says so when the sum leaves the range of doubles", () => {
  const unit = thresholdUnit({ weights: [1e308, 1e308], threshold: 0 });
  assert.throws(() => unit([1, 1]), {
    message:
      "Cannot apply a threshold unit to [1, 1]: the sum must be a finite number, but it is Infinity",
  });
});
