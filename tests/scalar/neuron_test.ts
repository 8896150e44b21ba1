/** One neuron: its sum, its slopes, its parameters, and what it refuses. */

import assert from "node:assert/strict";
import { identity, relu, sigmoid } from "../../lib/scalar/activations.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { neuron, type NeuronOptions } from "../../lib/scalar/neuron.ts";
import { value } from "../../lib/scalar/value.ts";

Deno.test("Neuron.output() is g(w·x + b)", () => {
  const unit = neuron({ weights: [0.7, 0.4], bias: 0.1 });
  assert.ok(
    Math.abs(unit.output([0.5, 0.3]).data - 1 / (1 + Math.exp(-0.57))) < 1e-15,
  );
  assert.equal(unit.activation, sigmoid);
});

Deno.test("Neuron.output() has the gradient (g′(z) x, g′(z))", () => {
  const unit = neuron({ weights: [0.7, 0.4], bias: 0.1 });
  const a = unit.output([0.5, 0.3]).data, slope = a * (1 - a);
  const { weights, bias } = gradients(
    unit.output([0.5, 0.3]),
    unit.parameters,
  );
  assert.ok(Math.abs(weights[0] - slope * 0.5) < 1e-15);
  assert.ok(Math.abs(weights[1] - slope * 0.3) < 1e-15);
  assert.ok(Math.abs(bias! - slope) < 1e-15);
});

Deno.test("a dead ReLU neuron has slope 0, not NaN", () => {
  const unit = neuron({ weights: [-1], bias: -1, activation: relu });
  const out = unit.output([1]).mul(1e300);
  assert.deepEqual(gradients(out, unit.parameters), { weights: [0], bias: 0 });
});

Deno.test("neuron() takes Values as they are and names numbers", () => {
  const w = value(2, "w_5");
  const unit = neuron({ weights: [w, 3], activation: identity });
  assert.equal(unit.weights[0], w);
  assert.deepEqual(unit.weights.map((x) => x.name), ["w_5", "w_2"]);
  assert.deepEqual(Object.keys(unit.parameters), ["weights"]);
});

Deno.test("neuron() and Neuron.output() say what does not fit", () => {
  assert.throws(() => neuron({ weights: [] }), {
    name: "ValueError",
    message:
      "Cannot build a neuron: it must have at least one weight, but it has none",
  });
  assert.throws(() => neuron({ weights: [1, 2] }).output([1, 2, 3]), {
    name: "ShapeError",
    message:
      "Cannot apply a neuron with 2 weights: it takes 2 inputs, but 3 were given",
  });
});

Deno.test("neuron() says which option is missing, or is not what it must be", () => {
  const activations =
    "the activation must be one of the library or made by activation(g, { slope, … }), but it is";
  const cases: [unknown, string][] = [
    [
      undefined,
      "ShapeError: the options must be a record, as in neuron({ weights: [1, 1], bias: -1.5 }), but there are none",
    ],
    [{}, "ShapeError: the weights must be a list, but there are none"],
    [
      { weights: [1], activation: Math.tanh },
      `ValueError: ${activations} a function without a slope`,
    ],
    [
      { weights: [1], activation: "sigmoid" },
      `ValueError: ${activations} the text "sigmoid"`,
    ],
  ];
  for (const [options, text] of cases) {
    const [name, reason] = [text.slice(0, 10), text.slice(12)];
    assert.throws(() => neuron(options as NeuronOptions), {
      name,
      message: `Cannot build a neuron: ${reason}`,
    });
  }
});

Deno.test("Neuron.output() wants one list of inputs", () => {
  const unit = neuron({ weights: [1, 1] });
  assert.throws(
    () => unit.output(1 as never),
    {
      name: "ShapeError",
      message:
        "Cannot apply a neuron with 2 weights: the inputs must be a list of 2 numbers, but they are the number 1; write [1, …]",
    },
  );
});
