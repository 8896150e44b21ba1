/** computationGraph() and historyOf(): what was computed, with every value and slope. */

import assert from "node:assert/strict";
import { Random } from "../../lib/random.ts";
import { sigmoid } from "../../lib/scalar/activations.ts";
import { computationGraph } from "../../lib/scalar/computation_graph.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { historyOf } from "../../lib/scalar/history.ts";
import { squaredError } from "../../lib/scalar/losses.ts";
import { mlp } from "../../lib/scalar/mlp.ts";
import { dot, sum } from "../../lib/scalar/sums.ts";
import { type Value, value } from "../../lib/scalar/value.ts";

const close = (actual: number, expected: number, within = 1e-12) =>
  assert.ok(
    Math.abs(actual - expected) <= within,
    `${actual} is not ${expected}`,
  );

Deno.test("computationGraph() has every number, what made it, and kinds by names", () => {
  const w = value(2, "w"), x = value(3, "x"), y = value(5, "y");
  const loss = w.mul(x).named("\\hat{y}").sub(y).pow(2);
  const { nodes, edges } = computationGraph(loss);
  assert.deepEqual(
    nodes.map((
      { label, data, slope, kind, op },
    ) => [label, data, slope, kind, op]),
    [
      ["w", 2, 6, "parameter", undefined],
      ["x", 3, 4, "input", undefined],
      ["\\hat{y}", 6, 2, "compute", "mul"],
      ["y", 5, -2, "input", undefined],
      ["", 1, 2, "compute", "sub"],
      ["", 1, 1, "loss", "^2"],
    ],
  );
  assert.deepEqual(edges, [
    { from: 0, to: 2, slope: 3 },
    { from: 1, to: 2, slope: 2 },
    { from: 2, to: 4, slope: 1 },
    { from: 3, to: 4, slope: -1 },
    { from: 4, to: 5, slope: 2 },
  ]);
});

Deno.test("computationGraph() of only named numbers joins the edges through the others", () => {
  const x = value(3, "x"), u = x.mul(2).add(1).named("u");
  const loss = u.mul(u).add(x).mul(0.5).named("L");
  const { nodes, edges } = computationGraph(loss, { only: "named" });
  assert.deepEqual(nodes.map((node) => [node.label, node.data, node.slope]), [
    ["x", 3, 14.5],
    ["u", 7, 7],
    ["L", 26, 1],
  ]);
  assert.deepEqual(edges, [
    { from: 0, to: 1, slope: 2 },
    { from: 0, to: 2, slope: 0.5 },
    { from: 1, to: 2, slope: 7 },
  ]);
});

Deno.test("computationGraph() of the 2-2-1 network has the ledger's slopes", () => {
  const net = mlp([2, 2, 1], {
    weights: [[[0.7, 0.4], [0.3, 0.6]], [[0.55, 0.45]]],
    output: sigmoid,
  });
  const { output } = net.forward([0.5, 0.3]);
  const C = squaredError.on(output[0], 1).named("C");
  const { nodes } = computationGraph(C, { only: "named" });
  const slope = (label: string) =>
    nodes.find((node) => node.label === label)!.slope;
  assert.equal(nodes.length, 6 + 2 + 2 + 2 + 1 + 1 + 1);
  close(slope("w_{11}^{[2]}"), -0.0997525403151409); // L4-044
  close(slope("w_{12}^{[2]}"), -0.09430209213263215); // L4-046
  close(slope("z_1^{[1]}"), -0.02110154604054566); // L4-049
  close(slope("\\hat{y}"), -0.7085717250874629); // L4-037
});

