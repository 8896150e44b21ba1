/** The δ recursion: against the ledger's worked example, small steps, and Values, for any depth. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { Random } from "../../lib/random.ts";
import { type Activation } from "../../lib/scalar/activation.ts";
import {
  identity,
  relu,
  sigmoid,
  softplus,
  tanh,
} from "../../lib/scalar/activations.ts";
import { backwardPass, forwardPass } from "../../lib/scalar/backprop.ts";
import { finiteDifferences } from "../../lib/scalar/finite_differences.ts";
import { gradients } from "../../lib/scalar/gradients.ts";
import { halfSquare, squaredError } from "../../lib/scalar/losses.ts";
import { mlp } from "../../lib/scalar/mlp.ts";
import { sum } from "../../lib/scalar/sums.ts";

// The 0.5/0.3 example of source 004: W[1] = [[w1, w3], [w2, w4]], W[2] = [[w5, w6]].
const EXAMPLE = mlp([2, 2, 1], {
  output: sigmoid,
  weights: [[[0.7, 0.4], [0.3, 0.6]], [[0.55, 0.45]]],
});

const close = (actual: number, expected: number, within = 1e-9) =>
  assert.ok(
    Math.abs(actual - expected) <= within,
    `${actual} is not ${expected}`,
  );

Deno.test("forwardPass() gives the 0.5/0.3 example's values", () => {
  const { z, a } = forwardPass(EXAMPLE, [0.5, 0.3]);
  close(z[0][0], 0.47);
  close(z[0][1], 0.33);
  close(a[1][0], 1 / (1 + Math.exp(-0.47)));
  close(a[2][0], 0.645714, 5e-7); // ledger, rounded
});

Deno.test("backwardPass() gives the slope −0.0997525403 of 004's w5, and half of it in the house's loss", () => {
  // CONVENTIONS, section 4.
  const twice = backwardPass(EXAMPLE, [0.5, 0.3], [1], squaredError);
  close(twice.dW[1][0][0], -0.0997525403, 5e-11);
  const house = backwardPass(EXAMPLE, [0.5, 0.3], [1]);
  close(house.dW[1][0][0], -0.0498762702, 5e-11);
});

Deno.test("backwardPass() sums both paths of the 2-2-2-1 ReLU net: 4.125, not 1.125", () => {
  // Erratum E0-01.
  const net = mlp([2, 2, 2, 1], {
    activation: relu,
    weights: [[[0.5, 0.25], [-0.5, 0.75]], [[0.5, 0.5], [1, -0.5]], [[1.5, 2]]],
  });
  const { loss, a, delta, dW } = backwardPass(net, [1, 2], [1]);
  assert.deepEqual(a[3], [2.5]);
  assert.equal(loss, 1.125);
  assert.deepEqual(delta[1], [2.25, 3]);
  assert.equal(dW[0][0][0], 4.125);
});

Deno.test("backwardPass(), Values and small steps agree on every parameter of any network", () => {
  const smooth: readonly Activation[] = [sigmoid, tanh, softplus, identity];
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 5 }),
      fc.constantFrom(...smooth),
      fc.constantFrom(...smooth),
      fc.constantFrom(halfSquare, squaredError),
      fc.nat(),
      (sizes, activation, output, loss, seed) => {
        const chance = new Random(seed);
        const draw = (n: number) =>
          Array.from({ length: n }, () => chance.normal());
        const net = mlp(sizes, {
          activation,
          output,
          weights: sizes.slice(1).map((n, l) =>
            Array.from({ length: n }, () => draw(sizes[l]))
          ),
          biases: sizes.slice(1).map(draw),
        });
        const x = draw(sizes[0]), y = draw(sizes.at(-1)!);
        const byHand = backwardPass(net, x, y, loss);
        const byValue = gradients(
          sum(net.output(x).map((p, i) => loss.on(p, y[i]))),
          net.parameters,
        );
        const plain = net.plain;
        for (const [l, { weight }] of plain.entries()) {
          const { weight: dW, bias: db } = byValue[`layer${l + 1}`];
          weight.forEach((row, i) => {
            close(byHand.db[l][i], db![i]);
            row.forEach((w, j) => {
              close(byHand.dW[l][i][j], dW[i][j]);
              const nudged = (by: number) =>
                plain.with(l, {
                  ...plain[l],
                  weight: weight.with(i, row.with(j, by)),
                });
              const [measured] = finiteDifferences(
                ([v]) => backwardPass(nudged(v), x, y, loss).loss,
                [w],
              );
              const scale = Math.max(1, Math.abs(measured), byHand.loss);
              close(byHand.dW[l][i][j], measured, 1e-6 * scale);
            });
          });
        }
      },
    ),
    { numRuns: 40 },
  );
});

Deno.test("backwardPass() gives the first layer its gradient, even if it is the only one", () => {
  const one = [{ weight: [[2]], activation: identity }];
  assert.deepEqual(backwardPass(one, [3], [5]).dW, [[[3]]]);
});

Deno.test("forwardPass() and backwardPass() say what does not fit", () => {
  assert.throws(() => forwardPass(EXAMPLE, [1]), {
    name: "ShapeError",
    message:
      "Cannot run a network with 2 inputs: it takes 2 inputs, but 1 was given",
  });
  assert.throws(() => forwardPass(EXAMPLE, [1, NaN]), {
    name: "ValueError",
    message:
      "Cannot run a network with 2 inputs: inputs must be finite numbers, but input 2 is NaN",
  });
  assert.throws(() => backwardPass(EXAMPLE, [1, 2], [1, 0]), {
    name: "ShapeError",
    message:
      "Cannot compare the outputs with a target: it takes 1 target, but 2 were given",
  });
  assert.throws(() => forwardPass([], []), {
    message:
      "Cannot run a network: it must have at least one layer, but it has none",
  });
});

Deno.test("forwardPass() and backwardPass() say what is no network, no list, no activation", () => {
  const loose = backwardPass as (...all: unknown[]) => unknown;
  const forward = forwardPass as (...all: unknown[]) => unknown;
  assert.throws(() => loose(EXAMPLE, [0.5, 0.3], 1), {
    name: "ShapeError",
    message:
      "Cannot compare the outputs with a target: the targets must be a list of 1 number, but they are the number 1; write [1]",
  });
  assert.throws(() => forward(EXAMPLE, 0.5, 0.3), {
    name: "ShapeError",
    message:
      "Cannot run a network with 2 inputs: the inputs must be a list of 2 numbers, but they are the number 0.5; write [0.5, …]",
  });
  assert.throws(() => loose(EXAMPLE, [0.5, 0.3], [1], "half square"), {
    name: "ValueError",
    message:
      "Cannot compare the outputs with a target: the loss's slope must be a function, but it is nothing",
  });
  assert.throws(() => forward(undefined, [1]), {
    name: "ShapeError",
    message:
      "Cannot run a network: the layers must be a list, but there are none",
  });
  assert.throws(() => forward([{ activation: relu }], [1]), {
    name: "ShapeError",
    message:
      "Cannot run a network: the weights of layer 1 must be a list, but there are none",
  });
  assert.throws(
    () => forward([{ weight: [[1]], activation: Math.tanh }], [1]),
    {
      name: "ValueError",
      message:
        "Cannot run a network: the activation of layer 1 must be one of the library or made by activation(g, { slope, … }), but it is a function without a slope",
    },
  );
});
