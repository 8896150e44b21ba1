/** A layer: rows of W are units, names are the house's, and odd shapes are refused. */

import assert from "node:assert/strict";
import { identity } from "../../lib/scalar/activations.ts";
import { layer, type LayerOptions } from "../../lib/scalar/layer.ts";

Deno.test("Layer.score() is W x + b, a row of W for each unit", () => {
  const three = layer({
    weight: [[1, 2], [3, 4], [5, 6]],
    bias: [0.5, 0, -0.5],
    activation: identity,
  });
  assert.deepEqual(three.score([1, -1]).map((z) => z.data), [-0.5, -1, -1.5]);
  assert.deepEqual(three.output([1, -1]).map((a) => a.data), [-0.5, -1, -1.5]);
  assert.equal(three.inputs, 2);
});

Deno.test("layer() names parameters to-from, with the number of the layer", () => {
  const { weight, bias } =
    layer({ weight: [[1, 2], [3, 4]], bias: [5, 6], number: 2 }).parameters;
  assert.equal(weight[0][1].name, "w_{12}^{[2]}");
  assert.equal(weight[1][0].name, "w_{21}^{[2]}");
  assert.equal(bias![1].name, "b_2^{[2]}");
});

Deno.test("layer() refuses ragged rows, missing biases, and no weights", () => {
  assert.throws(() => layer({ weight: [[1, 2], [3]] }), {
    name: "ShapeError",
    message:
      "Cannot build layer 1: every row of weights must have 2 as row 1 does, but row 2 has 1",
  });
  assert.throws(() => layer({ weight: [[1], [2]], bias: [0], number: 3 }), {
    name: "ShapeError",
    message:
      "Cannot build layer 3: it must have a bias for each of its 2 units, but it has 1",
  });
  assert.throws(() => layer({ weight: [] }), {
    name: "ValueError",
    message:
      "Cannot build layer 1: it must have at least one weight, but it has none",
  });
});

Deno.test("layer() says which option is missing, or is not what it must be", () => {
  const cases: [unknown, string][] = [
    [
      undefined,
      "build a layer: the options must be a record, as in layer({ weight: [[1, 1], [1, -1]] }), but there are none",
    ],
    [
      {},
      "build layer 1: the weights must be a list, but there are none",
    ],
    [
      { weight: [1, 1] },
      "build layer 1: the weights of unit 1 must be a list, but they are the number 1; write [1, …]",
    ],
    [
      { weight: [[1]], bias: 1 },
      "build layer 1: the biases must be a list, but they are the number 1; write [1, …]",
    ],
    [
      { weight: [[1]], activation: Math.tanh },
      "build layer 1: the activation must be one of the library or made by activation(g, { slope, … }), but it is a function without a slope",
    ],
  ];
  for (const [options, text] of cases) {
    assert.throws(() => layer(options as LayerOptions), {
      message: `Cannot ${text}`,
    });
  }
});

Deno.test("Layer.output() wants one list of inputs", () => {
  const two = layer({ weight: [[1, 1], [1, -1]] });
  assert.throws(() => two.output(1 as never), {
    name: "ShapeError",
    message:
      "Cannot apply a neuron with 2 weights: the inputs must be a list of 2 numbers, but they are the number 1; write [1, …]",
  });
});
