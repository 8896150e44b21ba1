import assert from "node:assert/strict";
import { circuitDiagram } from "nets/figures";
import {
  fullAdder,
  halfAdder,
  parityCircuit,
  rippleAdder,
  xorOfNandAndOr,
} from "../../lib/logic/circuits.ts";

Deno.test("circuitDiagram() has a line for every wire of the library's circuits", () => {
  for (
    const circuit of [
      xorOfNandAndOr,
      halfAdder,
      fullAdder,
      parityCircuit(3),
      rippleAdder(2),
    ]
  ) {
    const wires = Object.values(circuit.units).reduce((sum, { from }) =>
      sum + from.length, 0) + circuit.outputNames.length;
    const lines = [
      ...circuitDiagram(circuit).outerHTML.matchAll(
        /<path d="M[^"]*[LC][^"]*" fill="none"/g,
      ),
    ].length;
    assert.equal(lines, wires);
  }
});

Deno.test("circuitDiagram() fills the units that fire", () => {
  const values = halfAdder.run([1, 1]);
  const source = circuitDiagram(halfAdder, { values }).outerHTML;
  const filled = [...source.matchAll(/<circle[^>]*fill="#0072B2"/g)].length;
  assert.equal(filled, Object.values(values).filter((bit) => bit === 1).length);
});

Deno.test("circuitDiagram() says each unit's wires and threshold, and all bits", () => {
  const text = circuitDiagram(halfAdder, { values: halfAdder.run([1, 0]) })
    .getAttribute("aria-label")!;
  assert.match(
    text,
    /sum takes x₁ \(weight 1\), x₂ \(weight 1\) and carry \(weight −2\) and fires at 1 or more\./,
  );
  assert.match(text, /With x₁ = 1 and x₂ = 0: carry = 0 and sum = 1\.$/);
});

Deno.test("circuitDiagram() says what it cannot draw", () => {
  const unit = { weights: [1], threshold: 1 };
  assert.throws(
    () =>
      circuitDiagram({
        inputs: ["x1"],
        units: { y: { from: ["x2"], unit } },
        outputNames: ["y"],
      }),
    {
      name: "ValueError",
      message:
        "Cannot draw a circuit: every wire must come from an input or a unit, but there is no `x2`; there are x1 and y",
    },
  );
  assert.throws(
    () =>
      circuitDiagram({
        inputs: ["x1"],
        units: { y: { from: ["x1", "x1"], unit } },
        outputNames: ["y"],
      }),
    {
      name: "ShapeError",
      message:
        "Cannot draw a circuit: at `y`: it takes 1 wire, but 2 were given",
    },
  );
  assert.throws(
    () => circuitDiagram({ inputs: [], units: {}, outputNames: [] }),
    {
      message:
        "Cannot draw a circuit: it must have inputs and outputs, but it has 0 inputs and 0 outputs",
    },
  );
});
