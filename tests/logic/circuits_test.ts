/** The named circuits: XOR and XNOR of the lectures, parity, and adders against integer addition. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { allBits, type Bit, type Bits } from "../../lib/logic/bits.ts";
import { type Circuit, circuit } from "../../lib/logic/circuit.ts";
import {
  fullAdder,
  halfAdder,
  parityCircuit,
  rippleAdder,
  xnorOfSigmoidNet,
  xorOfMinskyPapert,
  xorOfNandAndOr,
  xorWithSkip,
} from "../../lib/logic/circuits.ts";
import { parity } from "../../lib/logic/gates.ts";
import { thresholdUnit, type Tie } from "../../lib/logic/threshold_unit.ts";

const outputsOf = (net: Circuit, wire?: string) => net.table(wire).outputs;
const numberOf = (x: Bits) => parseInt(x.join(""), 2);
const bitsOf = (n: number, length: number) =>
  [...n.toString(2).padStart(length, "0")].map((c) => Number(c) as Bit);

Deno.test("xorOfNandAndOr has NAND and OR in its hidden layer and AND behind them", () => {
  assert.deepEqual(outputsOf(xorOfNandAndOr, "nand"), [1, 1, 1, 0]);
  assert.deepEqual(outputsOf(xorOfNandAndOr, "or"), [0, 1, 1, 1]);
  assert.deepEqual(outputsOf(xorOfNandAndOr), [0, 1, 1, 0]);
});

Deno.test("xorOfMinskyPapert uses the nine numbers and computes XOR", () => {
  const { h1, h2, y } = xorOfMinskyPapert.units;
  const units = [h1.unit, h2.unit, y.unit];
  assert.deepEqual(units.map((unit) => unit.threshold), [-1, 1, 2]);
  const weights = units.flatMap((unit) => unit.weights);
  assert.deepEqual(weights.toSorted(), [-1, -1, 1, 1, 1, 1]);
  assert.deepEqual(outputsOf(xorOfMinskyPapert), [0, 1, 1, 0]);
});

/** A net of two hidden units and one output, from six weights and three thresholds. */
function twoOneNet(w: number[], [t1, t2, t3]: number[], tie: Tie): Circuit {
  const unit = (a: number, b: number, threshold: number) =>
    thresholdUnit({ weights: [a, b], threshold, tie });
  return circuit({
    inputs: ["x1", "x2"],
    units: {
      h1: { from: ["x1", "x2"], unit: unit(w[0], w[1], t1) },
      h2: { from: ["x1", "x2"], unit: unit(w[2], w[3], t2) },
      y: { from: ["h1", "h2"], unit: unit(w[4], w[5], t3) },
    },
    outputs: ["y"],
  });
}

/** The placements of four +1 and two −1 on the six edges for which the net is XOR. */
function xorPlacements(thresholds: number[], tie: Tie): number[][] {
  const placements = allBits(6).filter((x) =>
    x.filter((bit) => bit === 1).length === 4
  ).map((x) => x.map((bit) => 2 * bit - 1));
  assert.equal(placements.length, 15);
  return placements.filter((w) =>
    String(twoOneNet(w, thresholds, tie).table().outputs) === "0,1,1,0"
  );
}

Deno.test("xorOfMinskyPapert is the only placement of its six signs that computes XOR", () => {
  assert.deepEqual(xorPlacements([-1, 1, 2], "fire"), [[-1, -1, 1, 1, 1, 1]]);
});

Deno.test("xorOfMinskyPapert has no placement at all if ties rest", () => {
  assert.deepEqual(xorPlacements([-1, 1, 2], "rest"), []);
});

Deno.test("xorOfMinskyPapert is unique for its nine numbers up to swapping the hidden units", () => {
  const found = [
    [-1, 1, 2],
    [1, -1, 2],
    [-1, 2, 1],
    [2, -1, 1],
    [1, 2, -1],
    [2, 1, -1],
  ].flatMap((thresholds) =>
    xorPlacements(thresholds, "fire").map((weights) => ({
      thresholds,
      weights,
    }))
  );
  assert.deepEqual(found, [
    { thresholds: [-1, 1, 2], weights: [-1, -1, 1, 1, 1, 1] },
    { thresholds: [1, -1, 2], weights: [1, 1, -1, -1, 1, 1] },
  ]);
});

