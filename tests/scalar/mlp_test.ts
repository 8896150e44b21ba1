/** The multi-layer perceptron: Values and plain numbers agree, it learns, and it refuses what does not fit. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { Random } from "../../lib/random.ts";
import { relu, step, tanh } from "../../lib/scalar/activations.ts";
import { descend } from "../../lib/scalar/descend.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { halfSquare } from "../../lib/scalar/losses.ts";
import { type Mlp, mlp } from "../../lib/scalar/mlp.ts";
import { sum } from "../../lib/scalar/sums.ts";

const XOR = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]];

Deno.test("Mlp.output(), predict() and forward() give the same numbers", () => {
  fc.assert(fc.property(
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
    fc.nat(),
    (sizes, seed) => {
      const chance = new Random(seed);
      const net = mlp(sizes, { chance, activation: tanh });
      const x = Array.from({ length: sizes[0] }, () => chance.normal());
      const plain = net.predict(x);
      const close = (a: number[]) =>
        a.forEach((y, i) => assert.ok(Math.abs(y - plain[i]) < 1e-12));
      close(net.output(x).map((y) => y.data));
      close(net.forward(x).output.map((y) => y.data));
    },
  ));
});

Deno.test("Mlp.forward() names every number in the house notation", () => {
  const net = mlp([2, 2, 1], { chance: new Random(1) });
  const { z, a, output } = net.forward([0.5, 0.3]);
  assert.deepEqual(z.map((layer) => layer.map((v) => v.name)), [
    ["z_1^{[1]}", "z_2^{[1]}"],
    ["z_1^{[2]}"],
  ]);
  assert.equal(a[0][1].name, "a_2^{[1]}");
  assert.equal(output[0].name, "\\hat{y}");
});

Deno.test("mlp() counts its parameters: the 3-4-1 net of the sources has 21", () => {
  // Ledger L0-029.
  assert.equal(mlp([3, 4, 1], { chance: new Random(1) }).parameterCount, 21);
  const weights = [[[1, 2], [3, 4]], [[5, 6]]];
  assert.equal(mlp([2, 2, 1], { weights }).parameterCount, 6);
});

Deno.test("mlp() draws weights whose sums are as large for many inputs as for few", () => {
  const net = mlp([400, 50, 1], { chance: new Random(3) });
  const spread = (weights: readonly { data: number }[]) =>
    Math.sqrt(weights.reduce((s, w) => s + w.data ** 2, 0));
  const { layer1 } = net.parameters;
  for (const row of layer1.weight) assert.ok(Math.abs(spread(row) - 1) < 0.2);
  assert.ok(layer1.bias!.every((b) => b.data === 0));
});

Deno.test("mlp() is the same network for the same seed", () => {
  const first = mlp([2, 3, 1], { chance: new Random(5) });
  const second = mlp([2, 3, 1], { chance: new Random(5) });
  assert.deepEqual(first.plain, second.plain);
});

Deno.test("Mlp learns XOR by gradient descent", () => {
  let net = mlp([2, 3, 1], { activation: tanh, chance: new Random(1) });
  const lossOf = (net: Mlp) =>
    sum(XOR.map(([x1, x2, y]) => halfSquare.on(net.output([x1, x2])[0], y)));
  for (let k = 0; k < 500; k++) {
    const slopes = gradients(lossOf(net), net.parameters);
    net = net.with(descend(net.parameters, slopes, { rate: 0.2 }));
  }
  for (const [x1, x2, y] of XOR) {
    assert.ok(Math.abs(net.predict([x1, x2])[0] - y) < 0.1, `${x1} ${x2}`);
  }
});

Deno.test("Mlp.with() keeps activations, sizes and the old network", () => {
  const net = mlp([2, 2, 1], {
    activation: relu,
    output: step,
    chance: new Random(1),
  });
  const before = net.plain;
  const slopes = gradients(net.forward([1, 1]).z[1][0], net.parameters);
  const next = net.with(descend(net.parameters, slopes, { rate: 1 }));
  assert.deepEqual(net.plain, before);
  assert.notDeepEqual(next.plain, before);
  assert.deepEqual(next.sizes, [2, 2, 1]);
  assert.deepEqual(next.layers.map((l) => l.activation), [relu, step]);
});

Deno.test("mlp() says what does not fit, and what to add", () => {
  assert.throws(() => mlp([2, 2, 1]), {
    name: "ValueError",
    message:
      "Cannot build a 2-2-1 network: it must have weights or chance, but it has neither; add { chance: new Random(1) }",
  });
  assert.throws(() => mlp([2, 0, 1], { chance: new Random(1) }), {
    message:
      "Cannot build a network of sizes [2, 0, 1]: every size must be a whole number above 0, but one is 0",
  });
  assert.throws(() => mlp([2], { chance: new Random(1) }), {
    message:
      "Cannot build a network of sizes [2]: there must be at least two, inputs and outputs, but there are fewer",
  });
  assert.throws(() => mlp([2, 3], { weights: [[[1, 2, 3], [4, 5, 6]]] }), {
    name: "ShapeError",
    message:
      "Cannot build a 2-3 network: the weights of layer 1 must be [3, 2], a row for each unit, but they are [2, 3]",
  });
  assert.throws(() => mlp([2, 1], { weights: [[[1, 2]]], biases: [] }), {
    message:
      "Cannot build a 2-1 network: there must be biases for each of its layers, 1 in all, but there are 0",
  });
});

Deno.test("Mlp.output() and predict() name the network that cannot take the inputs", () => {
  const net = mlp([2, 2, 1], { chance: new Random(1) });
  const message =
    "Cannot run a 2-2-1 network: it takes 2 inputs, but 3 were given";
  assert.throws(() => net.output([1, 2, 3]), { name: "ShapeError", message });
  assert.throws(() => net.predict([1, 2, 3]), { name: "ShapeError", message });
});

Deno.test("mlp() says what the sizes and the options must be", () => {
  const chance = new Random(1);
  const activations =
    "must be one of the library or made by activation(g, { slope, … }), but it is";
  const cases: [unknown[], string][] = [
    [[], "network: the sizes must be a list, but there are none"],
    [["2,2"], 'network: the sizes must be a list, but they are the text "2,2"'],
    [
      [2, 2, 1],
      "network: the sizes must be a list, but they are the number 2; write [2, …]",
    ],
    [
      [[2, undefined], { chance }],
      "network of sizes [2, undefined]: every size must be a whole number above 0, but one is undefined",
    ],
    [
      [[2, 1], 7],
      "2-1 network: the options must be a record, as in mlp([2, 2, 1], { chance: new Random(1) }), but they are the number 7",
    ],
    [
      [[2, 1], { chance: 7 }],
      "2-1 network: chance must be a Random, but it is the number 7; write new Random(1)",
    ],
    [
      [[2, 1], { chance, weights: [[[1, 1]]] }],
      "2-1 network: it must have weights or chance, but it has both; leave one out",
    ],
    [
      [[2, 1], { chance, activation: Math.tanh }],
      `2-1 network: the activation ${activations} a function without a slope`,
    ],
    [
      [[2, 1], { chance, output: "sigmoid" }],
      `2-1 network: the output's activation ${activations} the text "sigmoid"`,
    ],
    [
      [[2, 1], { weights: [1] }],
      "2-1 network: the weights of layer 1 must be a list, but they are the number 1; write [1, …]",
    ],
  ];
  for (const [given, text] of cases) {
    assert.throws(() => (mlp as (...given: unknown[]) => unknown)(...given), {
      message: `Cannot build a ${text}`,
    });
  }
});

Deno.test("Mlp wants one list of inputs; NaN flows through Values and not through predict()", () => {
  const net = mlp([2, 1], { weights: [[[1, NaN]]] });
  for (const method of ["output", "predict", "forward"] as const) {
    const loose = net[method].bind(net) as (...x: unknown[]) => unknown;
    assert.throws(() => loose(1, 1), {
      name: "ShapeError",
      message:
        "Cannot run a 2-1 network: the inputs must be a list of 2 numbers, but they are the number 1; write [1, …]",
    });
    assert.throws(() => loose("11"), {
      name: "ShapeError",
      message:
        'Cannot run a 2-1 network: the inputs must be a list of 2 numbers, but they are the text "11"',
    });
  }
  assert.deepEqual(net.predict([1, 1]), [NaN]);
  assert.ok(Number.isNaN(net.output([NaN, 1])[0].data));
  assert.throws(() => net.predict([NaN, 1]), {
    name: "ValueError",
    message:
      "Cannot run a network with 2 inputs: inputs must be finite numbers, but input 1 is NaN",
  });
});

Deno.test("Mlp.with() and gradients() take parameters, not nothing and not a network", () => {
  const net = mlp([2, 1], { chance: new Random(1) });
  assert.throws(() => net.with(undefined as never), {
    name: "ShapeError",
    message:
      "Cannot exchange the parameters of a 2-1 network: the parameters must be a record, as in net.parameters, but there are none",
  });
  assert.throws(() => gradients(net.output([1, 1])[0], net as never), {
    name: "ShapeError",
    message:
      "Cannot take gradients: it must be a Value, or an array or record of such, but it is an Mlp; take its .parameters",
  });
});

Deno.test("Mlp.with() names the layer that does not fit", () => {
  const net = mlp([2, 2, 1], { chance: new Random(1) });
  const { layer1 } = net.parameters;
  assert.throws(() => net.with({ layer1 }), {
    name: "ShapeError",
    message:
      "Cannot exchange the parameters of a 2-2-1 network: the weight of layer2 must be [1, 2], but it is not there",
  });
});
