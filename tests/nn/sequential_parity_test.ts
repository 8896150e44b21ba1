/** Ten networks against PyTorch: what comes out, the loss, and its slope for every parameter and input. */

import assert from "node:assert/strict";
import { leakyRelu, softplus } from "../../lib/nn/activations.ts";
import { binaryCrossEntropy } from "../../lib/nn/binary_cross_entropy.ts";
import { crossEntropy } from "../../lib/nn/cross_entropy.ts";
import type { Layer } from "../../lib/nn/layer.ts";
import { linear } from "../../lib/nn/linear.ts";
import type { Loss } from "../../lib/nn/loss.ts";
import { mapParameters, namedParameters } from "../../lib/nn/parameters.ts";
import { sequential } from "../../lib/nn/sequential.ts";
import { halfSquare, meanSquaredError } from "../../lib/nn/squared_error.ts";
import type { Activated } from "../../lib/tensor/backend.ts";
import { gradients } from "../../lib/tensor/mod.ts";
import { fixtures, type Table } from "./fixtures.ts";
import {
  assertNear,
  assertNumbersNear,
  type Contender,
  CONTENDERS,
  given,
} from "./parity.ts";

interface Fixture {
  readonly name: string;
  readonly x: Table;
  readonly targets: Table;
  readonly parameters: Readonly<Record<string, Table>>;
  readonly lossName: keyof typeof LOSSES;
  readonly outputs: Table;
  readonly loss: number;
  readonly gradients: Readonly<Record<string, Table>>;
}

const LOSSES = {
  halfSquare,
  meanSquare: meanSquaredError,
  binaryCrossEntropy,
  crossEntropy,
} satisfies Record<string, Loss>;

/** A dense network whose layers have PyTorch's names. */
function mlp(widths: readonly number[], activation: Activated): Network {
  return ({ backend }) =>
    sequential(Object.fromEntries(
      widths.slice(1).map((units, i) => {
        const isLast = i === widths.length - 2;
        const g = isLast ? "identity" : activation;
        const options = { seed: 1, activation: g, backend };
        return [`layer${i + 1}`, linear(widths[i], units, options)];
      }),
    ));
}

/** A network with any parameters; the fixture's come in their place. */
type Network = (on: Contender) => Layer;

const NETWORKS: Readonly<Record<string, Network>> = {
  "MLP with ReLU": mlp([5, 7, 4, 3], "relu"),
  "MLP with tanh": mlp([3, 5, 2], "tanh"),
  "MLP with sigmoid": mlp([4, 6, 1], "sigmoid"),
  "MLP with softplus and leaky ReLU": ({ backend }) =>
    sequential({
      layer1: linear(1, 8, { seed: 1, backend }),
      softplus,
      layer2: linear(8, 9, { seed: 1, backend }),
      leaky: leakyRelu(0.01),
      layer3: linear(9, 2, { seed: 1, backend }),
    }),
};

/** The layer with the fixture's parameters, each by its full name. */
function filled(layer: Layer, { parameters }: Fixture, on: Contender): Layer {
  const names = new Map(namedParameters(layer).map(([name, p]) => [p, name]));
  assert.deepEqual([...names.values()].sort(), Object.keys(parameters).sort());
  return mapParameters(
    layer,
    (parameter) => given(parameters[names.get(parameter)!], on),
  );
}

for (const contender of CONTENDERS) {
  for (const fixture of fixtures<Fixture>("networks")) {
    const { name } = fixture;
    if (!(name in NETWORKS)) continue;
    Deno.test(`Sequential: ${name} has PyTorch's outputs, loss and slopes, by ${contender.name}`, async () => {
      const net = filled(NETWORKS[name](contender), fixture, contender);
      const x = given(fixture.x, contender);
      const outputs = net.output(x);
      await assertNear(outputs, fixture.outputs, contender, "outputs");
      const loss = LOSSES[fixture.lossName](
        outputs,
        given(fixture.targets, contender),
      );
      const { bound } = contender;
      assertNumbersNear(await loss.read(), [fixture.loss], bound, "loss");
      const wrt = Object.fromEntries([...namedParameters(net), ["x", x]]);
      const slopes = gradients(loss, wrt);
      for (const [what, expected] of Object.entries(fixture.gradients)) {
        await assertNear(slopes[what], expected, contender, `slope of ${what}`);
      }
    });
  }
}
