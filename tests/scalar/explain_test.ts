/** explain(): the ledger's worked networks, path counts against widths, and every number against gradients(). */

import assert from "node:assert/strict";
import fc from "fast-check";
import { Random } from "../../lib/random.ts";
import { relu, sigmoid } from "../../lib/scalar/activations.ts";
import { explain } from "../../lib/scalar/explain.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { halfSquare, squaredError } from "../../lib/scalar/losses.ts";
import { type Mlp, mlp } from "../../lib/scalar/mlp.ts";
import { type Value, value } from "../../lib/scalar/value.ts";

const close = (actual: number, expected: number, within = 1e-12) =>
  assert.ok(
    Math.abs(actual - expected) <= within,
    `${actual} is not ${expected}`,
  );

/** The 2-2-1 network of source 004, with the letters of source 002. */
function workedExample(): { net: Mlp; w: Value[] } {
  const w = [0.7, 0.3, 0.4, 0.6, 0.55, 0.45].map((x, i) =>
    value(x, `w_${i + 1}`)
  );
  const weights = [[[w[0], w[2]], [w[1], w[3]]], [[w[4], w[5]]]];
  return { net: mlp([2, 2, 1], { weights, output: sigmoid }), w };
}

Deno.test("explain() writes one product for a weight with one path, and its gradient is the ledger's", () => {
  const { net, w } = workedExample();
  const { output } = net.forward([0.5, 0.3]);
  const C = squaredError.on(output[0], 1).named("C");
  const { slope, symbolic, numeric, paths, multiplications } = explain(
    C,
    w[2],
    {
      digits: 4,
    },
  );
  close(slope, -0.006330463812163697); // L4-050, w3
  assert.equal(
    symbolic,
    "\\frac{\\partial C}{\\partial w_3} = " +
      "\\frac{\\partial C}{\\partial \\hat{y}} \\cdot " +
      "\\frac{\\partial \\hat{y}}{\\partial z_1^{[2]}} \\cdot " +
      "\\frac{\\partial z_1^{[2]}}{\\partial a_1^{[1]}} \\cdot " +
      "\\frac{\\partial a_1^{[1]}}{\\partial z_1^{[1]}} \\cdot " +
      "\\frac{\\partial z_1^{[1]}}{\\partial w_3}",
  );
  // L4-037, L4-041, w5, L4-048, x2
  assert.equal(
    numeric,
    "\\begin{aligned} \\frac{\\partial C}{\\partial w_3} &\\approx " +
      "(-0.7086) \\cdot 0.2288 \\cdot 0.55 \\cdot 0.2367 \\cdot 0.3 \\\\ " +
      "&\\approx -0.00633 \\end{aligned}",
  );
  assert.equal(paths, 1);
  assert.deepEqual(multiplications, { paths: 4, delta: 4, saved: 0 });
});

Deno.test("explain() writes the δ form in the house notation, factors by their names", () => {
  const { net, w } = workedExample();
  const { output } = net.forward([0.5, 0.3]);
  const { delta } = explain(squaredError.on(output[0], 1).named("C"), w[2], {
    digits: 9,
  });
  // L4-042: −0.162098104, L4-049: −0.021101546, L4-050: −0.00633046381
  assert.equal(
    delta,
    "\\begin{aligned} " +
      "\\delta_1^{[2]} &= \\frac{\\partial C}{\\partial \\hat{y}} \\cdot \\sigma'(z_1^{[2]}) " +
      "\\approx (-0.708571725) \\cdot 0.22876739 \\approx -0.162098104 \\\\ " +
      "\\delta_1^{[1]} &= \\delta_1^{[2]} \\cdot w_5 \\cdot \\sigma'(z_1^{[1]}) " +
      "\\approx (-0.162098104) \\cdot 0.55 \\cdot 0.236686589 \\approx -0.021101546 \\\\ " +
      "\\frac{\\partial C}{\\partial w_3} &= \\delta_1^{[1]} \\cdot x_2 " +
      "\\approx (-0.021101546) \\cdot 0.3 \\approx -0.00633046381 \\end{aligned}",
  );
});