Deno.test("xnorOfSigmoidNet is AND and NOR behind OR", () => {
  assert.deepEqual(outputsOf(xnorOfSigmoidNet, "a1"), [0, 0, 0, 1]);
  assert.deepEqual(outputsOf(xnorOfSigmoidNet, "a2"), [1, 0, 0, 0]);
  assert.deepEqual(outputsOf(xnorOfSigmoidNet), [1, 0, 0, 1]);
});

Deno.test("xnorOfSigmoidNet has the scores of the sigmoid net before its sigmoids", () => {
  const { a1, a2, y } = xnorOfSigmoidNet.units;
  const x = allBits(2);
  assert.deepEqual(x.map((row) => a1.unit.score(row)), [-6, -2, -2, 2]);
  assert.deepEqual(x.map((row) => a2.unit.score(row)), [2, -2, -2, -6]);
  assert.equal(y.unit.bias, -0.5);
});

Deno.test("xnorOfSigmoidNet's last line, read in the plane of the inputs, is OR", () => {
  assert.deepEqual(xnorOfSigmoidNet.units.y.unit.table().outputs, [0, 1, 1, 1]);
});

Deno.test("xorWithSkip needs one hidden unit", () => {
  assert.deepEqual(outputsOf(xorWithSkip), [0, 1, 1, 0]);
  assert.deepEqual(outputsOf(xorWithSkip, "both"), [0, 0, 0, 1]);
  assert.deepEqual(xorWithSkip.layers(), [["x1", "x2"], ["both"], ["y"]]);
});

Deno.test("halfAdder and fullAdder count their inputs in binary", () => {
  for (const adder of [halfAdder, fullAdder]) {
    for (const x of allBits(adder.inputs.length)) {
      const count = x.filter((bit) => bit === 1).length;
      assert.equal(numberOf(adder.outputs(x)), count);
    }
  }
});

Deno.test("rippleAdder() adds every pair of numbers of up to 4 bits", () => {
  for (let bits = 1; bits <= 4; bits++) {
    const adder = rippleAdder(bits);
    for (let a = 0; a < 2 ** bits; a++) {
      for (let b = 0; b < 2 ** bits; b++) {
        const x = [...bitsOf(a, bits), ...bitsOf(b, bits)];
        assert.equal(numberOf(adder.outputs(x)), a + b);
      }
    }
  }
});

Deno.test("rippleAdder() adds numbers of 32 bits", () => {
  const adder = rippleAdder(32);
  const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  fc.assert(fc.property(number, number, (a, b) => {
    const x = [...bitsOf(a, 32), ...bitsOf(b, 32)];
    assert.equal(numberOf(adder.outputs(x)), a + b);
  }));
});

Deno.test("rippleAdder() is as deep as its numbers are long: a carry and a sum for each digit", () => {
  assert.deepEqual(rippleAdder(2).layers(), [
    ["a1", "a0", "b1", "b0"],
    ["c1"],
    ["s0", "c2"],
    ["s1"],
  ]);
});

Deno.test("parityCircuit() is parity, with n hidden units", () => {
  for (let n = 1; n <= 8; n++) {
    const net = parityCircuit(n);
    assert.ok(net.table().equals(parity(n)));
    assert.equal(Object.keys(net.units).length, n + 1);
    assert.equal(net.layers().length, 3);
  }
});

Deno.test("rippleAdder() and parityCircuit() refuse what does not count", () => {
  assert.throws(() => rippleAdder(0), {
    name: "ValueError",
    message:
      "Cannot build a ripple adder: the number of bits must be a whole number, 1 or more, but it is 0",
  });
  assert.throws(() => parityCircuit(2.5), {
    message:
      "Cannot build a parity circuit: the number of inputs must be a whole number, 1 or more, but it is 2.5",
  });
});