Deno.test("computationGraph() agrees with gradients() at every node of a network", () => {
  const net = mlp([3, 4, 2], { chance: new Random(2) });
  const { x, z, a, output } = net.forward([1, 0.5, -2]);
  const loss = sum(output.map((y) => squaredError.on(y, 1)));
  const { nodes } = computationGraph(loss);
  const { layer1, layer2 } = net.parameters;
  const values = [...x, ...z.flat(), ...a.flat()]
    .concat(
      [layer1, layer2].flatMap((
        { weight, bias },
      ) => [...weight.flat(), ...bias!]),
    );
  for (const v of values) {
    const node = nodes.find(({ label }) => label === v.name)!;
    close(node.slope, gradients(loss, v), 1e-14);
    assert.equal(node.data, v.data);
  }
});

Deno.test("computationGraph() shows a number used twice in one operation once, with both shares", () => {
  const x = value(3, "x");
  assert.deepEqual(computationGraph(x.mul(x)).edges, [{
    from: 0,
    to: 1,
    slope: 6,
  }]);
  assert.deepEqual(computationGraph(x.sub(x)).edges, [{
    from: 0,
    to: 1,
    slope: 0,
  }]);
  assert.deepEqual(computationGraph(dot([x, x], [2, 5])).edges, [
    { from: 0, to: 3, slope: 7 },
    { from: 1, to: 3, slope: 3 },
    { from: 2, to: 3, slope: 3 },
  ]);
});

Deno.test("computationGraph() of a given number is that number", () => {
  assert.deepEqual(computationGraph(value(2, "w")), {
    nodes: [{ id: 0, label: "w", data: 2, slope: 1, kind: "loss" }],
    edges: [],
  });
});

Deno.test("computationGraph() leaves no trace in later gradients", () => {
  const x = value(3), loss = x.mul(x).mul(x);
  computationGraph(loss);
  assert.equal(gradients(loss, x), 27);
  assert.deepEqual(computationGraph(loss), computationGraph(loss));
});

Deno.test("computationGraph() refuses what is not a Value", () => {
  assert.throws(() => computationGraph(3 as unknown as Value), {
    name: "ValueError",
    message:
      "Cannot draw a computation graph: the loss must be one Value, but it is the number 3, which does not remember how it was made",
  });
});

Deno.test("historyOf() names every operation", () => {
  const x = value(2),
    y = value(3),
    last = (v: Value) => historyOf(v).nodes.at(-1)!.operation;
  assert.deepEqual(
    [
      x,
      x.add(y),
      x.sub(y),
      x.mul(y),
      x.div(y),
      x.pow(y),
      x.pow(2),
      x.neg(),
      x.exp(),
      x.log(),
      x.tanh(),
      x.relu(),
      x.leakyRelu(0.1),
      sum([x, y]),
      dot([x], [y]),
    ].map(last),
    [
      "given",
      "add",
      "sub",
      "mul",
      "div",
      "pow",
      "^2",
      "neg",
      "exp",
      "log",
      "tanh",
      "relu",
      "leakyRelu(0.1)",
      "sum",
      "dot",
    ],
  );
});

Deno.test("historyOf() follows numbers to older tapes", () => {
  const x = value(2, "x"), old = x.mul(x).named("old"), filler = value(1);
  for (let i = 0; i < 40_000; i++) filler.add(1);
  const { nodes, placeOf } = historyOf(old.mul(x).add(old));
  assert.deepEqual(
    nodes.map((
      { name, operation, inputs },
    ) => [name, operation, inputs.length]),
    [
      ["x", "given", 0],
      ["old", "mul", 1],
      [undefined, "mul", 2],
      [undefined, "add", 2],
    ],
  );
  assert.deepEqual(historyOf(old.mul(old)).nodes.at(-1)!.inputs, [
    { from: 1, slope: 8 },
  ]);
  assert.equal(placeOf(x), 0);
  assert.equal(placeOf(old), 1);
  assert.equal(placeOf(filler), undefined);
});

Deno.test("historyOf() takes a long chain", () => {
  let x = value(1);
  for (let i = 0; i < 50_000; i++) x = x.add(1);
  assert.equal(historyOf(x).nodes.length, 100_001);
});