Deno.test("explain() sums over both paths of the 2-2-2-1 ReLU net: 4.125, where the slides have 1.125", () => {
  const net = mlp([2, 2, 2, 1], {
    activation: relu,
    weights: [[[0.5, 0.25], [-0.5, 0.75]], [[0.5, 0.5], [1, -0.5]], [[1.5, 2]]],
  });
  const { output } = net.forward([1, 2]);
  const loss = halfSquare.on(output[0], 1);
  const { slope, paths, symbolic, numeric, delta, multiplications, text } =
    explain(loss, net.parameters.layer1.weight[0][0]);
  assert.equal(slope, 4.125); // L0-076
  assert.equal(paths, 2); // L0-073
  // The two products, E0-01: 1.125 as printed, and the missing 3.
  assert.equal(
    numeric,
    "\\begin{aligned} \\frac{\\partial \\ell}{\\partial w_{11}^{[1]}} &= " +
      "1.5 \\cdot 1 \\cdot 1.5 \\cdot 1 \\cdot 0.5 \\cdot 1 \\cdot 1 + " +
      "1.5 \\cdot 1 \\cdot 2 \\cdot 1 \\cdot 1 \\cdot 1 \\cdot 1 \\\\ &= 4.125 \\end{aligned}",
  );
  assert.equal(symbolic.split("\\\\ &\\quad {} + ").length, 2);
  // L0-078 with numbers: the sum over the units of the layer above.
  assert.ok(delta.includes(
    "\\delta_1^{[1]} &= \\left(\\delta_1^{[2]} \\cdot w_{11}^{[2]} + \\delta_2^{[2]} \\cdot w_{21}^{[2]}\\right)" +
      " \\cdot \\operatorname{ReLU}'(z_1^{[1]}) = \\left(2.25 \\cdot 0.5 + 3 \\cdot 1\\right) \\cdot 1 = 4.125",
  ));
  assert.deepEqual(
    delta.match(/\\delta_\d\^\{\[\d\]\} &/g),
    ["3_1", "2_1", "2_2", "1_1"].map((name) => {
      const [l, i] = name.split("_");
      return `\\delta_${i}^{[${l}]} &`;
    }),
  );
  // Two products of seven factors; with δ, eleven links, of which one is the loss's own... less one.
  assert.deepEqual(multiplications, { paths: 12, delta: 9, saved: 3 });
  assert.equal(
    text,
    "The slope of ℓ with respect to w11[1] is 4.125, the sum over 2 paths. " +
      "ℓ, ŷ, z1[3], a1[2], z1[2], a1[1], z1[1], w11[1]: 1.5 × 1 × 1.5 × 1 × 0.5 × 1 × 1; " +
      "ℓ, ŷ, z1[3], a2[2], z2[2], a1[1], z1[1], w11[1]: 1.5 × 1 × 2 × 1 × 1 × 1 × 1. " +
      "Path by path it takes 12 multiplications, with δ 9.",
  );
});

Deno.test("explain() has both ways of an input to the loss", () => {
  const { net } = workedExample();
  const { output, x } = net.forward([0.5, 0.3]);
  const { slope, delta, paths } = explain(
    halfSquare.on(output[0], 1).named("L"),
    x[0],
  );
  close(slope, -0.0100478063, 5e-11); // L2-044
  assert.equal(paths, 2);
  assert.ok(
    delta.includes("\\delta_1^{[1]} \\cdot w_1 + \\delta_2^{[1]} \\cdot w_2"),
  );
});

