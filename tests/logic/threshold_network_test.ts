/** Threshold networks: their layers against the same units wired as a circuit, and what does not fit. */

import assert from "node:assert/strict";
import { allBits } from "../../lib/logic/bits.ts";
import { xnorOfSigmoidNet } from "../../lib/logic/circuits.ts";
import { thresholdNetwork } from "../../lib/logic/threshold_network.ts";
import { thresholdUnit } from "../../lib/logic/threshold_unit.ts";

const and = thresholdUnit({ weights: [1, 1], threshold: 2 });

Deno.test("ThresholdNetwork.run() says layer by layer what the same units say as a circuit", () => {
  const { a1, a2, y } = xnorOfSigmoidNet.units;
  const net = thresholdNetwork([[a1.unit, a2.unit], [y.unit]]);
  assert.deepEqual(net.sizes, [2, 2, 1]);
  for (const x of allBits(2)) {
    const wires = xnorOfSigmoidNet.run(x);
    assert.deepEqual(net.run(x), [[wires.a1, wires.a2], [wires.y]]);
    assert.equal(net.classify(x), wires.y);
  }
});

Deno.test("thresholdNetwork() names the unit that does not fit the layer before", () => {
  assert.throws(() => thresholdNetwork([[and, and, and], [and]]), {
    name: "ShapeError",
    message:
      "Cannot connect unit 1 of layer 2 to 3 wires: it takes 2 wires, but 3 were given",
  });
  assert.throws(() => thresholdNetwork([[and], []]), {
    name: "ShapeError",
    message:
      "Cannot build a threshold network: every layer must have at least 1 unit, but one has none",
  });
});

Deno.test("ThresholdNetwork.run() refuses inputs of another number", () => {
  assert.throws(() => thresholdNetwork([[and]]).run([1]), {
    name: "ShapeError",
    message:
      "Cannot run a threshold network on [1]: it takes 2 inputs, but 1 was given",
  });
});

Deno.test("thresholdNetwork() wants a list of units for each layer", () => {
  const unit = thresholdUnit({ weights: [1], threshold: 1 });
  assert.throws(() => thresholdNetwork(undefined as never), {
    name: "ShapeError",
    message:
      "Cannot build a threshold network: the layers must be a list, but there are none",
  });
  assert.throws(() => thresholdNetwork([unit] as never), {
    name: "ShapeError",
    message:
      "Cannot build a threshold network: the units of layer 1 must be a list, but they are a function",
  });
});