Deno.test("explain() counts the paths of any network: the product of the widths above", () => {
  const widths = fc.array(fc.integer({ min: 1, max: 5 }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(fc.property(widths, fc.nat(99), (hidden, seed) => {
    const net = mlp([2, ...hidden, 1], { chance: new Random(seed) });
    const { output } = net.forward([1, -1]);
    const loss = halfSquare.on(output[0], 0);
    const { paths, multiplications } = explain(
      loss,
      net.parameters.layer1.weight[0][1],
      {
        maxPaths: 1,
      },
    );
    const above = hidden.slice(1);
    const expected = above.reduce((product, width) => product * width, 1);
    assert.equal(paths, expected);
    // Each path: ŷ, z, a, z, a, …, w; one multiplication fewer than links.
    assert.equal(multiplications.paths, expected * (2 * hidden.length + 2));
    // Each δ once: the links between layers, two for each unit passed, one to the weight.
    const links = above.reduce((n, width, l) =>
      n + width * (l === 0 ? 1 : above[l - 1]) + width, 0) +
      (above.at(-1) ?? 1) + 3;
    assert.equal(multiplications.delta, links);
    assert.equal(multiplications.saved, Number(multiplications.paths) - links);
  }));
});

Deno.test("explain() gives the gradient of any parameter, input or number in between", () => {
  const net = mlp([2, 3, 2, 1], {
    chance: new Random(4),
    biases: [[0.1, 0.2, 0.3], [0, 0.5], [1]],
  });
  const { x, z, a, output } = net.forward([0.4, -1.2]);
  const loss = halfSquare.on(output[0], 0.7);
  const { layer1, layer2, layer3 } = net.parameters;
  const nodes = [
    ...x,
    ...z.flat(),
    ...a.flat(),
    ...[layer1, layer2, layer3].flatMap((
      { weight, bias },
    ) => [...weight.flat(), ...bias!]),
  ];
  for (const node of nodes) {
    close(explain(loss, node).slope, gradients(loss, node), 1e-15);
  }
});

Deno.test("explain() lists some paths and counts all, beyond what a double can hold", () => {
  const net = mlp([1, ...new Array(20).fill(8), 1], { chance: new Random(1) });
  const { output } = net.forward([1]);
  const { paths, multiplications, symbolic, numeric, text } = explain(
    halfSquare.on(output[0], 0),
    net.parameters.layer1.weight[0][0],
    { maxPaths: 2 },
  );
  assert.equal(paths, 8n ** 19n);
  assert.equal(
    multiplications.saved,
    8n ** 19n * 42n - BigInt(multiplications.delta),
  );
  const more = `and ${8n ** 19n - 2n} more paths`;
  assert.ok(symbolic.includes(more) && numeric.includes(more));
  assert.ok(text.includes(`; and ${8n ** 19n - 2n} more.`));
});

Deno.test("explain() goes through numbers without names", () => {
  const x = value(2, "x"), u = x.mul(3).add(1).named("u");
  const { symbolic, numeric } = explain(u.pow(2).mul(0.5).named("L"), x);
  assert.equal(
    symbolic,
    "\\frac{\\partial L}{\\partial x} = \\frac{\\partial L}{\\partial u} \\cdot \\frac{\\partial u}{\\partial x}",
  );
  assert.equal(
    numeric,
    "\\begin{aligned} \\frac{\\partial L}{\\partial x} &= 7 \\cdot 3 \\\\ &= 21 \\end{aligned}",
  );
});

Deno.test("explain() adds up the ways through numbers without names", () => {
  const x = value(2, "x"), u = x.mul(3);
  const L = u.add(1).mul(u.mul(u)).named("L"); // (u + 1) u²
  const { slope, numeric, paths } = explain(L, x);
  assert.equal(slope, 3 * (3 * 36 + 2 * 6));
  assert.equal(numeric, "\\frac{\\partial L}{\\partial x} = 360");
  assert.equal(paths, 1);
});

Deno.test("explain() of a node without a path is 0, and of the loss itself 1", () => {
  const x = value(2, "x"), loss = x.mul(3).named("L");
  const none = explain(loss, value(1, "w"));
  assert.deepEqual([none.slope, none.paths], [0, 0]);
  assert.equal(none.symbolic, "\\frac{\\partial L}{\\partial w} = 0");
  assert.equal(none.delta, none.symbolic);
  assert.equal(
    none.text,
    "The slope of L with respect to w is 0: no path leads from one to the other.",
  );
  const itself = explain(loss, loss);
  assert.deepEqual([itself.slope, itself.paths], [1, 1]);
  assert.deepEqual(itself.multiplications, { paths: 0, delta: 0, saved: 0 });
  assert.equal(itself.numeric, "\\frac{\\partial L}{\\partial L} = 1");
  assert.equal(explain(loss, x).delta, "\\frac{\\partial L}{\\partial x} = 3");
});

Deno.test("explain() says what it takes", () => {
  const x = value(1);
  assert.throws(() => explain(x, 3 as unknown as Value), {
    name: "ValueError",
    message:
      "Cannot explain a gradient: the node must be one Value, but it is the number 3, which does not remember how it was made",
  });
  assert.throws(() => explain(x, x, { digits: 0 }), {
    message:
      "Cannot explain a gradient: digits must be a whole number from 1 to 17, but it is 0",
  });
  assert.throws(() => explain(x, x, { maxPaths: 1.5 }), {
    message:
      "Cannot explain a gradient: maxPaths must be a whole number from 1 to 1000, but it is 1.5",
  });
});
